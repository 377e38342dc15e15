// How deep a formula may be: the engine in its own thread, with the stack it has there, on formulas nested past what a
// person writes. Timing is `npm run bench`'s; what is tested is that results come, flat, and that nothing ends the thread.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineClient, Priority } from '../../src/worker/client';
import { startNodeThread } from '../../src/worker/nodeThread';

type Answer = Record<string, unknown>;

let engine: EngineClient;

beforeAll(async () => {
  const script = join(mkdtempSync(join(tmpdir(), 'nabla-depth-')), 'worker.js');
  await esbuild.build({
    entryPoints: [join(__dirname, '../../src/worker/entry.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    // Pictures are not drawn here.
    external: ['mathjax-full'],
    logLevel: 'warning',
  });
  engine = new EngineClient({
    start: () => startNodeThread(script),
    sentences: { timeout: () => 'too long', crashed: () => 'crashed' },
  });
});
afterAll(() => engine.dispose());

async function differentiate(expr: string, syntax: string, declare = ''): Promise<Answer> {
  const request = { op: 'diff', expr, syntax, wrt: 'x', declare };
  const answer = await engine.ask({ op: 'batch', request }, { limit: 100_000, priority: Priority.command });
  return answer && 'answer' in answer ? (answer.answer as Answer) : { ...answer };
}

/** `open` over and over, x, and `close` as often. */
const nest = (open: string, close: string) => (depth: number) =>
  `${open.repeat(depth)}x${close.repeat(depth)}`;

/** Texts of a depth, and how many operations each level adds to the derivative. */
const NESTS: [
  name: string,
  syntax: string,
  text: (depth: number) => string,
  each: number,
  declare?: string,
][] = [
  ['sin in plain math', 'math', nest('sin(', ')'), 3],
  ['sin in LaTeX', 'latex', nest('\\sin(', ')'), 3],
  ['sin in growing brackets', 'latex', nest('\\sin\\left(', '\\right)'), 3],
  ['sin without brackets', 'latex', nest('\\sin ', ''), 3],
  ['np.sin', 'python', nest('np.sin(', ')'), 3],
  ['continued fractions', 'latex', nest('\\frac{1}{1+', '}'), 4],
  ['roots in roots', 'latex', nest('\\sqrt{1+', '}'), 4],
  ['products in functions', 'math', (depth) => nest('exp(x*sin(', '))')(depth / 2), 4],
  [
    'layers',
    'latex',
    (depth) => `\\mathbf{1}^\\top ${nest('\\tanh(A', ')')(depth / 4)}`,
    2,
    'x: vector(n); A: matrix(n,n)',
  ],
];

describe('a formula 400 deep is differentiated, in operations in proportion to its depth', () => {
  for (const [name, syntax, text, each, declare] of NESTS) {
    it(name, async () => {
      const [half, whole] = [
        await differentiate(text(200), syntax, declare),
        await differentiate(text(400), syntax, declare),
      ];
      for (const answer of [half, whole]) expect(answer).toMatchObject({ ok: true });
      expect(Number(whole.ops) - Number(half.ops)).toBeLessThanOrEqual(200 * each);
      expect(JSON.stringify(whole.numpy)).toContain('def derivative(');
    });
  }

  it('a product of 300 factors', async () => {
    const factors = Array.from({ length: 300 }, (_, k) => `sin(x+${k + 1})`).join('*');
    expect(await differentiate(factors, 'math')).toMatchObject({ ok: true });
  });

  it('a sum of 1000 terms', async () => {
    const terms = Array.from({ length: 1000 }, (_, k) => `sin(${k + 1}*x)`).join('+');
    expect(await differentiate(terms, 'math')).toMatchObject({ ok: true });
  });
});

describe('what is too deep is refused in a sentence', () => {
  const deepest: Record<string, string[]> = {
    latex: [
      '\\sin(',
      '\\left(',
      '\\frac{1}{',
      '\\sqrt{',
      'x^{',
      'x_{',
      '\\|',
      '\\sum_{i=1}^n(',
      '-',
      '\\begin{cases}',
      '(x,',
      '\\exp ',
    ],
    math: ['sin(', '(', '[', 'x^', '-', 'x>0?', '|', 'x+('],
    python: ['np.sin(', '(', '[', 'x**', '-', 'x if x else ', 'x.dot(', 'lambda x:'],
  };
  for (const [syntax, opens] of Object.entries(deepest)) {
    it(`${syntax}, up to 100,000 brackets`, async () => {
      for (const open of opens) {
        for (const depth of [450, 1400, 20_000 / open.length, 100_000]) {
          const close = open.endsWith('{') ? '}' : open.endsWith('(') ? ')' : '';
          for (const text of [nest(open, close), nest(open, ''), (d: number) => `x${close.repeat(d)}`]) {
            const answer = await differentiate(text(Math.floor(depth)), syntax);
            if (answer.ok === true) continue;
            expect(answer.error, `${open} ${depth}`).toMatchObject({ message: expect.stringMatching(/\.$/) });
            expect(answer.error).not.toMatchObject({ code: 'internal' });
            expect(answer.error).not.toMatchObject({ code: 'timeout' });
          }
        }
      }
    });
  }
});
