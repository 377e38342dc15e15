/**
 * Sentences of the folders below, said in another language. Those folders know no languages: what they say is English, and
 * stands where it is found out. Here the sentence is recognised by its words, and what fills its holes is put into its
 * translation, as `test/service/translation.test.ts` sees to for every sentence there is.
 */
import type { Locale } from './protocol';
import { DERIVING } from './sentences/deriving';
import { MEANING } from './sentences/meaning';
import { PHRASES } from './sentences/phrases';
import { READING } from './sentences/reading';
import { REQUESTS } from './sentences/requests';

/** By the English sentence, with numbered holes. */
export const TRANSLATIONS: Readonly<Record<string, string>> = {
  ...READING,
  ...MEANING,
  ...DERIVING,
  ...REQUESTS,
};

/** A message as the user reads it; one that is not known stays as it is. */
export const inLanguage = (message: string, locale: Locale): string =>
  locale === 'en' ? message : (sentences().translate(message) ?? message);

/** A sentence or phrase with holes, as what recognises it. */
interface Pattern {
  readonly shape: RegExp;
  readonly translation: string;
  /** How much of it is words: of two that fit, the one that says more is meant. */
  readonly words: number;
}

class Table {
  private readonly patterns: readonly Pattern[];

  constructor(
    private readonly entries: Readonly<Record<string, string>>,
    private readonly fill: (filling: string) => string,
  ) {
    this.patterns = Object.entries(entries)
      .filter(([english]) => HOLE.test(english))
      .map(([english, translation]) => patternOf(english, translation))
      .sort((a, b) => b.words - a.words);
  }

  translate(text: string): string | null {
    if (Object.hasOwn(this.entries, text)) return this.entries[text];
    for (const { shape, translation } of this.patterns) {
      const found = shape.exec(text);
      if (found)
        return translation
          .replace(HOLES, (_, hole: string) => this.fill(found.groups?.[`h${hole}`] ?? ''))
          .replace(SPACED, '$1');
    }
    return null;
  }
}

const HOLE = /\{\d+\}/;
const HOLES = /\{(\d+)\}/g;
/** A space sets a name off from Chinese words, but not those from each other. */
const SPACED = /([\u3400-\u9fff]) (?=[\u3400-\u9fff])/g;

function patternOf(english: string, translation: string): Pattern {
  const literal = english.split(HOLES);
  // Every other piece is the number of a hole.
  const source = literal.map((piece, k) => (k % 2 === 1 ? `(?<h${piece}>[\\s\\S]*?)` : escaped(piece)));
  const words = literal.reduce((sum, piece, k) => (k % 2 === 1 ? sum : sum + piece.length), 0);
  return { shape: new RegExp(`^${source.join('')}$`), translation, words };
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

let made: Table | undefined;

/** Made when a sentence is first to be translated: most sessions are in English. */
function sentences(): Table {
  if (!made) {
    const phrases = new Table(PHRASES, (filling) => filling);
    const table = new Table(
      TRANSLATIONS,
      (filling) => phrases.translate(filling) ?? table.translate(filling) ?? filling,
    );
    made = table;
  }
  return made;
}
