import { superscriptFamily } from '../expr';
import type { Font, Syntax } from '../syntax/tree';
import { fontOf, isIndexSyntax, isWholeAxis, plainText } from './names';

/** Syntax that stands for a variable: a name with the subscripts that are indices split off. */
export interface NamedVariable {
  readonly name: string;
  readonly font: Font;
  readonly indices: readonly Syntax[];
}

/** How many subscripts a declared name takes (none for a scalar); false for a name without a declaration. */
export type DeclaredAxes = (name: string) => number | false;

/**
 * Splits `x_i` into x and [i], but keeps `W_1`, `x_{max}` whole. Null where the syntax is no name. `countsFromZero`: as
 * programs do; on paper entries count from 1, and x_0 is a point of its own.
 */
export function asVariable(
  node: Syntax,
  bound: ReadonlySet<string>,
  axesOf: DeclaredAxes,
  countsFromZero = false,
): NamedVariable | null {
  switch (node.kind) {
    case 'symbol':
      return { name: node.name, font: node.font, indices: [] };
    case 'group':
      return node.bracket === 'invisible' || node.bracket === 'curly'
        ? asVariable(node.body, bound, axesOf, countsFromZero)
        : null;
    case 'label':
    case 'prime': {
      const base = asVariable(node.base, bound, axesOf, countsFromZero);
      if (!base) return null;
      const member = node.kind === 'label' ? superscriptIndex(node.label, bound) : null;
      if (member) return { ...base, name: superscriptFamily(base.name), indices: [member, ...base.indices] };
      const mark =
        node.kind === 'prime' ? "'".repeat(node.count) : plainText(node).slice(plainText(node.base).length);
      return { ...base, name: `${base.name}${mark}` };
    }
    case 'subscript': {
      const whole = plainText(node);
      // A declared x_i is a name of its own, unless the i runs: then it says what each x_i is.
      const runs = node.indices.some((i) => i.kind === 'symbol' && bound.has(i.name));
      if (axesOf(whole) !== false && !runs) return { name: whole, font: fontOf(node), indices: [] };
      const base = asVariable(node.base, bound, axesOf, countsFromZero);
      if (!base) return null;
      const axes = base.name === '\\delta' && node.indices.length === 2 ? 2 : axesOf(base.name);
      const indices = axes === 2 ? digitsApart(node.indices) : node.indices;
      const isPoint = !countsFromZero && indices.every((i) => i.kind === 'number' && Number(i.text) === 0);
      if (!isPoint && areIndices(indices, bound, axes === false ? null : axes - base.indices.length))
        return { ...base, indices: [...base.indices, ...indices] };
      return {
        name: `${base.name}${whole.slice(plainText(node.base).length)}`,
        font: base.font,
        indices: base.indices,
      };
    }
    default:
      return null;
  }
}

/** The i of `x^{(i)}`, the i-th sample: in round brackets, and a letter that counts; `W^{(1)}` and `x^{(l)}` are names. */
function superscriptIndex(label: Syntax, bound: ReadonlySet<string>): Syntax | null {
  const inner = label.kind === 'group' && label.bracket !== 'round' ? label.body : label;
  if (inner.kind !== 'group' || inner.bracket !== 'round') return null;
  return isIndexSyntax(inner.body, bound) ? inner.body : null;
}

/**
 * Whether subscripts choose entries, against being part of a name. `axes`: how many of them the declared thing takes
 * that they stand on; null where nothing was declared. A letter such as the l of `A_{kl}` is an index only next to
 * another one or where something is known to have entries; `w_*`, with a star alone, is a name.
 */
function areIndices(indices: readonly Syntax[], bound: ReadonlySet<string>, axes: number | null): boolean {
  const isWhole = indices.map(isWholeAxis);
  if (isWhole.every((whole) => whole)) return false;
  const isIndex = indices.map((i) => isIndexSyntax(i, bound));
  const fits = axes !== null && axes > 0 && indices.length <= axes;
  const someAre = isIndex.includes(true) || isWhole.includes(true);
  const isAllowed = (i: Syntax, k: number) =>
    isIndex[k] || isWhole[k] || i.kind === 'number' || ((someAre || indices.length === axes) && isLetter(i));
  return indices.every(isAllowed) && (fits || someAre);
}

const isLetter = (s: Syntax): boolean => s.kind === 'symbol' && s.font === 'plain' && /^[a-z]$/.test(s.name);

/** The 12 of `X_{12}` names row 1 and column 2 of a matrix. */
function digitsApart(indices: readonly Syntax[]): readonly Syntax[] {
  const [only] = indices;
  if (indices.length !== 1 || only.kind !== 'number' || !/^[1-9]{2}$/.test(only.text)) return indices;
  return [...only.text].map((text, k) => ({
    kind: 'number',
    text,
    span: { from: only.span.from + k, to: only.span.from + k + 1 },
  }));
}
