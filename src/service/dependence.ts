import { dependsOn, ownerOf, type Variable } from '../calculus/derivative';
import { type Expr, postorder } from '../expr';
import { ServiceFailure } from './failure';

/**
 * Refuses to differentiate where a dependence on the variable was most likely not seen: the formula does not hold the
 * variable, but a name made of the same letter and an index (`x_1` against x, `X_{:,S}` against X), which was read as
 * a name of its own. Its derivative would come out as 0.
 */
export function requireDependence(f: Expr, variable: Variable, declared: ReadonlyMap<string, unknown>): void {
  const owner = ownerOf(variable);
  const letter = letterOf(owner.name);
  const isKin = (name: string) =>
    name !== owner.name &&
    (name.includes('_') || owner.name.includes('_')) &&
    letterOf(name) === letter &&
    !(declared.has(name) && declared.has(owner.name)) &&
    ((letter === owner.name && isIndexed(name)) || (letter === name && isIndexed(owner.name)));
  const found = postorder([f]).find(
    (e) => e.kind === 'symbol' && isKin(e.name) && (isSlice(e.name) || !dependsOn(f, variable)),
  );
  const kin = found?.kind === 'symbol' ? found.name : null;
  if (kin)
    throw new ServiceFailure(
      'ambiguous',
      `${shown(kin)} is read as a name of its own here, so nothing would depend on ${owner.name} through it. Declare ${letterOf(kin)} with its size if ${isIndexed(kin) ? shown(kin) : owner.name} is part of it, or declare both names if they are not related.`,
    );
}

const letterOf = (name: string): string => name.split('_', 1)[0];
/** `x_1`, `x_{l}`, `A_{k,S}`; a word, a sign or 0 as in `x_{\max}`, `x_+`, `x_0` tells names apart. */
const isIndexed = (name: string): boolean =>
  /_(?:[A-Za-z1-9]|\{[A-Za-z0-9]+\}|\{[A-Za-z0-9:?,]*[,:][A-Za-z0-9:?,]*\})$/.test(name) || isSlice(name);
const isSlice = (name: string): boolean => /_\{.*(?::|\?relation).*\}$/.test(name);
/** Ranges have no name that could be shown. */
const shown = (name: string): string =>
  name.includes('?') ? `the part of ${letterOf(name)} by a range` : name;
