import { describe, expect, it } from 'vitest';
import type { FindTex, TexFile } from '../../src/documents/inputs';
import { isMain, withPreamble } from '../../src/documents/preamble';

const FILES: Record<string, string> = {
  'main.tex':
    '\\documentclass{book}\n\\input{macros}\n\\newcommand{\\one}{1}\n\\begin{document}\n\\input{ch}$x$',
  'macros.tex': '\\newcommand{\\half}{\\frac12}\\input{more}',
  'more.tex': '\\newcommand{\\more}{m}',
  'loop.tex': '\\newcommand{\\loop}{l}\\input{loop}',
};

/** All files stand in one folder. */
const find: FindTex = (name) => {
  const path = name.endsWith('.tex') ? name : `${name}.tex`;
  return path in FILES ? { path, source: FILES[path] } : null;
};
const file = (path: string): TexFile => ({ path, source: FILES[path] });
const chapter = (source: string): TexFile => ({ path: 'ch.tex', source });

/** What a file is read after. */
const readAfter = (given: TexFile, main?: TexFile) => {
  const { text, base } = withPreamble(given, find, main);
  expect(text.slice(base)).toBe(given.source);
  return text.slice(0, base);
};

describe('a LaTeX file', () => {
  it('is read after what its preamble reads in', () => {
    expect(readAfter(file('main.tex'))).toMatch(/^\\newcommand\{\\half\}.*\\more.*\n\n$/s);
    expect(readAfter(file('main.tex'))).not.toContain('\\one');
  });

  it('stays as it is where it reads in nothing, or what is not there', () => {
    expect(readAfter(chapter('$x$ \\input{macros}'))).toBe('');
    expect(readAfter(chapter('\\input{nowhere} $x$'))).toBe('');
  });

  it.each([
    '% !TEX root = main.tex\n$\\half$',
    '%!TeX root=main\n$\\half$',
    '\\documentclass[main.tex]{subfiles}\n\\begin{document}$\\half$',
  ])('is read after the preamble of the document that it names: %s', (source) => {
    expect(readAfter(chapter(source))).toMatch(/\\half.*\\more.*\\one/s);
    expect(readAfter(chapter(source))).not.toContain('$x$');
  });

  it('is read after the preamble of the document that was found to read it in, unless it is that', () => {
    expect(readAfter(chapter('$\\half$'), file('main.tex'))).toContain('\\one');
    expect(readAfter(file('main.tex'), file('main.tex'))).not.toContain('\\one');
  });

  it('may read itself in', () => {
    expect(readAfter({ path: 'a.tex', source: '\\input{loop}$x$' }).match(/newcommand/g)).toHaveLength(1);
  });

  it('is left alone where what it reads in is too long', () => {
    FILES['long.tex'] = '% much\n'.repeat(100_000);
    expect(readAfter({ path: 'a.tex', source: '\\input{long}$x$' })).toBe('');
  });
});

describe('isMain', () => {
  it.each([
    ['\\documentclass{article}', true],
    ['% a paper\n\\documentclass[11pt]{article}', true],
    ['% \\documentclass{article}', false],
    ['\\documentclass[main]{subfiles}', false],
    ['\\section{One}', false],
  ])('of %j is %j', (source, expected) => {
    expect(isMain(source)).toBe(expected);
  });
});
