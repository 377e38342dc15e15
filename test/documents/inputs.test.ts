import { describe, expect, it } from 'vitest';
import { inputsOf } from '../../src/documents/inputs';
import { collectMacros } from '../../src/documents/macros';
import { regionsOf } from '../../src/documents/regions';

describe('files a LaTeX text reads in', () => {
  it('are found where they are read in', () => {
    const text = String.raw`\input{macros} \include{ch/one}
      % \input{old}
      5\% \import{sub/}{two} \includegraphics{no}`;
    expect(inputsOf(text).map(({ path }) => path)).toEqual(['macros', 'ch/one', 'sub/two']);
  });

  it('may define macros for the text', () => {
    const macros = collectMacros(String.raw`\newcommand{\R}{\mathbb{R}}`);
    for (const languageId of ['latex', 'markdown', 'python']) {
      const text = languageId === 'python' ? '# $x_i$' : '$x_i$';
      expect([...(regionsOf(text, languageId, macros)[0].macros ?? [])].map(([name]) => name)).toEqual([
        String.raw`\R`,
      ]);
    }
  });
});
