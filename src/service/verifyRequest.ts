import { derivativeInTurn, type Structure } from '../calculus/derivative';
import { ElaborationError } from '../elaborate/context';
import { suggestDerivativeShape } from '../elaborate/derivatives';
import type { Relate } from '../elaborate/elaborate';
import type { Expr } from '../expr';
import type { DeclaredType } from '../shapes/declaredType';
import { recognise } from '../simplify/knownFunctions';
import type { Syntax } from '../syntax/tree';
import { keptNames, parseVariables, readProblem } from './differentiate';
import { explainMistake } from './explainMistake';
import {
  isUnreadable,
  parseFormula,
  type ReadOptions,
  readDeclarations,
  typesOf,
  understand,
} from './formula';
import type { Layout, SyntaxLanguage } from './protocol';
import { type Verified, verifyClaim, type WrittenClaim } from './verifyClaim';
import { parsed, writerIn } from './writing';

interface VerifyRequest {
  readonly expr: string;
  readonly claim: string;
  readonly syntax: SyntaxLanguage;
  readonly wrt: readonly string[];
  readonly declare: string;
  readonly layout: Layout | null;
  readonly structure: Structure;
}

/** Judges a claim given as text, and says what is wrong with it. Throws `ServiceFailure` and errors of reading. */
export function verifyRequest(asked: VerifyRequest): Omit<Verified, 'reason' | 'expected'> {
  const declared = readDeclarations(asked.declare);
  const f = parseFormula(asked.expr, asked.syntax);
  const by = parseVariables(asked.wrt, asked.syntax);
  const root = parseFormula(asked.claim, asked.syntax);
  const options = { language: asked.syntax, declared, keep: keptNames(asked.wrt), window: 1 };
  const written: WrittenClaim = {
    root,
    source: asked.claim,
    about: [f, ...by],
    write: writerIn(asked.syntax),
    parse: (text) => parsed(text, asked.syntax),
    read: (edited, symbols) => readAs(edited, typesOf(symbols, declared), asked.syntax),
  };
  try {
    const readings = claimReadings(f, by, root, options, asked.layout).map(({ problem, rest }) => ({
      f: recognise(problem.f),
      variables: problem.variables,
      claim: rest[0],
      symbols: problem.understanding.symbols,
    }));
    return verifyClaim(readings, { layout: asked.layout, structure: asked.structure }, 'en', written);
  } catch (error) {
    if (!(error instanceof ElaborationError) || error.code !== 'shape') throw error;
    // The function reads well but its claim has shapes that do not fit: that refutes it. Else the failure is the request's.
    return misfit(error, readProblem(f, by, options)[0].problem, written, asked);
  }
}

/** The claim's readings, with the sizes that it leaves open as the derivative has them in the layout or in either. */
function claimReadings(
  f: Syntax,
  by: readonly Syntax[],
  claim: Syntax,
  options: ReadOptions,
  layout: Layout | null,
): ReturnType<typeof readProblem> {
  const layouts: Layout[] = layout ? [layout] : ['denominator', 'numerator'];
  const readings = layouts.flatMap((each) => {
    const relate: Relate = (typed, _, context) =>
      suggestDerivativeShape(typed[0], typed.slice(1, -1), typed[typed.length - 1], each, context);
    return readProblem(f, by, { ...options, relate }, [claim]);
  });
  const key = ({ problem, rest }: (typeof readings)[number]) => `${problem.f.id},${rest[0].id}`;
  return [...new Map(readings.map((reading) => [key(reading), reading])).values()];
}

/** A claim whose shapes do not fit each other. */
function misfit(
  error: ElaborationError,
  { f, variables, understanding }: ReturnType<typeof readProblem>[0]['problem'],
  written: WrittenClaim,
  { layout, structure }: VerifyRequest,
): Omit<Verified, 'reason' | 'expected'> {
  const explained = (layout ? [layout] : (['denominator', 'numerator'] as const)).flatMap((each) =>
    explainMistake(
      {
        ...written,
        truth: derivativeInTurn(recognise(f), variables, { layout: each, structure }),
        differentiated: variables.length === 1 ? { f, x: variables[0] } : null,
        findings: [],
        read: (edited) => written.read(edited, understanding.symbols),
      },
      'en',
      { right: '', claimed: '' },
    ),
  );
  return {
    verdict: 'refuted',
    layout: null,
    evidence: { method: 'symbolic', points: 0, maxRelError: 0 },
    counterexample: { values: {}, expected: null, claimed: error.message },
    diagnosis: [
      explained[0] ?? {
        kind: 'shape',
        message: error.message,
        span: { from: error.span.from, to: error.span.to },
        fix: null,
      },
    ],
  };
}

function readAs(
  edited: Syntax,
  declared: ReadonlyMap<string, DeclaredType>,
  language: SyntaxLanguage,
): Expr | null {
  try {
    return understand([edited], { language, declared })[0].exprs[0];
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}
