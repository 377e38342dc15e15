import { type Dimension, dimensionNames } from '../../expr';

/** A size guessed for comparing costs: every named size counts alike, as something large. */
const TYPICAL = 100;

export function typicalSize(d: Dimension): number {
  let total = 0;
  for (const term of d.terms) total += term.coefficient * TYPICAL ** term.names.length;
  return Math.max(total, 1);
}

/** Where a named size can be read: an axis of a parameter, after the steps that undo `2n + 1`. */
export interface SizeSource {
  readonly name: string;
  readonly axis: number;
  readonly subtract: number;
  /** Whole sizes and known names to divide by. */
  readonly divide: readonly (number | string)[];
}

export interface Axes {
  /** The parameter's name in the program. */
  readonly name: string;
  readonly sizes: readonly (Dimension | null)[];
}

/** How each wanted named size is found from the parameters' axes; null where no axis tells it. */
export function findSizes(wanted: Iterable<string>, axes: readonly Axes[]): Map<string, SizeSource | null> {
  const found = new Map<string, SizeSource | null>();
  const visit = (name: string, pending: ReadonlySet<string>): SizeSource | null => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const source = search(
      name,
      axes,
      (other) => !pending.has(other) && visit(other, new Set([...pending, other])) !== null,
    );
    if (source || pending.size <= 1) found.set(name, source);
    return source;
  };
  for (const name of wanted) visit(name, new Set([name]));
  return found;
}

function search(name: string, axes: readonly Axes[], canFind: (other: string) => boolean): SizeSource | null {
  let best: SizeSource | null = null;
  for (const { name: parameter, sizes } of axes) {
    for (const [axis, size] of sizes.entries()) {
      if (size === null || !dimensionNames(size).includes(name)) continue;
      const source = solveFor(name, size, canFind);
      if (!source) continue;
      const full = { name: parameter, axis, ...source };
      if (source.subtract === 0 && source.divide.length === 0) return full;
      best ??= full;
    }
  }
  return best;
}

/** Solves size = c·name·others + constant for the name. */
function solveFor(
  name: string,
  size: Dimension,
  canFind: (other: string) => boolean,
): Pick<SizeSource, 'subtract' | 'divide'> | null {
  const constant = size.terms.find((t) => t.names.length === 0)?.coefficient ?? 0;
  const rest = size.terms.filter((t) => t.names.length > 0);
  if (rest.length !== 1) return null;
  const [term] = rest;
  const at = term.names.indexOf(name);
  const others = term.names.filter((_, k) => k !== at);
  if (others.includes(name) || !others.every(canFind)) return null;
  return { subtract: constant, divide: [...(term.coefficient === 1 ? [] : [term.coefficient]), ...others] };
}
