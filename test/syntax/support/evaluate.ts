import type { Syntax } from '../../../src/syntax/tree';

const UNARY: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  abs: Math.abs,
  sign: Math.sign,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  sec: (x) => 1 / Math.cos(x),
  csc: (x) => 1 / Math.sin(x),
  cot: (x) => 1 / Math.tan(x),
  sech: (x) => 1 / Math.cosh(x),
  csch: (x) => 1 / Math.sinh(x),
  coth: (x) => 1 / Math.tanh(x),
  acot: (x) => Math.atan(1 / x),
  asec: (x) => Math.acos(1 / x),
  acsc: (x) => Math.asin(1 / x),
  acoth: (x) => Math.atanh(1 / x),
  asech: (x) => Math.acosh(1 / x),
  acsch: (x) => Math.asinh(1 / x),
};

/** The value of a scalar tree, to compare with what mathjs makes of the same text. */
export function evaluate(node: Syntax, scope: Readonly<Record<string, number>>): number {
  const value = (inner: Syntax) => evaluate(inner, scope);
  switch (node.kind) {
    case 'number':
      return Number(node.text);
    case 'symbol':
      return node.name === 'e' ? Math.E : node.name === 'pi' ? Math.PI : scope[node.name];
    case 'negate':
      return -value(node.arg);
    case 'group':
      return value(node.body);
    case 'bars':
      return Math.abs(value(node.arg));
    case 'power':
      return value(node.base) ** value(node.exponent);
    case 'juxtapose':
      return node.factors.reduce((product, factor) => product * value(factor), 1);
    case 'call': {
      const result = UNARY[node.name](value(node.args[0]));
      return node.base ? result / Math.log(value(node.base)) : result;
    }
    case 'binary': {
      const [left, right] = [value(node.left), value(node.right)];
      if (node.op === 'add') return left + right;
      if (node.op === 'subtract') return left - right;
      return node.op === 'divide' ? left / right : left * right;
    }
    default:
      return Number.NaN;
  }
}
