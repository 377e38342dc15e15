import { functionNamed } from '../functions';
import type { Span, Syntax } from '../tree';

type BinaryOp = Extract<Syntax, { kind: 'binary' }>['op'];

/** Operators that can also be written as functions. */
const OPERATORS: Readonly<Record<string, BinaryOp>> = {
  add: 'add',
  subtract: 'subtract',
  matmul: 'star',
  hadamard: 'hadamard',
  hadamardQuotient: 'hadamardQuotient',
  divide: 'divide',
  kron: 'kronecker',
};

/** `f(a, b)`: a known function, or a name beside a bracket. */
export function applied(
  name: string,
  nameSpan: Span,
  args: readonly Syntax[],
  span: Span,
  bracket: Span,
): Syntax {
  const known = functionNamed(name, 'math');
  if (!known || args.length === 0) {
    const symbol: Syntax = { kind: 'symbol', name, font: 'plain', span: nameSpan };
    return {
      kind: 'juxtapose',
      factors: [symbol, { kind: 'group', bracket: 'round', body: bodyOf(args, bracket), span: bracket }],
      span,
    };
  }
  const op = OPERATORS[known.name];
  if (op && args.length === 2)
    return { kind: 'binary', op, left: args[0], right: args[1], operator: nameSpan, span };
  switch (known.name) {
    case 'norm':
      return { kind: 'norm', arg: args[0], order: args[1] ?? null, span };
    case 'transpose':
      return { kind: 'transpose', base: args[0], span };
    case 'negate':
      return { kind: 'negate', arg: args[0], span };
    case 'pow':
    case 'hadamardPower': {
      if (args.length !== 2) break;
      const kind = known.name === 'pow' ? 'power' : 'hadamardPower';
      return { kind, base: args[0], exponent: args[1], span };
    }
    case 'log': {
      const base: Syntax | null = known.base
        ? { kind: 'number', text: known.base, span: nameSpan }
        : (args[1] ?? null);
      return { kind: 'call', name: 'log', nameSpan, args: args.slice(0, 1), base, span };
    }
    default:
  }
  return { kind: 'call', name: known.name, nameSpan, args, base: null, span };
}

function bodyOf(args: readonly Syntax[], bracket: Span): Syntax {
  if (args.length === 1) return args[0];
  if (args.length === 0)
    return { kind: 'list', items: [], span: { from: bracket.from + 1, to: bracket.from + 1 } };
  return { kind: 'list', items: args, span: { from: args[0].span.from, to: args[args.length - 1].span.to } };
}

/** `[[1, 2], [3, 4]]` is the same matrix as `[1, 2; 3, 4]`. */
export function nestedRows(rows: readonly (readonly Syntax[])[], span: Span): Syntax {
  if (rows.length === 1 && rows[0].length > 0) {
    const inner = rows[0].map((cell) =>
      cell.kind === 'matrix' && cell.rows.length === 1 ? cell.rows[0] : null,
    );
    if (inner.every((row) => row !== null)) return { kind: 'matrix', rows: inner, span };
  }
  return { kind: 'matrix', rows, span };
}

/** Functions whose names are nothing else: beside an operand, without brackets, they are no factor. */
const UNMISTAKABLE =
  /^(?:exp|ln|log(?:10|2|1p)?|sqrt|cbrt|a?(?:rc)?(?:sin|cos|tan|sec|csc|cot)h?|abs|sigmoid|relu|softmax|erf)$/;

export function needsBrackets(name: string): boolean {
  return UNMISTAKABLE.test(name);
}
