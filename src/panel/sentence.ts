/** A sentence of the engine's: what stands between dollars in it is LaTeX, and shown as such. */
import { inlineFormula } from './formula';

export function sentence(text: string): (Node | string)[] {
  return text.split(/\$([^$]+)\$/).map((part, i) => (i % 2 ? inlineFormula(part) : part));
}
