import type { Expr } from './node';

/** Up to so many are looked for one by one, which is faster than by a table. */
const FEW = 12;

/** Expressions with what belongs to each, in the order in which they were met first: bases with their exponents, say. */
export class Collected<V> {
  readonly keys: Expr[] = [];
  readonly values: V[] = [];
  private places: Map<Expr, number> | null = null;

  /** Where an expression stands among those met so far; -1 where it is new. */
  placeOf(key: Expr): number {
    return this.places ? (this.places.get(key) ?? -1) : this.keys.indexOf(key);
  }

  push(key: Expr, value: V): void {
    if (this.keys.length === FEW) this.places = new Map(this.keys.map((known, k) => [known, k]));
    this.places?.set(key, this.keys.length);
    this.keys.push(key);
    this.values.push(value);
  }
}
