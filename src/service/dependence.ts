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
  const names = new Set(postorder([f]).flatMap((e) => (e.kind === 'symbol' ? [e.name] : [])));
  const isKin = (name: string) =>
    name !== owner.name &&
    !(declared.has(name) && declared.has(owner.name)) &&
    letterOf(name) === letterOf(owner.name) &&
    ((letterOf(name) === owner.name && isIndexed(name)) ||
      (letterOf(name) === name && isIndexed(owner.name)));
  const kin = [...names].find((name) => isKin(name) && (isSlice(name) || !dependsOn(f, variable)));
  if (kin)
    throw new ServiceFailure(
      'ambiguous',
      `${shown(kin)} is read as a name of its own here, so nothing would depend on ${owner.name} through it. Declare ${letterOf(kin)} with its size if ${isIndexed(kin) ? shown(kin) : owner.name} is part of it, or declare both names if they are not related.`,
    );
}

const letterOf = (name: string): string => name.replace(/_.*$/, '');
/** `x_1`, `x_{l}`, `A_{k,S}`; a word, a sign or 0 as in `x_{\max}`, `x_+`, `x_0` tells names apart. */
const isIndexed = (name: string): boolean =>
  /_(?:[A-Za-z1-9]|\{[A-Za-z0-9]+\}|\{[A-Za-z0-9:?,]*[,:][A-Za-z0-9:?,]*\})$/.test(name) || isSlice(name);
const isSlice = (name: string): boolean => /_\{.*(?::|\?relation).*\}$/.test(name);
/** Ranges have no name that could be shown. */
const shown = (name: string): string =>
  name.includes('?') ? `the part of ${letterOf(name)} by a range` : name;
