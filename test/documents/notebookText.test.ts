import { describe, expect, it } from 'vitest';
import { cellsOf, joinCells } from '../../src/documents/notebookText';
import { regionsOf } from '../../src/documents/regions';

const notebook = JSON.stringify({
  cells: [
    { cell_type: 'markdown', source: ['# Title\n', '$$ open'] },
    { cell_type: 'code', source: 'x = 1' },
    { cell_type: 'markdown', source: 'so $f(x) = x^2$' },
  ],
});

describe('a notebook as one text', () => {
  const joined = joinCells(cellsOf(notebook));
  const regions = regionsOf(joined.text, 'markdown');

  it('has the formulas of its Markdown cells; one left open does not run into the next cell', () => {
    expect(regions.map(({ source }) => source)).toEqual(['f(x) = x^2']);
  });

  it('says in which cell an offset lies, counted from 1, code cells too', () => {
    const { cell, start, source } = joined.cellAt(regions[0].from);
    expect(cell).toBe(3);
    expect(source.slice(regions[0].from - start)).toBe('f(x) = x^2$');
  });
});
