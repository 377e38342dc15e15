/** Answers of the engine, as small as a test needs them. */
import type { ClaimResult, Examined } from '../../src/service/protocol';

export function examined(changes: Partial<Examined> = {}): Examined {
  return {
    ok: true,
    range: { from: 0, to: 10 },
    source: 'x^2',
    syntax: 'latex',
    expression: { latex: 'x^{2}', shape: ['1', '1'] },
    symbols: [{ name: 'x', latex: 'x', type: 'scalar', source: 'inferred' }],
    variables: ['x'],
    wrt: 'x',
    wrtFromText: false,
    layout: 'denominator',
    derivative: { latex: '2x', math: '2*x', shape: ['1', '1'], numpy: null, kinks: [] },
    claims: [],
    numeric: null,
    steps: [],
    notes: [],
    ms: 1,
    ...changes,
  };
}

export function claim(changes: Partial<ClaimResult> = {}): ClaimResult {
  return {
    range: { from: 20, to: 30 },
    equation: { from: 10, to: 30 },
    kind: 'formula',
    text: "f'(x) = 3x",
    verdict: 'refuted',
    reason: 'The factor is 2.',
    category: null,
    layout: null,
    evidence: null,
    counterexample: null,
    diagnosis: [],
    expected: null,
    ...changes,
  };
}
