import { matchingBrace, skipBlanks } from './latex-source';

/** A macro a document defines: `\newcommand{\norm}[1]{\lVert #1 \rVert}` has one parameter. */
export interface Macro {
  readonly parameters: number;
  /** What the first parameter is when it is left out, as in `\newcommand{\norm}[2][2]{…}`. */
  readonly optional?: string;
  readonly body: string;
}

/** Macros by their names, which have the backslash. */
export type Macros = ReadonlyMap<string, Macro>;

export const NO_MACROS: Macros = new Map();

export interface MacroDefinition {
  /** With its backslash: `\norm`. */
  readonly name: string;
  readonly macro: Macro;
  readonly from: number;
  readonly to: number;
}

const DEFINING =
  /\\(?:(?:re)?newcommand|providecommand|[gex]?def|let|DeclareMathOperator|DeclarePairedDelimiter|(?:New|Renew|Provide|Declare)DocumentCommand|newcommandx)(?![a-zA-Z])/y;

/** The definition that begins at an offset, which must be that of the backslash; null when none does. */
export function readDefinition(source: string, at: number): MacroDefinition | null {
  DEFINING.lastIndex = at;
  const match = DEFINING.exec(source);
  if (!match) return null;
  const command = match[0].slice(1);
  let position = skipBlanks(source, at + match[0].length);
  if (source[position] === '*') position = skipBlanks(source, position + 1);
  const braced = source[position] === '{';
  const name = /^\s*(\\(?:[a-zA-Z@]+|[^a-zA-Z]))\s*/.exec(
    source.slice(position + (braced ? 1 : 0), position + 60),
  );
  if (!name) return null;
  position += (braced ? 1 : 0) + name[0].length;
  if (braced) {
    if (source[position] !== '}') return null;
    position = skipBlanks(source, position + 1);
  }
  const read = readerOf(command)(source, position);
  return read && { name: name[1], macro: read.macro, from: at, to: read.to };
}

type BodyReader = (source: string, at: number) => { macro: Macro; to: number } | null;

function readerOf(command: string): BodyReader {
  if (command.endsWith('def')) return readPlainBody;
  if (command === 'let') return readAlias;
  if (command === 'DeclareMathOperator') return readOperator;
  if (command === 'DeclarePairedDelimiter') return readDelimiters;
  if (command.endsWith('DocumentCommand')) return readDocumentCommand;
  return readNewCommand;
}

const readNewCommand: BodyReader = (source, at) => {
  const parameters = /^\s*\[\s*(\d)\s*\]\s*/.exec(source.slice(at, at + 20));
  if (parameters) at += parameters[0].length;
  let optional: string | undefined;
  if (parameters && source[at] === '[') {
    const end = source.indexOf(']', at);
    if (end < 0) return null;
    optional = source.slice(at + 1, end);
    at = skipBlanks(source, end + 1);
  }
  const body = readBraced(source, at);
  if (!body) return null;
  const count = parameters ? Number(parameters[1]) : 0;
  const macro =
    optional === undefined
      ? { parameters: count, body: body.text }
      : { parameters: count, optional, body: body.text };
  return { macro, to: body.to };
};

/** `\def\norm#1{…}`. */
const readPlainBody: BodyReader = (source, at) => {
  const parameters = /^(?:\s*#\d)*\s*/.exec(source.slice(at, at + 60))![0];
  const body = readBraced(source, at + parameters.length);
  if (!body) return null;
  return { macro: { parameters: parameters.split('#').length - 1, body: body.text }, to: body.to };
};

/** `\let\eps=\varepsilon`. */
const readAlias: BodyReader = (source, at) => {
  const target = /^\s*=?\s*(\\(?:[a-zA-Z]+|[^a-zA-Z]))/.exec(source.slice(at, at + 60));
  return target && { macro: { parameters: 0, body: target[1] }, to: at + target[0].length };
};

/** `\DeclareMathOperator{\tr}{tr}`. */
const readOperator: BodyReader = (source, at) => {
  const body = readBraced(source, at);
  return body && { macro: { parameters: 0, body: `\\operatorname{${body.text}}` }, to: body.to };
};

/** `\DeclarePairedDelimiter{\norm}{\lVert}{\rVert}`. */
const readDelimiters: BodyReader = (source, at) => {
  const left = readBraced(source, at);
  const right = left && readBraced(source, skipBlanks(source, left.to));
  return (
    right && { macro: { parameters: 1, body: `\\left${left.text} #1 \\right${right.text}` }, to: right.to }
  );
};

/** `\NewDocumentCommand{\grad}{m m}{…}`; optional arguments are counted as plain ones only when there are none. */
const readDocumentCommand: BodyReader = (source, at) => {
  const signature = readBraced(source, at);
  const body = signature && readBraced(source, skipBlanks(source, signature.to));
  if (!body || /[^m\s+]/.test(signature.text)) return null;
  return { macro: { parameters: signature.text.replace(/[\s+]/g, '').length, body: body.text }, to: body.to };
};

/** No macro is longer; a brace that is never closed is not looked for through a whole book. */
const LONGEST_BODY = 10_000;

function readBraced(source: string, at: number): { text: string; to: number } | null {
  if (source[at] !== '{') return null;
  const close = matchingBrace(source, at, Math.min(source.length, at + LONGEST_BODY));
  return close < 0 ? null : { text: source.slice(at + 1, close), to: close + 1 };
}

/** Every macro a LaTeX text defines, in order; a later definition of a name stands. */
export function collectMacros(source: string): Map<string, Macro> {
  const macros = new Map<string, Macro>();
  const starts = new RegExp(DEFINING.source, 'g');
  for (let match = starts.exec(source); match; match = starts.exec(source)) {
    const definition = readDefinition(source, match.index);
    if (!definition) continue;
    macros.set(definition.name, definition.macro);
    starts.lastIndex = definition.to;
  }
  return macros;
}
