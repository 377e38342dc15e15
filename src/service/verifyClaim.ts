import type { Variable } from '../calculus/derivative';
import { diagnose } from '../diagnose/diagnose';
import type { Writer } from '../diagnose/ingredients';
import type { UnderstoodSymbol } from '../elaborate/elaborate';
import { type Expr, showShape } from '../expr';
import { latex } from '../present/latex';
import { readable } from '../simplify/readable';
import type { Syntax } from '../syntax/tree';
import { isConfirmed } from '../verify/decide';
import { type Judgement, type JudgeOptions, judge } from '../verify/judge';
import { explainMistake } from './explainMistake';
import type { Counterexample, Diagnosis, Evidence, Layout, Locale, Verdict } from './protocol';
import { explainDecision, say } from './wording';

/** A verdict with all that is told about it. */
export interface Verified {
  readonly verdict: Verdict;
  readonly layout: Layout | null;
  readonly evidence: Evidence;
  readonly counterexample: Counterexample | null;
  readonly diagnosis: readonly Diagnosis[];
  readonly reason: string;
  readonly expected: string;
}

/** One way to read a claim: the function, the variables and the claimed derivative, elaborated together. */
export interface ReadClaim {
  readonly f: Expr;
  readonly variables: readonly Variable[];
  readonly claim: Expr;
  readonly symbols: readonly UnderstoodSymbol[];
}

/** A claim as it was written, and how to read it when it is written otherwise. */
export interface WrittenClaim {
  readonly root: Syntax;
  readonly source: string;
  readonly about: readonly Syntax[];
  readonly write: Writer;
  parse(text: string): Syntax | null;
  read(edited: Syntax, symbols: readonly UnderstoodSymbol[]): Expr | null;
}

/** Judges a claim in all its readings: it holds if it holds in one, and is refuted only if it is in all. */
export function verifyClaim(
  readings: readonly ReadClaim[],
  options: JudgeOptions,
  locale: Locale,
  written: WrittenClaim,
): Verified {
  const judged: { judgement: Judgement; reading: ReadClaim }[] = [];
  for (const reading of readings) {
    const judgement = judge(reading.f, reading.variables, reading.claim, options);
    if (isConfirmed(judgement)) return describe(judgement, locale, []);
    judged.push({ judgement, reading });
  }
  const { judgement, reading } = judged.find((j) => j.judgement.verdict === 'undecided') ?? judged[0];
  if (judgement.verdict !== 'refuted') return describe(judgement, locale, []);
  return describe(
    judgement,
    locale,
    explainMistake(
      {
        ...written,
        truth: judgement.expected,
        differentiated: reading.variables.length === 1 ? { f: reading.f, x: reading.variables[0] } : null,
        findings: diagnose(judgement),
        read: (edited) => written.read(edited, reading.symbols),
      },
      locale,
      shapesOf(judgement),
    ),
  );
}

const shapesOf = ({ expected, claimed }: Judgement) => ({
  right: showShape(expected.shape),
  claimed: showShape(claimed.shape),
});

function describe(judgement: Judgement, locale: Locale, diagnosis: readonly Diagnosis[]): Verified {
  const { decision } = judgement;
  const expected = latex(readable(judgement.expected));
  const shapes = shapesOf(judgement);
  return {
    verdict: judgement.verdict,
    layout: judgement.layout,
    evidence: {
      method: decision?.method ?? 'symbolic',
      points: decision?.points ?? 0,
      maxRelError: decision?.maxRelError ?? 0,
    },
    counterexample:
      decision?.counterexample ??
      (judgement.shapeMismatch ? { values: {}, expected: shapes.right, claimed: shapes.claimed } : null),
    diagnosis,
    reason: decision ? explainDecision(decision, locale, expected) : say(locale, 'refuted.shape', shapes),
    expected,
  };
}
