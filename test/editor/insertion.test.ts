import { describe, expect, it } from 'vitest';
import { insertion } from '../../src/editor/insertion';
import { examined } from './examined';

const derivative = {
  latex: 'X^\\top',
  math: '2*x',
  shape: ['1', '1'] as const,
  numpy: { params: ['x'], source: 'def derivative(x):\n    return 2 * x\n' },
  kinks: [],
};

/** `|` is the cursor, `«…»` a formula with its delimiters `$` or `$$`, `⟨…⟩` the one that was differentiated. */
function insert(marked: string, prose = true, syntax: 'latex' | 'math' | 'python' = 'latex') {
  const text = marked.replace(/[|«»⟨⟩]/g, '');
  const at = (mark: string) => {
    const index = marked.indexOf(mark);
    return index < 0 ? -1 : marked.slice(0, index).replace(/[|«»⟨⟩]/g, '').length;
  };
  const outer = { from: at('«'), to: at('»') };
  const width = text.startsWith('$$', outer.from) ? 2 : 1;
  const region =
    outer.from < 0 ? undefined : { outer, content: { from: outer.from + width, to: outer.to - width } };
  const cursor = at('|');
  const result = insertion(examined({ derivative, syntax }), {
    text,
    cursor,
    region: region && outer.from <= cursor && cursor <= outer.to ? region : undefined,
    formula: { from: at('⟨'), to: at('⟩') },
    prose,
  });
  return result && text.slice(0, result.at) + result.text + text.slice(result.at);
}

describe('inserting the derivative', () => {
  it('writes a formula into prose', () => {
    expect(insert('Hence | holds.')).toBe('Hence $X^\\top$ holds.');
  });

  it('writes bare LaTeX into another formula', () => {
    expect(insert('«$g = |$»')).toBe('$g = X^\\top$');
    expect(insert('«$g + |h$»')).toBe('$g + X^\\top h$');
  });

  it('completes the equation whose left-hand side was asked about', () => {
    expect(insert('«$⟨\\nabla f = |⟩$»')).toBe('$\\nabla f = X^\\top$');
  });

  it('comes after the formula it was taken of, as one of the same kind', () => {
    expect(insert('Let «$⟨x|^2⟩$» be')).toBe('Let $x^2$ $X^\\top$ be');
    expect(insert('«$$⟨x^2|⟩$$»')).toBe('$$x^2$$\n\n$$X^\\top$$');
  });

  it('comes after a formula whose delimiter the cursor is in', () => {
    expect(insert('«|$a$» b')).toBe('$a$ $X^\\top$ b');
  });

  it('writes code into code, indented as its line is', () => {
    expect(insert('    |', false, 'python')).toBe('    def derivative(x):\n        return 2 * x\n');
    expect(insert('y = |', false, 'math')).toBe('y = 2*x');
  });

  it('has nothing to write without a derivative', () => {
    const around = { text: '', cursor: 0, region: undefined, formula: { from: 0, to: 0 }, prose: true };
    expect(insertion(examined({ derivative: null }), around)).toBeNull();
  });
});
