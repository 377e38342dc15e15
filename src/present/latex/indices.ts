import { boundIndices, children, dimensionNames, type Expr } from '../../expr';
import { latexName } from '../names';

const LETTERS = ['i', 'j', 'k', 'l', 'r', 's', 't', 'u', 'v', 'p', 'q'];

/**
 * `nodes`: all of an expression, children first. Index variables made on the way have names no formula can hold (`i'7`). Gives each a letter that is free
 * wherever it is seen: two that are nested get two letters, two that stand side by side may share one.
 */
export function indexLetters(nodes: readonly Expr[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const occurring = new Map<Expr, ReadonlySet<string>>();
  const clashes = new Map<string, Set<string>>();
  const clash = (a: string, b: string) => {
    if (a === b) return;
    for (const [x, y] of [
      [a, b],
      [b, a],
    ])
      clashes.set(x, (clashes.get(x) ?? new Set()).add(y));
  };
  for (const e of nodes) {
    if (e.kind === 'symbol') taken.add(latexName(e.name));
    for (const size of [e.shape.rows, e.shape.cols])
      for (const name of dimensionNames(size)) taken.add(latexName(name));
    const bound = boundIndices(e);
    const inside = union(
      children(e).map((c) => occurring.get(c) ?? EMPTY),
      e.kind === 'index' ? [e.name] : bound,
    );
    occurring.set(e, inside);
    for (const name of bound) for (const other of inside) clash(name, other);
  }
  const shown = new Map<string, string>();
  const names = [...(occurring.get(nodes[nodes.length - 1]) ?? EMPTY)];
  for (const name of names) if (!name.includes("'")) shown.set(name, latexName(name));
  // Free indices are everywhere, so nothing may share their letter.
  for (const name of names) {
    if (shown.has(name)) continue;
    const near = new Set([...(clashes.get(name) ?? EMPTY)].map((other) => shown.get(other)));
    const hint = name.split("'")[0];
    const isFree = (letter: string) => !taken.has(letter) && !near.has(letter);
    let letter = [hint, ...LETTERS].find(isFree);
    for (let k = 1; letter === undefined; k++) if (isFree(`i_{${k}}`)) letter = `i_{${k}}`;
    shown.set(name, letter);
  }
  return shown;
}

const EMPTY: ReadonlySet<string> = new Set();

function union(sets: readonly ReadonlySet<string>[], more: readonly string[]): ReadonlySet<string> {
  const full = sets.filter((s) => s.size > 0);
  if (full.length === 0 && more.length === 0) return EMPTY;
  if (full.length === 1 && more.every((m) => full[0].has(m))) return full[0];
  return new Set([...full.flatMap((s) => [...s]), ...more]);
}
