import type { Writer } from '../diagnose/ingredients';
import { isScalar } from '../expr';
import { latex } from '../present/latex';
import { mathText } from '../present/math';
import type { Syntax, SyntaxLanguage } from '../syntax/tree';
import { ServiceFailure } from './failure';
import { parseFormula } from './formula';

/** A formula parsed again; null where it cannot be read. */
export function parsed(text: string, language: SyntaxLanguage): Syntax | null {
  try {
    return parseFormula(text, language);
  } catch (error) {
    if (error instanceof ServiceFailure) return null;
    throw error;
  }
}

/** Expressions as a person would write them in that language. */
export function writerIn(language: SyntaxLanguage): Writer {
  return (e) => {
    const text = language === 'latex' ? latex(e) : language === 'math' && isScalar(e) ? mathText(e) : null;
    const node = text === null ? null : parsed(text, language);
    return text !== null && node ? { text, node } : null;
  };
}
