import type { Span, Syntax } from '../tree';
import { isTable } from './balance';
import { operatorOf } from './operators';
import type { Reader } from './reader';
import { hasRelation, relationAt } from './relations';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** An environment, read as what it is: a matrix, cases, or rows of formulas. */
export function readEnvironment(reader: Reader): Syntax {
  const start = reader.position;
  const close = reader.partner[start];
  const name = reader.tokens[start].text;
  const span = reader.spanning(start, close);
  reader.position = close + 1;
  return environment(reader, name, start + 1, close, span);
}

function environment(reader: Reader, name: string, from: number, to: number, span: Span): Syntax {
  if (/^(?:[dr]?cases|numcases|subnumcases)$/.test(name)) return readCases(reader, from, to, span);
  if (name === 'vmatrix') return { kind: 'bars', arg: matrixOf(reader, from, to, span), span };
  if (name === 'Vmatrix') return { kind: 'norm', arg: matrixOf(reader, from, to, span), order: null, span };
  const aligned = (name === 'array' || name === 'tabular') && hasRelation(reader, from, to);
  if (isTable(name) && !aligned) return matrixOf(reader, from, to, span);
  return { ...readRows(reader, from, to, span, name === 'multline' || name === 'split'), span };
}

/** `\substack{a \\ b}` and plain TeX's `\matrix{…}`, `\cases{…}`, `\pmatrix{…}`: environments with braces. */
export function readBracedEnvironment(reader: Reader): Syntax {
  const start = reader.position++;
  const name = reader.tokens[start].text.slice(1);
  const open = reader.position;
  if (reader.peek()?.kind !== 'open') {
    return reader.failure('empty', `\`\\${name}\` needs its rows in braces.`, reader.since(start));
  }
  const close = reader.partner[open];
  reader.position = close + 1;
  const span = reader.since(start);
  if (name === 'substack') return readRows(reader, open + 1, close, span, false);
  return environment(reader, name, open + 1, close, span);
}

/** Cuts [from, to) at tokens of a kind, outside brackets. */
function split(reader: Reader, from: number, to: number, kind: 'row' | 'cell'): Range[] {
  const parts: Range[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    if (reader.tokens[i].kind === kind) {
      parts.push({ from: start, to: i });
      start = i + 1;
    } else if (reader.partner[i] > i && reader.partner[i] < to) i = reader.partner[i];
  }
  parts.push({ from: start, to });
  return parts;
}

function isBlank(reader: Reader, { from, to }: Range): boolean {
  for (let i = from; i < to; i++) {
    const { kind } = reader.tokens[i];
    if (kind !== 'cell' && kind !== 'space' && kind !== 'row') return false;
  }
  return true;
}

function matrixOf(reader: Reader, from: number, to: number, span: Span): Syntax {
  const rows = split(reader, from, to, 'row')
    .filter((row) => !isBlank(reader, row))
    .map((row) =>
      split(reader, row.from, row.to, 'cell').map((cell) =>
        reader.part(cell.from, cell.to, edge(reader, cell)),
      ),
    );
  return { kind: 'matrix', rows, span };
}

/** The empty span where a cell without content stands. */
function edge(reader: Reader, { from }: Range): Span {
  const at = reader.tokens[from]?.from ?? 0;
  const before = from > 0 ? reader.tokens[from - 1].to : at;
  return { from: Math.min(at, before), to: Math.min(at, before) };
}

/** Rows of an aligned formula; a row that only goes on with the one before is part of it. */
export function readRows(reader: Reader, from: number, to: number, span: Span, whole: boolean): Syntax {
  const rows: Range[] = [];
  for (const row of split(reader, from, to, 'row')) {
    if (isBlank(reader, row)) continue;
    const before = rows[rows.length - 1];
    if (before && goesOn(reader, before, row, whole))
      rows[rows.length - 1] = { from: before.from, to: row.to };
    else rows.push(row);
  }
  if (rows.length === 0) return { kind: 'list', items: [], span };
  const items = rows.map((row) => reader.part(row.from, row.to, edge(reader, row)));
  return items.length === 1 ? items[0] : { kind: 'list', items, span };
}

/** Whether a row carries on the expression of the row before: it begins with an operator, or that one ended with one. */
function goesOn(reader: Reader, before: Range, row: Range, whole: boolean): boolean {
  const { tokens } = reader;
  let first = row.from;
  while (tokens[first].kind === 'cell' || tokens[first].kind === 'space') first++;
  if (relationAt(reader, first)) return false;
  let last = before.to - 1;
  while (tokens[last].kind === 'cell' || tokens[last].kind === 'space') last--;
  if (operatorOf(tokens[last]) || endsWithRelation(reader, last)) return true;
  const operator = operatorOf(tokens[first]);
  if (!operator) return false;
  if (tokens[first].text === '*' || tokens[first].text !== '-') return true;
  if (tokens[last].text === ',' || tokens[last].text === ';') return false;
  // A minus sign may as well begin an equation of its own.
  return whole || (tokens[row.from].kind !== 'sign' && !hasRelation(reader, first, row.to));
}

function endsWithRelation(reader: Reader, index: number): boolean {
  return relationAt(reader, index)?.next === index + 1;
}

function readCases(reader: Reader, from: number, to: number, span: Span): Syntax {
  const branches = split(reader, from, to, 'row')
    .filter((row) => !isBlank(reader, row))
    .map((row) => {
      const [first] = split(reader, row.from, row.to, 'cell');
      const value = reader.part(first.from, first.to, edge(reader, first));
      if (first.to === row.to) return fromOneCell(value);
      const rest = { from: afterIf(reader, first.to + 1, row.to), to: row.to };
      return { value, condition: conditionOf(reader.part(rest.from, rest.to, edge(reader, rest))) };
    });
  if (branches.every(({ value, condition }) => condition === null && value.kind === 'relation')) {
    // A brace before equations is a system.
    const items = branches.map(({ value }) => value);
    return { kind: 'group', bracket: 'curly', body: { kind: 'list', items, span }, span };
  }
  return { kind: 'cases', branches, span };
}

/** Behind the word that begins a condition: what follows may begin with a sign, \text{if }-x<1. */
function afterIf(reader: Reader, from: number, to: number): number {
  let at = from;
  while (at < to && reader.tokens[at].kind === 'space') at++;
  const token = at < to ? reader.tokens[at] : undefined;
  return token?.kind === 'text' && /^\s*(?:if|when|for|where|如果|若|当)\s*$/i.test(token.text)
    ? at + 1
    : from;
}

/** `x \text{ if } x > 0`, `x, x > 0`: value and condition in one cell. */
function fromOneCell(node: Syntax): { value: Syntax; condition: Syntax | null } {
  if (node.kind !== 'list' || node.items.length === 0) return { value: node, condition: null };
  const [value, ...rest] = node.items;
  if (rest.length === 1) return { value, condition: conditionOf(rest[0]) };
  return { value, condition: conditionOf({ ...node, items: rest }) };
}

/** The condition without the words around it; null for `otherwise`. */
function conditionOf(node: Syntax): Syntax | null {
  if (node.kind === 'text')
    return /^(?:|otherwise|else|其他|其它|否则|others?|默认)[.,。，]?$/i.test(node.text) ? null : node;
  if (node.kind !== 'list') return node;
  const formulas = node.items.filter((item) => item.kind !== 'text');
  return formulas.length === 1 ? formulas[0] : node;
}

/**
 * `\left\{ \begin{array} … \end{array} \right.`: cases where rows have a value and a condition. Null for a system of
 * equations, whose first cells are sides.
 */
export function casesOf(reader: Reader, from: number, to: number, span: Span): Syntax | null {
  const begin = reader.tokens[from];
  if (from >= to || begin.kind !== 'begin' || reader.partner[from] !== to - 1) return null;
  if (/^(?:[dr]?cases)$/.test(begin.text)) return readCases(reader, from + 1, to - 1, span);
  if (!/^(?:array|matrix|aligned|gathered|split)$/.test(begin.text)) return null;
  const rows = split(reader, from + 1, to - 1, 'row').filter((row) => !isBlank(reader, row));
  const valued = rows.every((row) => {
    const [first, second] = split(reader, row.from, row.to, 'cell');
    if (hasRelation(reader, first.from, first.to)) return false;
    return second !== undefined && !relationAt(reader, second.from);
  });
  return valued && rows.length > 0 ? readCases(reader, from + 1, to - 1, span) : null;
}

/** Whether a node is rows of equations, as a brace to their left may hold. */
export function isSystem(node: Syntax): boolean {
  return node.kind === 'list' && node.items.some((item) => item.kind === 'relation');
}
