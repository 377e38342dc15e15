import type { RegionSyntax } from './region';

/** Signs that only LaTeX has: commands, braced scripts, a script on a script's base, dollars. */
const LATEX = /\\[a-zA-Z,;{|]|[\^_]\{|\$|&=|^\s*[=&]/;
/** Signs that only Python has. */
const PYTHON =
  /\b(?:np|numpy|torch|scipy|jnp|jax|math|tf|nn|F|linalg|self|sp|special)\.\w|\*\*|\w\s*@\s*[\w(]|\.(?:T|mT|sum|mean|dot|shape|trace|norm|inverse|pow|exp|log|item|transpose|t)\b(?!\s*\d)|\blambda\b|\breturn\b|\bfor\b.+\bin\b|\bif\b.+\belse\b|\w\[[^\]]*:[^\]]*\]|\baxis\s*=|\w\s*==\s*\w|#/;
/** What plain math has: a written product, a caret, a call. */
const MATH = /[*/^]|\w\(|^\s*[\d.]+\s*$/;
const PLAIN_CHARACTERS = /^[\w\s+\-*/^().,<>=!?:;[\]'|%·×−²³α-ωΑ-Ω√]+$/;
/** Names set without a backslash that plain math has in brackets and LaTeX has not. */
const CALL = /\b(?:sin|cos|tan|sec|csc|cot|a?sinh?|a?cosh?|a?tanh?|exp|log|ln|sqrt|abs|norm|det|trace|inv)\(/;
const PYTHON_LANGUAGES = new Set(['python', 'jupyter', 'julia']);

/** The language a selected formula is most likely written in. */
export function guessSyntax(text: string, languageId: string): RegionSyntax {
  if (LATEX.test(text)) return 'latex';
  if (PYTHON.test(text)) return 'python';
  if (PYTHON_LANGUAGES.has(languageId)) return /\^/.test(text) || languageId !== 'python' ? 'math' : 'python';
  if (CALL.test(text)) return 'math';
  // x_i, x^T, X^TX: scripts of one letter are LaTeX in plain text.
  if (/\^\s*[A-Za-z]\b/.test(text) && !/[*/]/.test(text)) return 'latex';
  return PLAIN_CHARACTERS.test(text) && MATH.test(text) ? 'math' : 'latex';
}
