import { type Expr, isScalar, MINUS_ONE, transpose } from '../expr';
import type { Syntax } from '../syntax/tree';
import type { Edit } from './edit';
import { exponentEditsOf } from './exponentEdits';
import { factorsInserted, factorsRemoved } from './factorEdits';
import { functionEditsOf } from './functionEdits';
import { indexEditsOf } from './indexEdits';
import { factorsOf, type Ingredient, termsOf, type Writer } from './ingredients';
import { isMean } from './lostFactor';
import { nameEditsOf } from './nameEdits';
import { signEditsOf } from './signEdits';
import { structureEditsOf } from './structureEdits';
import { sumsAdded, sumsRemoved } from './sumEdits';
import { termsAdded, termsRemoved } from './termEdits';

export interface Search {
  /** The claim as it was written. */
  readonly root: Syntax;
  /** What would be right, as it is printed. */
  readonly truth: Expr;
  /** Derivatives of the functions inside the one that was differentiated. */
  readonly inner: readonly Expr[];
  /** What the claim is about, whose names and indices may have been taken for one another. */
  readonly about: readonly Syntax[];
  readonly write: Writer;
  /** Whether the claim is right once the edit is made; never throws. */
  holds(edit: Edit): boolean;
}

/** Each kind of edit may try so many; the search as a whole ends with the last kind. */
const TRIED_PER_KIND = 1000;

/** The kinds of single edits, the surest first: what explains a mistake with the least imagination. */
function* editsInOrder(search: Search, kinds: ReadonlySet<Edit['kind']> | null): Generator<Iterable<Edit>> {
  const { root, truth, write } = search;
  const written = write(truth);
  const whole = written && { ...written, expr: truth, entrywise: false };
  const about = whole ? [...search.about, whole.node] : search.about;
  yield signEditsOf(root);
  yield structureEditsOf(root);
  const factors = factorsOf(truth, write);
  const kindOf = (ingredient: Ingredient) => kindOfFactor(ingredient.expr, search.inner);
  const isNumber = ({ expr }: Ingredient) => expr.kind === 'number';
  // Where a factor is lost, no sign deep inside stands for it.
  const isMeant = ({ expr }: Ingredient) => expr !== MINUS_ONE || !kinds || kinds.has('sign');
  yield factorsInserted(
    root,
    factors.filter((f) => isNumber(f) && isMeant(f)),
    kindOf,
  );
  yield factorsRemoved(root);
  yield exponentEditsOf(root);
  yield indexEditsOf(root, about);
  yield sumsRemoved(root);
  yield factorsInserted(
    root,
    factors.filter((f) => !isNumber(f)),
    kindOf,
  );
  yield sumsAdded(root, whole);
  yield termsAdded(root, termsOf(truth, write));
  yield termsRemoved(root);
  yield functionEditsOf(root, whole);
  yield nameEditsOf(root, about);
}

/** The first single edit of one of the kinds wanted (all if null) that makes the claim right. */
export function findEdit(search: Search, kinds: ReadonlySet<Edit['kind']> | null = null): Edit | null {
  for (const edits of editsInOrder(search, kinds)) {
    let tried = 0;
    for (const edit of edits) {
      if (kinds && !kinds.has(edit.kind)) continue;
      if (++tried > TRIED_PER_KIND) break;
      if (search.holds(edit)) return edit;
    }
  }
  return null;
}

/** A lost 1/n, the derivative of an inner function, or just a factor. */
function kindOfFactor(e: Expr, inner: readonly Expr[]): 'mean' | 'chain' | 'factor' {
  if (isMean(e)) return 'mean';
  if (e.kind === 'number') return 'factor';
  const isInner = inner.some((d) => d === e || (!isScalar(d) && transpose(d) === e));
  return isInner ? 'chain' : 'factor';
}
