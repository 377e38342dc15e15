import { dependsOn, type Variable } from '../calculus/derivative';
import type { Conventions } from '../elaborate/context';
import { contains, type Expr, isPositive } from '../expr';
import type { Locale } from './protocol';
import { say } from './wording';

/** What a reader should know of a derivative: how signs were read that others use otherwise, and where its form has a gap. */
export function notesOn(
  { met }: Conventions,
  f: Expr,
  variables: readonly Variable[],
  locale: Locale,
): string[] {
  const notes = [...met].map((convention) => say(locale, `note.${convention}`));
  return dividesByFactors(f, variables) ? [...notes, say(locale, 'note.product')] : notes;
}

/** Whether the derivative of a product is written as the product over each of its factors, which may be 0. */
const dividesByFactors = (f: Expr, variables: readonly Variable[]): boolean =>
  contains(
    f,
    (node) =>
      node.kind === 'product' && !isPositive(node.body) && variables.some((v) => dependsOn(node.body, v)),
  );
