import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { MAX_PYTHON_CHARACTERS, refuseLength, withinStack } from '../limits';
import type { Parsed, Span, Syntax } from '../tree';
import { readCall } from './calls';
import { readMember } from './members';
import { childNodes, operandsOf, PythonSource } from './source';

type BinaryOp = Extract<Syntax, { kind: 'binary' }>['op'];

const BINARY: Readonly<Record<string, BinaryOp>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'star',
  '/': 'divide',
  '@': 'matmul',
};
const COMPARISONS: Readonly<Record<string, string>> = {
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  in: 'in',
};

/**
 * Reads a Python expression, an assignment or a return, as NumPy and PyTorch mean it: `*`, `/` and `**` work entry by
 * entry. Never throws: what cannot be read is an error node, and a message with its place.
 */
export function parsePython(source: string): Parsed {
  const refusal = refuseLength(source, MAX_PYTHON_CHARACTERS);
  return refusal ?? withinStack(source, () => readPython(source));
}

function readPython(source: string): Parsed {
  const offset = source.length - source.trimStart().length;
  const text = source.trim();
  const reading = new PythonSource(text, offset, readExpression);
  const tree = parser.parse(text);
  const root = readScript(reading, tree.topNode, { from: 0, to: source.length });
  if (reading.errors.length === 0) reportUnread(reading, tree);
  reading.errors.sort((a, b) => a.span.from - b.span.from);
  return { root, errors: reading.errors };
}

/** What the Python grammar passed over, such as a bracket too many. */
function reportUnread(source: PythonSource, tree: Tree): void {
  let found = false;
  tree.iterate({
    enter(node) {
      if (found || !node.type.isError) return !found;
      found = true;
      const text = source.textOf(node);
      const message = text === '' ? 'Something is missing here.' : `\`${text}\` makes no sense here.`;
      source.failure('unexpected', message, source.span(node));
      return false;
    },
  });
}

function readScript(source: PythonSource, top: SyntaxNode, whole: Span): Syntax {
  const statements = childNodes(top).flatMap((node) =>
    node.name === 'StatementGroup' ? operandsOf(node) : [node],
  );
  if (statements.length === 0) return source.failure('empty', 'There is no expression here.', whole);
  const items = statements.map((node) => readStatement(source, node));
  if (items.length === 1) return items[0];
  return { kind: 'list', items, span: { from: items[0].span.from, to: items[items.length - 1].span.to } };
}

function readStatement(source: PythonSource, node: SyntaxNode): Syntax {
  const span = source.span(node);
  switch (node.name) {
    case 'ExpressionStatement': {
      const [first] = childNodes(node);
      return first ? source.expression(first) : source.failure('empty', 'There is no expression here.', span);
    }
    case 'ReturnStatement': {
      const parts = operandsOf(node);
      if (parts.length === 0) return source.failure('empty', 'Nothing is returned here.', span);
      return parts.length === 1
        ? source.expression(parts[0])
        : { kind: 'list', items: parts.map((part) => source.expression(part)), span };
    }
    case 'AssignStatement':
      return readAssignment(source, node, span);
    default:
      if (node.type.isError) return source.failure('unexpected', 'This is no Python expression.', span);
      return source.failure('unknown', 'Only expressions, assignments and returns are read.', span);
  }
}

function readAssignment(source: PythonSource, node: SyntaxNode, span: Span): Syntax {
  const sides: Syntax[] = [];
  const ops: { op: string; span: Span }[] = [];
  let tuple: Syntax[] = [];
  const finish = () => {
    if (tuple.length === 1) sides.push(tuple[0]);
    else if (tuple.length > 1) {
      sides.push({
        kind: 'list',
        items: tuple,
        span: { from: tuple[0].span.from, to: tuple[tuple.length - 1].span.to },
      });
    }
    tuple = [];
  };
  for (const child of childNodes(node)) {
    if (child.name === 'AssignOp') {
      finish();
      ops.push({ op: '=', span: source.span(child) });
    } else if (child.name !== ',' && child.name !== 'TypeDef') tuple.push(source.expression(child));
  }
  finish();
  if (sides.length !== ops.length + 1) return source.failure('empty', 'This assignment lacks a side.', span);
  return ops.length ? { kind: 'relation', sides, ops, span } : sides[0];
}

function readExpression(source: PythonSource, node: SyntaxNode): Syntax {
  const span = source.span(node);
  switch (node.name) {
    case 'Number': {
      const text = source.textOf(node).replace(/_/g, '');
      if (/[jxobXOB]/.test(text)) return source.failure('unknown', 'Only decimal numbers are read.', span);
      return { kind: 'number', text: text.startsWith('.') ? `0${text}` : text, span };
    }
    case 'VariableName':
      return { kind: 'symbol', name: source.textOf(node), font: 'plain', span };
    case 'String':
    case 'Boolean':
    case 'None':
      return { kind: 'foreign', name: source.textOf(node), parts: [], span };
    case 'ParenthesizedExpression': {
      const [inner] = operandsOf(node);
      if (!inner) return source.failure('empty', 'These brackets are empty.', span);
      if (node.lastChild?.type.isError)
        source.failure('unclosed', 'This `(` is never closed.', { from: span.from, to: span.from + 1 });
      return { kind: 'group', bracket: 'round', body: source.expression(inner), span };
    }
    case 'TupleExpression': {
      const items = operandsOf(node).map((item) => source.expression(item));
      return { kind: 'group', bracket: 'round', body: { kind: 'list', items, span }, span };
    }
    case 'ArrayExpression':
      return readArray(source, node, span);
    case 'BinaryExpression':
      return readBinary(source, node, span);
    case 'UnaryExpression':
      return readUnary(source, node, span);
    case 'ConditionalExpression': {
      const parts = operandsOf(node).map((part) => source.expression(part));
      if (parts.length !== 3) return source.failure('empty', 'This `if … else` lacks a part.', span);
      const [value, condition, otherwise] = parts;
      return {
        kind: 'cases',
        branches: [
          { value, condition },
          { value: otherwise, condition: null },
        ],
        span,
      };
    }
    case 'CallExpression':
      return readCall(source, node);
    case 'MemberExpression':
      return readMember(source, node);
    default:
      if (node.type.isError) return source.failure('empty', 'Something is missing here.', span);
      return source.failure(
        'unknown',
        `This kind of expression is not read: \`${shorten(source.textOf(node))}\`.`,
        span,
      );
  }
}

function shorten(text: string): string {
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}

function readArray(source: PythonSource, node: SyntaxNode, span: Span): Syntax {
  const cells = operandsOf(node).map((item) => source.expression(item));
  const rows = cells.map((cell) => (cell.kind === 'matrix' && cell.rows.length === 1 ? cell.rows[0] : null));
  if (cells.length > 0 && rows.every((row) => row !== null)) return { kind: 'matrix', rows, span };
  return { kind: 'matrix', rows: [cells], span };
}

function readBinary(source: PythonSource, node: SyntaxNode, span: Span): Syntax {
  // Operators of one level come nested to the left; taken apart in a loop, a long sum is no deep recursion.
  const waiting: { sign: SyntaxNode; right: SyntaxNode; span: Span }[] = [];
  let first = node;
  while (first.name === 'BinaryExpression') {
    const children = childNodes(first);
    const [left, sign, right] = children;
    if (children.length !== 3 || right.type.isError) {
      const named = sign ? source.textOf(sign) : '';
      return source.failure('empty', `\`${named}\` has nothing after it.`, sign ? source.span(sign) : span);
    }
    waiting.push({ sign, right, span: source.span(first) });
    first = left;
  }
  let result = source.expression(first);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    result = joined(source, result, next.sign, source.expression(next.right), next.span);
  }
  return result;
}

function joined(source: PythonSource, left: Syntax, sign: SyntaxNode, right: Syntax, span: Span): Syntax {
  const text = source.textOf(sign);
  const operator = source.span(sign);
  if (text === '**') return { kind: 'hadamardPower', base: left, exponent: right, span };
  const op = BINARY[text];
  if (op) return { kind: 'binary', op, left, right, operator, span };
  if (text === '%')
    return { kind: 'call', name: 'mod', nameSpan: operator, args: [left, right], base: null, span };
  const comparison = COMPARISONS[text];
  if (!comparison) return { kind: 'foreign', name: text, parts: [left, right], span };
  const ops = [{ op: comparison, span: operator }];
  // `a < b < c` is one chain.
  if (left.kind === 'relation')
    return { kind: 'relation', sides: [...left.sides, right], ops: [...left.ops, ...ops], span };
  return { kind: 'relation', sides: [left, right], ops, span };
}

function readUnary(source: PythonSource, node: SyntaxNode, span: Span): Syntax {
  const [sign, operand] = childNodes(node);
  if (!operand || operand.type.isError)
    return source.failure('empty', `\`${source.textOf(sign)}\` has nothing after it.`, source.span(sign));
  const arg = source.expression(operand);
  const text = source.textOf(sign);
  if (text === '-') return { kind: 'negate', arg, span };
  return text === '+' ? { ...arg, span } : { kind: 'foreign', name: text, parts: [arg], span };
}
