import { add, type Expr, index, mul, number } from '../expr';
import type { Size } from '../shapes/sizes';
import { isDotsIndex } from '../syntax/generalTerm';
import type { Syntax } from '../syntax/tree';
import { type Context, fail, requireSame } from './context';

/** An index: a bound or free index variable, a number, or i ± k. A plain bound index runs over what it indexes. */
export function readIndex(node: Syntax, over: Size, context: Context): () => Expr {
  if (node.kind === 'symbol') {
    const local = context.local(node.name);
    if (local) {
      if (local.indexRange)
        requireSame(
          context,
          local.indexRange,
          over,
          node.span,
          () => `The index ${node.name} runs over something of another size.`,
        );
      return () => local.build();
    }
  }
  switch (node.kind) {
    case 'number': {
      const value = Number(node.text);
      if (!Number.isInteger(value))
        fail('shape', `An index must be a whole number, not ${node.text}.`, node.span);
      const shift = context.options.language === 'python' ? 1 : 0;
      return () => number(value + shift);
    }
    case 'symbol': {
      const bound = context.bound(node.name);
      if (bound) {
        if (bound.range)
          requireSame(
            context,
            bound.range,
            over,
            node.span,
            () =>
              `${isDotsIndex(node.name) ? 'What the dots stand for' : `The index ${node.name}`} runs over ${context.sizes.show(bound.range as Size)} values, but this has ${context.sizes.show(over)}.`,
          );
        return () => index(bound.internal);
      }
      return () => index(node.name);
    }
    case 'group':
      return readIndex(node.body, over, context);
    case 'prime':
      return () =>
        index(`${node.base.kind === 'symbol' ? node.base.name : 'i'}^{${'\\prime'.repeat(node.count)}}`);
    case 'binary': {
      if (node.op !== 'add' && node.op !== 'subtract') break;
      const loose = context.sizes.fresh();
      const left = readShifted(node.left, loose, context);
      const right = readShifted(node.right, loose, context);
      const sign = node.op === 'add' ? 1 : -1;
      return () => add([left(), mul([number(sign), right()])]);
    }
  }
  return fail('unsupported', 'This subscript cannot be read as an index.', node.span);
}

/** The i of i + 1: its range says nothing of what is indexed. */
function readShifted(node: Syntax, loose: Size, context: Context): () => Expr {
  if (node.kind === 'symbol' && !context.local(node.name)) {
    const bound = context.bound(node.name);
    return () => index(bound ? bound.internal : node.name);
  }
  return readIndex(node, loose, context);
}
