import { describe, expect, it } from 'vitest';
import {
  add,
  apply,
  det,
  diagonal,
  type Expr,
  elementwise,
  identity,
  index,
  inverse,
  kronecker,
  MINUS_ONE,
  matmul,
  mul,
  norm,
  number,
  ONE,
  pow,
  type SymbolNode,
  size,
  softmax,
  subtract,
  sum,
  total,
  trace,
  transpose,
} from '../../src/expr';
import { checkExprGradient } from '../../src/numeric/finitedifference/exprGradient';
import { derivativeShape, jacobianEntries } from '../../src/numeric/finitedifference/layout';
import { displacement } from '../../src/numeric/finitedifference/structure';
import { matrixTensor } from '../../src/numeric/tensor';
import { M, matrix, N, P, pointOf, scalar, shapeOf, vector } from './helpers';

const w = vector('w', N);
const y = vector('y', M);
const X = matrix('X', M, N);
const A = matrix('A', P, M);
const S = matrix('S', N, N, { property: 'spd' });
const V = matrix('V', N, N, { property: 'invertible' });
const t = scalar('t');
const residual = subtract(matmul([X, w]), y);
const margins = mul([y, matmul([X, w])]);
const T = transpose;

/** Right derivatives in denominator layout, of every combination of shapes. */
const RIGHT: [string, Expr, SymbolNode, Expr, boolean][] = [
  [
    'least squares',
    mul([number(1, 2), pow(norm('two', residual), number(2))]),
    w,
    matmul([T(X), residual]),
    true,
  ],
  [
    'least squares by the data',
    mul([number(1, 2), pow(norm('two', residual), number(2))]),
    X,
    matmul([residual, T(w)]),
    true,
  ],
  [
    'logistic loss',
    total(elementwise('softplus', mul([MINUS_ONE, margins]))),
    w,
    mul([MINUS_ONE, matmul([T(X), mul([y, elementwise('sigmoid', mul([MINUS_ONE, margins]))])])]),
    true,
  ],
  ['log det', elementwise('log', det(V)), V, T(inverse(V)), true],
  ['matrix by matrix', matmul([A, X]), X, kronecker([identity(N), T(A)]), true],
  ['matrix by vector', matmul([w, T(y)]), w, kronecker([T(y), identity(N)]), true],
  [
    'vector by vector',
    softmax(w),
    w,
    subtract(diagonal(softmax(w)), matmul([softmax(w), T(softmax(w))])),
    true,
  ],
  [
    'matrix by scalar',
    elementwise('exp', mul([t, X])),
    t,
    T(mul([X, elementwise('exp', mul([t, X]))])),
    true,
  ],
  ['vector by scalar', mul([pow(t, number(2)), w]), t, T(mul([number(2), t, w])), true],
  [
    'scalar by scalar',
    elementwise('sin', pow(t, number(2))),
    t,
    mul([number(2), t, elementwise('cos', pow(t, number(2)))]),
    true,
  ],
  ['absolute values', norm('one', residual), w, matmul([T(X), elementwise('sign', residual)]), false],
  [
    'digamma',
    total(elementwise('loggamma', pow(w, number(2)))),
    w,
    mul([number(2), w, elementwise('digamma', pow(w, number(2)))]),
    true,
  ],
  ['an unknown function', apply('f', [w], shapeOf()), w, apply('f', [w], shapeOf(N), [1]), true],
  ['its gradient', apply('f', [w], shapeOf(N), [1]), w, apply('f', [w], shapeOf(N, N), [2]), true],
];

const options = { seed: 3 };

describe('gradients of expressions', () => {
  it.each(RIGHT)('%s', (_, f, variable, gradient, analytic) => {
    for (const seed of [1, 2, 3]) {
      const right = checkExprGradient(f, gradient, variable, 'denominator', { seed, entries: 'all' });
      expect(right, JSON.stringify(right?.worst)).toMatchObject({
        verdict: 'agrees',
        method: analytic ? 'complex-step' : 'central-differences',
      });
      expect(right?.maxRelError).toBeLessThan(1e-7);
    }
    const numerator = checkExprGradient(f, transpose(gradient), variable, 'numerator', options);
    expect(numerator?.verdict).toBe('agrees');
    const doubled = checkExprGradient(f, mul([number(2), gradient]), variable, 'denominator', options);
    expect(doubled?.verdict).toBe('disagrees');
    expect(doubled?.factor).toBeCloseTo(2, 6);
  });

  it('names the entry that is off, of the value and of the variable', () => {
    const off = mul([ONE, kronecker([identity(N), T(A)])]);
    const sample = {
      sizes: new Map([
        ['m', 3],
        ['n', 2],
        ['p', 4],
      ]),
    };
    const right = checkExprGradient(matmul([A, X]), off, X, 'denominator', {
      ...options,
      sample,
      entries: 'all',
    });
    // vec(AX) has 8 entries, vec X has 6: Jacobian entry (output, input) is A at (output row, input row) where columns agree.
    expect(right?.entries).toHaveLength(48);
    for (const entry of right?.entries ?? []) {
      const [output, input] = [right?.outputs[entry.output], right?.inputs[entry.input]];
      const value = right?.point.values.get('A') as { cols: number; data: Float64Array };
      const expected =
        output?.col === input?.col ? value.data[((output?.row ?? 0) - 1) * 3 + (input?.row ?? 0) - 1] : 0;
      expect(entry.numeric).toBeCloseTo(expected, 10);
      expect(entry.claimed).toBeCloseTo(expected, 12);
    }
  });

  it('says when a claim has the wrong shape, the transposed one too', () => {
    const f = mul([number(1, 2), pow(norm('two', residual), number(2))]);
    const gradient = matmul([T(X), residual]);
    expect(checkExprGradient(f, transpose(gradient), w, 'denominator', options)).toMatchObject({
      verdict: 'disagrees',
      reason: 'size',
      shape: { claimed: { rows: 1 }, expected: { cols: 1 } },
    });
    expect(checkExprGradient(f, residual, w, 'denominator', options)).toMatchObject({ reason: 'size' });
  });

  it('tells the structured gradients of a symmetric variable apart', () => {
    const logDet = elementwise('log', det(S));
    const byEntries = subtract(mul([number(2), inverse(S)]), mul([identity(N), inverse(S)]));
    const check = (gradient: Expr, structure: 'projected' | 'entries' | 'free') =>
      checkExprGradient(logDet, gradient, S, 'denominator', { ...options, structure })?.verdict;
    expect(check(inverse(S), 'projected')).toBe('agrees');
    expect(check(inverse(S), 'free')).toBe('agrees');
    expect(check(byEntries, 'entries')).toBe('agrees');
    expect(check(byEntries, 'projected')).toBe('disagrees');
    expect(check(inverse(S), 'entries')).toBe('disagrees');
    // A gradient inside the space of symmetric matrices is symmetric.
    const B = matrix('B', N, N);
    const f = trace(matmul([B, S]));
    expect(checkExprGradient(f, T(B), S, 'denominator', options)?.verdict).toBe('disagrees');
    expect(
      checkExprGradient(f, mul([number(1, 2), add([B, T(B)])]), S, 'denominator', options)?.verdict,
    ).toBe('agrees');
  });

  it('differentiates by a member of a family', () => {
    const member = (at: Expr) => vector('x', N, { indices: [at], family: [M] });
    const f = sum('i', ONE, size(M), mul([index('i'), pow(norm('two', member(index('i'))), number(2))]));
    const j = index('j');
    const gradient = mul([number(2), j, member(j)]);
    for (const seed of [1, 2, 3, 4])
      expect(checkExprGradient(f, gradient, member(j), 'denominator', { seed })?.verdict).toBe('agrees');
    expect(checkExprGradient(f, member(j), member(j), 'denominator', { seed: 1 })?.verdict).toBe('disagrees');
  });

  it('reports kinks at a given point, and no point at all', () => {
    const hinge = elementwise('relu', subtract(ONE, matmul([T(w), w])));
    const point = pointOf({ w: [0.6, 0.8] });
    const gradient = mul([number(-2), w]);
    expect(checkExprGradient(hinge, gradient, w, 'denominator', { point })).toMatchObject({
      verdict: 'kink',
      point,
    });
    const nowhere = elementwise('log', mul([MINUS_ONE, pow(t, number(2))]));
    expect(checkExprGradient(nowhere, t, t, 'denominator')).toBeNull();
  });
});

describe('layouts', () => {
  it('have the shapes of the conventions', () => {
    const size = (rows: number, cols: number) => ({ rows, cols });
    expect(derivativeShape(size(1, 1), size(3, 2), 'denominator')).toEqual(size(3, 2));
    expect(derivativeShape(size(1, 1), size(3, 2), 'numerator')).toEqual(size(2, 3));
    expect(derivativeShape(size(3, 2), size(1, 1), 'numerator')).toEqual(size(3, 2));
    expect(derivativeShape(size(3, 1), size(2, 1), 'numerator')).toEqual(size(3, 2));
    expect(derivativeShape(size(3, 2), size(2, 1), 'denominator')).toEqual(size(2, 6));
  });

  it('read entries at their places', () => {
    const gradient = matrixTensor([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const size = { rows: 3, cols: 2 };
    expect([...jacobianEntries(gradient, { rows: 1, cols: 1 }, size, 'denominator')]).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    const flipped = matrixTensor([
      [1, 3, 5],
      [2, 4, 6],
    ]);
    expect([...jacobianEntries(flipped, { rows: 1, cols: 1 }, size, 'numerator')]).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    expect([...jacobianEntries(gradient, { rows: 3, cols: 1 }, { rows: 2, cols: 1 }, 'numerator')]).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });
});

describe('displacements of structured matrices', () => {
  const moved = Float64Array.of(1, 2, 4, 8);
  it.each([
    ['symmetric', 'projected', [1, 3, 3, 8]],
    ['spd', 'entries', [1, 6, 6, 8]],
    ['diagonal', 'projected', [1, 0, 0, 8]],
    ['diagonal', 'entries', [1, 0, 0, 8]],
    ['symmetric', 'free', [1, 2, 4, 8]],
    ['none', 'projected', [1, 2, 4, 8]],
  ] as const)('%s, %s', (property, structure, expected) => {
    expect([...displacement(property, structure, 2)(moved)]).toEqual(expected);
  });
});
