import type { Span, Syntax } from './tree';

/** What dots stand for: `body` for each value of an index that nothing else is called by, from the first to the last. */
export interface GeneralTerm {
  readonly index: string;
  readonly body: Syntax;
  readonly from: Syntax;
  readonly to: Syntax;
}

const LETTERS = ['i', 'j', 'k'].map((letter) => `${letter}'dots`);

/** Whether a name is that of an index which dots stand for. */
export const isDotsIndex = (name: string): boolean => name.endsWith("'dots");

/**
 * The term that gives the first and the last one shown: they are alike but for numbers or indices that differ, in each
 * place from the same one to the same one. Null where that is not so.
 */
export function generalTermOf(first: Syntax, last: Syntax): GeneralTerm | null {
  const index = LETTERS.find((letter) => !holdsName(first, letter) && !holdsName(last, letter));
  if (!index) return null;
  const merging = new Merging(index);
  const body = merging.merge(first, last);
  const [ends] = merging.ends;
  return body && ends ? { index, body, from: ends.from, to: ends.to } : null;
}

/** The value of the index at which a general term is this term; null where it never is. */
export function valueAt({ index, body }: GeneralTerm, term: Syntax): Syntax | null {
  let value: Syntax | null = null;
  const fits = (pattern: unknown, written: unknown): boolean => {
    if (isNode(pattern) && pattern.kind === 'symbol' && pattern.name === index) {
      if (!isNode(written) || (value && !areAlike(value, written))) return false;
      value = written;
      return true;
    }
    const [split] = isNode(pattern) && isNode(written) ? digitsLikeIndices(written, pattern) : [written];
    return alike(pattern, split, fits);
  };
  return fits(body, term) ? value : null;
}

/** Whether one index value comes right after another: 2 after 1, n after n - 1, i + 2 after i + 1. */
export function comesAfter(next: Syntax, value: Syntax): boolean {
  const [a, b] = [placeOf(value), placeOf(next)];
  return a !== null && b !== null && a.base === b.base && b.offset === a.offset + 1;
}

class Merging {
  /** From where to where the index runs, once for each place: all alike. */
  readonly ends: { readonly from: Syntax; readonly to: Syntax }[] = [];

  constructor(private readonly index: string) {}

  merge(first: Syntax, last: Syntax): Syntax | null {
    if (areAlike(first, last)) return first;
    const [a, b] = digitsLikeIndices(first, last);
    const before = this.ends.length;
    const inside = a.kind === b.kind ? this.mergeParts(a, b) : null;
    if (inside) return inside as Syntax;
    this.ends.length = before;
    return this.mergeEnds(a, b);
  }

  private mergeEnds(from: Syntax, to: Syntax): Syntax | null {
    if (!isFirstValue(from) || placeOf(to) === null) return null;
    const [known] = this.ends;
    if (known && !(areAlike(known.from, from) && areAlike(known.to, to))) return null;
    this.ends.push({ from, to });
    return { kind: 'symbol', name: this.index, font: 'plain', span: from.span };
  }

  /** Two values of one kind merged part by part; null where what is no node differs. */
  private mergeParts(a: unknown, b: unknown): unknown {
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return null;
      const merged = a.map((item, k) => this.mergeAny(item, b[k]));
      return merged.includes(FAILED) ? null : merged;
    }
    const merged: Record<string, unknown> = {};
    for (const key of Object.keys(a as object)) {
      const [x, y] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
      const part = PLACES.has(key) ? x : this.mergeAny(x, y);
      if (part === FAILED) return null;
      merged[key] = part;
    }
    return merged;
  }

  private mergeAny(a: unknown, b: unknown): unknown {
    if (isNode(a) && isNode(b)) return this.merge(a, b) ?? FAILED;
    if (isObject(a) && isObject(b)) return this.mergeParts(a, b) ?? FAILED;
    return a === b ? a : FAILED;
  }
}

const FAILED = Symbol('not alike');
/** Where something stands, and what it counts there, says nothing of what it is. */
const PLACES = new Set(['span', 'operator', 'nameSpan', 'isIndex']);

/** Whether two pieces of syntax are the same apart from where they stand. */
export const areAlike = (a: Syntax, b: Syntax): boolean => a === b || alike(a, b, recursively);
const recursively = (a: unknown, b: unknown): boolean => alike(a, b, recursively);

function alike(a: unknown, b: unknown, same: (x: unknown, y: unknown) => boolean): boolean {
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a).filter((key) => !PLACES.has(key));
  const others = Object.keys(b).filter((key) => !PLACES.has(key));
  return (
    keys.length === others.length &&
    keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isNode = (value: unknown): value is Syntax => isObject(value) && 'kind' in value && 'span' in value;

function holdsName(value: unknown, name: string): boolean {
  if (!isObject(value)) return false;
  if (isNode(value) && value.kind === 'symbol') return value.name === name;
  return Object.values(value).some((part) => holdsName(part, name));
}

/** The 11 of `a_{11}` beside the n n of `a_{nn}` is two indices. */
function digitsLikeIndices(first: Syntax, last: Syntax): readonly [Syntax, Syntax] {
  if (first.kind !== 'subscript' || last.kind !== 'subscript') return [first, last];
  const [only] = first.indices;
  const isPair = first.indices.length === 1 && only.kind === 'number' && /^\d\d$/.test(only.text);
  if (!isPair || last.indices.length !== 2) return [first, last];
  const indices = [...only.text].map((text, k): Syntax => {
    const span: Span = { from: only.span.from + k, to: only.span.from + k + 1 };
    return { kind: 'number', text, span };
  });
  return [{ ...first, indices }, last];
}

/** Where dots may begin: at a number, at an index, or right beside one. */
const isFirstValue = (node: Syntax): boolean => {
  const place = placeOf(node);
  return place !== null && (place.base === '' ? place.offset >= 0 : /^[i-lt]$/.test(place.base));
};

/** n - 1 as n and -1; null for what is no value of an index. */
function placeOf(node: Syntax): { readonly base: string; readonly offset: number } | null {
  switch (node.kind) {
    case 'group':
      return placeOf(node.body);
    case 'number':
      return /^\d+$/.test(node.text) ? { base: '', offset: Number(node.text) } : null;
    case 'symbol':
      return node.font === 'plain' && /^[A-Za-z]$/.test(node.name) ? { base: node.name, offset: 0 } : null;
    case 'binary': {
      if (node.op !== 'add' && node.op !== 'subtract') return null;
      const [left, right] = [placeOf(node.left), placeOf(node.right)];
      if (!left || right?.base !== '') return null;
      return { base: left.base, offset: left.offset + (node.op === 'add' ? 1 : -1) * right.offset };
    }
    default:
      return null;
  }
}
