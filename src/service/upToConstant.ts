import { unwrap } from '../claims/definition';
import { holdsDerivative } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/variable';
import type { Syntax } from '../syntax/tree';

/** A link of a chain whose sides differ by a constant that has no other name than that. */
export interface ConstantLink {
  /** The claim that the gradients of both sides are equal; null where it is not clear by which variable. */
  readonly gradients: FoundClaim | null;
  readonly variable: string;
}

/**
 * `f(x) = … + \mathrm{const}`: such a constant does not depend on what the function in the chain is of, so that both sides
 * have one gradient by it. Null where no constant is added, or where the text says what it is.
 */
export function upToConstant(claim: FoundClaim, document: DocumentReading): ConstantLink | null {
  const sides = [claim.left, claim.right];
  const isOpen = (node: Syntax) =>
    isConstant(node) && document.definitionAt(plainText(node), claim.equation.from) === null;
  const stripped = sides.map((side) => withoutTerm(unwrap(side), isOpen));
  if (stripped.every((side, k) => side === unwrap(sides[k]))) return null;
  const variable = variableOf(claim.sides[0]);
  const [left, right] = stripped;
  if (!left || !right || !variable || sides.some(holdsDerivativeBy(variable)))
    return { gradients: null, variable: '' };
  const gradient = (side: Syntax): Syntax => ({
    kind: 'derivative',
    form: 'nabla',
    operand: { kind: 'group', bracket: 'round', body: side, span: side.span },
    by: [{ variable, transposed: false }],
    order: 1,
    total: false,
    span: side.span,
  });
  return {
    gradients: { ...claim, left: gradient(left), right: gradient(right) },
    variable: plainText(variable),
  };
}

const isConstant = (node: Syntax): boolean =>
  node.kind === 'text'
    ? /^(?:const(?:ant)?\.?|常数|常量)$/i.test(node.text.trim())
    : node.kind === 'symbol' && /^\\operatorname\{[Cc]onst(?:ant)?\}$/.test(node.name);

/** A sum without the terms of a kind; itself where there are none, null where nothing is left. */
function withoutTerm(node: Syntax, isTaken: (term: Syntax) => boolean): Syntax | null {
  if (isTaken(node)) return null;
  if (node.kind !== 'binary' || (node.op !== 'add' && node.op !== 'subtract')) return node;
  const [left, right] = [withoutTerm(node.left, isTaken), isTaken(node.right) ? null : node.right];
  if (left === node.left && right === node.right) return node;
  if (left && right) return { ...node, left, right };
  if (left) return left;
  return right && node.op === 'subtract' ? { kind: 'negate', arg: right, span: right.span } : right;
}

/** The x of `f(x) = …` and of `\min_x …`, where there is one. */
function variableOf(first: Syntax): Syntax | null {
  const side = unwrap(first);
  if (side.kind === 'big' && /^(?:arg)?(?:min|max)$/.test(side.op))
    return side.indices.length === 1 ? side.indices[0] : null;
  if (side.kind !== 'juxtapose' || side.factors.length !== 2) return null;
  const [callee, group] = side.factors;
  const isApplied = group.kind === 'group' && group.bracket === 'round';
  if (!isApplied || !asVariable(callee, new Set(), () => false)) return null;
  return asVariable(group.body, new Set(), () => false) ? group.body : null;
}

/** A side that is a derivative by the variable already has nothing to do with a constant. */
const holdsDerivativeBy =
  (variable: Syntax) =>
  (side: Syntax): boolean =>
    side.kind === 'derivative' &&
    holdsDerivative(side) &&
    side.by.some((by) => plainText(by.variable) === plainText(variable));
