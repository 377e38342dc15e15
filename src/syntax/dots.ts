import { areAlike, comesAfter, type GeneralTerm, generalTermOf, valueAt } from './generalTerm';
import type { Span, Syntax } from './tree';
import { treePass } from './treePass';
import { mapChildren } from './walk';

type Binary = Extract<Syntax, { kind: 'binary' }>;
type Matrix = Extract<Syntax, { kind: 'matrix' }>;

/**
 * A formula with what its dots stand for: `a_1 + \cdots + a_n` is a sum over an index, `x_1 x_2 \cdots x_n` a product,
 * `[x_1, \ldots, x_n]` and matrices with `\vdots` are given by their entries. Dots stay where no term is found, or where
 * a term that is shown does not fit.
 */
export const readDots = treePass(
  (node) => node.kind === 'ellipsis',
  (root) => converted(root),
);

function converted(node: Syntax): Syntax {
  switch (node.kind) {
    case 'binary':
      if (isSum(node)) return sumIn(node);
      if (isProduct(node)) return productIn(node);
      break;
    case 'derivative': {
      const by = node.by.map((each) => ({ ...each, variable: converted(each.variable) }));
      return { ...node, by, operand: node.operand && converted(node.operand) };
    }
  }
  const inside = mapChildren(node, converted);
  switch (inside.kind) {
    case 'juxtapose': {
      const factors = withRun(inside.factors, 'product');
      if (factors === inside.factors) return inside;
      return factors.length === 1 ? factors[0] : { ...inside, factors };
    }
    case 'group':
      return (inside.bracket === 'square' || inside.bracket === 'round') && inside.body.kind === 'list'
        ? { ...inside, body: listOf(inside.body.items, inside.body.span) ?? inside.body }
        : inside;
    case 'matrix':
      return matrixOf(inside) ?? inside;
    default:
      return inside;
  }
}

const isSum = (node: Syntax): node is Binary =>
  node.kind === 'binary' && (node.op === 'add' || node.op === 'subtract');
const isProduct = (node: Syntax): node is Binary =>
  node.kind === 'binary' && (node.op === 'cdot' || node.op === 'times');

interface Term {
  readonly sign: 1 | -1;
  readonly node: Syntax;
  readonly operator: Binary | null;
}

/** The terms of a sum in the order they are written. */
function termsOf(node: Syntax): Term[] {
  if (isSum(node))
    return [...termsOf(node.left), { sign: node.op === 'add' ? 1 : -1, node: node.right, operator: node }];
  if (node.kind === 'negate') return [{ sign: -1, node: node.arg, operator: null }];
  return [{ sign: 1, node, operator: null }];
}

function sumIn(node: Binary): Syntax {
  const written = termsOf(node);
  const at = written.findIndex(({ node: term }) => term.kind === 'ellipsis');
  if (at < 0) return mapChildren(node, converted);
  const terms = written.map((term) => ({ ...term, node: converted(term.node) }));
  const { sign } = terms[at];
  const alikeInSign = (k: number) => terms[k].sign === sign;
  const found = runAround(
    terms.map((t) => t.node),
    1,
  );
  if (!found) return node;
  for (let k = found.start; k < found.end; k++) if (!alikeInSign(k)) return node;
  const whole: Term = { sign, node: bigOf('sum', found.term, spanOf(terms, found)), operator: null };
  const rest = [...terms.slice(0, found.start), whole, ...terms.slice(found.end)];
  return rest.slice(1).reduce<Syntax>((left, term) => {
    const span = { from: node.span.from, to: Math.max(left.span.to, term.node.span.to) };
    const operator = term.operator?.operator ?? terms[at].operator?.operator ?? term.node.span;
    return {
      kind: 'binary',
      op: term.sign === 1 ? 'add' : 'subtract',
      left,
      right: term.node,
      operator,
      span,
    };
  }, signed(rest[0]));
}

const signed = ({ sign, node }: Term): Syntax =>
  sign === 1 ? node : { kind: 'negate', arg: node, span: node.span };

const spanOf = (terms: readonly Term[], { start, end }: Run): Span => ({
  from: terms[start].node.span.from,
  to: terms[end - 1].node.span.to,
});

/** `x_1 \cdot x_2 \cdots x_n`. */
function productIn(node: Binary): Syntax {
  const written = factorsOf(node);
  if (!written.some((f) => f.kind === 'ellipsis')) return mapChildren(node, converted);
  const factors = written.map(converted);
  const read = withRun(factors, 'product');
  if (read === factors) return node;
  return read.slice(1).reduce<Syntax>((left, right) => {
    const span = { from: left.span.from, to: right.span.to };
    return { ...node, left, right, span };
  }, read[0]);
}

/** The factors of a product, whether a sign or nothing stands between them. */
function factorsOf(node: Syntax): Syntax[] {
  if (isProduct(node)) return [...factorsOf(node.left), ...factorsOf(node.right)];
  return node.kind === 'juxtapose' ? [...node.factors] : [node];
}

/** Terms that dots stand among, from the first that fits to the last. */
interface Run {
  readonly term: GeneralTerm;
  readonly start: number;
  readonly end: number;
}

/** The factors with those that dots stand among as one; a factor such as `f(x_1)` is two of them. */
function withRun(factors: readonly Syntax[], op: 'product'): readonly Syntax[] {
  if (!factors.some((f) => f.kind === 'ellipsis')) return factors;
  for (const length of [1, 2]) {
    const found = runAround(factors, length);
    if (!found) continue;
    const span = { from: factors[found.start].span.from, to: factors[found.end - 1].span.to };
    return [...factors.slice(0, found.start), bigOf(op, found.term, span), ...factors.slice(found.end)];
  }
  return factors;
}

/**
 * The run of terms around the dots, each of so many parts: those before it as far as they follow each other, what is
 * shown between dots, and the last one with those right before it. Null where the general term is not clear.
 */
function runAround(parts: readonly Syntax[], length: number): Run | null {
  const dots = parts.flatMap((part, k) => (part.kind === 'ellipsis' ? [k] : []));
  const [first] = dots;
  const last = dots[dots.length - 1];
  const partAt = (k: number): Syntax | null => {
    const taken = parts.slice(k, k + length);
    if (k < 0 || taken.length < length || taken.some((t) => t.kind === 'ellipsis')) return null;
    if (length === 1) return taken[0];
    const span = { from: taken[0].span.from, to: taken[length - 1].span.to };
    return { kind: 'juxtapose', factors: taken, span };
  };
  const [shown, final] = [partAt(first - length), partAt(last + 1)];
  const found = shown && final && generalTermOf(shown, final);
  if (!found) return null;
  for (let k = 1; k < dots.length; k++) {
    const between = dots[k] - dots[k - 1] - 1;
    const middle = between === length ? partAt(dots[k - 1] + 1) : null;
    if (!middle || !valueAt(found, middle)) return null;
  }
  let { from, to } = found;
  let start = first - length;
  for (let part = partAt(start - length); part; part = partAt(start - length)) {
    const value = valueAt(found, part);
    if (!value) break;
    if (!comesAfter(from, value)) return null;
    from = value;
    start -= length;
  }
  let end = last + 1 + length;
  for (let part = partAt(end); part; part = partAt(end)) {
    const value = valueAt(found, part);
    if (!value) break;
    if (!comesAfter(value, to)) return null;
    to = value;
    end += length;
  }
  return { term: { ...found, from, to }, start, end };
}

function bigOf(op: 'sum' | 'product', { index, body, from, to }: GeneralTerm, span: Span): Syntax {
  const indices: Syntax[] = [{ kind: 'symbol', name: index, font: 'plain', span }];
  return { kind: 'big', op, indices, from, to, condition: null, body, ofDots: true, span };
}

/** `x_1, x_2, \ldots, x_n`: all of one form. */
function listOf(items: readonly Syntax[], span: Span): Syntax | null {
  const term = wholeRun(items);
  return term ? { kind: 'entries', body: term.body, rows: term, cols: null, span } : null;
}

function wholeRun(items: readonly Syntax[]): GeneralTerm | null {
  if (!items.some((item) => item.kind === 'ellipsis')) return null;
  const found = runAround(items, 1);
  return found && found.start === 0 && found.end === items.length ? found.term : null;
}

/** A column, a row or a matrix with dots between its entries. */
function matrixOf(node: Matrix): Syntax | null {
  const { rows, span } = node;
  if (rows.length === 1) {
    const term = wholeRun(rows[0]);
    return term && { kind: 'entries', body: term.body, rows: null, cols: term, span };
  }
  if (rows.every((row) => row.length === 1)) return listOf(rows.flat(), span);
  const general = rows.map((row) =>
    row.every((cell) => cell.kind === 'ellipsis') ? ('dots' as const) : wholeRun(row),
  );
  if (!general.includes('dots') || general.includes(null)) return null;
  const bodies = general.map(
    (row): Syntax => (row === 'dots' ? { kind: 'ellipsis', span } : (row as GeneralTerm).body),
  );
  const [cols] = general as GeneralTerm[];
  const ends = general.filter((row) => row !== 'dots') as GeneralTerm[];
  if (
    !ends.every(
      ({ from, to, index }) => index === cols.index && areAlike(from, cols.from) && areAlike(to, cols.to),
    )
  )
    return null;
  const term = wholeRun(bodies);
  return term && { kind: 'entries', body: term.body, rows: term, cols, span };
}
