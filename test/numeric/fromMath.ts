import { type MathNode, parse } from 'mathjs';
import {
  add,
  constant,
  divide,
  type ElementwiseName,
  type Expr,
  elementwise,
  HALF,
  inexactNumber,
  mul,
  negate,
  number,
  pow,
  subtract,
  symbol,
} from '../../src/expr';

/** A scalar expression from plain math, by mathjs' parser, to test evaluation without the project's own parsers. */
export const fromMath = (text: string): Expr => convert(parse(text));

// biome-ignore lint/suspicious/noExplicitAny: mathjs' node types are a union that its predicates do not narrow.
function convert(node: MathNode | any): Expr {
  switch (node.type) {
    case 'ParenthesisNode':
      return convert(node.content);
    case 'ConstantNode':
      return Number.isInteger(node.value) ? number(node.value) : inexactNumber(node.value);
    case 'SymbolNode':
      return node.name === 'pi' || node.name === 'e' ? constant(node.name) : symbol(node.name);
    case 'OperatorNode': {
      const [a, b] = node.args.map(convert) as Expr[];
      switch (node.fn) {
        case 'add':
          return add([a, b]);
        case 'subtract':
          return subtract(a, b);
        case 'multiply':
          return mul([a, b]);
        case 'divide':
          return divide(a, b);
        case 'pow':
          return pow(a, b);
        case 'unaryMinus':
          return negate(a);
      }
      throw new Error(node.fn);
    }
    case 'FunctionNode': {
      const [a] = node.args.map(convert) as Expr[];
      return node.fn.name === 'sqrt' ? pow(a, HALF) : elementwise(node.fn.name as ElementwiseName, a);
    }
  }
  throw new Error(node.type);
}
