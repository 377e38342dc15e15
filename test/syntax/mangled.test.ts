// What no text may do to a parser: make it throw, hang, or lose track of where things stand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Macro } from '../../src/documents/macros';
import { equationsOf } from '../../src/syntax/equations';
import { parseLatex } from '../../src/syntax/latex/parse';
import { parseMath } from '../../src/syntax/math/parse';
import { parsePython } from '../../src/syntax/python/parse';
import { showSyntax } from '../../src/syntax/show';
import type { Parsed } from '../../src/syntax/tree';
import { LATEX_MARKS, MATH_MARKS, mangled, PYTHON_MARKS } from './support/mangling';
import { identityFormulas, LATEX_SAMPLES, MATH_SAMPLES, PYTHON_SAMPLES } from './support/samples';
import { faultIn } from './support/spans';

const MACROS: ReadonlyMap<string, Macro> = new Map([
  ['\\pd', { parameters: 2, body: '\\frac{\\partial #1}{\\partial #2}' }],
  ['\\v', { parameters: 1, body: '\\boldsymbol{#1}' }],
  ['\\sw', { parameters: 2, body: '#2 - x#1^2' }],
]);

function holds(texts: fc.Arbitrary<string>, parse: (source: string) => Parsed, runs: number): void {
  fc.assert(
    fc.property(texts, (source) => {
      const parsed = parse(source);
      expect(faultIn(parsed, source)).toBeNull();
      equationsOf(parsed.root);
      showSyntax(parsed.root);
    }),
    { numRuns: runs },
  );
}

describe('a mangled formula is read without harm', () => {
  it('LaTeX', () =>
    holds(
      mangled([...LATEX_SAMPLES, ...identityFormulas()], LATEX_MARKS),
      (source) => parseLatex(source),
      2000,
    ));
  it('LaTeX with macros', () =>
    holds(mangled(LATEX_SAMPLES, LATEX_MARKS), (source) => parseLatex(source, { macros: MACROS }), 1000));
  it('plain math', () => holds(mangled(MATH_SAMPLES, MATH_MARKS), parseMath, 2000));
  it('Python', () => holds(mangled(PYTHON_SAMPLES, PYTHON_MARKS), parsePython, 1000));
  it('any text at all', () => {
    for (const parse of [parseLatex, parseMath, parsePython]) {
      holds(fc.string({ unit: 'grapheme', maxLength: 60 }), (source) => parse(source), 500);
    }
  });
});

const UNITS = [
  '(',
  '{',
  '|',
  '||',
  '\\|',
  '\\sum ',
  '\\sum_i ',
  "x'",
  "'",
  '^',
  '_',
  '-',
  '+',
  '\\frac',
  '\\frac{a}{',
  'a+',
  '\\left(',
  '\\left(a',
  '\\begin{aligned}a',
  '\\boldsymbol{ab}',
  '\\hat ',
  '|x|+',
  '&',
  '\\\\ ',
  'dx',
  '\\partial x/',
  '\\log x ',
  '<a,',
  '\\nabla ',
  'x^{',
  '\\sqrt',
  '\\text{a $',
  '\\int x dx',
  '[a,b)',
  '\\underset{x}',
  '\\overset{=}{',
  '..',
  '!',
  '\\over ',
  '²',
  'a=',
  '\\arg\\min ',
  'tr(',
  '\\exp -',
  '\\left(\\right.\\\\',
  'a b/c ',
  '\\def\\a{\\a\\a}\\a',
];

describe('a long formula is read, or refused, in bounded time', () => {
  for (const unit of UNITS) {
    it(`${unit} over and over`, () => {
      for (const [parse, length] of [
        [parseLatex, 20_000],
        [parseMath, 20_000],
        [parsePython, 2_000],
      ] as const) {
        const source = unit.repeat(Math.floor(length / unit.length));
        const parsed = parse(source);
        expect(faultIn(parsed, source)).toBeNull();
        // Whoever walks a tree by recursion must get to its end.
        showSyntax(parsed.root);
      }
    });
  }

  it('too long a formula is refused with a sentence', () => {
    const [error] = parseLatex('x'.repeat(50_001)).errors;
    expect(error).toMatchObject({
      code: 'limit',
      message: 'This formula has 50001 characters; 50000 is the most that is read.',
    });
  });

  it('too deep a formula says where it got too deep', () => {
    // Plain math's reader needs little stack for a level, so that it reaches its limit on any thread.
    const { errors } = parseMath(`${'x^'.repeat(600)}x`);
    expect(errors).toEqual([
      {
        code: 'limit',
        message: 'Brackets and powers nest more than 500 deep here.',
        span: { from: 1002, to: 1003 },
      },
    ]);
  });

  it('brackets, however many, are read or refused on a small stack too', () => {
    for (const parse of [parseLatex, parseMath, parsePython]) {
      for (const depth of [100, 499, 600, 24_000, 100_000]) {
        for (const source of [
          '('.repeat(depth),
          `${'('.repeat(depth)}x${')'.repeat(depth)}`,
          ')'.repeat(depth),
        ]) {
          const parsed = parse(source);
          expect(faultIn(parsed, source)).toBeNull();
          if (depth > 500) expect(parsed.errors.length).toBeGreaterThan(0);
        }
      }
    }
  });

  it('macros that make more of themselves end', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxy'];
    const bomb = letters.map(
      (letter, i) => `\\def\\m${letter}{\\m${letters[i + 1] ?? 'z'}\\m${letters[i + 1] ?? 'z'}}`,
    );
    const { errors } = parseLatex(`${bomb.join('')}\\ma`);
    expect(errors[0].code).toBe('limit');
  });
});
