import { check } from '../../../src/service/check';

/** What is said of each claim of a Markdown text: "holds", "refuted", or why it is undecided. */
export const verdictsIn = (text: string): (string | null)[] =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict, category }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict === 'refuted' ? verdict : category,
  );
