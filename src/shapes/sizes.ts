import { type Dimension, dimension, divideDimensions, multiplyDimensions, ONE_DIMENSION } from '../expr';

/**
 * Sizes while they are being found out: a size is known, unknown (a union-find cell), or a product of sizes. No
 * unknown ever becomes 1: whether something is a scalar is settled before sizes are unified.
 */
export type Size = KnownSize | UnknownSize | ProductSize;
interface KnownSize {
  readonly kind: 'known';
  readonly dimension: Dimension;
}
export interface UnknownSize {
  readonly kind: 'unknown';
  readonly id: number;
}
interface ProductSize {
  readonly kind: 'product';
  readonly factors: readonly [Size, Size];
}

export const known = (d: Dimension): Size => ({ kind: 'known', dimension: d });
export const UNIT: Size = known(ONE_DIMENSION);
export const isUnit = (s: Size): boolean => s === UNIT || (s.kind === 'known' && s.dimension.key === '1');
export const productSize = (a: Size, b: Size): Size =>
  isUnit(a) ? b : isUnit(b) ? a : { kind: 'product', factors: [a, b] };

/** One attempt's knowledge: bindings of unknown sizes, equations put off until more is known, and names given. */
export class SizeTable {
  private readonly bound = new Map<number, Size>();
  private readonly deferred: { a: Size; b: Size; fail: () => never }[] = [];
  private readonly suggested: { a: Size; b: Size }[] = [];
  /** Ranges that are alike by how they are written, where nothing else fixes them. */
  private readonly alike = new Map<string, Size[]>();
  private next = 0;
  private names: string[];
  /** How many sizes were named by a number, after the letters ran out. */
  private numbered = 0;
  private readonly namesOf = new Map<number, Dimension>();

  /** `taken`: names that mean something else, so no size is named so. */
  constructor(taken: ReadonlySet<string>) {
    this.names = ['m', 'n', 'p', 'q', 'r', 's', 'd', 'l', 'k', 'h', 'g'].filter((n) => !taken.has(n));
  }

  fresh(): UnknownSize {
    return { kind: 'unknown', id: this.next++ };
  }

  resolve(s: Size): Size {
    let size = s;
    while (size.kind === 'unknown') {
      const bound = this.bound.get(size.id);
      if (!bound) return size;
      size = bound;
    }
    return size;
  }

  /** Makes two sizes equal; false where they cannot be. Products are compared at the end. */
  unify(a: Size, b: Size, fail: () => never): boolean {
    const x = this.resolve(a);
    const y = this.resolve(b);
    if (x === y || (x.kind === 'unknown' && y.kind === 'unknown' && x.id === y.id)) return true;
    if (isUnit(x) || isUnit(y)) return isUnit(x) && isUnit(y);
    if (x.kind === 'unknown') {
      if (this.occurs(x, y)) return false;
      this.bound.set(x.id, y);
      return true;
    }
    if (y.kind === 'unknown') return this.unify(y, x, fail);
    if (x.kind === 'known' && y.kind === 'known') return x.dimension.key === y.dimension.key;
    this.deferred.push({ a: x, b: y, fail });
    return true;
  }

  /** Gives a size that nothing else fixes a value; one that is known keeps its own. */
  suggest(open: Size, value: Size): void {
    const size = this.resolve(open);
    if (size.kind === 'unknown') this.unify(size, value, () => undefined as never);
    else if (size.kind === 'product') this.suggested.push({ a: size, b: value });
  }

  /** A range of an index that is written without its limits: all those of one letter are the same where nothing else fixes them. */
  rangeOf(letter: string): UnknownSize {
    const range = this.fresh();
    this.alike.set(letter, [...(this.alike.get(letter) ?? []), range]);
    return range;
  }

  private occurs(unknown: UnknownSize, s: Size): boolean {
    const size = this.resolve(s);
    if (size.kind === 'unknown') return size.id === unknown.id;
    return size.kind === 'product' && size.factors.some((f) => this.occurs(unknown, f));
  }

  /** Runs the equations put off; call once all of the expression was seen. */
  settle(): void {
    this.solveDeferred();
    for (const { a, b } of this.suggested) if (this.solveFor(a, b)) this.solveDeferred();
    for (const ranges of this.alike.values()) this.makeSame(ranges);
    for (const { a, b, fail } of this.deferred)
      if (this.dimensionOf(a).key !== this.dimensionOf(b).key) fail();
  }

  /** Those that are still open get the size of the others, where these have one. */
  private makeSame(ranges: readonly Size[]): void {
    const open = ranges.filter((range) => this.resolve(range).kind === 'unknown');
    const fixed = ranges
      .filter((range) => this.resolve(range).kind === 'known')
      .map((range) => this.dimensionOf(range));
    if (open.length === 0 || new Set(fixed.map(({ key }) => key)).size > 1) return;
    const target = fixed.length > 0 ? known(fixed[0]) : open[0];
    for (const range of open) this.unify(range, target, () => undefined as never);
  }

  private solveDeferred(): void {
    while (this.deferred.some(({ a, b }) => this.solveFor(a, b) || this.solveFor(b, a)));
  }

  /** From p·m = n·m follows p = n: binds the one unknown factor of a product whose other side is known. */
  private solveFor(product: Size, whole: Size): boolean {
    const factors = this.factorsOf(product);
    const open = factors.filter((f) => f.kind === 'unknown');
    const target = this.resolve(whole);
    if (open.length !== 1 || this.factorsOf(target).some((f) => f.kind === 'unknown')) return false;
    const [unknown] = open;
    const rest = factors.filter((f) => f.kind === 'known').map((f) => f.dimension);
    const quotient = divideDimensions(
      this.dimensionOf(target),
      rest.reduce(multiplyDimensions, ONE_DIMENSION),
    );
    // No unknown is ever 1.
    if (!quotient || quotient.key === '1' || unknown.kind !== 'unknown') return false;
    this.bound.set(unknown.id, known(quotient));
    return true;
  }

  private factorsOf(s: Size): (KnownSize | UnknownSize)[] {
    const size = this.resolve(s);
    return size.kind === 'product' ? size.factors.flatMap((f) => this.factorsOf(f)) : [size];
  }

  /** The final dimension; an unknown that nothing fixed gets a name of its own. */
  dimensionOf(s: Size): Dimension {
    const size = this.resolve(s);
    if (size.kind === 'known') return size.dimension;
    if (size.kind === 'product')
      return multiplyDimensions(this.dimensionOf(size.factors[0]), this.dimensionOf(size.factors[1]));
    let named = this.namesOf.get(size.id);
    if (!named) {
      named = dimension(this.names.shift() ?? `n_{${++this.numbered}}`);
      this.namesOf.set(size.id, named);
    }
    return named;
  }

  /** For messages: what a size is called, or "?" while unknown. */
  show(s: Size): string {
    const size = this.resolve(s);
    return size.kind === 'known'
      ? size.dimension.key
      : size.kind === 'product'
        ? size.factors.map((f) => this.show(f)).join('·')
        : this.dimensionOf(size).key;
  }
}
