import type { Parsed, Span } from './tree';
import { visitAll } from './walk';

/** Past these a text is not a formula someone wrote by hand, and reading it could take a while. */
export const MAX_CHARACTERS = 50_000;
/** The same for Python: an expression is a line or a few, and mending a long text that is none takes its time. */
export const MAX_PYTHON_CHARACTERS = 10_000;
/** How deep brackets, scripts and arguments may nest. */
export const MAX_NESTING = 500;
/** How deep the tree may get; a sum of n terms is n deep. What walks it by recursion must not run out of stack. */
export const MAX_DEPTH = 1_500;

/** The answer for a text that is not read at all. */
export function refused(message: string, span: Span): Parsed {
  return { root: { kind: 'error', message, span }, errors: [{ code: 'limit', message, span }] };
}

/** The answer for a text that is too long; null when it is short enough. */
export function refuseLength(source: string, most = MAX_CHARACTERS): Parsed | null {
  if (source.length <= most) return null;
  const message = `This formula has ${source.length} characters; ${most} is the most that is read.`;
  return refused(message, { from: 0, to: source.length });
}

/**
 * What a reader makes of a text, or a refusal where the stack does not reach: where the host gives little of it (the
 * engine's own thread has plenty), that is before the limits above.
 */
export function withinStack(source: string, read: () => Parsed): Parsed {
  try {
    return refuseDepth(read(), source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refused('This formula is nested too deeply to be read.', { from: 0, to: source.length });
  }
}

/** The same answer, or a refusal when its tree is deeper than `MAX_DEPTH`. */
function refuseDepth(parsed: Parsed, source: string): Parsed {
  // Each level of depth takes at least one character, so short texts need no look.
  if (source.length <= MAX_DEPTH) return parsed;
  let deepest = 0;
  visitAll(parsed.root, (_, depth) => {
    if (depth > deepest) deepest = depth;
  });
  if (deepest <= MAX_DEPTH) return parsed;
  const message = `This formula is ${deepest} levels deep; ${MAX_DEPTH} is the most that is read.`;
  return refused(message, { from: 0, to: source.length });
}
