import { type Expr, Interrupted, isSuperscriptFamily, memberName, OutOfTime } from '../expr';
import { axesAmong, type DeclaredType } from '../shapes/declaredType';
import { kindsByNotation, kindsOfFunction, type SymbolKind, type WeighedKind } from '../shapes/kinds';
import type { Font, Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import { CheapestFirst } from './cheapestFirst';
import { Conflicts } from './conflicts';
import {
  type Context,
  ElaborationError,
  type Leaf,
  type Options,
  requireSame,
  type Survey,
  showTyped,
  type Typed,
} from './context';
import { countedNames } from './countedNames';
import { plainText } from './names';
import { Reading } from './reading';
import { surveyOf } from './survey';
import { type NameUse, usesOf } from './uses';

/** A formula understood in one way. */
export interface Understanding {
  /** One expression for each piece of syntax that was asked for, in order. */
  readonly exprs: readonly Expr[];
  /** Distance from how people write; 0 is what notation suggests. */
  readonly cost: number;
  readonly symbols: readonly UnderstoodSymbol[];
}

export interface UnderstoodSymbol {
  readonly name: string;
  readonly type: DeclaredType;
  readonly declared: boolean;
}

export interface Elaborated {
  /** Best first; empty when no reading fits. */
  readonly readings: readonly Understanding[];
  /** Why the likeliest reading does not fit, when none does. */
  readonly error: ElaborationError | null;
}

/** Unifies sizes of several pieces; fails with an `ElaborationError` where they do not fit together. */
export type Relate = (typed: readonly Typed[], pieces: readonly Syntax[], context: Context) => void;

const ATTEMPT_LIMIT = 300;
const READINGS_KEPT = 6;

/**
 * Turns syntax into expressions. Several pieces are read together (a definition and a claim about it), so that a
 * name means one thing in all of them. Undeclared names get the kinds their notation suggests; when shapes do not
 * fit, the next likeliest kinds are tried, best first.
 *
 * `relate`: what is known of the pieces' shapes together, such as `sidesOfAnEquation`.
 * `window`: readings up to that much costlier than the best are returned too (0: the best alone).
 * `farthest`: readings that cost more are not tried.
 */
export function elaborate(
  pieces: readonly Syntax[],
  options: Options,
  window = 0,
  relate: Relate | null = null,
  farthest = Number.POSITIVE_INFINITY,
): Elaborated {
  const counted = options.language === 'latex' ? countedNames(pieces, options.definition) : NO_COUNTED;
  const read = (own: typeof counted) => elaborateWith(own, pieces, options, window, relate, farthest);
  const entries = read(counted);
  // Where the numbered ones cannot be of one kind, as the W_1 and W_2 of a net's layers, they are names of their own.
  return entries.readings.length > 0 || counted.size === 0 ? entries : read(NO_COUNTED);
}

const NO_COUNTED: ReadonlyMap<string, number> = new Map();

function elaborateWith(
  counted: ReadonlyMap<string, number>,
  pieces: readonly Syntax[],
  options: Options,
  window: number,
  relate: Relate | null,
  farthest: number,
): Elaborated {
  const isDeclared = (name: string) => options.declared.has(name);
  const definition = (name: string) => (options.keep.has(name) ? null : options.definition(name));
  const axesOf = axesAmong(options.declared, counted);
  const survey = surveyOf(pieces, axesOf, definition, counted);
  const uses = new Map<string, NameUse>();
  for (const piece of pieces)
    mergeUses(uses, usesOf(piece, axesOf, definition, options.language === 'python', survey.functions));
  const undeclared = [...uses.values()].filter((u) => !isDeclared(u.name));
  const choices = undeclared.map((use) => weighByUse(use, options, survey));
  const fonts = new Map<string, Font>([...uses.values()].map((u) => [u.name, u.font]));
  const taken = takenNames(uses, options);
  let found: boolean | null = null;
  const stacked = () => {
    found ??= pieces.some(stacks);
    return found;
  };

  const readings: Understanding[] = [];
  let firstError: ElaborationError | null = null;
  let firstOther: Error | null = null;
  let attempts = 0;
  // Readings that do not fit are ruled out by the hundred; their stack traces, which nobody sees, would cost most of the time.
  const traceLimit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const apart = choices.map((own, k): Alike => ({ members: [k], choices: own }));
  const isOpen = choices.some((own) => own.length > 1);
  const together = isOpen ? alikeOf(undeclared, choices) : apart;
  for (const groups of together.length < apart.length ? [together, apart] : [apart]) {
    if (readings.length > 0) break;
    attempts = 0;
    const conflicts = new Conflicts(groups.map((g) => g.members.map((k) => undeclared[k].name)));
    const search = new CheapestFirst(groups.map((g) => g.choices));
    for (let next = search.next(); next; next = search.next()) {
      const { picks, cost } = next;
      if (readings.length > 0 && cost > readings[0].cost + window) break;
      if (cost > farthest || ++attempts > ATTEMPT_LIMIT) break;
      const ruledOut = conflicts.placesRuledOut(picks);
      if (ruledOut) {
        search.goOnFrom(next, ruledOut);
        continue;
      }
      const kinds = new Map(
        groups.flatMap(({ members, choices: own }, g) =>
          members.map((k): [string, SymbolKind] => [undeclared[k].name, own[picks[g]].kind]),
        ),
      );
      const reading = new Reading(options, kinds, fonts, taken, survey, stacked);
      try {
        const typed = pieces.map((p) => reading.infer(p));
        relate?.(typed, pieces, reading);
        reading.sizes.settle();
        search.goOnFrom(next);
        const total = cost + reading.cost;
        if (total > farthest) continue;
        const exprs = typed.map((t: Typed) => t.build());
        insertByCost(readings, { exprs, cost: total, symbols: symbolsOf(reading) });
      } catch (error) {
        if (!(error instanceof Error) || isEnd(error)) {
          Error.stackTraceLimit = traceLimit;
          throw error;
        }
        search.goOnFrom(next, conflicts.learn(picks, reading.consulted));
        // Not ours to judge (a derivative inside that no rule reaches, say): another reading may do without.
        if (error instanceof ElaborationError) firstError ??= error;
        else firstOther ??= error;
        // What is not supported at all is not in any other reading either.
        if (undeclared.length === 0 || isUnsupported(error)) break;
      }
    }
  }
  Error.stackTraceLimit = traceLimit;
  if (readings.length === 0 && firstOther && !firstError) throw firstOther;
  const best = readings[0]?.cost ?? 0;
  return {
    readings: readings.filter((r) => r.cost <= best + window).slice(0, READINGS_KEPT),
    error: readings.length === 0 ? firstError : null,
  };
}

/** Names, by their places, that are of one kind. */
interface Alike {
  readonly members: readonly number[];
  readonly choices: readonly WeighedKind[];
}

/**
 * Names that are of one kind for as long as that gives a reading: the weights and activations of a net's layers, `W^{(1)}`
 * and `W^{(2)}`, and the steps `h_{t-1}` and `h_t`. There are too many kinds to try for each alone.
 */
function alikeOf(uses: readonly NameUse[], choices: readonly WeighedKind[][]): Alike[] {
  const groups = new Map<string, { members: number[]; choices: readonly WeighedKind[] }>();
  for (const [k, { name, font }] of uses.entries()) {
    const base = name.replace(/(?:\^.*|_\{?[tkn](?:[+-]\d+)?\}?)$/, '');
    const kinds = () => choices[k].map(({ kind }) => JSON.stringify(kind)).sort();
    const key = base === name ? name : `${base} ${font} ${kinds().join()}`;
    const group = groups.get(key);
    if (group) {
      group.members.push(k);
      group.choices = costlier(group.choices, choices[k]);
    } else groups.set(key, { members: [k], choices: choices[k] });
  }
  return [...groups.values()];
}

/** The same kinds, each at the higher of two costs. */
function costlier(some: readonly WeighedKind[], others: readonly WeighedKind[]): WeighedKind[] {
  const costOf = (kind: SymbolKind) =>
    others.find((o) => o.kind.rank === kind.rank && o.kind.family === kind.family)?.cost ?? 0;
  return some
    .map(({ kind, cost }) => ({ kind, cost: Math.max(cost, costOf(kind)) }))
    .sort((a, b) => a.cost - b.cost);
}

/** No reading is tried once the time is up or nobody waits. */
const isEnd = (error: Error): boolean => error instanceof OutOfTime || error instanceof Interrupted;

const isUnsupported = (error: Error): boolean =>
  error instanceof ElaborationError && error.code === 'unsupported' && !error.ofThisReading;

/** The first two pieces are the sides of an equation, so they have one shape. A bare 0 may stand for the zero of any. */
export function sidesOfAnEquation(
  [left, right]: readonly Typed[],
  pieces: readonly Syntax[],
  reading: Context,
): void {
  if (pieces.slice(0, 2).some(isZeroOfAnyShape)) return;
  const message = () =>
    `The left side is ${showTyped(left, reading)}, the right side is ${showTyped(right, reading)}.`;
  requireSame(reading, left.rows, right.rows, right.span, message);
  requireSame(reading, left.cols, right.cols, right.span, message);
}

/** `0` and `\mathbf{0}`, which say nothing of a shape. */
const isZeroOfAnyShape = (piece: Syntax): boolean => /^(?:0|\\(?:mathbf|vec)\{0\})$/.test(plainText(piece));

/** Whether vec, vech or a Kronecker product stands in a formula. */
const stacks = (node: Syntax): boolean =>
  (node.kind === 'call' && ['vec', 'vech', 'unvec'].includes(node.name)) ||
  (node.kind === 'binary' && node.op === 'kronecker') ||
  childrenOf(node).some(stacks);

function insertByCost(readings: Understanding[], reading: Understanding): void {
  const at = readings.findIndex((r) => r.cost > reading.cost);
  if (at < 0) readings.push(reading);
  else readings.splice(at, 0, reading);
}

function mergeUses(into: Map<string, NameUse>, from: Map<string, NameUse>): void {
  for (const [name, use] of from) {
    const known = into.get(name);
    if (!known) into.set(name, use);
    else {
      for (const a of use.arities) known.arities.add(a);
      for (const h of use.hints) known.hints.add(h);
      if (use.isFunction) known.isFunction = true;
    }
  }
}

/** Kinds by notation, with what the use says added: what is transposed or normed is hardly a scalar. */
function weighByUse(use: NameUse, options: Options, survey: Survey): WeighedKind[] {
  if (options.language === 'math') return [{ kind: { rank: 0, family: 0 }, cost: 0 }];
  const byNotation = use.isFunction ? kindsOfFunction(use) : kindsByNotation(use, survey.freeIndices);
  const declared = kindOfMembers(use.name, options);
  const hinted = declared ?? options.hints.get(use.name);
  const weighed = byNotation.map(({ kind, cost }) => {
    let total = cost;
    const isHinted = hinted?.rank === kind.rank && hinted.family === kind.family;
    if (hinted) total = isHinted ? 0 : total + (declared ? 6 : 1.5);
    if (kind.rank === 0 && use.hints.has('transposed')) total += 3;
    // A sum from 1 to R says that R is a number, whatever a capital is elsewhere.
    if (kind.rank > 0 && use.hints.has('counted')) total += 6;
    if (kind.rank === 0 && use.hints.has('normed')) total += 2;
    if (kind.rank < 2 && use.hints.has('matrixOnly')) total += 3;
    if (kind.rank === 0 && use.hints.has('vectorOnly')) total += 3;
    // The L of L/2 and 1/L.
    if (kind.rank === 2 && use.hints.has('inFraction')) total += 3;
    return { kind, cost: total };
  });
  return weighed.sort((a, b) => a.cost - b.cost);
}

/** What a declaration of one member, `x_i: vector(n)` or `x^{(i)}: vector(n)`, says of the family x. */
function kindOfMembers(family: string, { declared }: Options): SymbolKind | null {
  for (const [name, { sizes }] of declared) {
    const letter = /(?:_|\^\{\()([a-z])(?:\)\})?$/.exec(name)?.[1];
    if (!letter) continue;
    const rank = sizes.length as SymbolKind['rank'];
    if (name === memberName(family, letter) && isSuperscriptFamily(family)) return { rank, family: 1 };
    // Scalars with a subscript are a vector's entries.
    if (name === `${family}_${letter}`) return rank === 0 ? { rank: 1, family: 0 } : { rank, family: 1 };
  }
  return null;
}

function takenNames(uses: ReadonlyMap<string, NameUse>, options: Options): Set<string> {
  const taken = new Set<string>(uses.keys());
  for (const type of options.declared.values()) {
    for (const s of [...type.sizes, ...type.family])
      for (const term of s.terms) for (const n of term.names) taken.add(n);
  }
  return taken;
}

function symbolsOf(reading: Reading): UnderstoodSymbol[] {
  return [...reading.leaves.values()]
    .filter(
      (leaf) =>
        !leaf.isUnitVector &&
        !(
          leaf.axes.length === 0 &&
          leaf.family.length === 0 &&
          !leaf.type &&
          reading.namedSizes.has(leaf.name)
        ),
    )
    .map((leaf) => ({
      name: leaf.name,
      type: leaf.type ?? inferredType(leaf, reading),
      declared: leaf.type !== null,
    }));
}

function inferredType(leaf: Leaf, reading: Reading): DeclaredType {
  return {
    kind: leaf.axes.length === 0 ? 'scalar' : leaf.axes.length === 1 ? 'vector' : 'matrix',
    property: reading.propertyOf(leaf),
    sizes: leaf.axes.map((a) => reading.sizes.dimensionOf(a)),
    family: leaf.family.map((f) => reading.sizes.dimensionOf(f)),
    integer: null,
  };
}
