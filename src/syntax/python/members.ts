import type { SyntaxNode } from '@lezer/common';
import type { Span, Syntax } from '../tree';
import { constantNamed, dottedName } from './modules';
import { childNodes, type PythonSource } from './source';

/** `X.T`, `np.pi`, `X.shape[0]`, `x[i, j]`. */
export function readMember(source: PythonSource, node: SyntaxNode): Syntax {
  const children = childNodes(node);
  return children[1]?.name === '['
    ? readSubscript(source, node, children)
    : readAttribute(source, node, children);
}

function readAttribute(source: PythonSource, node: SyntaxNode, [object, , property]: SyntaxNode[]): Syntax {
  const span = source.span(node);
  if (!property || property.type.isError)
    return source.failure('empty', 'A name is missing after this dot.', span);
  const name = source.textOf(property);
  const dotted = dottedName(source, node);
  const constant = dotted && constantNamed(dotted);
  if (constant) return { kind: 'symbol', name: constant, font: 'plain', span };
  const nameSpan = source.span(property);
  switch (name) {
    case 'T':
    case 'mT':
    case 'H':
      return { kind: 'transpose', base: source.expression(object), span };
    case 'size':
      return { kind: 'call', name: 'size', nameSpan, args: [source.expression(object)], base: null, span };
    case 'data':
    case 'real':
      return { ...source.expression(object), span };
    default:
  }
  // `self.w` and `params.b` are names of quantities.
  if (dotted && !dotted.module) return { kind: 'symbol', name: dotted.parts.join('.'), font: 'plain', span };
  return source.failure('unknown', `The attribute \`${name}\` is not known here.`, nameSpan);
}

function readSubscript(source: PythonSource, node: SyntaxNode, children: SyntaxNode[]): Syntax {
  const span = source.span(node);
  const [object] = children;
  const indices = readIndices(source, children.slice(2), span);
  const [first] = indices;
  const shape = sizeAlong(source, object, indices, span) ?? logDeterminant(source, object, first, span);
  if (shape) return shape;
  if (indices.length === 0) return source.failure('empty', 'These brackets need an index.', span);
  return { kind: 'subscript', base: source.expression(object), indices, span };
}

function readIndices(source: PythonSource, parts: readonly SyntaxNode[], whole: Span): Syntax[] {
  const indices: Syntax[] = [];
  let piece: SyntaxNode[] = [];
  for (const part of parts) {
    if (part.name !== ',' && part.name !== ']') {
      piece.push(part);
      continue;
    }
    if (piece.length > 0) indices.push(readIndex(source, piece));
    piece = [];
  }
  if (piece.some((part) => part.type.isError)) source.failure('unclosed', 'This `[` is never closed.', whole);
  else if (piece.length > 0) indices.push(readIndex(source, piece));
  return indices;
}

function readIndex(source: PythonSource, piece: readonly SyntaxNode[]): Syntax {
  const span = { from: source.span(piece[0]).from, to: source.span(piece[piece.length - 1]).to };
  if (piece.every((part) => part.name === ':')) return { kind: 'symbol', name: ':', font: 'plain', span };
  if (piece.some((part) => part.name === ':'))
    return source.failure('unknown', 'Slices with bounds are not read.', span);
  if (piece[0].name === 'None' || /newaxis$/.test(source.textOf(piece[0]))) {
    return source.failure('unknown', 'Indices that add an axis are not read.', span);
  }
  return source.expression(piece[0]);
}

/** `X.shape[0]` is how many rows X has. */
function sizeAlong(
  source: PythonSource,
  object: SyntaxNode,
  indices: readonly Syntax[],
  span: Span,
): Syntax | null {
  const [array, dot, property] = childNodes(object);
  if (object.name !== 'MemberExpression' || dot?.name !== '.' || !property) return null;
  if (source.textOf(property) !== 'shape' || indices.length !== 1) return null;
  const args = [source.expression(array), indices[0]];
  return { kind: 'call', name: 'size', nameSpan: source.span(property), args, base: null, span };
}

/** `np.linalg.slogdet(A)[1]` is log |det A|. */
function logDeterminant(
  source: PythonSource,
  object: SyntaxNode,
  index: Syntax | undefined,
  span: Span,
): Syntax | null {
  if (object.name !== 'CallExpression') return null;
  const [callee, list] = childNodes(object);
  const name = dottedName(source, callee)?.parts.at(-1);
  const operands = childNodes(list).filter((child) => child.name !== '(' && child.name !== ')');
  if (name !== 'slogdet' || operands.length !== 1 || index?.kind !== 'number') return null;
  const nameSpan = source.span(callee);
  const args = [source.expression(operands[0])];
  if (index.text === '1') return { kind: 'call', name: 'logdet', nameSpan, args, base: null, span };
  const determinant: Syntax = { kind: 'call', name: 'det', nameSpan, args, base: null, span };
  return { kind: 'call', name: 'sign', nameSpan, args: [determinant], base: null, span };
}
