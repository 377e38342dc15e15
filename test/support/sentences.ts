// Every sentence that stands in the code, found by reading the code: comments are none, and names and keys are shorter.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'vite';

const src = resolve(__dirname, '../../src');

export interface WrittenSentence {
  /** With numbered holes for what is put in. */
  readonly text: string;
  readonly file: string;
}

/** The sentences in a file or folder of `src/`; those of errors that only a mistake in the program can raise are left out. */
export function sentencesIn(place: string): WrittenSentence[] {
  const found: WrittenSentence[] = [];
  for (const file of filesIn(place)) {
    const { program } = parseSync(file, readFileSync(join(src, file), 'utf8'));
    visit(program, (text) => found.push({ text, file }));
  }
  return found;
}

function filesIn(place: string): string[] {
  if (!statSync(join(src, place)).isDirectory()) return place.endsWith('.ts') ? [place] : [];
  return readdirSync(join(src, place)).flatMap((name) => filesIn(`${place}/${name}`));
}

const INTERNAL: ReadonlySet<string> = new Set(['Error', 'RangeError', 'TypeError']);

function visit(node: unknown, found: (text: string) => void): void {
  if (Array.isArray(node)) for (const item of node) visit(item, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type, callee } = node as { type?: string; callee?: { name?: string } };
  if (type === 'NewExpression' && INTERNAL.has(callee?.name ?? '')) return;
  const text = textOf(node as Literal);
  if (text !== null && isSentence(text)) found(text);
  for (const child of Object.values(node)) visit(child, found);
}

interface Literal {
  readonly type: string;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
}

function textOf({ type, value, quasis }: Literal): string | null {
  if (type === 'Literal' && typeof value === 'string') return value;
  if (type !== 'TemplateLiteral' || !quasis) return null;
  return quasis.map((quasi, k) => (k === 0 ? '' : `{${k - 1}}`) + quasi.value.cooked).join('');
}

/** Two spaces or more, and a full stop: nothing else in the code is written so. */
const isSentence = (text: string): boolean => /^[^\n]* [^\n]* [^\n]*\.$/.test(text);
