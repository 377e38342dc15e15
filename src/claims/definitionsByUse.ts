import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import { areAlike } from '../syntax/generalTerm';
import type { Span, Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { antiderivativeOf } from './antiderivative';
import { definitionIn, unwrap } from './definition';
import { derivativeVariables, holdsOperator, isWrittenZero, operandsOf } from './derivativeSide';
import { differenceOf, holds, within } from './linkDifference';
import { functionByItsDerivative } from './ownDerivative';

/** One equal sign of a chain, with the sides before it; spans count in the document. */
export interface Link {
  readonly sides: readonly Syntax[];
  /** Which of the sides stands right before the sign. */
  readonly index: number;
  readonly range: Span;
  readonly equation: Span;
  /** It stands in no chain about derivatives, and gives its last side as a name to the one before. */
  readonly isNaming?: true;
}

/**
 * What a link says of a name by the way, by putting something in its place and changing nothing else: what it stands for,
 * or of a function only its derivative by one variable, or that it is a name for a derivative.
 */
type ByUse =
  | { readonly says: 'value'; readonly definition: Definition }
  | {
      readonly says: 'derivative';
      readonly definition: Definition;
      readonly by: string;
      /** What stands in the derivative. */
      readonly names: ReadonlySet<string>;
    }
  | {
      readonly says: 'name';
      readonly definition: Definition;
      /** What the derivative is of and by. */
      readonly of: string;
      readonly by: string;
      /** Whether it is a factor, whose function may be known by its derivative too. */
      readonly isFactor: boolean;
    };

/** Where something is judged. */
type Place = Pick<Link, 'sides' | 'range' | 'equation'>;

type PlacedByUse = ByUse & { readonly link: Link };

/** In characters: a section or two. What was put in for a name long before may be of another one. */
const STILL_MEANT = 6000;

/**
 * Definitions that a text does not make as such: a link that puts an expression in the place of a name, and changes nothing
 * else, tells what the name stands for, `\partial E/\partial \hat y · \partial f(z)/\partial z` after `\partial E/\partial \hat y ·
 * \partial \hat y/\partial z`. They hold for all claims but the link itself, which would be true of itself.
 */
export class DefinitionsByUse {
  private readonly links: Link[] = [];
  private found: ReadonlyMap<string, readonly PlacedByUse[]> | null = null;

  add(link: Link): void {
    this.links.push(link);
    this.found = null;
  }

  /** What a name stands for at a link; null where nothing is put in its place, or different things are. */
  of(name: string, link: Place): Definition | null {
    const near = this.near(name, link);
    const values = near.filter(({ says }) => says === 'value');
    return agreed(values.length > 0 ? values : near.filter((each) => this.serves(each, link)));
  }

  /**
   * Whether what is said of a derivative serves a link. Of a function whose derivative by one variable is all that is said,
   * nothing is known where something else in it varies; a name for a derivative is one where its function is
   * differentiated, and is not known by that very derivative.
   */
  private serves(said: PlacedByUse, link: Place): boolean {
    if (said.says === 'value') return true;
    const variables = new Set(link.sides.flatMap(derivativeVariables).map(nameOf));
    const varies = (name: string) => variables.has(name) || this.near(name, link).length > 0;
    if (said.says === 'derivative')
      return varies(said.by) && ![...said.names].some((name) => variables.has(name));
    return (
      link.sides.flatMap(operandsOf).some((f) => nameOf(f) === said.of) && !(said.isFactor && varies(said.by))
    );
  }

  /** What is said of a name near a link, other than by the link itself. */
  private near(name: string, link: Place): readonly PlacedByUse[] {
    this.found ??= this.collect();
    return (this.found.get(name) ?? []).filter(
      (each) => each.link.range.from !== link.range.from && isNear(each.link, link),
    );
  }

  private collect(): Map<string, PlacedByUse[]> {
    const found = new Map<string, PlacedByUse[]>();
    for (const link of this.links) {
      const isKnown = (name: string) => {
        const before = found.get(name)?.at(-1);
        return before !== undefined && isNear(before.link, link);
      };
      for (const byUse of saidByUse(link, isKnown)) {
        const { name } = byUse.definition;
        found.set(name, [...(found.get(name) ?? []), { ...byUse, link }]);
      }
    }
    return found;
  }
}

/** Before a link and not long before, or in the same chain. */
const isNear = (by: Link, { range, equation }: Place): boolean =>
  by.equation.from === equation.from ||
  (by.range.from < range.from && range.from - by.range.from < STILL_MEANT);

/** The one definition that all of several are. */
function agreed(found: readonly PlacedByUse[]): Definition | null {
  const last = found.at(-1)?.definition;
  const isOne = (d: Definition) =>
    last !== undefined &&
    areAlike(within(d.body), within(last.body)) &&
    d.indices.join() === last.indices.join() &&
    d.parameters.map(plainText).join() === last.parameters.map(plainText).join();
  return last && found.every(({ definition }) => isOne(definition)) ? last : null;
}

/** What one link says of names. `isKnown`: whether something was put in the place of a name before. */
function saidByUse(link: Link, isKnown: (name: string) => boolean): ByUse[] {
  const { sides, index } = link;
  if (link.isNaming) return named(sides[index], sides[index + 1], isKnown);
  const replaced = differenceOf(unwrap(sides[index]), unwrap(sides[index + 1]));
  if (!replaced || isWrittenZero(within(replaced.put))) return [];
  const [taken, put] = [within(replaced.taken), within(replaced.put)];
  const own = functionByItsDerivative(taken, put);
  if (own) return [{ says: 'value', definition: own }];
  // What is said of a whole side is a claim or a definition of its own.
  const isWhole = areAlike(taken, within(sides[index]));
  const derivative = taken.kind === 'derivative' ? taken : null;
  const byDerivative = derivative && !isWhole && !holdsOperator(put) ? integrated(derivative, put) : null;
  const fresh = asVariable(put, new Set(), () => false);
  if (fresh) {
    const isNew = !isKnown(fresh.name) && !sides.slice(0, index + 1).some((side) => mentions(side, put));
    const definition = isNew ? definitionIn(put, '=', taken) : null;
    const named =
      definition && (derivative ? nameOfDerivative(definition, derivative, !isWhole) : asValue(definition));
    return [named, byDerivative].filter((said) => said !== null);
  }
  if (byDerivative || derivative || isWhole) return byDerivative ? [byDerivative] : [];
  const isValue = put.kind !== 'number' && !holdsOperator(put) && !mentions(put, taken);
  const definition = isValue ? definitionIn(taken, '=', put) : null;
  return definition ? [asValue(definition)] : [];
}

/** `\\frac{a_i}{\\sum_k a_k} = r_i`, where r is new: a name for what stands before it, and no unit or constant. */
function named(value: Syntax, name: Syntax, isKnown: (name: string) => boolean): ByUse[] {
  const put = asVariable(within(name), new Set(), () => false);
  const isOwn = (each: string) => each === put?.name;
  if (!put || isKnown(put.name) || isWrittenZero(within(name)) || UNITS.has(put.name)) return [];
  const names = namesIn(value);
  if (names.length === 0 || names.some(isOwn) || asVariable(within(value), new Set(), () => false)) return [];
  const definition = holdsOperator(value) ? null : definitionIn(within(name), '=', value);
  return definition ? [asValue(definition)] : [];
}

const UNITS: ReadonlySet<string> = new Set(['I', 'e', '\\infty', '\\pi', '\\epsilon']);

const asValue = (definition: Definition): ByUse => ({ says: 'value', definition });

type Derivative = Extract<Syntax, { kind: 'derivative' }>;

/** `\delta_j` for `\partial L/\partial z_j`: every index of the derivative has to be one of the name's. */
function nameOfDerivative(
  definition: Definition,
  { operand, by }: Derivative,
  isFactor: boolean,
): ByUse | null {
  const parts = [operand, ...by.map(({ variable }) => variable)];
  const named = parts.map((part) => part && asVariable(part, new Set(), () => false));
  const isBound = named.every((part) =>
    part?.indices.every((i) => definition.indices.includes(plainText(i))),
  );
  const [of, x] = named;
  return isBound && of && x && by.length === 1
    ? { says: 'name', definition, of: of.name, by: x.name, isFactor }
    : null;
}

/** The function that a derivative is of, by what is put in the place of the derivative. */
function integrated({ operand, by, order }: Derivative, put: Syntax): ByUse | null {
  const f = operand && asVariable(operand, new Set(), () => false);
  if (!operand || !f || by.length !== 1 || order !== 1 || by[0].transposed || mentions(put, operand))
    return null;
  const [{ variable }] = by;
  const found = antiderivativeOf(put, variable, f.indices.map(plainText));
  const definition = found && definitionIn(operand, '=', found.body);
  if (!definition) return null;
  if (!found.isPartial) return asValue(definition);
  return { says: 'derivative', definition, by: nameOf(variable), names: new Set(namesIn(put)) };
}

const nameOf = (node: Syntax): string => asVariable(node, new Set(), () => false)?.name ?? plainText(node);

function namesIn(node: Syntax): string[] {
  const names: string[] = [];
  visitAll(node, (each) => {
    const variable = asVariable(each, new Set(), () => false);
    if (variable) names.push(variable.name);
  });
  return names;
}

/** Whether a name is written in a node, with whatever index. */
const mentions = (node: Syntax, name: Syntax): boolean => {
  const named = asVariable(name, new Set(), () => false);
  return named !== null && (holds(node, name) || namesIn(node).includes(named.name));
};
