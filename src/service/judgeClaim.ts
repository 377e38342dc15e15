import { NotDifferentiable } from '../calculus/errors';
import { derivativeVariables } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { diagnose } from '../diagnose/diagnose';
import type { Definition, DerivativeLayout } from '../elaborate/context';
import { ElaborationError } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable, usesOf } from '../elaborate/uses';
import { type Expr, isScalar, isZero, type Property, sameShape, showShape, zeros } from '../expr';
import { latex } from '../present/latex';
import type { DeclaredType } from '../shapes/declaredType';
import { readable } from '../simplify/readable';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import { type Decision, decide } from '../verify/decide';
import { asFailure, understand } from './formula';
import type { ClaimResult, Layout, Locale, TextRange, UndecidedReason } from './protocol';
import { explainDecision, explainFinding, say } from './wording';

export interface JudgeRequest {
  readonly text: string;
  readonly locale: Locale;
  /** Only this layout is right; else any. */
  readonly layout: Layout | null;
  /** The user's own declarations: stronger than the text's. */
  readonly declared?: ReadonlyMap<string, DeclaredType>;
}

/** One comparison of the two sides, in one reading and layout. */
interface Attempt {
  readonly decision: Decision;
  readonly layout: DerivativeLayout;
  readonly left: Expr;
  readonly right: Expr;
}

/** Judges one equal sign of a document. Never throws. */
export function judgeClaim(claim: FoundClaim, document: DocumentReading, request: JudgeRequest): ClaimResult {
  const base = {
    range: claim.range,
    equation: claim.equation,
    kind: 'formula' as const,
    text: request.text.slice(claim.range.from, claim.range.to),
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
  try {
    const missing = missingDefinition(claim, document);
    if (missing) return undecided('no-definition', say(request.locale, 'no-definition', { name: missing }));
    return judgeReadable(claim, document, request, base, undecided);
  } catch (error) {
    const failure = asFailure(error);
    const categories: Partial<Record<string, UndecidedReason>> = {
      shape: 'shape',
      ambiguous: 'ambiguous',
      unsupported: 'unsupported',
      limit: 'time',
    };
    return undecided(categories[failure.code] ?? 'notation', failure.message);
  }
}

function judgeReadable(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  base: { range: TextRange; equation: TextRange; kind: 'formula'; text: string },
  undecided: (category: UndecidedReason, reason: string, expected?: string | null) => ClaimResult,
): ClaimResult {
  const { locale } = request;
  const tried = new Set<string>();
  const attempts = attemptsOf(claim, document, request, undefined, tried);
  const holds = attempts.find(
    ({ decision }) => decision.verdict === 'proved' || decision.verdict === 'agrees',
  );
  const shown = holds ?? attempts.find(({ decision }) => decision.verdict === 'undecided') ?? attempts[0];
  const expected = latex(readable(shown.left));
  const layout: Layout | null = holds ? (holds.layout === 'mixed' ? 'denominator' : holds.layout) : null;
  const { decision } = shown;
  const evidence = { method: decision.method, points: decision.points, maxRelError: decision.maxRelError };
  if (holds) {
    const reason = explainDecision(decision, locale, expected);
    return {
      ...base,
      verdict: decision.verdict,
      reason,
      category: null,
      layout,
      evidence,
      counterexample: null,
      diagnosis: [],
      expected,
    };
  }
  if (decision.verdict === 'undecided')
    return undecided('domain', explainDecision(decision, locale, expected), expected);
  if (isZero(shown.right)) return undecided('prose', say(locale, 'condition'), expected);
  const assumption = assumptionUnder(claim, document, request, tried);
  if (assumption)
    return undecided('domain', say(locale, assumption.key, { name: assumption.name }), expected);
  const shapes = { right: showShape(shown.left.shape), claimed: showShape(shown.right.shape) };
  const findings = diagnose({
    expected: shown.left,
    claimed: shown.right,
    shapeMismatch: false,
    holdsInOtherLayout: false,
  });
  const diagnosis = findings.map((finding) => ({
    kind: finding.kind,
    message: explainFinding(finding, locale, shapes),
    span: base.range,
    fix: latex(readable(finding.corrected)),
  }));
  return {
    ...base,
    verdict: 'refuted',
    reason:
      diagnosis.length > 0
        ? `${diagnosis[0].message} ${explainDecision(decision, locale, expected)}`
        : explainDecision(decision, locale, expected),
    category: null,
    layout: null,
    evidence,
    counterexample: decision.counterexample,
    diagnosis,
    expected,
  };
}

/** Letters whose matrices are symmetric by what they stand for (covariance, precision, scatter, kernel). */
const SYMMETRIC_BY_HABIT = ['\\Sigma', '\\Lambda', 'S', 'K', '\\mathbf{S}'];
/** Letters of targets and distributions, whose entries mostly sum to one. */
const TARGETS = ['y', 't', 'p', 'q', '\\pi'];

/** What a text may take for granted without saying so, and under which a refuted claim holds. */
function assumptionUnder(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  tried: Set<string>,
): { key: string; name: string } | null {
  const tries = [
    ...SYMMETRIC_BY_HABIT.map((name) => ({ name, property: 'spd' as const, key: 'assumes.symmetric' })),
    ...TARGETS.map((name) => ({ name, property: 'onehot' as const, key: 'assumes.sum' })),
  ];
  const used = usesOf(
    { kind: 'list', items: [claim.left, claim.right], span: claim.equation },
    () => false,
    (name) => document.definitionAt(name, claim.equation.from),
  );
  for (const { name, property, key } of tries) {
    if (!used.has(name)) continue;
    const attempts = attemptsOf(claim, document, request, new Map([[name, property]]), tried);
    if (attempts.some(({ decision }) => decision.verdict === 'proved' || decision.verdict === 'agrees'))
      return { key, name };
  }
  return null;
}

/** Both sides compared in every layout and reading in which they can be; throws the first failure if there is none. */
function attemptsOf(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  assumed: ReadonlyMap<string, Property> = new Map(),
  seen = new Set<string>(),
): Attempt[] {
  const at = claim.equation.from;
  const said = document.saidAt(at);
  const keep = new Set<string>();
  for (const v of [claim.left, claim.right, claim.about].flatMap(derivativeVariables)) {
    const variable = asVariable(v, new Set(), () => false);
    if (variable) keep.add(variable.name);
  }
  const everything = (name: string): Definition | null => document.definitionAt(name, at);
  // A letter defined before may be a plain variable here: only what is differentiated must have its definition.
  const functions = new Set(
    operandsOf(claim.left)
      .concat(operandsOf(claim.right))
      .flatMap((o) => nameOfFunction(o) ?? []),
  );
  const functionsOnly = (name: string): Definition | null => (functions.has(name) ? everything(name) : null);
  const scopes = [everything, functionsOnly];
  const layouts: DerivativeLayout[] = request.layout
    ? [request.layout]
    : ['mixed', 'denominator', 'numerator'];
  const plainCost = costOfSides(claim, { said, keep, definition: everything, request });
  const attempts: Attempt[] = [];
  let failure: unknown = null;
  for (const [definition, derivativeLayout] of scopes.flatMap((scope) =>
    layouts.map((layout) => [scope, layout] as const),
  )) {
    try {
      const readings = understand([claim.left, claim.right], {
        language: 'latex',
        declared: new Map([...said.declared, ...(request.declared ?? [])]),
        hints: said.hints,
        properties: new Map([...said.properties, ...assumed]),
        keep,
        definition,
        derivativeLayout,
        window: 1,
        equate: true,
      });
      for (const { exprs, cost } of readings) {
        if (cost > plainCost + FARTHEST) continue;
        const [left, written] = exprs;
        const right = isZero(written) && isScalar(written) ? zeros(left.shape) : written;
        const key = `${left.id},${right.id}`;
        if (seen.has(key) || !sameShape(left.shape, right.shape)) continue;
        seen.add(key);
        const decision = decide(left, right);
        attempts.push({ decision, layout: derivativeLayout, left, right });
        if (decision.verdict === 'proved' || decision.verdict === 'agrees') return attempts;
      }
    } catch (error) {
      if (!(error instanceof ElaborationError)) throw error;
      failure ??= error;
    }
  }
  if (attempts.length === 0 && assumed.size === 0)
    throw failure ?? new ElaborationError('shape', 'The two sides have different shapes.', claim.right.span);
  return attempts;
}

/** How much farther than the plain reading of both sides a reading may be that makes them fit each other. */
const FARTHEST = 1;

/** How far from usual notation the two sides are, each read for itself. */
function costOfSides(
  claim: FoundClaim,
  {
    said,
    keep,
    definition,
    request,
  }: {
    said: ReturnType<DocumentReading['saidAt']>;
    keep: ReadonlySet<string>;
    definition: (name: string) => Definition | null;
    request: JudgeRequest;
  },
): number {
  try {
    const [plain] = understand([claim.left, claim.right], {
      language: 'latex',
      declared: new Map([...said.declared, ...(request.declared ?? [])]),
      hints: said.hints,
      properties: said.properties,
      keep,
      definition,
    });
    return plain.cost;
  } catch (error) {
    // What cannot be read by itself fails again, with its reason, where the sides are read together.
    if (error instanceof ElaborationError || error instanceof NotDifferentiable)
      return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** The name that is differentiated without being known: `\partial L/\partial w` with no L in the document. */
function missingDefinition(claim: FoundClaim, document: DocumentReading): string | null {
  const at = claim.equation.from;
  for (const operand of operandsOf(claim.left)) {
    const variable = asVariable(operand, new Set(), () => false);
    if (variable && document.definitionAt(variable.name, at) === null) return plainText(operand);
    if (operand.kind === 'juxtapose' && operand.factors.length === 2 && operand.factors[1].kind === 'group') {
      const callee = asVariable(operand.factors[0], new Set(), () => false);
      if (
        callee &&
        document.definitionAt(callee.name, at) === null &&
        usesOf(
          operand,
          () => false,
          () => null,
        ).size > 0 &&
        isArgumentList(operand.factors[1])
      )
        return callee.name;
    }
  }
  return null;
}

/** L of `L`, and of `L(w, b)`. */
function nameOfFunction(operand: Syntax): string | null {
  const callee =
    operand.kind === 'juxtapose' && operand.factors[1]?.kind === 'group' ? operand.factors[0] : operand;
  return asVariable(callee, new Set(), () => false)?.name ?? null;
}

const isArgumentList = (group: Syntax): boolean =>
  group.kind === 'group' &&
  group.bracket === 'round' &&
  (group.body.kind === 'symbol' || group.body.kind === 'list');

function operandsOf(node: Syntax): Syntax[] {
  const own = node.kind === 'derivative' && node.operand ? [node.operand] : [];
  return [...own, ...childrenOf(node).flatMap(operandsOf)];
}
