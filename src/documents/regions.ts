import { commentsOnly, hasComments } from './comments';
import { guessSyntax } from './guess';
import { latexMath } from './latexDocument';
import { collectMacros, type Macro } from './macros';
import { markdownMath } from './markdown';
import type { Found, Region, Stretch } from './region';
import { restructuredMath } from './restructured';

const LATEX = new Set(['latex', 'tex', 'bibtex', 'context', 'doctex', 'latex-expl3', 'rsweave']);

/** The formulas of a document, in order. Never throws; one pass over the text. */
export function regionsOf(text: string, languageId: string): Region[] {
  if (LATEX.has(languageId)) {
    return regions(text, latexMath(text), (found) => found.macros ?? undefined);
  }
  if (languageId === 'restructuredtext') return regions(text, restructuredMath(text, 'code'));
  if (hasComments(languageId)) {
    const comments = commentsOnly(text, languageId);
    const found = restructuredMath(comments, 'code', languageId === 'julia').map(
      (region): Found => ({ ...region, kind: 'comment' }),
    );
    return regions(comments, found);
  }
  return markdownRegions(text);
}

function markdownRegions(text: string): Region[] {
  const { found, blank, latex } = markdownMath(text);
  for (const stretch of latex) found.push(...latexMath(text, stretch.from, stretch.to));
  if (latex.length > 0) found.sort((a, b) => a.from - b.from);
  const source = blank.length > 0 ? blankOut(text, blank) : text;
  const macros = /\\(?:new|renew|provide)command|\\[gex]?def\b|\\DeclareMathOperator|\\let\b/.test(text)
    ? macrosSoFar(text, found)
    : () => undefined;
  return regions(source, found, macros);
}

/** Definitions inside formulas hold from there on, as in a page's MathJax. */
function macrosSoFar(
  text: string,
  found: readonly Found[],
): (region: Found) => ReadonlyMap<string, Macro> | undefined {
  const inForce = new Map<Found, ReadonlyMap<string, Macro>>();
  let macros: ReadonlyMap<string, Macro> = new Map();
  for (const region of found) {
    if (macros.size > 0) inForce.set(region, macros);
    const content = text.slice(region.from, region.to);
    if (!/\\(?:\w*command|[gex]?def|DeclareMathOperator|let)\b/.test(content)) continue;
    const defined = collectMacros(content);
    if (defined.size > 0) macros = new Map([...macros, ...defined]);
  }
  return (region) => inForce.get(region);
}

function blankOut(text: string, stretches: readonly Stretch[]): string {
  let result = '';
  let done = 0;
  for (const { from, to } of stretches) {
    result += text.slice(done, from) + ' '.repeat(to - from);
    done = to;
  }
  return result + text.slice(done);
}

function regions<F extends Found>(
  text: string,
  found: readonly F[],
  macrosAt: (region: F) => ReadonlyMap<string, Macro> | undefined = () => undefined,
): Region[] {
  let before = 0;
  return found.map((region) => {
    const { from, to, outer, kind } = region;
    const proseBefore = { from: Math.min(before, outer.from), to: outer.from };
    before = outer.to;
    const source = text.slice(from, to);
    const macros = macrosAt(region);
    return { from, to, outer, kind, syntax: 'latex', source, proseBefore, ...(macros && { macros }) };
  });
}

/** The formula that holds an offset, its delimiters included; null where there is none. */
export function regionAt(text: string, languageId: string, offset: number): Region | null {
  return innermost(regionsOf(text, languageId), offset);
}

/** Of regions in order, the smallest that holds an offset. */
export function innermost(found: readonly Region[], offset: number): Region | null {
  let best: Region | null = null;
  for (const region of found) {
    const { outer } = region;
    if (outer.from > offset) break;
    if (offset > outer.to) continue;
    if (!best || outer.to - outer.from < best.outer.to - best.outer.from) best = region;
  }
  return best;
}

/**
 * What is selected, as a formula: the region it selects, with or without its delimiters, a part of one, or a plain
 * expression in the syntax it is most likely in.
 */
export function selectionRegion(text: string, languageId: string, selection: Stretch): Region | null {
  const selected = text.slice(selection.from, selection.to);
  const lead = selected.length - selected.trimStart().length;
  const from = selection.from + lead;
  const to = selection.from + selected.trimEnd().length;
  if (from >= to) return regionAt(text, languageId, selection.from);
  const found = regionsOf(text, languageId);
  const whole = found.find(({ outer }) => outer.from === from && outer.to === to);
  if (whole) return whole;
  const around = found.find((region) => region.from <= from && to <= region.to);
  const source = around ? around.source.slice(from - around.from, to - around.from) : text.slice(from, to);
  return {
    from,
    to,
    outer: { from, to },
    kind: 'plain',
    syntax: around ? around.syntax : guessSyntax(source, languageId),
    source,
    proseBefore: around ? around.proseBefore : { from, to: from },
    ...(around?.macros && { macros: around.macros }),
  };
}
