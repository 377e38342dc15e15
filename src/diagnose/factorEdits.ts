import type { Syntax } from '../syntax/tree';
import { type Edit, isSum, type Place, placesIn, sourceOf } from './edit';
import type { Ingredient } from './ingredients';

/** One factor taken out of a product, a fraction made its numerator, a number made 1. */
export function factorsRemoved(root: Syntax): Edit[] {
  return placesIn(root).flatMap(({ node, rebuild }): Edit[] => {
    if (node.kind === 'juxtapose')
      return node.factors.map((factor, k): Edit => {
        const rest = node.factors.filter((_, j) => j !== k);
        const next = node.factors[k + 1];
        const previous = node.factors[k - 1];
        const span = next
          ? { from: factor.span.from, to: next.span.from }
          : { from: previous.span.to, to: factor.span.to };
        return {
          kind: 'factor',
          edited: rebuild(rest.length === 1 ? rest[0] : { ...node, factors: rest }),
          span,
          replacement: () => '',
          change: { text: (source) => sourceOf(source, factor.span), how: 'removed' },
        };
      });
    if (node.kind === 'binary' && (node.op === 'hadamard' || node.op === 'cdot' || node.op === 'times')) {
      const { left, right } = node;
      return [
        {
          kind: 'factor',
          edited: rebuild(left),
          span: { from: left.span.to, to: right.span.to },
          replacement: () => '',
          change: { text: (source) => sourceOf(source, right.span), how: 'removed' },
        },
        {
          kind: 'factor',
          edited: rebuild(right),
          span: { from: left.span.from, to: right.span.from },
          replacement: () => '',
          change: { text: (source) => sourceOf(source, left.span), how: 'removed' },
        },
      ];
    }
    return [];
  });
}

/** One factor of the truth put before or after a factor, or before a term as a whole. */
export function factorsInserted(
  root: Syntax,
  factors: readonly Ingredient[],
  kindOf: (ingredient: Ingredient) => Edit['kind'],
): Edit[] {
  const places = placesIn(root).filter(({ node }) => node.kind !== 'negate');
  return factors.flatMap((ingredient) => {
    const kind = kindOf(ingredient);
    return places.flatMap((place) => insertions(place, ingredient, kind));
  });
}

function insertions(place: Place, ingredient: Ingredient, kind: Edit['kind']): Edit[] {
  const { node, rebuild, parent } = place;
  const bracketed = ingredient.node.kind === 'binary' || ingredient.node.kind === 'negate';
  const text = bracketed ? `(${ingredient.text})` : ingredient.text;
  const factor: Syntax = bracketed
    ? { kind: 'group', bracket: 'round', body: ingredient.node, span: ingredient.node.span }
    : ingredient.node;
  const change = (how: 'before' | 'after'): Edit['change'] => ({ text: () => text, how });
  const at = (offset: number) => ({ from: offset, to: offset });
  const needsBracket = isSum(node) || (node.kind === 'binary' && node.op !== 'cdot' && node.op !== 'times');
  const whole: Syntax = needsBracket
    ? { kind: 'group', bracket: 'round', body: node, span: node.span }
    : node;
  const between = ingredient.entrywise ? ' \\odot ' : ' ';
  const join = (left: Syntax, right: Syntax): Syntax =>
    ingredient.entrywise
      ? { kind: 'binary', op: 'hadamard', left, right, operator: at(node.span.to), span: node.span }
      : { kind: 'juxtapose', factors: [left, right].flatMap(flatten), span: node.span };
  // A factor inside a product has the product around it: the sign ⊙ would reach too far.
  const inProduct = parent?.kind === 'juxtapose';
  if (inProduct && ingredient.entrywise) return [];
  // Numbers stay in front.
  const staysInFront = node.kind === 'number' && ingredient.expr.kind !== 'number';
  const before: Edit = {
    kind,
    edited: rebuild(join(factor, whole)),
    span: needsBracket ? node.span : at(node.span.from),
    replacement: (source) =>
      needsBracket
        ? `${text}${between}(${sourceOf(source, node.span)})`
        : `${apart(source, node.span.from)}${text}${between}`,
    change: change('before'),
  };
  if (inProduct && parent.factors[parent.factors.length - 1] !== node) return staysInFront ? [] : [before];
  if (node.kind === 'juxtapose' && !ingredient.entrywise) return [];
  const after: Edit = {
    kind,
    edited: rebuild(join(whole, factor)),
    span: needsBracket ? node.span : at(node.span.to),
    replacement: (source) =>
      needsBracket ? `(${sourceOf(source, node.span)})${between}${text}` : `${between}${text}`,
    change: change('after'),
  };
  return staysInFront ? [after] : [before, after];
}

const flatten = (node: Syntax): readonly Syntax[] => (node.kind === 'juxtapose' ? node.factors : [node]);

/** A space where what is put in would run into a letter before it. */
const apart = (source: string, at: number): string => (/[a-zA-Z]/.test(source[at - 1] ?? '') ? ' ' : '');
