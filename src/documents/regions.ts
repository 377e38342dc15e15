import { commentsOnly, hasComments } from './comments';
import { guessSyntax } from './guess';
import { latexMath } from './latexDocument';
import { collectMacros, type Macros, NO_MACROS } from './macros';
import { markdownMath } from './markdown';
import type { Found, Region, Stretch } from './region';
import { restructuredMath } from './restructured';

const LATEX = new Set(['latex', 'tex', 'bibtex', 'context', 'doctex', 'latex-expl3', 'rsweave']);

/**
 * The formulas of a document, in order. `inherited` are macros that hold from elsewhere, such as the preamble of the
 * document this one is an input of. Never throws; one pass over the text.
 */
export function regionsOf(text: string, languageId: string, inherited: Macros = NO_MACROS): Region[] {
  if (LATEX.has(languageId)) {
    return regions(text, latexMath(text, inherited), (found) => found.macros ?? NO_MACROS);
  }
  const everywhere = () => inherited;
  if (languageId === 'restructuredtext') return regions(text, restructuredMath(text, 'code'), everywhere);
  if (hasComments(languageId)) {
    const comments = commentsOnly(text, languageId);
    const found = restructuredMath(comments, 'code', languageId === 'julia').map(
      (region): Found => ({ ...region, kind: 'comment' }),
    );
    return regions(comments, found, everywhere);
  }
  return markdownRegions(text, inherited);
}

function markdownRegions(text: string, inherited: Macros): Region[] {
  const { found, blank, latex } = markdownMath(text);
  for (const stretch of latex) found.push(...latexMath(text, inherited, stretch.from, stretch.to));
  if (latex.length > 0) found.sort((a, b) => a.from - b.from);
  const source = blank.length > 0 ? blankOut(text, blank) : text;
  const defines = /\\(?:new|renew|provide)command|\\[gex]?def\b|\\DeclareMathOperator|\\let\b/.test(text);
  return regions(source, found, defines ? macrosSoFar(text, found, inherited) : () => inherited);
}

/** Definitions inside formulas hold from there on, as in a page's MathJax. */
function macrosSoFar(text: string, found: readonly Found[], inherited: Macros): (region: Found) => Macros {
  const inForce = new Map<Found, Macros>();
  let macros = inherited;
  for (const region of found) {
    inForce.set(region, macros);
    const content = text.slice(region.from, region.to);
    if (!/\\(?:\w*command|[gex]?def|DeclareMathOperator|let)\b/.test(content)) continue;
    const defined = collectMacros(content);
    if (defined.size > 0) macros = new Map([...macros, ...defined]);
  }
  return (region) => inForce.get(region) ?? inherited;
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
  macrosAt: (region: F) => Macros,
): Region[] {
  let before = 0;
  return found.map((region) => {
    const { from, to, outer, kind } = region;
    const proseBefore = { from: Math.min(before, outer.from), to: outer.from };
    before = outer.to;
    const source = text.slice(from, to);
    const macros = macrosAt(region);
    return {
      from,
      to,
      outer,
      kind,
      syntax: 'latex',
      source,
      proseBefore,
      ...(macros.size > 0 && { macros }),
    };
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
