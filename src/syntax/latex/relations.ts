import type { Reader } from './reader';

/** Signs between the sides of a relation, and what they are called in the tree. */
const RELATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '=': '=',
    '\\equiv': 'equiv',
    '\\triangleq': ':=',
    '\\coloneqq': ':=',
    '\\coloneq': ':=',
    '\\defeq': ':=',
    '\\eqdef': ':=',
    '\\doteq': ':=',
    '\\vcentcolon': ':',
    '\\eqqcolon': ':=',
    '\\xlongequal': '=',
    '\\eq': '=',
    '<': '<',
    '>': '>',
    '\\le': '<=',
    '\\leq': '<=',
    '\\leqslant': '<=',
    '\\leqq': '<=',
    '\\ge': '>=',
    '\\geq': '>=',
    '\\geqslant': '>=',
    '\\geqq': '>=',
    '\\ne': '!=',
    '\\neq': '!=',
    '\\lesssim': 'approx',
    '\\gtrsim': 'approx',
    '\\in': 'in',
    '\\notin': 'notin',
    '\\ni': 'ni',
    '\\subset': 'subset',
    '\\subseteq': 'subset',
    '\\supset': 'supset',
    '\\supseteq': 'supset',
    '\\nsubset': 'nsubset',
    '\\subsetneq': 'subset',
    '\\sqsubseteq': 'subset',
    '\\approx': 'approx',
    '\\simeq': 'approx',
    '\\cong': 'approx',
    '\\thickapprox': 'approx',
    '\\approxeq': 'approx',
    '\\asymp': 'approx',
    '\\sim': 'sim',
    '\\propto': 'propto',
    '\\varpropto': 'propto',
    '\\to': 'to',
    '\\rightarrow': 'to',
    '\\longrightarrow': 'to',
    '\\mapsto': 'to',
    '\\longmapsto': 'to',
    '\\xrightarrow': 'to',
    '\\nearrow': 'to',
    '\\searrow': 'to',
    '\\uparrow': 'to',
    '\\downarrow': 'to',
    '\\hookrightarrow': 'to',
    '\\leadsto': 'to',
    '\\rightharpoonup': 'to',
    '\\rightsquigarrow': 'to',
    '\\twoheadrightarrow': 'to',
    '\\leftarrow': 'from',
    '\\gets': 'from',
    '\\longleftarrow': 'from',
    '\\xleftarrow': 'from',
    '\\Rightarrow': 'implies',
    '\\implies': 'implies',
    '\\Longrightarrow': 'implies',
    '\\impliedby': 'impliedby',
    '\\Leftarrow': 'impliedby',
    '\\iff': 'iff',
    '\\Leftrightarrow': 'iff',
    '\\Longleftrightarrow': 'iff',
    '\\leftrightarrow': 'iff',
    '\\longleftrightarrow': 'iff',
    '\\rightleftharpoons': 'iff',
    '\\vdash': 'implies',
    '\\models': 'implies',
    '\\succeq': 'succeq',
    '\\succ': 'succ',
    '\\preceq': 'preceq',
    '\\prec': 'prec',
    '\\succcurlyeq': 'succeq',
    '\\preccurlyeq': 'preceq',
    '\\ll': 'll',
    '\\gg': 'gg',
    '\\perp': 'perp',
    '\\bot': 'perp',
    '\\nmid': 'nmid',
    '\\lll': 'll',
    '\\ggg': 'gg',
  }),
);

/** Signs that people type as two characters. */
const PAIRS: Readonly<Record<string, string>> = {
  ':=': ':=',
  '=:': ':=',
  '<=': '<=',
  '>=': '>=',
  '==': '=',
  '!=': '!=',
  '->': 'to',
  '=>': 'implies',
  '=<': '<=',
};

/** Commands that set a note over or under a sign. */
const NOTING = new Set(['\\overset', '\\underset', '\\stackrel']);

export interface RelationSign {
  readonly op: string;
  /** The index after the sign. */
  readonly next: number;
}

/** The relation sign at a token, if one stands there. */
export function relationAt(reader: Reader, index: number): RelationSign | null {
  const token = index < reader.end ? reader.tokens[index] : undefined;
  if (!token || (token.kind !== 'sign' && token.kind !== 'command')) return null;
  const following = index + 1 < reader.end ? reader.tokens[index + 1] : undefined;
  if (token.kind === 'sign') {
    const pair =
      following?.kind === 'sign' && token.text.length === 1 ? PAIRS[token.text + following.text] : undefined;
    if (pair && (token.text !== '-' || following!.from === token.to)) return { op: pair, next: index + 2 };
    if (token.text === ':') return { op: ':', next: index + 1 };
  }
  const op = RELATIONS.get(token.text);
  if (op !== undefined) return { op, next: skipArrowLabel(reader, token.text, index + 1) };
  return NOTING.has(token.text) ? withNote(reader, index) : null;
}

/** `\xrightarrow{f}` has a label, which says nothing here. */
function skipArrowLabel(reader: Reader, text: string, index: number): number {
  if (!text.startsWith('\\x')) return index;
  while (index < reader.end && reader.tokens[index].kind === 'open') index = reader.partner[index] + 1;
  return index;
}

/** `\overset{\text{def}}{=}`, `\stackrel{(a)}{=}`. */
function withNote(reader: Reader, index: number): RelationSign | null {
  const { tokens, partner } = reader;
  const noteStart = index + 1;
  if (noteStart >= reader.end) return null;
  const noteEnd = tokens[noteStart].kind === 'open' ? partner[noteStart] : noteStart;
  let sign = noteEnd + 1;
  const braced = sign < reader.end && tokens[sign].kind === 'open';
  const close = braced ? partner[sign] : -1;
  if (braced) sign++;
  if (reader.tokens[sign] && NOTING.has(reader.tokens[sign].text)) return null;
  const found = relationAt(reader, sign);
  if (!found || (braced && found.next !== close)) return null;
  const note = tokens
    .slice(noteStart, noteEnd + 1)
    .map((token) => token.text)
    .join('');
  const defines = /def|\\triangle|\\Delta|:/i.test(note);
  return { op: found.op === '=' && defines ? ':=' : found.op, next: braced ? close + 1 : found.next };
}

/** The relation sign that comes next, over soft tokens. */
export function relationAhead(reader: Reader): (RelationSign & { readonly index: number }) | null {
  const index = reader.afterSoft();
  const found = relationAt(reader, index);
  return found && { ...found, index };
}

/** Whether a relation sign stands in [from, to), outside brackets. */
export function hasRelation(reader: Reader, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (reader.partner[i] > i) i = reader.partner[i];
    else if (relationAt(reader, i)) return true;
  }
  return false;
}
