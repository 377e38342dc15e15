import { matchingBrace } from './latex-source';
import type { Found } from './region';

/** How careful to be with dollars: in LaTeX they are math, in Markdown they may be money, in code they may be anything. */
export type DollarTrust = 'always' | 'prose' | 'code';

const DOLLAR = 36;
const BACKSLASH = 92;
/** A formula that a person wrote is no longer than this; past it a `$$` is a stray one. */
const LONGEST_DISPLAY = 20_000;
const LONGEST_INLINE = 2_000;

/** The math that opens with the dollar at an offset, or null where that is none. */
export function dollarMath(text: string, at: number, end: number, trust: DollarTrust): Found | null {
  return text.charCodeAt(at + 1) === DOLLAR ? display(text, at, end, trust) : inline(text, at, end, trust);
}

function display(text: string, at: number, end: number, trust: DollarTrust): Found | null {
  const from = at + 2;
  const limit = Math.min(end, from + LONGEST_DISPLAY);
  for (
    let close = text.indexOf('$$', from);
    close >= 0 && close < limit;
    close = text.indexOf('$$', close + 1)
  ) {
    if (isEscaped(text, close)) continue;
    const content = text.slice(from, close);
    if (content.trim() === '') return null;
    // A heading, a fence or a page break inside: these dollars are not a pair.
    if (trust !== 'always' && /\n\s{0,3}(?:#{1,6} |```|~~~)|\f/.test(content)) return null;
    return { from, to: close, outer: { from: at, to: close + 2 }, kind: 'display' };
  }
  return null;
}

function inline(text: string, at: number, end: number, trust: DollarTrust): Found | null {
  const from = at + 1;
  const limit = Math.min(end, from + LONGEST_INLINE);
  const close = closingDollar(text, from, limit);
  if (close <= from) return null;
  const content = text.slice(from, close);
  if (content.trim() === '') return null;
  if (trust !== 'always' && !isFormula(content, text, at, close, trust)) return null;
  return { from, to: close, outer: { from: at, to: close + 1 }, kind: 'inline' };
}

/** The dollar that closes: the next one in the paragraph, except inside `\text{…}`, where dollars come in pairs. */
function closingDollar(text: string, from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === DOLLAR) return i;
    if (code === BACKSLASH) {
      const nested =
        text.startsWith('text', i + 1) || text.startsWith('mbox', i + 1) ? text.indexOf('{', i) : -1;
      if (nested > 0 && nested <= i + 8) {
        const close = matchingBrace(text, nested, limit);
        if (close > 0 && text.slice(nested, close).split('$').length % 2 === 1) i = close;
        else i++;
      } else i++;
    } else if (code === 12 || (code === 10 && isBlankLine(text, i + 1))) return -1;
  }
  return -1;
}

function isBlankLine(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) return true;
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  return true;
}

export function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text.charCodeAt(at - 1 - count) === BACKSLASH) count++;
  return count % 2 === 1;
}

/** Whether what stands between two dollars is a formula rather than the words between two prices. */
function isFormula(content: string, text: string, at: number, close: number, trust: DollarTrust): boolean {
  const after = text.charCodeAt(close + 1);
  const before = text.charCodeAt(at - 1);
  const spacedStart = /^\s/.test(content);
  const spacedEnd = /\s$/.test(content);
  if (content.includes('`')) return false;
  const marked = /\\[a-zA-Z{|,;]|[\^_]/.test(content);
  if (after >= 48 && after <= 57 && !marked) return false;
  if (isAsciiWord(before) && /^\d/.test(content)) return false;
  if (spacedEnd && !spacedStart && !marked && /^\d/.test(content)) return false;
  const wordy = /(?:^|[^\\a-zA-Z])[a-zA-Z]{3,}(?:\s|$)/.test(content) && /\s/.test(content.trim());
  if (marked) return trust !== 'code' || !(spacedStart && spacedEnd && wordy);
  if (trust === 'code')
    return (
      !spacedStart &&
      !spacedEnd &&
      (/^[A-Za-z]$/.test(content) || /[=+\-*/<>].*[A-Za-z0-9)]$/.test(content)) &&
      !wordy
    );
  if (spacedStart !== spacedEnd && wordy) return false;
  return !(wordy && (spacedStart || /^\d/.test(content) || !/[=+\-*/<>]/.test(content)));
}

function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}
