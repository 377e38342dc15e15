import type { Span, Syntax } from '../syntax/tree';
import { childrenOf, mapChildren, visitAll } from '../syntax/walk';
import { type Edit, type Place, placesIn, sourceOf } from './edit';

type Subscript = Extract<Syntax, { kind: 'subscript' }>;

/**
 * One index mistaken: `x_i` for `x_j`, `w_{hj}` for `w_{jh}`, `x` for `x_k` and the other way round, `h_{t}` for
 * `h_{t-1}`. Only names that are an index somewhere in the claim or in what it is about are put in an index's place.
 */
export function indexEditsOf(root: Syntax, about: readonly Syntax[]): Edit[] {
  const indices = indexNames([root, ...about]);
  const subscripted = subscriptsIn(about);
  const single = placesIn(root).flatMap((place): Edit[] => {
    const { node } = place;
    if (node.kind === 'subscript')
      return [...exchanged(node, place.rebuild, indices), lost(node, place.rebuild)];
    if (node.kind === 'symbol')
      return subscripted.filter(({ base }) => isName(base, node)).map((full) => put(place, full));
    return [];
  });
  return [...single, ...renamings(root, indices)];
}

const isName = (base: Syntax, name: Syntax): boolean =>
  base.kind === 'symbol' && name.kind === 'symbol' && base.name === name.name;

/** The letters that count something: those in subscripts and those that sums run over. */
function indexNames(roots: readonly Syntax[]): Syntax[] {
  const names = new Map<string, Syntax>();
  const add = (index: Syntax): void =>
    visitAll(index, (node) => {
      if (node.kind === 'symbol') names.set(node.name, node);
    });
  for (const root of roots)
    visitAll(root, (node) => {
      if (node.kind === 'subscript' || node.kind === 'big') node.indices.forEach(add);
    });
  return [...names.values()];
}

function subscriptsIn(roots: readonly Syntax[]): { base: Syntax; indices: readonly Syntax[] }[] {
  const found = new Map<string, Subscript>();
  for (const root of roots)
    visitAll(root, (node) => {
      if (node.kind === 'subscript') found.set(subscriptText(node), node);
    });
  return [...found.values()];
}

/** Each index in turn another one, one more or one less; two indices the other way round. */
function exchanged(node: Subscript, rebuild: Place['rebuild'], names: readonly Syntax[]): Edit[] {
  const others = node.indices.flatMap((index, k) =>
    [...names.filter((name) => !isSameIndex(name, index)), ...neighbours(index)].map((other) =>
      node.indices.map((own, j) => (j === k ? other : own)),
    ),
  );
  const turned = node.indices.length === 2 ? [[node.indices[1], node.indices[0]]] : [];
  return [...turned, ...others].map((indices) => {
    const edited: Subscript = { ...node, indices };
    return {
      kind: 'index',
      edited: rebuild(edited),
      span: node.span,
      replacement: (source) => `${sourceOf(source, node.base.span)}_${inBraces(indices)}`,
      change: null,
    };
  });
}

/** One index for another wherever it stands: the index of a sum that was used outside of it. */
function renamings(root: Syntax, names: readonly Syntax[]): Edit[] {
  const subscripts = subscriptPlaces(root);
  if (subscripts.length < 2) return [];
  return names.flatMap((from) =>
    names
      .filter((to) => to !== from)
      .map((to): Edit => {
        const renamed = (index: Syntax) => (isSameIndex(index, from) ? to : index);
        return {
          kind: 'index',
          edited: withSubscripts(root, renamed),
          span: root.span,
          replacement: (source) =>
            subscripts.reduceRight(
              (text, { base, indices, span }) =>
                `${text.slice(0, base.span.to - root.span.from)}_${inBraces(indices.map(renamed))}` +
                text.slice(span.to - root.span.from),
              sourceOf(source, root.span),
            ),
          change: null,
        };
      }),
  );
}

function withSubscripts(root: Syntax, renamed: (index: Syntax) => Syntax): Syntax {
  const changed = (node: Syntax): Syntax =>
    node.kind === 'subscript' ? { ...node, indices: node.indices.map(renamed) } : mapChildren(node, changed);
  return changed(root);
}

/** The names with subscripts in the order they stand in; what stands in a subscript is not one. */
function subscriptPlaces(root: Syntax): Subscript[] {
  if (root.kind === 'subscript') return [root];
  return childrenOf(root)
    .flatMap(subscriptPlaces)
    .sort((a, b) => a.span.from - b.span.from);
}

const isSameIndex = (a: Syntax, b: Syntax): boolean => indexText(a) === indexText(b);

/** t-1 and t+1 for t; t for either of these. */
function neighbours(index: Syntax): Syntax[] {
  if (index.kind === 'symbol') return (['subtract', 'add'] as const).map((op) => shifted(index, op));
  const isShifted =
    index.kind === 'binary' &&
    (index.op === 'add' || index.op === 'subtract') &&
    index.left.kind === 'symbol' &&
    index.right.kind === 'number';
  return isShifted ? [index.left] : [];
}

function shifted(index: Syntax, op: 'add' | 'subtract'): Syntax {
  const one: Syntax = { kind: 'number', text: '1', span: index.span };
  return { kind: 'binary', op, left: index, right: one, operator: index.span, span: index.span };
}

/** The name without its subscript. */
const lost = (node: Subscript, rebuild: Place['rebuild']): Edit => ({
  kind: 'index',
  edited: rebuild(node.base),
  span: node.span,
  replacement: (source) => sourceOf(source, node.base.span),
  change: null,
});

/** A name with the subscript that it has elsewhere. */
function put({ node, rebuild }: Place, { indices }: { indices: readonly Syntax[] }): Edit {
  const span: Span = node.span;
  return {
    kind: 'index',
    edited: rebuild({ kind: 'subscript', base: node, indices, span }),
    span,
    replacement: (source) => `${sourceOf(source, span)}_${inBraces(indices)}`,
    change: null,
  };
}

/** A name with its subscript, as LaTeX. */
export const subscriptText = ({ base, indices }: Subscript): string =>
  `${base.kind === 'symbol' ? base.name : ''}_${inBraces(indices)}`;

/** Indices as they are written; more than one letter needs its braces. */
function inBraces(indices: readonly Syntax[]): string {
  const texts = indices.map(indexText);
  // Letters side by side are two indices, `w_{hj}`; anything longer has a comma between.
  const areLetters = texts.every((t) => /^(?:[a-zA-Z]|\\[a-zA-Z]+)$/.test(t));
  const text = areLetters ? texts.reduce(adjoined) : texts.join(',');
  return text.length === 1 ? text : `{${text}}`;
}

/** Two letters side by side; a space only where a command would run into a letter. */
const adjoined = (left: string, right: string): string =>
  /\\[a-zA-Z]+$/.test(left) && /^[a-zA-Z]/.test(right) ? `${left} ${right}` : `${left}${right}`;

function indexText(index: Syntax): string {
  switch (index.kind) {
    case 'symbol':
      return index.name;
    case 'number':
      return index.text;
    case 'group':
      return indexText(index.body);
    case 'binary':
      return `${indexText(index.left)}${index.op === 'subtract' ? '-' : '+'}${indexText(index.right)}`;
    default:
      return ':';
  }
}
