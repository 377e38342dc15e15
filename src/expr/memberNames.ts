/**
 * Names of families whose index is written in a superscript: the samples x^{(1)}, …, x^{(m)} are the family
 * `x^{(\\cdot)}`, apart from a plain x, of which x_i would be an entry.
 */
const PLACE = '(\\cdot)';

/** The family's name of a superscript that is an index. */
export const superscriptFamily = (letter: string): string => `${letter}^{${PLACE}}`;

export const isSuperscriptFamily = (name: string): boolean => name.includes(`^{${PLACE}}`);

/** One member's name as it is written, the index in its place. */
export const memberName = (family: string, index: string): string => family.replace(PLACE, `(${index})`);

/** The letter without its superscript, for languages that write x[i]. */
export const familyLetter = (family: string): string => family.replace(`^{${PLACE}}`, '');
