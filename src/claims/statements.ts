import { plainText } from '../elaborate/names';
import { asVariable, usesOf } from '../elaborate/uses';
import type { Span, Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { unwrap } from './definition';

/**
 * What an equal sign says that claims nothing: what a name stands for, which value it is given next, which value is
 * chosen for it, or what follows by solving the equation before an arrow.
 */
export type StatementKind = 'definition' | 'step' | 'choice' | 'conclusion';

/** An equal sign with a derivative in sight that leaves nothing to decide. Spans count in the document. */
export interface FoundStatement {
  readonly kind: StatementKind;
  /** The side before the sign, which is what the statement is about. */
  readonly left: Span;
  readonly range: Span;
  readonly equation: Span;
  readonly region: number;
}

/** Which kind of statement it is to give the left side the value of the right one. */
export function kindOfStatement(left: Syntax, right: Syntax): Exclude<StatementKind, 'conclusion'> {
  if (isChoice(right)) return 'choice';
  const name = asVariable(unwrap(left), new Set(), () => false)?.name;
  const isChange = name !== undefined && (name.startsWith('\\Delta') || holdsName(right, name));
  return isChange || isStep(left, right) ? 'step' : 'definition';
}

/**
 * `x_{t+1} = x_t - \eta \nabla f(x_t)`, `x^{(k+1)} = x^{(k)} - …`: the next of something is given by the one at hand. No
 * text means to prove that.
 */
export function isStep(left: Syntax, right: Syntax): boolean {
  const next = countedName(left);
  const counter = next && next.index.kind === 'binary' && next.index.op === 'add' ? next.index : null;
  if (!next || counter?.left.kind !== 'symbol' || counter.right.kind !== 'number') return false;
  const now = plainText(counter.left);
  let isGiven = false;
  visitAll(right, (node) => {
    const other = countedName(node);
    if (other?.letter === next.letter) isGiven ||= plainText(other.index) === now;
  });
  return isGiven;
}

/** Whether a side is a name applied to something: the `g(x_k)` of `g_k = g(x_k)`. */
export function appliesName(side: Syntax, name: string): boolean {
  if (side.kind !== 'juxtapose' || side.factors.length !== 2 || side.factors[1].kind !== 'group')
    return false;
  return asVariable(side.factors[0], new Set(), () => false)?.name === name;
}

/** The letter and the index of `x_t`, `x^{(t)}` and `x^t`, where that is a mark and no power. */
function countedName(side: Syntax): { readonly letter: string; readonly index: Syntax } | null {
  const node = unwrap(side);
  if (node.kind === 'subscript' && node.indices.length === 1)
    return { letter: plainText(node.base), index: node.indices[0] };
  if (node.kind !== 'label') return null;
  const { label } = node;
  return { letter: plainText(node.base), index: label.kind === 'group' ? label.body : label };
}

/** `\arg\min_d \nabla f^\top d`, also with what it is subject to behind it. */
function isChoice(side: Syntax): boolean {
  let found = false;
  visitAll(side, (node) => {
    found ||= node.kind === 'big' && (node.op === 'argmin' || node.op === 'argmax');
  });
  return found;
}

const holdsName = (side: Syntax, name: string): boolean =>
  usesOf(
    side,
    () => false,
    () => null,
  ).has(name);
