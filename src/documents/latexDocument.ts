import { dollarMath } from './dollars';
import { bracketMath, Closings, environmentMath, verbatimEnd } from './environments';
import { type Macro, type Macros, readDefinition } from './macros';
import type { Found } from './region';

/** A formula of a LaTeX text, and the macros defined before it. */
export interface LatexFound extends Found {
  readonly macros: Macros | null;
}

/** Looks for math in LaTeX in one pass, and for the macros that are defined on the way. */
export function latexMath(text: string, inherited: Macros, start = 0, end = text.length): LatexFound[] {
  const found: LatexFound[] = [];
  let macros: Map<string, Macro> | null = inherited.size > 0 ? new Map(inherited) : null;
  /** A map that a formula was given is not changed any more. */
  let shared = false;
  const closings = new Closings(text);
  const take = (region: Found | null): number => {
    if (!region) return -1;
    found.push({ ...region, macros });
    shared = true;
    return region.outer.to;
  };
  let at = start;
  while (at < end) {
    switch (text.charCodeAt(at)) {
      case 37: {
        const line = text.indexOf('\n', at);
        at = line < 0 ? end : line + 1;
        break;
      }
      case 36: {
        const next = take(dollarMath(text, at, end, 'always'));
        if (next >= 0) at = next;
        else while (text.charCodeAt(at) === 36) at++;
        break;
      }
      case 92: {
        const definition = readDefinition(text, at);
        if (definition) {
          macros = new Map<string, Macro>(shared || !macros ? (macros ?? []) : macros);
          macros.set(definition.name, definition.macro);
          shared = false;
          at = definition.to;
          break;
        }
        at = command(text, at, end, closings, take);
        break;
      }
      default:
        at++;
    }
  }
  return found;
}

/** The offset after a command, or after the formula or the verbatim text that it begins. */
function command(
  text: string,
  at: number,
  end: number,
  closings: Closings,
  take: (region: Found | null) => number,
): number {
  const next = text[at + 1];
  if (next === '(' || next === '[') {
    const after = take(bracketMath(text, at, end, closings));
    return after >= 0 ? after : at + 2;
  }
  if (text.startsWith('\\begin{', at)) {
    const verbatim = verbatimEnd(text, at, end, closings);
    if (verbatim >= 0) return verbatim;
    const after = take(environmentMath(text, at, end, closings));
    return after >= 0 ? after : at + 7;
  }
  const verb = /^\\(?:verb\*?|lstinline(?:\[[^\]]*\])?|mintinline\{\w+\})([^a-zA-Z\s])/.exec(
    text.slice(at, at + 60),
  );
  if (verb) {
    const mark = verb[1] === '{' ? '}' : verb[1];
    const close = text.indexOf(mark, at + verb[0].length);
    return close < 0 ? at + verb[0].length : close + 1;
  }
  return at + 2;
}
