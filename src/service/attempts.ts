import type { Structure } from '../calculus/derivative';
import { NotDifferentiable } from '../calculus/errors';
import { appliedVariables } from '../claims/appliedVariables';
import { derivativeVariables } from '../claims/derivativeSide';
import { type DifferentialReading, differentialReadings } from '../claims/differentialReadings';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { layersAndSteps } from '../claims/layers';
import { holdsTwoNorm, withFrobeniusNorms } from '../claims/matrixNorms';
import { timeFunctions } from '../claims/timeFunctions';
import { dependsOnFamilies, type OfFamilies, unknownFunctions } from '../claims/unknownFunctions';
import type { Conventions, Definition, DerivativeLayout } from '../elaborate/context';
import { ElaborationError } from '../elaborate/context';

import { sidesOfAnEquation, type Understanding, type UnderstoodSymbol } from '../elaborate/elaborate';
import { asVariable, usesOf } from '../elaborate/uses';
import { type Expr, isScalar, isZero, type Property, sameShape, zeros } from '../expr';
import type { DeclaredType } from '../shapes/declaredType';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import { type Decision, decide, isConfirmed } from '../verify/decide';
import { isUnreadable, type ReadOptions, typesOf, understand } from './formula';
import { isNothing } from './nothing';
import type { Layout, Locale } from './protocol';
import { varyingBy } from './vary';

export interface JudgeRequest {
  readonly text: string;
  readonly locale: Locale;
  /** Only this layout is right; else any. */
  readonly layout: Layout | null;
  /** Names are left as they are where the text gives them a value, and put in only for functions. */
  readonly solvedFor?: boolean;
  /** Whether what is wrong is to be looked for, which takes longer than to see that it is; true where it is not said. */
  readonly explain?: boolean;
  /** The user's own declarations: stronger than the text's. */
  readonly declared?: ReadonlyMap<string, DeclaredType>;
}

/** One comparison of the two sides, in one reading and layout. */
export interface Attempt {
  readonly decision: Decision;
  readonly layout: DerivativeLayout;
  readonly left: Expr;
  readonly right: Expr;
  /** What the names were understood to be. */
  readonly symbols: readonly UnderstoodSymbol[];
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
  return {
    language: 'latex',
    declared: withProperties(new Map([...said.declared, ...(request.declared ?? [])]), assumed),
    hints: said.hints,
    properties: new Map([...said.properties, ...assumed]),
    keep: keptNames([left, right, about], definition),
    definition,
  };
}

/** A claim with the layers, steps and values of functions it speaks of told apart, and the definitions that its text makes of them. */
function stepwise(claim: FoundClaim, document: DocumentReading) {
  const told = layersAndSteps([claim.left, claim.right, claim.about], (name) =>
    document.definitionAt(name, claim.equation.from),
  );
  const { sides, definition } = appliedVariables(told.sides, told.definition);
  const [left, right, about] = sides;
  return { left, right, about, definition };
}

/** The definitions in force, also of what is differentiated without one; what moves in time does so in them. */
export function definitionsAt(
  claim: FoundClaim,
  document: DocumentReading,
  { solvedFor }: JudgeRequest,
  families: OfFamilies = 'together',
): (name: string) => Definition | null {
  const { left, right, about, definition } = stepwise(claim, document);
  const functions = new Set([left, right, about].flatMap(operandsOf).flatMap((o) => nameOfFunction(o) ?? []));
  const written = (name: string) => {
    const found = definition(name);
    return solvedFor && found?.parameters.length === 0 && !functions.has(name) ? null : found;
  };
  const unknown = unknownFunctions([left, right, about], written, families);
  return timeFunctions([left, right], (name) => written(name) ?? unknown.get(name) ?? null).definition;
}

/**
 * The names that are differentiated by, which stay variables: of z = Wx + b in ∂L/∂W = ∂L/∂z xᵀ only the W, since z
 * depends on it and is a variable only where it is differentiated by.
 */
function keptNames(sides: readonly Syntax[], definition: (name: string) => Definition | null): Set<string> {
  const names = new Set(
    sides.flatMap(derivativeVariables).flatMap((v) => asVariable(v, new Set(), () => false)?.name ?? []),
  );
  const among = (name: string) => (names.has(name) ? null : definition(name));
  return new Set(
    [...names].filter((name) => {
      const own = definition(name);
      const uses = own ? usesOf(own.body, () => false, among) : new Map();
      return ![...names].some((other) => other !== name && uses.has(other));
    }),
  );
}

/** The sides of a claim as they can be understood, with the names whose differentials are independent. */
function sidesOf(claim: FoundClaim, document: DocumentReading): DifferentialReading[] {
  const { definition, ...told } = stepwise(claim, document);
  const [left, right] = timeFunctions([told.left, told.right], definition).sides;
  const readings = differentialReadings(left, right, claim.sides, (name) => definition(name) !== null);
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
  const attempts: Attempt[] = [];
  let failure: unknown = null;
  for (const { left: l, right: r, varying } of sidesOf(claim, document)) {
    const understood = withVarying(options, varying);
    const plainCost = understoodOrNothing([l, r], understood)[0]?.cost;
    const farthest = plainCost === undefined ? FARTHEST_AT_ALL : plainCost + FARTHEST;
    for (const { definition, structure, sizes, norms } of variantsOf(claim, document, request, options)) {
      const sides = norms === 'frobenius' ? [l, r].map(withFrobeniusNorms) : [l, r];
      // Sizes from elsewhere in the text are given up only where nothing fits with them.
      if (sizes === 'unsaid' && (attempts.length > 0 || !isMisfit(failure))) break;
      const said = sizes === 'unsaid' ? withoutSizes(understood, request.declared) : understood;
      for (const derivativeLayout of sizes === 'unsaid' ? layouts.slice(0, 1) : layouts) {
        let isLaidOut = false;
        try {
          for (const { exprs, symbols } of understand(sides, {
            ...said,
            definition,
            structure,
            derivativeLayout,
            onLayout: () => {
              isLaidOut = true;
            },
            window: 1,
            relate: sidesOfAnEquation,
            farthest,
          })) {
            const [left, written] = exprs;
            const right = isZero(written) && isScalar(written) ? zeros(left.shape) : written;
            const key = `${left.id},${right.id}`;
            if (seen.has(key) || !sameShape(left.shape, right.shape)) continue;
            seen.add(key);
            const decision = decide(left, right);
            // A reading that gives up what the text says may confirm a claim, and says nothing against it.
            if (sizes === 'unsaid' && !isConfirmed(decision)) continue;
            attempts.push({ decision, layout: derivativeLayout, left, right, symbols });
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
  if (attempts.length === 0 && assumed.size === 0)
    throw failure ?? new ElaborationError('shape', 'The two sides have different shapes.', claim.right.span);
  return attempts;
}

interface Variant {
  readonly definition: ReadOptions['definition'];
  readonly structure: Structure;
  readonly sizes: 'said' | 'unsaid';
  /** What the 2 under a norm means for matrices; the spectral norm where it is not said. */
  readonly norms?: 'frobenius';
}

/**
 * The readings that a text leaves open apart from layout: whether letters defined before mean that here, and, where
 * a matrix is symmetric, whether its entries move freely (the gradient most texts write), as a symmetric matrix, or
 * each independent entry alone.
 */
function variantsOf(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  options: ReadOptions,
): Variant[] {
  const { definition } = options;
  const used = definitionsUsed(claim, definition);
  const differentiated = new Set(
    [...operandsOf(claim.left), ...operandsOf(claim.right)].flatMap((o) => nameOfFunction(o) ?? []),
  );
  const isApplied = (found: Definition) => found.parameters.length > 0;
  const isMeant = meantBy(claim, document, differentiated, definition);
  // A letter defined before may be a plain variable here, and a function any function.
  const functions = only(definition, (d) => isMeant(d) || isApplied(d));
  const operands = only(definition, isMeant);
  const hasLetters = used.some((d) => !differentiated.has(d.name) && !isApplied(d));
  const hasFunctions = used.some((d) => !differentiated.has(d.name) && isApplied(d));
  const plainly = (other: ReadOptions['definition']) => ({
    definition: other,
    structure: 'projected' as const,
    sizes: 'said' as const,
  });
  const said = [
    ...(options.properties?.values() ?? []),
    ...[...options.declared.values()].map((t) => t.property),
  ];
  const isStructured = said.some(
    (property) => property === 'symmetric' || property === 'spd' || property === 'diagonal',
  );
  const hasTwoNorm = [claim.left, claim.right, ...used.map(({ body }) => body)].some(holdsTwoNorm);
  return [
    plainly(definition),
    ...(hasTwoNorm ? [{ ...plainly(frobenius(definition)), norms: 'frobenius' as const }] : []),
    ...(used.some(dependsOnFamilies) ? [plainly(definitionsAt(claim, document, request, 'apart'))] : []),
    ...(hasLetters ? [plainly(functions)] : []),
    ...(hasFunctions ? [plainly(operands)] : []),
    ...(used.some((d) => (d.equals?.length ?? 0) > 0) ? [plainly(lastForms(definition))] : []),
    ...(isStructured
      ? [
          { definition, structure: 'free' as const, sizes: 'said' as const },
          { definition, structure: 'entries' as const, sizes: 'said' as const },
        ]
      : []),
    { definition, structure: 'projected', sizes: 'unsaid' },
    { definition: functions, structure: 'projected', sizes: 'unsaid' },
  ];
}

const isMisfit = (error: unknown): boolean => error instanceof ElaborationError && error.code === 'shape';

/** The names' kinds as the text declares them, without the sizes: it may have spoken of other things by these letters. */
function withoutSizes(options: ReadOptions, own: ReadonlyMap<string, DeclaredType> = new Map()): ReadOptions {
  const hints = new Map(options.hints);
  const properties = new Map(options.properties);
  for (const [name, { sizes, family, property }] of options.declared) {
    hints.set(name, { rank: sizes.length as 0 | 1 | 2, family: family.length });
    if (property !== 'none') properties.set(name, property);
  }
  return { ...options, declared: own, hints, properties };
}

const frobenius =
  (definition: ReadOptions['definition']) =>
  (name: string): Definition | null => {
    const found = definition?.(name) ?? null;
    return found && { ...found, body: withFrobeniusNorms(found.body) };
  };

/** Definitions by the last form that the text gives them: `LL = \ln L = 3 \ln\theta + 2 \ln(1 - \theta)`. */
const lastForms =
  (definition: ReadOptions['definition']) =>
  (name: string): Definition | null => {
    const found = definition?.(name) ?? null;
    const last = found?.equals?.[found.equals.length - 1];
    return found && last ? { ...found, body: last } : found;
  };

/** The definitions that the names in a claim have, and those in what they are defined by. */
export function definitionsUsed(claim: FoundClaim, definition: ReadOptions['definition']): Definition[] {
  const used = new Map<string, Definition>();
  const lookUp = (name: string): Definition | null => {
    const own = definition?.(name) ?? null;
    if (own) used.set(name, own);
    return own;
  };
  for (const side of [claim.left, claim.right]) usesOf(side, () => false, lookUp);
  return [...used.values()];
}

/**
 * Whether a definition must be meant: it is that of what is differentiated, or what is differentiated by is in it. Left
 * out of ∂L/∂x, a y = g(x) would make a derivative with a term too few look right; only one far before may be of
 * another y.
 */
function meantBy(
  claim: FoundClaim,
  document: DocumentReading,
  differentiated: ReadonlySet<string>,
  definition: ReadOptions['definition'],
): (found: Definition) => boolean {
  const lookUp = definition ?? (() => null);
  const variables = [claim.left, claim.right, claim.about]
    .flatMap(derivativeVariables)
    .flatMap((v) => asVariable(v, new Set(), () => false)?.name ?? []);
  const known = new Map<string, boolean>();
  return (found) => {
    if (differentiated.has(found.name)) return true;
    let isMeant = known.get(found.name);
    if (isMeant === undefined) {
      const uses = document.isDefinedNear(found.name, claim.equation.from)
        ? usesOf(found.body, () => false, lookUp)
        : new Map();
      isMeant = variables.some((name) => uses.has(name));
      known.set(found.name, isMeant);
    }
    return isMeant;
  };
}

const only =
  (definition: ReadOptions['definition'], isWanted: (found: Definition) => boolean) =>
  (name: string): Definition | null => {
    const found = definition?.(name) ?? null;
    return found && isWanted(found) ? found : null;
  };

function withProperties(
  declared: ReadonlyMap<string, DeclaredType>,
  assumed: ReadonlyMap<string, Property>,
): Map<string, DeclaredType> {
  const result = new Map(declared);
  for (const [name, property] of assumed) {
    const type = result.get(name);
    const ofVectors = property === 'onehot';
    if (type && (ofVectors ? type.kind === 'vector' : type.kind === 'matrix'))
      result.set(name, { ...type, property });
  }
  return result;
}

/** How much farther than the plain reading of both sides a reading may be that makes them fit each other. */
const FARTHEST = 1;
/** And how far from how people write, where the plain reading does not fit: no bold matrix is a number. */
const FARTHEST_AT_ALL = 4;

export const holdsIn = (attempts: readonly Attempt[]): Attempt | undefined =>
  attempts.find(({ decision, left }) => isConfirmed(decision) && !isNothing(left)) ??
  attempts.find(({ decision }) => isConfirmed(decision));

/** L of `L`, and of `L(w, b)`. */
export function nameOfFunction(operand: Syntax): string | null {
  if (operand.kind === 'group') return nameOfFunction(operand.body);
  const callee =
    operand.kind === 'juxtapose' && operand.factors[1]?.kind === 'group' ? operand.factors[0] : operand;
  return asVariable(callee, new Set(), () => false)?.name ?? null;
}

/** What the derivatives in a side act on. */
export function operandsOf(node: Syntax): Syntax[] {
  const own =
    node.kind === 'derivative' && node.operand
      ? [node.operand]
      : node.kind === 'differential'
        ? [node.arg]
        : [];
  return [...own, ...childrenOf(node).flatMap(operandsOf)];
}
