import type { SymbolUse } from '../shapes/kinds';
import type { Font, Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import type { Definition } from './context';
import { fontOf, isEulersNumber, isIndexSyntax, isWholeAxis, plainText } from './names';
import { hasVariables } from './norms';
import { clausesOf, entriesWritten } from './ranges';

/** How a name is used, as far as it can be seen without shapes. */
export interface NameUse extends SymbolUse {
  arities: Set<number>;
  /** Stands under a transpose, in a norm, in tr, det or an inverse: not what a scalar does. */
  hints: Set<'transposed' | 'normed' | 'matrixOnly' | 'vectorOnly'>;
}

/** Syntax that stands for a variable: a name with the subscripts that are indices split off. */
export interface NamedVariable {
  readonly name: string;
  readonly font: Font;
  readonly indices: readonly Syntax[];
}

/** How many subscripts a declared name takes (none for a scalar); false for a name without a declaration. */
export type DeclaredAxes = (name: string) => number | false;

/** Splits `x_i` into x and [i], but keeps `W_1`, `x_{max}` whole. Null where the syntax is no name. */
export function asVariable(
  node: Syntax,
  bound: ReadonlySet<string>,
  axesOf: DeclaredAxes,
): NamedVariable | null {
  switch (node.kind) {
    case 'symbol':
      return { name: node.name, font: node.font, indices: [] };
    case 'group':
      return node.bracket === 'invisible' || node.bracket === 'curly'
        ? asVariable(node.body, bound, axesOf)
        : null;
    case 'label':
    case 'prime': {
      const base = asVariable(node.base, bound, axesOf);
      if (!base) return null;
      const mark =
        node.kind === 'prime' ? "'".repeat(node.count) : plainText(node).slice(plainText(node.base).length);
      return { ...base, name: `${base.name}${mark}` };
    }
    case 'subscript': {
      const whole = plainText(node);
      if (axesOf(whole) !== false) return { name: whole, font: fontOf(node), indices: [] };
      const base = asVariable(node.base, bound, axesOf);
      if (!base) return null;
      const axes = base.name === '\\delta' && node.indices.length === 2 ? 2 : axesOf(base.name);
      const indices = axes === 2 ? digitsApart(node.indices) : node.indices;
      if (areIndices(indices, bound, axes === false ? null : axes - base.indices.length))
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

const isLetter = (s: Syntax): boolean => s.kind === 'symbol' && s.font === 'plain' && /^[a-z]$/.test(s.name);

const OF_MATRICES: ReadonlySet<string> = new Set(
  'tr det logdet inv expm logm sqrtm sinm cosm rank'.split(' '),
);
const OF_VECTORS: ReadonlySet<string> = new Set(['softmax', 'logsumexp', 'logsoftmax']);

/** Every variable in a formula with how it is used; definitions in scope are looked into. */
export function usesOf(
  root: Syntax,
  axesOf: DeclaredAxes,
  definition: (name: string) => Definition | null,
): Map<string, NameUse> {
  const uses = new Map<string, NameUse>();
  const expanding = new Set<string>();
  const sampled = new Set<string>();

  const note = (variable: NamedVariable): NameUse => {
    let use = uses.get(variable.name);
    if (!use) {
      use = { name: variable.name, font: variable.font, arities: new Set(), hints: new Set() };
      uses.set(variable.name, use);
    }
    use.arities.add(variable.indices.length);
    return use;
  };

  const visit = (
    node: Syntax,
    bound: ReadonlySet<string>,
    hint?: 'transposed' | 'normed' | 'matrixOnly' | 'vectorOnly',
  ): void => {
    const entries = entriesWritten(node, bound);
    if (entries) {
      visit(entries.body, new Set([...bound, ...entries.indices]));
      return;
    }
    const written = asVariable(node, bound, axesOf);
    // A sample x of `x \in D` is a member of a family, as if it had an index.
    const variable =
      written && sampled.has(written.name) ? { ...written, indices: [node, ...written.indices] } : written;
    if (variable) {
      const defined = definition(variable.name);
      const isExpanded = variable.indices.length === 0 || variable.indices.length === defined?.indices.length;
      if (defined && isExpanded && !expanding.has(variable.name)) {
        expanding.add(variable.name);
        // Parameters count as variables: where the function stands bare, or is called by their own names, they are.
        visit(defined.body, new Set([...bound, ...defined.indices]));
        expanding.delete(variable.name);
        return;
      }
      if (bound.has(variable.name) && variable.indices.length === 0) return;
      const use = note(variable);
      if (hint && variable.indices.length === 0) use.hints.add(hint);
      for (const index of written?.indices ?? []) visitIndex(index, bound);
      return;
    }
    switch (node.kind) {
      case 'transpose':
      case 'inverseTranspose':
        visit(node.base, bound, node.kind === 'transpose' ? 'transposed' : 'matrixOnly');
        return;
      case 'norm':
        visit(node.arg, bound, 'normed');
        if (node.order && hasVariables(node.order)) visit(node.order, bound);
        return;
      case 'call': {
        const inner = OF_MATRICES.has(node.name)
          ? 'matrixOnly'
          : OF_VECTORS.has(node.name)
            ? 'vectorOnly'
            : undefined;
        for (const arg of node.args) visit(arg, bound, inner);
        return;
      }
      case 'inner':
        visit(node.left, bound, 'vectorOnly');
        visit(node.right, bound, 'vectorOnly');
        return;
      case 'big': {
        const clauses = clausesOf(node, () => false);
        const names = clauses?.indices ?? node.indices.map(plainText);
        const samples = clauses?.samples.flatMap((s) => s.names) ?? [];
        for (const name of samples) sampled.add(name);
        if (node.from) visit(node.from, bound);
        if (node.to) visit(node.to, bound);
        if (node.condition) visitCondition(node.condition, new Set([...bound, ...names]));
        visit(node.body, new Set([...bound, ...names]));
        for (const name of samples) sampled.delete(name);
        return;
      }
      case 'group':
        visit(node.body, bound, hint);
        return;
      case 'power':
        // Euler's number is no variable.
        if (!isEulersNumber(node.base) || axesOf('e') !== false) visit(node.base, bound);
        visit(node.exponent, bound);
        return;
      default:
        for (const child of childrenOf(node)) visit(child, bound);
    }
  };
  /** Conditions such as y_i = 1 and x_i > 0: what is compared, but not the sets that indices are taken from. */
  const visitCondition = (node: Syntax, bound: ReadonlySet<string>): void => {
    if (node.kind === 'relation' && node.ops.some(({ op }) => op === 'in' || op === 'notin')) return;
    if (node.kind === 'subscript') visit(node, bound);
    else if (node.kind !== 'symbol') for (const child of childrenOf(node)) visitCondition(child, bound);
  };
  const visitIndex = (node: Syntax, bound: ReadonlySet<string>): void => {
    if (node.kind === 'symbol' || node.kind === 'number') return;
    for (const child of childrenOf(node)) visitIndex(child, bound);
  };
  visit(root, new Set());
  return uses;
}
