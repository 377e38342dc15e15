import type { Token } from './tokens';

type Binary =
  | 'add'
  | 'subtract'
  | 'cdot'
  | 'times'
  | 'star'
  | 'divide'
  | 'hadamard'
  | 'hadamardQuotient'
  | 'kronecker';

export interface Operator {
  /** How tightly it binds: sums, then \odot and its kin, then written products. */
  readonly level: 'sum' | 'term' | 'product';
  /** Null for a sign that is read but means nothing here. */
  readonly op: Binary | null;
}

const OPERATORS = new Map<string, Operator>();

function add(level: Operator['level'], op: Binary | null, signs: string): void {
  for (const sign of signs.split(' ')) OPERATORS.set(sign, { level, op });
}

add('sum', 'add', '+');
add('sum', 'subtract', '-');
add(
  'sum',
  null,
  '\\pm \\mp \\cup \\cap \\setminus \\backslash \\wedge \\vee \\land \\lor \\oplus \\ominus \\uplus \\sqcup \\sqcap \\smallsetminus \\dotplus',
);
add('term', 'hadamard', '\\odot \\circ \\circledcirc');
add('term', 'hadamardQuotient', '\\oslash');
add('term', 'kronecker', '\\otimes');
add('product', 'cdot', '\\cdot \\centerdot');
add('product', 'times', '\\times');
add('product', 'star', '* \\ast \\star');
add('product', 'divide', '/ \\div');
add(
  'product',
  null,
  '\\bmod \\mod \\pmod \\rtimes \\ltimes \\bullet \\boxtimes \\boxplus \\circledast \\diamond',
);

/** The infix operator a token is, if any. */
export function operatorOf(token: Token | undefined): Operator | undefined {
  if (!token || (token.kind !== 'sign' && token.kind !== 'command')) return undefined;
  return OPERATORS.get(token.text);
}
