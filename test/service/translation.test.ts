// Whatever the engine says is said in Chinese too, and with the same things named in it.
import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';
import type { ServiceRequest } from '../../src/service/protocol';
import { PHRASES } from '../../src/service/sentences/phrases';
import { answer } from '../../src/service/service';
import { inLanguage, TRANSLATIONS } from '../../src/service/translation';
import { sentencesIn } from '../support/sentences';

const SPEAKING = [
  'documents',
  'syntax',
  'expr',
  'shapes',
  'elaborate',
  'calculus',
  'simplify',
  'numeric',
  'claims',
  'verify',
  'diagnose',
  'explain',
  'service',
];
/** These have their Chinese beside them, or answer programs, which read English. */
const OTHERWISE: readonly string[] = [
  'service/wording.ts',
  'service/diagnosisHelp.ts',
  'service/batch.ts',
  'service/verifyRequest.ts',
];
/** Compared, or said to the program only. */
const NOT_SAID: ReadonlySet<string> = new Set(['Pictures are drawn by the worker.']);

const written = SPEAKING.flatMap(sentencesIn).filter(
  ({ file, text }) =>
    !OTHERWISE.includes(file) && !file.startsWith('service/sentences/') && !NOT_SAID.has(text),
);
/** `The command {0} is not known here: {1}` is a sentence with each of the ends that can be put in. */
const isPartOf = (text: string, whole: string) => whole.endsWith(`: ${text}`);
const holes = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();
const HAN = '[\\u3400-\\u9fff]';
const MIXED = new RegExp(`${HAN} ?[,;:!?]|[,;:!?] ?${HAN}|${HAN}[(]|[)]${HAN}`);

describe('the sentences of the engine', () => {
  it('all have a translation', () => {
    expect(written.length).toBeGreaterThan(150);
    const missing = written.filter(
      ({ text }) =>
        !(text in TRANSLATIONS) && !Object.keys(TRANSLATIONS).some((whole) => isPartOf(text, whole)),
    );
    expect(missing).toEqual([]);
  });

  it('are all that is translated', () => {
    const said = new Set(written.map(({ text }) => text));
    const unsaid = Object.keys(TRANSLATIONS).filter(
      (text) => text.endsWith('.') && !said.has(text) && ![...said].some((part) => isPartOf(part, text)),
    );
    expect(unsaid).toEqual([]);
  });

  it.each(Object.entries({ ...TRANSLATIONS, ...PHRASES }))('%s keeps its holes', (english, chinese) => {
    expect(holes(chinese)).toEqual(holes(english));
    expect(chinese.replace(/`[^`]*`/g, '`')).not.toMatch(MIXED);
  });
});

describe('inLanguage', () => {
  it.each([
    [
      'The left factor is d×h, the right one d×m: the product does not fit.',
      '左因子是 d×h，右因子是 d×m：两者不能相乘。',
    ],
    [
      'The left side is a vector of length n+1, the right side is a scalar.',
      '左边是长度为 n+1 的向量，右边是标量。',
    ],
    ['The exponent must be a scalar, but this is m×n.', '指数必须是标量，而此处是 m×n。'],
    ['The exponent must be a scalar.', '指数必须是标量。'],
    ['`\\begin{align}` has no `\\end{align}`.', '`\\begin{align}` 没有对应的 `\\end{align}`。'],
    ['In the macro `\\half`: This `{` is never closed.', '在宏 `\\half` 中：此处的 `{` 没有闭合。'],
    ['A sentence that nobody wrote.', 'A sentence that nobody wrote.'],
  ])('%s', (english, chinese) => {
    expect(inLanguage(english, 'zh-cn')).toBe(chinese);
    expect(inLanguage(english, 'en')).toBe(english);
  });
});

/** Words of three letters and more that are no name, no formula and no code. */
const english = (text: string) =>
  text
    .replace(/`[^`]*`|“[^”]*”|\$[^$]*\$|\\[a-zA-Z]+/g, '')
    .match(/[A-Za-z]{3,}/g)
    ?.filter(
      (word) => !/^(softmax|diag|vec|vech|where|int|symmetric|Nabla|scalar|vector|matrix|spd)$/.test(word),
    );

describe('what is said to a Chinese reader', () => {
  it.each([
    String.raw`Let $A \in \mathbb{R}^{d\times h}$ and $B \in \mathbb{R}^{d\times m}$. $\nabla_A \operatorname{tr}(AB) = B$`,
    String.raw`$\frac{d}{dx} \nosuch{x} = 2x$`,
    String.raw`$f(x) = \operatorname{sort}(x)$ and $f'(x) = 1$`,
    String.raw`$f(x) = x \ast \unknowncommand{x}$ and $f'(x) = 1$`,
    String.raw`$\frac{d}{dx} \sum x = 1$`,
    String.raw`Let $x \in \mathbb{R}^n$. $\nabla_x x^{x} = 1$`,
    String.raw`Let $W \in \mathbb{R}^{m\times n}$, $x \in \mathbb{R}^n$. $\nabla_x \|Wx\|^2 = 2 W W^\top x$`,
    "<!-- nabla: X; y: vector(n) -->\n$f(x) = x^2$ and $f'(x) = 3x$",
  ])('of %s has no English in it', (text) => {
    const { claims, problems } = check({ op: 'check', text, languageId: 'markdown', locale: 'zh-cn' });
    const said = [
      ...claims.flatMap(({ reason, diagnosis, counterexample }) => [
        reason,
        ...diagnosis.map(({ message }) => message),
        ...(typeof counterexample?.claimed === 'string' ? [counterexample.claimed] : []),
      ]),
      ...problems.map(({ message }) => message),
    ];
    expect(said).not.toEqual([]);
    for (const sentence of said) expect(english(sentence) ?? [], sentence).toEqual([]);
  });

  it.each(['x^', '\\frac{x}', 'X: Y', '\\nosuch{x}', 'A B', '\\int x', '(x'])(
    'of the selection %s neither',
    (text) => {
      const request: ServiceRequest = {
        op: 'examine',
        text,
        languageId: 'latex',
        range: { from: 0, to: text.length },
        syntax: 'latex',
        declare: 'A: matrix(m,n); B: matrix(m,n)',
        locale: 'zh-cn',
      };
      const found = answer(request);
      if ('ok' in found && !found.ok) {
        expect(found.error.message).toMatch(/。$/);
        expect(english(found.error.message) ?? []).toEqual([]);
      }
    },
  );
});
