import { plainText } from '../elaborate/names';
import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { unwrap } from './definition';

/** A case of several, "当 i = j 时", "if x < 0", in which a claim may be meant. */
export interface Case {
  readonly condition: Condition;
  /** It is said of the very claim, and not some sentences before. */
  readonly isOfClaim: boolean;
}

export type Condition = Extract<Syntax, { kind: 'relation' }>;

interface Placed {
  readonly root: Syntax;
  readonly offset: number;
  readonly source: string;
  /** The words right before and after it. */
  readonly before: string;
  readonly after: string;
}

/** In characters: what was supposed longer ago is forgotten. */
const REMEMBERED = 500;

/** The case that the text is in at a place of one of some formulas. */
export function caseAt(formulas: readonly Placed[], here: number, at: number): Case | null {
  const own = conditionBeside(formulas[here].root) ?? conditionInRow(formulas[here], at);
  if (own) return { condition: own, isOfClaim: true };
  for (let k = here - 1; k >= 0 && formulas[here].offset - formulas[k].offset < REMEMBERED; k--) {
    const condition = supposedIn(formulas[k]);
    if (condition) return { condition, isOfClaim: k === here - 1 && leadsOn(formulas[k].after) };
  }
  return null;
}

const CASE = /(?:当|若|如果|假设|假定|\b(?:when|whenever|if|for|suppose|assuming?|case))\s*$/i;

/** Whether the words around an inequality make it one case of several. */
export const supposesCase = (before: string, after = ''): boolean =>
  CASE.test(before.slice(-16)) || /^\s*(?:时|的情[况形])/.test(after);

function supposedIn({ root, before, after }: Placed): Condition | null {
  return supposesCase(before, after) ? conditionIn(root) : null;
}

const OTHER_CASE = /否则|反之|其[他它余]|不成立|\b(?:otherwise|else|unless|except|not)\b/i;

/** Only a few words of the same sentence stand before the next formula. */
function leadsOn(after: string): boolean {
  const words = after.split(/\$|\\\[|\\begin|```/)[0];
  return (
    words.length < Math.min(60, after.length) && !/[。；;!?]|\.\s/.test(words) && !OTHER_CASE.test(words)
  );
}

/** `f'(x) = -1, \quad x < 0`, `… \text{if } i = j`: what is said of an equation on its right. */
function conditionBeside(root: Syntax): Condition | null {
  const list = unwrap(root);
  if (list.kind !== 'list' || list.items.length < 2 || list.items.length > 3) return null;
  const condition = conditionIn(list.items[list.items.length - 1]);
  if (!condition) return null;
  const word = list.items.length === 3 ? list.items[1] : null;
  if (word) return word.kind === 'text' && supposesCase(word.text) ? condition : null;
  // `x = …, y = 3` may say what y is.
  return condition.ops[0].op === '=' ? null : condition;
}

/** In its own row of several: `\text{if } i = j: \frac{\partial p_i}{\partial z_j} = …`, `… = -p_i p_j & (i \ne j) \\\\`. */
function conditionInRow({ root, offset, source }: Placed, at: number): Condition | null {
  const rowOf = (place: number) => source.slice(0, place).split('\\\\').length;
  const row = rowOf(at - offset);
  return conditionsOnIndices(root).find(({ span }) => rowOf(span.from) === row) ?? null;
}

/** What is said of two letters beside equations: that they differ, or, before a colon or alone, that they are one. */
function conditionsOnIndices(root: Syntax): Condition[] {
  if (root.kind === 'list') return root.items.flatMap(conditionsOnIndices);
  if (root.kind === 'group') return conditionsOnIndices(root.body);
  if (root.kind !== 'relation') return [];
  return root.ops.flatMap((sign, k) => {
    const sides = [root.sides[k], root.sides[k + 1]];
    const isAlone = root.sides.length === 2 || root.ops[k + 1]?.op === ':';
    const isCondition = sign.op === '!=' || (sign.op === '=' && isAlone);
    const span = { from: sides[0].span.from, to: sides[1].span.to };
    return isCondition && sides.every(isIndexLetter) ? [{ kind: 'relation', sides, ops: [sign], span }] : [];
  });
}

const isIndexLetter = (node: Syntax): boolean => node.kind === 'symbol' && /^[h-nr-t]$/.test(node.name);

const COMPARING: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '=', '!=']);

function conditionIn(root: Syntax): Condition | null {
  const node = unwrap(root);
  if (node.kind === 'group' && node.bracket === 'round') return conditionIn(node.body);
  if (node.kind !== 'relation' || node.sides.length !== 2 || !COMPARING.has(node.ops[0].op)) return null;
  return node;
}

/** A side where the condition holds, and zero elsewhere. */
export function inCase(side: Syntax, condition: Condition): Syntax {
  const { span } = side;
  const indicator: Syntax = { kind: 'group', bracket: 'square', body: condition, span: condition.span };
  const body: Syntax = { kind: 'group', bracket: 'round', body: side, span };
  return { kind: 'juxtapose', factors: [indicator, body], span };
}

/** Whether a condition is one on something that stands in a formula. */
export function concerns(condition: Condition, side: Syntax): boolean {
  const names = new Set<string>();
  visitAll(condition, (node) => {
    if (node.kind === 'symbol') names.add(plainText(node));
  });
  let found = false;
  visitAll(side, (node) => {
    found ||= node.kind === 'symbol' && names.has(plainText(node));
  });
  return found;
}
