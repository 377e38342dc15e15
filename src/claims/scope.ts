import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import type { Property } from '../expr';
import { type DeclaredType, kindOfType } from '../shapes/declaredType';
import type { SymbolKind } from '../shapes/kinds';
import type { Declaration } from './declarations';
import { isAtAPoint, withValue } from './definition';
import type { Sign } from './signs';
import type { Stack } from './stacks';

/** What the text says of names, as it stands at one place. */
export interface Said {
  readonly declared: ReadonlyMap<string, DeclaredType>;
  readonly hints: ReadonlyMap<string, SymbolKind>;
  readonly properties: ReadonlyMap<string, Property>;
  /** The names of which a type was said for the bare letter, and later what one of several is. */
  readonly ofMembers: ReadonlySet<string>;
}

/** What the text says of one name, as it stands at one place. */
export interface SaidOfName {
  readonly type: DeclaredType | null;
  readonly hint: SymbolKind | null;
  readonly property: Property | null;
  /** What is said last is what one of several is, `X_i \in \mathbb{R}^{d \times n}`, after a type for the bare letter. */
  readonly isOfMembers: boolean;
}

interface Placed<T> {
  readonly at: number;
  readonly value: T;
}

const STRUCTURES: ReadonlySet<Property> = new Set(['symmetric', 'spd', 'diagonal']);

/** In characters: a sentence or two, with a formula. */
const FOLLOWS_CLOSELY = 500;

/** A page or two. */
const SAME_MATTER = 5000;

/** A paragraph or two. */
const NEAR = 1500;

/**
 * All that a document says of names, by name and place. It is filled in the order of the text, and asked for each
 * claim of a long document again after each edit, so every question is about one name.
 */
export class Scope {
  private readonly definitions = new PlacedByName<Definition>();
  /** Those that the text comes to, which say nothing of what stands before them. */
  private readonly foundOut = new WeakSet<Definition>();
  private readonly types = new PlacedByName<DeclaredType>();
  private readonly hints = new PlacedByName<SymbolKind>();
  private readonly declaredProperties = new PlacedByName<Property>();
  private readonly properties = new PlacedByName<Property>();
  /** What inequalities say, after words. */
  private readonly positive = new PlacedByName<boolean>();
  private readonly stacks = new PlacedByName<Stack>();
  private foundCommon: Scope['common'] | null = null;
  private lastSaid: { readonly at: number; readonly said: Said } | null = null;

  define(at: number, definition: Definition, isFoundOut = false): void {
    const before = this.definitions.of(definition.name).at(-1);
    // f(x̃) = … after f(x) = … says what the value at a point comes to.
    if (before && at - before.at < SAME_MATTER && isAtAPoint(definition, before.value)) return;
    this.definitions.add(definition.name, at, definition);
    if (isFoundOut) this.foundOut.add(definition);
  }

  declare(at: number, { name, type, hint, property }: Declaration): void {
    if (type) this.types.add(name, at, type);
    if (hint) this.hints.add(name, at, hint);
    if (property) this.declaredProperties.add(name, at, property);
  }

  stack(at: number, stack: Stack): void {
    this.stacks.add(stack.matrix, at, stack);
  }

  /** The samples that a matrix is made of, as the text last says before a place. */
  stackOf(matrix: string, at: number): Stack | null {
    return this.stacks.nearest(matrix, at);
  }

  describe(at: number, name: string, property: Property): void {
    this.properties.add(name, at, property);
  }

  saySign(at: number, { name, isPositive }: Sign): void {
    this.positive.add(name, at, isPositive);
  }

  /**
   * The nearest definition before, else one that follows closely ("where z = …"); never the equation at `at` itself.
   * A letter that is defined pages later means something else here. `end`: where the formula at that place ends.
   */
  definitionAt(name: string, at: number, end = at): Definition | null {
    const placed = this.definitions.of(name);
    const next = firstAfter(placed, at);
    let before = next - 1;
    while (before >= 0 && placed[before].at === at) before--;
    if (before >= 0) return isOfOneCase(placed, before) ? null : withValue(placed[before].value);
    const after = placed[next];
    const follows = after && after.at - end < FOLLOWS_CLOSELY && !this.foundOut.has(after.value);
    return withValue(follows && !isOfOneCase(placed, next) ? after.value : null);
  }

  /** Where the definition in force at a place stands; null where there is none. */
  placeOfDefinition(name: string, at: number): number | null {
    const places = this.definitions.of(name).filter((d) => d.at !== at);
    return (places.filter((d) => d.at < at).at(-1) ?? places[0])?.at ?? null;
  }

  isDefined(name: string): boolean {
    return this.definitions.of(name).length > 0;
  }

  /** Whether a definition of a name stands so near that the name can hardly mean something else. */
  isDefinedNear(name: string, at: number): boolean {
    const placed = this.definitions.of(name);
    const next = firstAfter(placed, at);
    return [placed[next - 1], placed[next]].some((nearby) => nearby && Math.abs(nearby.at - at) < NEAR);
  }

  /** Type, hint and property of a name in force at a place; the nearest before wins, then the first after. */
  saidOf(name: string, at: number): SaidOfName {
    const property =
      this.properties.nearest(name, at) ??
      this.declaredProperties.nearest(name, at) ??
      (this.positive.nearest(name, at) ? 'positive' : null);
    const found = this.types.nearest(name, at);
    // What is declared pages later may have other sizes: it says what kind of thing the letter is.
    const isSaidLater = this.types.placeOf(name, at) > at + NEAR;
    const type = isSaidLater ? null : found;
    const hint = this.hints.nearest(name, at) ?? (isSaidLater && found ? kindOfType(found) : null);
    return {
      type: type?.property === 'none' && property && fits(type, property) ? { ...type, property } : type,
      hint,
      property,
      isOfMembers:
        type !== null &&
        hint !== null &&
        hint.family > 0 &&
        this.hints.placeOf(name, at) > this.types.placeOf(name, at),
    };
  }

  /** All that is said at a place. */
  saidAt(at: number): Said {
    // One claim asks for its place many times over.
    if (this.lastSaid?.at !== at) this.lastSaid = { at, said: this.collect(at) };
    return this.lastSaid.said;
  }

  /** What holds for a document as a whole: the sizes its declarations name, and whether any matrix has a structure. */
  get common(): { readonly sizes: readonly string[]; readonly isStructured: boolean } {
    this.foundCommon ??= {
      sizes: [
        ...new Set([...this.types.values()].flatMap((t) => [...t.sizes, ...t.family].map((s) => s.key))),
      ],
      isStructured: [
        ...[...this.types.values()].map((t) => t.property),
        ...this.properties.values(),
        ...this.declaredProperties.values(),
      ].some((property) => STRUCTURES.has(property)),
    };
    return this.foundCommon;
  }

  private collect(at: number): Said {
    const declared = new Map<string, DeclaredType>();
    const hints = new Map<string, SymbolKind>();
    const properties = new Map<string, Property>();
    const ofMembers = new Set<string>();
    const placed = [this.types, this.hints, this.declaredProperties, this.properties, this.positive];
    const names = placed.flatMap((each) => [...each.names()]);
    for (const name of new Set(names)) {
      const { type, hint, property, isOfMembers } = this.saidOf(name, at);
      if (type) declared.set(name, type);
      if (hint) hints.set(name, hint);
      if (property) properties.set(name, property);
      if (isOfMembers) ofMembers.add(name);
    }
    return { declared, hints, properties, ofMembers };
  }
}

class PlacedByName<T> {
  private readonly byName = new Map<string, Placed<T>[]>();

  add(name: string, at: number, value: T): void {
    const placed = this.byName.get(name);
    if (!placed) this.byName.set(name, [{ at, value }]);
    // A list says its names after the signs in it were read; its place is before them.
    else placed.splice(firstAfter(placed, at), 0, { at, value });
  }

  of(name: string): readonly Placed<T>[] {
    return this.byName.get(name) ?? [];
  }

  names(): Iterable<string> {
    return this.byName.keys();
  }

  *values(): Iterable<T> {
    for (const placed of this.byName.values()) for (const { value } of placed) yield value;
  }

  /** The last at or before a place, else the first after it. */
  nearest(name: string, at: number): T | null {
    return this.nearestPlaced(name, at)?.value ?? null;
  }

  /** Where that stands; before everything where there is none. */
  placeOf(name: string, at: number): number {
    return this.nearestPlaced(name, at)?.at ?? -1;
  }

  private nearestPlaced(name: string, at: number): Placed<T> | undefined {
    const placed = this.of(name);
    return placed[firstAfter(placed, at) - 1] ?? placed[0];
  }
}

/** The index of the first that stands after a place. */
function firstAfter(placed: readonly Placed<unknown>[], at: number): number {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placed[middle].at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In characters: a sentence or two. */
const IN_ONE_BREATH = 250;

/** Whether a name is given a number, and another one in the same breath: "then y = 1, else y = 0" does not say what y is. */
function isOfOneCase(placed: readonly Placed<Definition>[], k: number): boolean {
  const value = numberOf(placed[k].value);
  return (
    value !== null &&
    [placed[k - 1], placed[k + 1]].some((other) => {
      const otherwise = other && Math.abs(other.at - placed[k].at) < IN_ONE_BREATH && numberOf(other.value);
      return typeof otherwise === 'string' && otherwise !== value;
    })
  );
}

function numberOf({ parameters, body }: Definition): string | null {
  const inside = body.kind === 'negate' ? body.arg : body;
  return parameters.length === 0 && inside.kind === 'number' ? plainText(body) : null;
}

/** Whether a property can be said of a thing of that kind. */
const fits = (type: DeclaredType, property: Property): boolean =>
  type.kind === 'matrix'
    ? !['onehot', 'prob'].includes(property)
    : type.kind === 'vector'
      ? ['onehot', 'prob', 'positive', 'signs', 'bits'].includes(property)
      : property === 'positive';
