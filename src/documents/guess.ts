import type { SyntaxLanguage } from '../syntax/tree';

/** The language a selected formula is most likely written in. */
export function guessSyntax(text: string, languageId: string): SyntaxLanguage {
  if (/\\[a-zA-Z]|[_^]\{/.test(text)) return 'latex';
  if (/@|\b(np|numpy|torch|scipy|jnp|math)\.|\*\*|\.(T|sum|mean|dot)\b/.test(text)) return 'python';
  if (languageId === 'python') return 'python';
  return /^[\w\s+\-*/^().,<>=!?:]+$/.test(text) && /[*/]|\w\(|\^/.test(text) ? 'math' : 'latex';
}
