import type { Syntax } from '../tree';
import { isName } from './application';
import { type Argument, takeArgument, unwrap } from './arguments';
import { variableOf } from './derivatives';
import type { Reader } from './reader';
import { operatorScope } from './scope';
import { raise, readScripts } from './scripts';

/** `\nabla f`, `\nabla_x f`, `\nabla^2 f`; `\nabla\cdot F` is read but means nothing here. */
export function readNabla(reader: Reader): Syntax {
  const start = reader.position++;
  const next = reader.peek();
  if (
    next &&
    (next.text === '\\cdot' ||
      next.text === '\\times' ||
      (next.text === '^' && reader.peek(1)?.text === '\\perp'))
  ) {
    return foreignOperator(reader, start, next.text === '\\cdot' ? 'divergence' : 'curl');
  }
  return readOperator(reader, start, 'nabla');
}

function foreignOperator(reader: Reader, start: number, name: string): Syntax {
  reader.position++;
  const parts = reader.grammar.startsFactor(reader) ? [reader.grammar.run(reader)] : [];
  return { kind: 'foreign', name, parts, span: reader.since(start, ...parts.map((part) => part.span)) };
}

/** `\partial_x f`; a ∂ without an index and in no fraction, as for a subdifferential, means nothing here. */
export function readPartial(reader: Reader): Syntax {
  const start = reader.position++;
  const next = reader.peek();
  const indexed = next?.text === '_' || (next?.text === '^' && indexFollows(reader));
  if (indexed) return readOperator(reader, start, 'subscript');
  const parts = reader.grammar.startsFactor(reader) ? [reader.grammar.factor(reader)] : [];
  return {
    kind: 'foreign',
    name: '\\partial',
    parts,
    span: reader.since(start, ...parts.map((part) => part.span)),
  };
}

/** `\partial^2_{xy}`. */
function indexFollows(reader: Reader): boolean {
  const { position } = reader;
  reader.position++;
  takeArgument(reader);
  const found = reader.sees('_');
  reader.position = position;
  return found;
}

function readOperator(reader: Reader, start: number, form: 'nabla' | 'subscript'): Syntax {
  const errors = reader.errors.length;
  const scripts = readScripts(reader, null);
  let order = 1;
  const others = [];
  for (const part of scripts?.raised ?? []) {
    const power = part.kind === 'power' && part.exponent.kind === 'number' ? Number(part.exponent.text) : 0;
    if (power >= 1 && power <= 9 && Number.isInteger(power)) order = power;
    else others.push(part);
  }
  // The subscript is read again: here it is a variable, not a list of indices.
  const variables = scripts?.subscript ? readVariables(reader, scripts.subscript, errors, order, form) : [];
  const by = variables.map(variableOf);
  if (form === 'subscript') order = Math.max(order, by.length);
  // \nabla^\top f is the gradient as a row.
  const isRow = form === 'nabla' && others.length === 1 && others[0].kind === 'transpose';
  let operand = others.length && !isRow ? null : operatorScope(reader, 'narrow');
  const span = operand ? reader.cover([reader.since(start), operand.span]) : reader.since(start);
  // \nabla f^\top is the transposed gradient: f alone has nothing to transpose.
  const transposed =
    operand?.kind === 'transpose' && isName(operand.base) && form === 'nabla' && by.length === 0;
  if (operand?.kind === 'transpose' && transposed) operand = operand.base;
  const derivative: Syntax = { kind: 'derivative', form, operand, by, order, total: false, span };
  return transposed ? { kind: 'transpose', base: derivative, span } : raise(reader, derivative, others);
}

function readVariables(
  reader: Reader,
  subscript: { readonly from: number; readonly to: number },
  errors: number,
  order: number,
  form: 'nabla' | 'subscript',
): Syntax[] {
  const { from, to } = unwrap(reader, subscript.from, subscript.to);
  if (from >= to) return [];
  reader.errors.length = Math.min(reader.errors.length, errors);
  const at: Argument['span'] = reader.spanning(from, to - 1);
  const node = reader.part(from, to, at);
  const several = form === 'subscript' || order > 1;
  if (several && node.kind === 'juxtapose' && (form === 'subscript' || node.factors.length === order)) {
    return [...node.factors];
  }
  if (several && node.kind === 'list' && (form === 'subscript' || node.items.length === order))
    return [...node.items];
  return [node];
}
