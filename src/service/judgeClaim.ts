import { isVariable } from '../calculus/derivative';
import { completed } from '../claims/completed';
import {
  differentialsIn,
  firstDerivative,
  holdsDerivative,
  holdsDifferential,
  isSupposed,
  operandsOf,
  primesName,
} from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { type Expansion, expansionIn } from '../claims/expansions';
import { diagnose } from '../diagnose/diagnose';
import { ElaborationError } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import { Interrupted, isZero, OutOfTime, showShape } from '../expr';
import { latex } from '../present/latex';
import { readable } from '../simplify/readable';
import type { Syntax } from '../syntax/tree';
import { type Decision, isConfirmed } from '../verify/decide';
import { assumptionUnder } from './assumptions';
import { type Attempt, attemptsOf, attemptsOrNone, holdsIn, readIn } from './attempts';
import { confirmedIn, evidenceOf } from './confirmed';
import { inOtherUse, noConventions, type OtherUse } from './conventions';
import { doubtOf } from './doubt';
import { diagnosisOf, explainMistake, type Mistaken } from './explainMistake';
import { asFailure, isUnreadable } from './formula';
import { holdsInCase } from './inCase';
import { indexOnRightOnly } from './indexDoubt';
import { expansionHolds } from './judgeExpansion';
import type { JudgeRequest } from './judgeRequest';
import { leavesOpen, showsMistake } from './misfit';
import { isNothing } from './nothing';
import { numberedEntry } from './numberedEntry';
import type { ClaimResult, Diagnosis, Locale, TextRange, UndecidedReason } from './protocol';
import { type Repair, repairOf } from './repair';
import { isSolvedForZero } from './setToZero';
import { inLanguage } from './translation';
import { upToConstant } from './upToConstant';
import { explainDecision, joined, say } from './wording';
import { writerIn } from './writing';
import { isSetToZero, isZeroWritten } from './writtenZero';

interface ClaimBase {
  readonly range: TextRange;
  readonly equation: TextRange;
  readonly kind: 'formula';
  readonly text: string;
  /** Where the claim begins, and the source up to its end, in the formula's own count. */
  readonly rightFrom: number;
  readonly formula: string;
}

/** Judges one equal sign of a document. Throws nothing but `Interrupted`. */
export function judgeClaim(found: FoundClaim, document: DocumentReading, request: JudgeRequest): ClaimResult {
  const complete = completing(found, document);
  const claim: FoundClaim = {
    ...found,
    left: complete(found.left),
    right: complete(found.right),
    about: complete(found.about),
  };
  const base = {
    range: claim.range,
    equation: claim.equation,
    kind: 'formula' as const,
    text: request.text.slice(claim.range.from, claim.range.to),
  };
  const formulaStart = claim.range.from - claim.right.span.from;
  const placed: ClaimBase = {
    ...base,
    rightFrom: claim.right.span.from,
    formula: request.text.slice(formulaStart, claim.range.to),
  };
  const undecided = (
    category: UndecidedReason,
    reason: string,
    expected: string | null = null,
  ): ClaimResult => ({
    ...base,
    verdict: 'undecided',
    reason,
    category,
    layout: null,
    evidence: null,
    counterexample: null,
    diagnosis: [],
    expected,
  });
  const expansion = expansionIn(found.left, found.op, found.right);
  const missing = missingDefinition(claim, document);
  const link = upToConstant(claim, document);
  const openConstant = () => undecided('no-definition', say(request.locale, 'constant'));
  const noDefinition = () =>
    undecided('no-definition', say(request.locale, 'no-definition', { name: missing ?? '' }));
  try {
    if (expansion) {
      const decision = expansionHolds(expansion, claim, document, request, complete);
      if (!decision) return undecided('prose', say(request.locale, 'approximation'));
      return { ...undecided('prose', ''), ...agreeing(expansion, decision, request.locale) };
    }
    if (link?.gradients) {
      const judged = judgeReadable(link.gradients, document, request, placed, undecided);
      const reason = say(request.locale, 'up-to-constant', { name: link.variable });
      return isConfirmed(judged) ? { ...judged, reason, expected: null } : openConstant();
    }
    if (link) return openConstant();
    const judged = judgeInCase(claim, document, request, placed, undecided);
    if (missing === null || judged.category === 'prose' || judged.category === 'stated') return judged;
    // What holds for any function holds for this one.
    return isConfirmed(judged) ? { ...judged, expected: null } : noDefinition();
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const failure = asFailure(error);
    if (link && failure.code !== 'timeout') return openConstant();
    // What is set to zero is a condition, whatever keeps the other side from being read.
    if (isSetToZero(claim)) return undecided('stated', say(request.locale, 'condition'));
    if (missing !== null && failure.code !== 'timeout') return noDefinition();
    const categories: Partial<Record<string, UndecidedReason>> = {
      shape: 'shape',
      ambiguous: 'ambiguous',
      unsupported: 'unsupported',
      limit: 'time',
    };
    if (failure.code === 'timeout') return undecided('time', say(request.locale, 'timeout'));
    return undecided(categories[failure.code] ?? 'notation', inLanguage(failure.message, request.locale));
  }
}

/** Writes a side out, with what its derivatives are taken by. */
const completing =
  ({ sides, equation }: FoundClaim, document: DocumentReading) =>
  (side: Syntax) =>
    completed(side, sides, (name) => document.definitionAt(name, equation.from));

/** The verdict on an expansion that is right up to its order. */
const agreeing = (
  { order }: Expansion,
  { method, points, maxRelError }: Decision,
  locale: Locale,
): Pick<ClaimResult, 'verdict' | 'reason' | 'category' | 'evidence'> => ({
  verdict: 'agrees',
  reason: say(locale, order === 1 ? 'expansion.first' : 'expansion.second'),
  category: null,
  evidence: { method, points, maxRelError },
});

/** Judges a claim as it stands, and where it is not right so, in the case that the text is in. */
function judgeInCase(...given: Parameters<typeof judgeReadable>): ClaimResult {
  const [claim, document, request, base, undecided] = given;
  const judged = judgeReadable(...given);
  const holds = isConfirmed(judged) ? null : holdsInCase(claim, document, request);
  if (!holds) return judged;
  if (!claim.supposed?.isOfClaim)
    return judged.verdict === 'refuted' ? undecided('prose', say(request.locale, 'other-case')) : judged;
  const { range, equation, kind, text } = base;
  return {
    range,
    equation,
    kind,
    text,
    ...confirmedIn(holds, say(request.locale, 'in-case'), request.locale),
  };
}

function judgeReadable(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  base: ClaimBase,
  undecided: (category: UndecidedReason, reason: string, expected?: string | null) => ClaimResult,
): ClaimResult {
  const { locale } = request;
  const plain = { range: base.range, equation: base.equation, kind: base.kind, text: base.text };
  const tried = new Set<string>();
  const conventions = noConventions();
  let attempts: Attempt[];
  try {
    attempts = attemptsOf(claim, document, request, undefined, tried, conventions);
  } catch (error) {
    const otherUse = isUnreadable(error) ? inOtherUse(claim, document, request, conventions.met) : null;
    if (otherUse) return usedOtherwise(otherUse, plain, undecided, locale);
    // What the text leaves open is no mistake, whatever would make it fit; and looking for that takes long.
    const isOpen = missingDefinition(claim, document) !== null || leavesOpen(claim, document);
    const isMisfit = error instanceof ElaborationError && error.code === 'shape';
    const repaired = isMisfit && !isOpen ? repairOf(claim, document, request) : null;
    if (!repaired || !showsMistake(repaired, claim, document)) throw error;
    return misfit(error as ElaborationError, repaired, base, locale);
  }
  const holds = holdsIn(attempts);
  if (!holds && isSetToZero(claim)) return undecided('stated', say(locale, 'condition'));
  const otherUse = holds ? null : inOtherUse(claim, document, request, conventions.met);
  if (otherUse) return usedOtherwise(otherUse, plain, undecided, locale);
  const shown = holds ?? attempts.find(({ decision }) => decision.verdict === 'undecided') ?? attempts[0];
  const expected = latex(readable(shown.left));
  const { decision } = shown;
  const evidence = evidenceOf(decision);
  // 0 = 0 where something was differentiated says only that the text does not show the dependence.
  const condition = () => undecided('stated', say(locale, 'condition'), expected);
  const noDependence = () => undecided('no-definition', say(locale, 'no-dependence'), expected);
  // It is 0 in a reading that gives up a definition.
  if (holds && isZero(holds.left) && isZeroWritten(claim) && attempts.some(({ left }) => !isZero(left)))
    return condition();
  if (holds && isNothing(holds.left) && isNothing(holds.right) && !isZeroWritten(claim))
    return noDependence();
  if (holds && isSetToZero(claim) && isSolvedForZero(claim, document, request)) return condition();
  const entry = numberedEntry(claim, shown.symbols);
  if (entry) return undecided('ambiguous', say(locale, 'numbered-entry', { name: entry }), expected);
  if (holds) return { ...plain, ...confirmedIn(holds, null, locale) };
  if (decision.verdict === 'undecided')
    return undecided('domain', explainDecision(decision, locale, expected), expected);
  if (isZero(shown.right)) return isZeroWritten(claim) ? condition() : noDependence();
  const doubt = doubtOf(claim, shown, document, request.text);
  if (doubt) return undecided(doubt.category, say(locale, doubt.key, doubt.blanks), expected);
  const assumption = assumptionUnder(claim, document, request, tried, [shown, ...attempts]);
  if (assumption?.said) {
    const how = say(locale, assumption.key, { name: assumption.name });
    return { ...plain, ...confirmedIn(assumption.said, how, locale) };
  }
  if (assumption)
    return undecided('domain', say(locale, assumption.key, { name: assumption.name }), expected);
  // A link without a derivative says nothing of one.
  const isLink = ![claim.left, claim.right].some((side) => holdsDerivative(side) || holdsDifferential(side));
  const difference = isLink
    ? say(locale, 'refuted.equation', { expected })
    : explainDecision(decision, locale, expected);
  const refuted = (diagnosis: readonly Diagnosis[]): ClaimResult => ({
    ...plain,
    verdict: 'refuted',
    reason: diagnosis.length > 0 ? joined(locale, diagnosis[0].message, difference) : difference,
    category: null,
    layout: null,
    evidence,
    counterexample: decision.counterexample,
    diagnosis,
    expected,
  });
  // A sign that could be something else is no derivative where no known mistake explains the difference.
  const isOther = [claim.left, claim.right].some((side) => isSupposed(side) || primesName(side));
  const index = indexOnRightOnly(shown.left, shown.right);
  const isDoubtful = isOther || index !== null;
  const unexplained = () =>
    isOther
      ? undecided('notation', say(locale, 'supposed'), expected)
      : index !== null
        ? undecided('ambiguous', say(locale, 'index-open', { name: index }), expected)
        : refuted([]);
  if (request.explain === false && !isDoubtful) return refuted([]);
  try {
    if (!isOther && isRightItself(claim, document, request))
      return { ...refuted([]), reason: say(locale, 'refuted.before') };
    const diagnosis = explanationOf(claim, shown, document, request, base);
    return diagnosis.length > 0 ? refuted(diagnosis) : unexplained();
  } catch (error) {
    if (error instanceof OutOfTime) return unexplained();
    throw error;
  }
}

/** A claim that holds, or may hold, where one of its signs is used in another way than is tried first. */
function usedOtherwise(
  { convention, attempt }: OtherUse,
  plain: Pick<ClaimResult, 'range' | 'equation' | 'kind' | 'text'>,
  undecided: (category: UndecidedReason, reason: string, expected?: string | null) => ClaimResult,
  locale: Locale,
): ClaimResult {
  const { decision } = attempt;
  const how = say(locale, `convention.${convention}`);
  if (isConfirmed(decision)) return { ...plain, ...confirmedIn(attempt, how, locale) };
  const expected = latex(readable(attempt.left));
  return undecided('ambiguous', joined(locale, how, explainDecision(decision, locale, expected)), expected);
}

/** In `f' = a = b` with a wrong a, b may be the derivative all the same: then there is nothing to mend in it. */
function isRightItself(claim: FoundClaim, document: DocumentReading, request: JudgeRequest): boolean {
  if (claim.about.span.from === claim.left.span.from) return false;
  return holdsIn(attemptsOrNone({ ...claim, left: claim.about }, document, request)) !== undefined;
}

/** What is wrong with a refuted claim, at its place in the document. */
function explanationOf(
  claim: FoundClaim,
  shown: Attempt,
  document: DocumentReading,
  request: JudgeRequest,
  base: ClaimBase,
): Diagnosis[] {
  const { locale } = request;
  const { source } = document.regions[claim.region];
  const shapes = { right: showShape(shown.left.shape), claimed: showShape(shown.right.shape) };
  const findings = diagnose({
    expected: shown.left,
    claimed: shown.right,
    shapeMismatch: false,
    holdsInOtherLayout: false,
  });
  const shift = base.range.from - base.rightFrom;
  const explained = explainMistake(
    {
      root: claim.right,
      source,
      truth: shown.left,
      differentiated: differentiatedIn(shown, claim, document, request),
      about: [claim.left],
      write: writerIn('latex'),
      findings,
      read: (edited) => readIn(shown, edited, claim, document, request),
      parse: (text) => {
        const { from, to } = claim.right.span;
        const side = document.reread(claim.region, text, { from, to: to + text.length - source.length });
        return side && completing(claim, document)(side);
      },
    },
    locale,
    shapes,
  ).map((d) => ({ ...d, span: d.span && { from: d.span.from + shift, to: d.span.to + shift } }));
  // A wrong claim may have forced shapes on its names in which no edit of it is right.
  const repaired = explained.length === 0 ? repairOf(claim, document, request) : null;
  return repaired ? [placedDiagnosis(repaired, base, locale)] : explained;
}

/** A claim whose shapes do not fit, and that a transpose or a change of order would make right. */
function misfit(error: ElaborationError, repair: Repair, base: ClaimBase, locale: Locale): ClaimResult {
  const { left } = repair.attempt;
  const expected = latex(readable(left));
  const message = inLanguage(error.message, locale);
  return {
    range: base.range,
    equation: base.equation,
    kind: base.kind,
    text: base.text,
    verdict: 'refuted',
    reason: joined(locale, message, say(locale, 'misfit', { expected })),
    category: null,
    layout: null,
    evidence: { method: 'symbolic', points: 0, maxRelError: 0 },
    counterexample: { values: {}, expected: showShape(left.shape), claimed: message },
    diagnosis: [placedDiagnosis(repair, base, locale)],
    expected,
  };
}

/** The edit that makes a claim right, at its place in the document. */
function placedDiagnosis({ edit }: Repair, base: ClaimBase, locale: Locale): Diagnosis {
  // Spans in the claim's tree count from the formula's start; so does where the claim begins in it.
  const shift = base.range.from - base.rightFrom;
  return {
    ...diagnosisOf(edit, base.formula, locale),
    span: { from: edit.span.from + shift, to: edit.span.to + shift },
  };
}

/** The function and variable of the first derivative on the left, where both can be read alone. */
function differentiatedIn(
  attempt: Attempt,
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
): Mistaken['differentiated'] {
  const found = firstDerivative(claim.left);
  if (!found?.operand || found.by.length !== 1) return null;
  const f = readIn(attempt, found.operand, claim, document, request);
  const x = readIn(attempt, found.by[0].variable, claim, document, request);
  return f && x && isVariable(x) ? { f, x } : null;
}

/** The name that is differentiated without being known: `\partial L/\partial w` with no L in the document. */
function missingDefinition(claim: FoundClaim, document: DocumentReading): string | null {
  const at = claim.equation.from;
  for (const operand of operandsOf(claim.left)) {
    const variable = asVariable(operand, new Set(), () => false);
    if (variable && document.definitionAt(variable.name, at) === null && !isOwnChange(claim.left, operand))
      return plainText(operand);
  }
  return null;
}

/** The X of `dX`, which is what varies. */
const isOwnChange = (side: Syntax, operand: Syntax): boolean => differentialsIn(side).includes(operand);
