import type { UnderstoodSymbol } from '../elaborate/elaborate';

/** Letters in the order in which people differentiate by them. */
const PREFERRED = [
  'w',
  '\\theta',
  'W',
  '\\beta',
  'x',
  'X',
  '\\mu',
  'z',
  'b',
  '\\Sigma',
  'v',
  'u',
  'y',
  'a',
  't',
  'A',
  'U',
  'V',
  'W_1',
  'W_2',
  'b_1',
  'b_2',
];

/**
 * Candidates for the variable, likeliest first: what the text names, then parameters of the definition, then
 * vectors and matrices before scalars, each by how usual its letter is.
 */
export function rankVariables(symbols: readonly UnderstoodSymbol[], named: readonly string[]): string[] {
  const names = symbols.map((s) => s.name);
  const first = named.filter((n) => names.includes(n));
  const rank = (s: UnderstoodSymbol): number => {
    const letter = PREFERRED.indexOf(s.name);
    const usual = letter < 0 ? PREFERRED.length : letter;
    // Samples and data come with an index; parameters do not.
    return usual + (s.type.family.length > 0 ? 40 : 0) + (s.type.kind === 'scalar' ? 5 : 0);
  };
  const rest = [...symbols]
    .sort((a, b) => rank(a) - rank(b))
    .map((s) => s.name)
    .filter((n) => !first.includes(n));
  return [...first, ...rest];
}
