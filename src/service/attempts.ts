import { NotDifferentiable } from '../calculus/errors';
import { functionsDifferentiated, isWrittenZero } from '../claims/derivativeSide';
import { type DifferentialReading, differentialReadings } from '../claims/differentialReadings';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { keptNames } from '../claims/keptNames';
import { timeFunctions } from '../claims/timeFunctions';
import type { Conventions, DerivativeLayout } from '../elaborate/context';
import { ElaborationError } from '../elaborate/context';
import { sidesOfAnEquation, type Understanding, type UnderstoodSymbol } from '../elaborate/elaborate';
import { type Expr, isScalar, isZero, type Property, sameShape, zeros } from '../expr';
import type { Syntax } from '../syntax/tree';
import { type Decision, decide, isConfirmed } from '../verify/decide';
import { definitionsAt, stepwise } from './claimDefinitions';
import { withoutSizes, withProperties } from './declaredTypes';
import { isUnreadable, type ReadOptions, typesOf, understand } from './formula';
import type { JudgeRequest } from './judgeRequest';
import { kindsOfDefined } from './kindsOfDefined';
import { isNothing } from './nothing';
import { typesAsWritten } from './typesAsWritten';
import { unreadableNames } from './unreadable';
import { variantsOf } from './variants';
import { varyingBy } from './vary';
import { isSetToZero } from './writtenZero';

/** One comparison of the two sides, in one reading and layout. */
export interface Attempt {
  readonly decision: Decision;
  readonly layout: DerivativeLayout;
  readonly left: Expr;
  readonly right: Expr;
  /** What the names were understood to be. */
  readonly symbols: readonly UnderstoodSymbol[];
  /** The names that were taken for what the text only suggests. */
  readonly suggested: readonly string[];
}

/** What a place in a document lends to the reading of a formula there. */
function optionsAt(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  assumed: ReadonlyMap<string, Property>,
): ReadOptions {
  const at = claim.equation.from;
  const said = document.saidAt(at);
  const definition = definitionsAt(claim, document, request);
  const { left, right, about } = stepwise(claim, document);
  const types = typesAsWritten([left, right], said, definition);
  const options: ReadOptions = {
    language: 'latex',
    declared: withProperties(new Map([...types, ...(request.declared ?? [])]), assumed),
    hints: said.hints,
    properties: new Map([...said.properties, ...assumed]),
    keep: keptNames([left, right, about], definition),
    definition,
  };
  return { ...options, hints: new Map([...said.hints, ...kindsOfDefined(options)]) };
}

/** The sides of a claim as they can be understood, with the names whose differentials are independent. */
function sidesOf(claim: FoundClaim, document: DocumentReading): DifferentialReading[] {
  const { definition, ...told } = stepwise(claim, document);
  const [left, right] = timeFunctions([told.left, told.right], definition).sides;
  // The f of ∂f/∂x moves with x, whether the text says how or not.
  const functions = new Set([left, right].flatMap(functionsDifferentiated));
  const isDefined = (name: string) => functions.has(name) || definition(name) !== null;
  const readings = differentialReadings(left, right, claim.sides, isDefined, (name) => !definition(name));
  return readings.length > 0 ? readings : [{ left, right, varying: new Set() }];
}

/** Options under which the names that vary do so, and are not put in for what they are defined as. */
const withVarying = (options: ReadOptions, varying: ReadonlySet<string>): ReadOptions =>
  varying.size === 0
    ? options
    : { ...options, keep: new Set([...(options.keep ?? []), ...varying]), vary: varyingBy(varying) };

/** Pieces of a claim read in its place; nothing where they cannot be. */
export function readingsOf(
  pieces: readonly Syntax[],
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
): Understanding[] {
  return understoodOrNothing(pieces, optionsAt(claim, document, request, new Map()));
}

function understoodOrNothing(pieces: readonly Syntax[], options: ReadOptions): Understanding[] {
  try {
    return understand(pieces, options);
  } catch (error) {
    // What cannot be read by itself fails again, with its reason, where the sides are read together.
    if (error instanceof ElaborationError || error instanceof NotDifferentiable) return [];
    throw error;
  }
}

/** One piece read as an attempt at its claim read the names; null where it cannot be. */
export function readIn(
  { symbols, layout }: Attempt,
  piece: Syntax,
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
): Expr | null {
  const [{ varying }] = sidesOf(claim, document);
  const options = withVarying(optionsAt(claim, document, request, new Map()), varying);
  try {
    const declared = typesOf(symbols, options.declared);
    return understand([piece], { ...options, declared, derivativeLayout: layout })[0].exprs[0];
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/** Both sides compared in every layout and reading in which they can be; throws the first failure if there is none. */
export function attemptsOf(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  assumed: ReadonlyMap<string, Property> = new Map(),
  seen = new Set<string>(),
  conventions: Conventions | null = null,
): Attempt[] {
  const options = { ...optionsAt(claim, document, request, assumed), conventions };
  const layouts: DerivativeLayout[] = request.layout
    ? [request.layout]
    : ['mixed', 'denominator', 'numerator'];
  // What is set to 0 and is not 0 as it stands is a condition: no points are needed to see that.
  const isOpen = isSetToZero(claim);
  const attempts: Attempt[] = [];
  let failure: unknown = null;
  for (const { left: l, right: r, varying } of sidesOf(claim, document)) {
    const understood = withVarying(options, varying);
    const farthestOf = (how: ReadOptions): number => {
      const plainCost = understoodOrNothing([l, r], how)[0]?.cost;
      return plainCost === undefined ? FARTHEST_AT_ALL : plainCost + FARTHEST;
    };
    const farthest = farthestOf(understood);
    for (const variant of variantsOf(claim, document, request, options)) {
      const { definition, structure, sizes, onlyConfirms, suggested = [] } = variant;
      const keep = new Set([...(variant.keep ?? options.keep ?? []), ...varying]);
      // Sizes from elsewhere in the text are given up only where nothing fits with them.
      if (sizes === 'unsaid' && (attempts.length > 0 || !isMisfit(failure))) break;
      const given = sizes === 'unsaid' ? withoutSizes(understood, request.declared) : understood;
      const said = variant.declared ? { ...given, declared: variant.declared, keep, definition } : given;
      // What the names are made of says how they are to be read.
      const own = variant.declared ? farthestOf(said) : farthest;
      for (const reach of own > farthest ? [farthest, own] : [farthest]) {
        for (const derivativeLayout of sizes === 'unsaid' ? layouts.slice(0, 1) : layouts) {
          let isLaidOut = false;
          try {
            for (const { exprs, symbols } of understand([l, r], {
              ...said,
              keep,
              definition,
              structure,
              derivativeLayout,
              onLayout: () => {
                isLaidOut = true;
              },
              window: 1,
              relate: sidesOfAnEquation,
              farthest: reach,
            })) {
              const [left, written] = exprs;
              const right =
                isZero(written) && (isScalar(written) || isWrittenZero(r)) ? zeros(left.shape) : written;
              const key = `${left.id},${right.id}`;
              if (seen.has(key) || !sameShape(left.shape, right.shape)) continue;
              seen.add(key);
              // A reading that gives up what the text says may confirm a claim, and says nothing against it.
              const mayOnlyConfirm = onlyConfirms || sizes === 'unsaid';
              const onlyWhether = mayOnlyConfirm || request.onlyWhether;
              const decision = isOpen && !isZero(left) ? NOT_ZERO : decide(left, right, { onlyWhether });
              if (mayOnlyConfirm && !isConfirmed(decision)) continue;
              attempts.push({ decision, layout: derivativeLayout, left, right, symbols, suggested });
              // 0 = 0 may be what a definition from elsewhere makes of it; another reading may say more.
              if (isConfirmed(decision) && !isNothing(left)) return attempts;
            }
          } catch (error) {
            if (!isUnreadable(error)) throw error;
            failure ??= error;
          }
          // Without a derivative every other layout reads the same.
          if (!isLaidOut) break;
        }
      }
    }
  }
  if (attempts.length === 0 && assumed.size === 0 && !request.without) {
    const without = unreadableNames(claim, document, options);
    const confirmed =
      without.size > 0
        ? holdsIn(attemptsOrNone(claim, document, { ...request, without, onlyWhether: true }, assumed, seen))
        : null;
    if (confirmed) return [confirmed];
  }
  if (attempts.length === 0 && assumed.size === 0)
    throw failure ?? new ElaborationError('shape', 'The two sides have different shapes.', claim.right.span);
  return attempts;
}

const isMisfit = (error: unknown): boolean => error instanceof ElaborationError && error.code === 'shape';

const NOT_ZERO: Decision = {
  verdict: 'refuted',
  method: 'symbolic',
  points: 0,
  maxRelError: 0,
  counterexample: null,
  obstacle: null,
};

/** How much farther than the plain reading of both sides a reading may be that makes them fit each other. */
const FARTHEST = 1;
/** And how far from how people write, where the plain reading does not fit: no bold matrix is a number. */
const FARTHEST_AT_ALL = 4;

/** The same, and nothing where the sides cannot be read. */
export function attemptsOrNone(...given: Parameters<typeof attemptsOf>): Attempt[] {
  try {
    return attemptsOf(...given);
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}

export const holdsIn = (attempts: readonly Attempt[]): Attempt | undefined =>
  attempts.find(({ decision, left }) => isConfirmed(decision) && !isNothing(left)) ??
  attempts.find(({ decision }) => isConfirmed(decision));
