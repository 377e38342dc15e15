import type { Structure } from '../calculus/derivative';
import { isReadable } from '../claims/definition';
import { derivativeVariables, nameOfFunction, operandsOf } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { keptNames } from '../claims/keptNames';
import { dependsOnFamilies } from '../claims/unknownFunctions';
import type { Definition } from '../elaborate/context';
import { asVariable, usesOf } from '../elaborate/uses';
import { definitionsAt, definitionsUsed, joinedParts, namesSuggested, stepwise } from './claimDefinitions';
import type { ReadOptions } from './formula';
import type { JudgeRequest } from './judgeRequest';
import { typesAsWritten } from './typesAsWritten';

export interface Variant {
  readonly definition: ReadOptions['definition'];
  readonly structure: Structure;
  readonly sizes: 'said' | 'unsaid';
  /** It is one that the text only suggests: it says nothing against a claim. */
  readonly onlyConfirms?: boolean;
  /** The names that stay variables, where they are others than without it. */
  readonly keep?: ReadonlySet<string>;
  /** The names that stand for what the text only suggests. */
  readonly suggested?: readonly string[];
  /** The declared types of the names in it, where they are others than without it. */
  readonly declared?: ReadOptions['declared'];
}

/**
 * The readings that a text leaves open apart from layout: whether letters defined before mean that here, and, where
 * a matrix is symmetric, whether its entries move freely (the gradient most texts write), as a symmetric matrix, or
 * each independent entry alone.
 */
export function variantsOf(
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
  const isFunction = (d: Definition) => isMeant(d) || isApplied(d);
  const functions = only(definition, isFunction);
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
  const given = stepwise(claim, document).definition;
  const joined = joinedParts(claim, document, given);
  return [
    plainly(definition),
    ...(used.some(dependsOnFamilies) ? [plainly(definitionsAt(claim, document, request, 'apart'))] : []),
    ...(joined === given ? [] : [joinedReading(claim, document, request)]),
    ...(hasLetters ? [plainly(functions)] : []),
    ...(hasFunctions ? [plainly(operands)] : []),
    ...(used.some((d) => (d.equals?.length ?? 0) > 0)
      ? [plainly(lastForms(definition)), plainly(lastForms(functions))]
      : []),
    ...(used.some((d) => d.otherForm) ? [plainly(otherForms(definition, functions))] : []),
    ...(isStructured
      ? [
          { definition, structure: 'free' as const, sizes: 'said' as const },
          { definition, structure: 'entries' as const, sizes: 'said' as const },
        ]
      : []),
    // What cannot be read has no value; the other names have theirs.
    ...(used.every(isReadable)
      ? []
      : [{ ...plainly(only(definition, isReadable)), onlyConfirms: true as const }]),
    ...suggestedReadings(claim, document, request, options, isFunction),
    { definition, structure: 'projected', sizes: 'unsaid' },
    { definition: functions, structure: 'projected', sizes: 'unsaid' },
  ];
}

/** The reading in which matrices and their parts are one. */
function joinedReading(claim: FoundClaim, document: DocumentReading, request: JudgeRequest): Variant {
  const definition = definitionsAt(claim, document, request, 'together', 'joined');
  const { left, right, about } = stepwise(claim, document);
  const keep = keptNames([left, right, about], definition);
  return { definition, structure: 'projected', sizes: 'said', onlyConfirms: true, keep };
}

/** The readings in which names without a definition are what the text suggests. */
function suggestedReadings(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  options: ReadOptions,
  isMeant: (found: Definition) => boolean,
): Variant[] {
  const suggested = namesSuggested(claim, document);
  if (suggested.length === 0) return [];
  const names = new Set(suggested);
  const { left, right, about } = stepwise(claim, document);
  const said = { ...document.saidAt(claim.equation.from), declared: options.declared };
  const [together, apart] = (['together', 'apart'] as const).map((families) =>
    definitionsAt(claim, document, request, families, 'apart', 'also suggested'),
  );
  const used = definitionsUsed(claim, together);
  const isWanted = (d: Definition) => names.has(d.name) || isMeant(d);
  const definitions = [
    together,
    ...(used.some(dependsOnFamilies) ? [apart] : []),
    ...(used.every(isWanted) ? [] : [only(together, isWanted)]),
  ];
  return definitions.map((definition) => {
    const keep = keptNames([left, right, about], definition);
    const declared = typesAsWritten([left, right], said, definition);
    return {
      definition,
      structure: 'projected',
      sizes: 'said',
      onlyConfirms: true,
      keep,
      suggested,
      declared,
    };
  });
}

/** Definitions by the last form that the text gives them: `LL = \ln L = 3 \ln\theta + 2 \ln(1 - \theta)`. */
const lastForms =
  (definition: ReadOptions['definition']) =>
  (name: string): Definition | null => {
    const found = definition?.(name) ?? null;
    const last = found?.equals?.[found.equals.length - 1];
    return found && last ? { ...found, body: last } : found;
  };

/** Definitions by the form that the text has just found, and of other names only those that are meant in any case. */
const otherForms =
  (definition: ReadOptions['definition'], functions: ReadOptions['definition']) =>
  (name: string): Definition | null => {
    const found = definition?.(name) ?? null;
    return found?.otherForm ? { ...found, body: found.otherForm } : (functions?.(name) ?? null);
  };

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
