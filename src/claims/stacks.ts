import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';

/** A matrix whose rows or columns are samples: X with the rows x_i^\top. */
export interface Stack {
  readonly matrix: string;
  readonly member: string;
  readonly by: 'row' | 'column';
}

/**
 * The stack that an equation's sides make: `X = (x_1, \ldots, x_n)` has the samples as columns, a bracket of `x_i^\top`, one
 * above the other or parted by semicolons, has them as rows, and so has the transpose of the first.
 */
export function stackIn(left: Syntax, right: Syntax): Stack | null {
  const matrix = nameOf(left);
  const isTurned = right.kind === 'transpose';
  const written = partsOf(isTurned ? right.base : right);
  // Columns one above the other make one long column.
  if (matrix === null || !written || (written.isBelow && !written.isTurned)) return null;
  return { matrix, member: written.family, by: written.isTurned !== isTurned ? 'row' : 'column' };
}

interface Parts {
  readonly family: string;
  /** Each part is written with a transpose. */
  readonly isTurned: boolean;
  readonly isBelow: boolean;
}

/** What a bracket or a matrix is made of, where dots say that it goes on. */
function partsOf(node: Syntax): Parts | null {
  if (node.kind === 'group') {
    const inner = partsOf(node.body);
    return inner && { ...inner, isBelow: node.body.kind === 'entries' ? false : inner.isBelow };
  }
  if (node.kind !== 'entries' || (node.rows && node.cols)) return null;
  const isTurned = node.body.kind === 'transpose';
  const part = node.body.kind === 'transpose' ? node.body.base : node.body;
  const range = node.rows ?? node.cols;
  const isMember =
    part.kind === 'subscript' && part.indices.length === 1 && plainText(part.indices[0]) === range?.index;
  const family = isMember ? nameOf(part.base) : null;
  return family === null ? null : { family, isTurned, isBelow: node.rows !== null };
}

/** The x of `x_1`, `x_n^\top`, where the subscript counts. */
function familyOf(item: Syntax): string | null {
  if (item.kind === 'transpose') return familyOf(item.base);
  if (item.kind === 'group' && item.bracket !== 'round') return familyOf(item.body);
  if (item.kind !== 'subscript' || item.indices.length !== 1) return null;
  const [index] = item.indices;
  const counts = index.kind === 'number' || (index.kind === 'symbol' && /^[a-zA-Z]$/.test(index.name));
  return counts ? nameOf(item.base) : null;
}

function nameOf(node: Syntax): string | null {
  const variable = asVariable(node, new Set(), () => false);
  return variable && variable.indices.length === 0 ? variable.name : null;
}

const LETTER = String.raw`\$\s*(?:\\(?:mathbf|boldsymbol|bm|mathrm)\s*)?\{?([A-Za-z])\}?\s*\$`;
const PLACE = String.raw`\$?\s*[ijkn]\s*\$?`;
const MEMBER_IS = new RegExp(
  String.raw`^\s*(?:is|are|be|denotes?|for)\s+(?:the\s+)?${PLACE}\s*-?\s*(?:th)?\s*(row|column)\s+of\s+(?:the\s+\w+\s+)?(?:matrix\s+)?${LETTER}`,
  'i',
);
const MEMBER_IS_CHINESE = new RegExp(
  String.raw`^\s*(?:是|为|表示|即)\s*(?:矩阵)?\s*${LETTER}\s*的第\s*${PLACE}\s*(行|列)`,
);

/** What is said after a name, `x_i` or `x_i^\top`, of its place in a matrix: "is the i-th row of X", "为 X 的第 i 行". */
export function stackInProse(root: Syntax, after: string): Stack | null {
  const member = familyOf(root);
  if (member === null) return null;
  const english = MEMBER_IS.exec(after);
  if (english)
    return { matrix: english[2], member, by: english[1].toLowerCase() === 'row' ? 'row' : 'column' };
  const chinese = MEMBER_IS_CHINESE.exec(after);
  return chinese ? { matrix: chinese[1], member, by: chinese[2] === '行' ? 'row' : 'column' } : null;
}

/** The i-th sample by the matrix that it is stacked in. */
export function memberOfStack({ matrix, member, by }: Stack): Definition {
  const span = { from: 0, to: 0 };
  const symbol = (name: string): Syntax => ({ kind: 'symbol', name, font: 'plain', span });
  const i: Syntax = { kind: 'symbol', name: 'i', font: 'plain', isIndex: true, span };
  const indices = by === 'row' ? [i, symbol(':')] : [symbol(':'), i];
  const part: Syntax = { kind: 'subscript', base: symbol(matrix), indices, span };
  const body: Syntax = by === 'row' ? { kind: 'transpose', base: part, span } : part;
  return { name: member, parameters: [], indices: ['i'], body };
}
