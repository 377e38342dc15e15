import type { DocumentReading, FoundClaim } from '../claims/document';
import { plainText } from '../elaborate/names';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';

/**
 * The `E_i` of a text whose `E = \frac{1}{n} \sum_i (y_i - t_i)^2`: the loss of one sample, which is a term of the sum and
 * no entry of E. Which of the two, only words say.
 */
export function summandOrEntry(
  sides: readonly Syntax[],
  { equation }: FoundClaim,
  document: DocumentReading,
): string | null {
  const search = (node: Syntax): string | null => {
    if (node.kind === 'subscript' && node.indices.length === 1 && node.base.kind === 'symbol') {
      const [index] = node.indices;
      const definition =
        index.kind === 'symbol' || index.kind === 'number'
          ? document.definitionAt(node.base.name, equation.from)
          : null;
      if (definition?.indices.length === 0 && isSum(definition.body)) return plainText(node);
    }
    for (const child of childrenOf(node)) {
      const found = search(child);
      if (found !== null) return found;
    }
    return null;
  };
  for (const side of sides) {
    const found = search(side);
    if (found !== null) return found;
  }
  return null;
}

/** A sum over an index, with whatever factor before it. */
function isSum(body: Syntax): boolean {
  switch (body.kind) {
    case 'big':
      return body.op === 'sum';
    case 'negate':
      return isSum(body.arg);
    case 'group':
      return isSum(body.body);
    case 'juxtapose':
      return body.factors.some(isSum);
    case 'binary':
      return isSum(body.left) || ((body.op === 'add' || body.op === 'subtract') && isSum(body.right));
    default:
      return false;
  }
}
