/** Where a text begins another question, exercise, problem or example: what it calls f there has nothing to do with the f before. */
const BEGINS =
  /^(?:[ \t>*]*#{1,6}[^\n]*?|\\(?:sub)*section\*?\{[^\n]*?|\\begin\{|[ \t>]*\*\*)(?:(?:question|exercise|problem|example)s?\b|(?:习题|例题|练习|例)\s*\d)/gim;

/** The places of the text that was asked about last: its claims ask one after the other. */
let known: { readonly text: string; readonly places: readonly number[] } = { text: '', places: [] };

/** The place where the exercise begins that a place lies in; -1 where it lies in none. */
export function exerciseAround(text: string, at: number): number {
  if (known.text !== text) known = { text, places: [...text.matchAll(BEGINS)].map((match) => match.index) };
  return known.places.filter((place) => place < at).at(-1) ?? -1;
}
