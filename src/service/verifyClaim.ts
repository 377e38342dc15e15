import type { Variable } from '../calculus/derivative';
import { diagnose } from '../diagnose/diagnose';
import { type Expr, showShape } from '../expr';
import { latex } from '../present/latex';
import { readable } from '../simplify/readable';
import { isConfirmed } from '../verify/decide';
import { type Judgement, type JudgeOptions, judge } from '../verify/judge';
import type { Counterexample, Diagnosis, Evidence, Layout, Locale, TextRange, Verdict } from './protocol';
import { explainDecision, explainFinding, say } from './wording';

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
}

/**
 * Judges a claim in all its readings: it holds if it holds in one, and is refuted only if it is in all. `span` is
 * where the claim stands, for the diagnosis.
 */
export function verifyClaim(
  readings: readonly ReadClaim[],
  options: JudgeOptions,
  locale: Locale,
  span: TextRange | null,
): Verified {
  const judged: Judgement[] = [];
  for (const { f, variables, claim } of readings) {
    const judgement = judge(f, variables, claim, options);
    if (isConfirmed(judgement)) return describe(judgement, locale, span);
    judged.push(judgement);
  }
  return describe(judged.find((j) => j.verdict === 'undecided') ?? judged[0], locale, span);
}

function describe(judgement: Judgement, locale: Locale, span: TextRange | null): Verified {
  const { decision } = judgement;
  const expected = latex(readable(judgement.expected));
  const shapes = { right: showShape(judgement.expected.shape), claimed: showShape(judgement.claimed.shape) };
  const findings = judgement.verdict === 'refuted' ? diagnose(judgement) : [];
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
    diagnosis: findings.map((finding) => ({
      kind: finding.kind,
      message: explainFinding(finding, locale, shapes),
      span,
      fix: latex(readable(finding.corrected)),
    })),
    reason: decision ? explainDecision(decision, locale, expected) : say(locale, 'refuted.shape', shapes),
    expected,
  };
}
