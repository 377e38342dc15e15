/** The formulas of a Markdown file that stand on one line, inline and displayed, without their dollars. */
export function formulasOf(markdown: string): string[] {
  const found = [...markdown.matchAll(/\$\$?([^$\n]+)\$|\$\$\n([^$\n]+)\n\$\$/g)];
  return found.map((match) => (match[1] ?? match[2]).trim()).filter((formula) => formula.length > 0);
}

/** One of them that is long enough to be a formula worth differentiating. */
export function someFormula(markdown: string): string {
  const formula = formulasOf(markdown).find((each) => /=/.test(each) && each.length > 8);
  if (!formula) throw new Error('There is no formula in this file');
  return formula;
}
