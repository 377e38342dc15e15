import type { Syntax } from './tree';

/** `(x)`, as arguments stand in. */
export const isRoundBracket = (node: Syntax | undefined): node is Extract<Syntax, { kind: 'group' }> =>
  node?.kind === 'group' && node.bracket === 'round';
