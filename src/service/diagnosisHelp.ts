import type { DiagnosisKind, Locale } from './protocol';

/** What stands under a squiggle's code: a kind of mistake, or what else Nabla has to say of a text. */
export type DiagnosticKind = DiagnosisKind | 'refuted' | 'declaration';

interface Help {
  readonly title: string;
  /** What the mistake is, how it comes about, and what to do. */
  readonly text: string;
  /** A wrong claim of the kind, as LaTeX, and the right one. */
  readonly example?: { readonly wrong: string; readonly right: string };
}

/** The stable code of a kind, as it stands in the Problems view and in SARIF. */
export const codeOf = (kind: DiagnosticKind): string => `nabla/${kind}`;

const EXAMPLES: Partial<Record<DiagnosticKind, Help['example']>> = {
  sign: { wrong: String.raw`\frac{d}{dx} \cos x = \sin x`, right: String.raw`-\sin x` },
  factor: { wrong: String.raw`\nabla_w \|Xw-y\|_2^2 = X^\top(Xw-y)`, right: String.raw`2X^\top(Xw-y)` },
  transpose: { wrong: String.raw`\nabla_w (a^\top X w) = X a`, right: String.raw`X^\top a` },
  layout: { wrong: String.raw`\frac{\partial (Ax)}{\partial x} = A^\top`, right: 'A' },
  order: {
    wrong: String.raw`\nabla_X \operatorname{tr}(AXB) = B^\top A^\top`,
    right: String.raw`A^\top B^\top`,
  },
  'missing-term': { wrong: String.raw`\nabla_x (x^\top A x) = A x`, right: String.raw`A x + A^\top x` },
  'extra-term': { wrong: String.raw`\nabla_w (b^\top w + c) = b + c`, right: 'b' },
  chain: { wrong: String.raw`\frac{d}{dx} \sin(x^2) = \cos(x^2)`, right: String.raw`2x\cos(x^2)` },
  product: {
    wrong: String.raw`\nabla_x \tfrac12\|x \odot y\|^2 = (x \odot y)\, y`,
    right: String.raw`x \odot y \odot y`,
  },
  index: {
    wrong: String.raw`\frac{\partial}{\partial x_k} \sum_i x_i^2 = 2 x_i`,
    right: '2 x_k',
  },
  mean: {
    wrong: String.raw`\nabla_w \frac1n \sum_i (w^\top x_i - y_i)^2 = 2\sum_i (w^\top x_i - y_i)x_i`,
    right: String.raw`\frac2n \sum_i (w^\top x_i - y_i)x_i`,
  },
  function: { wrong: String.raw`\frac{d}{dx} \cosh x = -\sinh x`, right: String.raw`\sinh x` },
  exponent: { wrong: String.raw`\frac{d}{dx} x^3 = 3x^3`, right: '3x^2' },
  variable: { wrong: String.raw`\nabla_w (w^\top x) = w`, right: 'x' },
  shape: { wrong: String.raw`\nabla_x (x^\top x) = 2x^\top`, right: '2x' },
};

const ENGLISH: Record<DiagnosticKind, Omit<Help, 'example'>> = {
  sign: { title: 'Wrong sign', text: 'A term, or the whole derivative, has the wrong sign.' },
  factor: {
    title: 'Factor missing or wrong',
    text: 'The derivative is right up to a constant or named factor. Often it is the 2 of a square that was differentiated, or the ½ in front that should have cancelled it.',
  },
  transpose: {
    title: 'Transpose missing or wrong',
    text: 'With a transpose more or less, the claim holds. A product in a gradient has its factors transposed: the gradient of a linear map is applied from the other side.',
  },
  layout: {
    title: 'The other layout',
    text: 'The derivative is right in the other layout. Nabla holds a text to one layout if you set it (`nabla.layout`), or where the lines above use another one.',
  },
  order: {
    title: 'Factors in the wrong order',
    text: 'Matrix products do not commute. With the factors in another order the claim holds.',
  },
  'missing-term': {
    title: 'A term is missing',
    text: 'The derivative has a term that is not written. In a product, each factor that depends on the variable gives one.',
  },
  'extra-term': {
    title: 'A term too many',
    text: 'A term that is written does not belong to the derivative. Often it does not depend on the variable, so that its derivative is zero.',
  },
  chain: {
    title: 'Inner derivative missing',
    text: 'The chain rule asks for the derivative of what stands inside, as a factor.',
  },
  product: {
    title: 'The wrong product',
    text: 'A matrix product and an entrywise (Hadamard) product are mixed up.',
  },
  index: {
    title: 'Wrong index',
    text: 'An index is used outside the sum that binds it, or another index is meant.',
  },
  mean: {
    title: 'Mean lost',
    text: 'The factor 1/n of a mean over samples is missing in the derivative.',
  },
  function: {
    title: 'Wrong function',
    text: 'The derivative of a function in it was remembered wrongly, or a function stands in place of its derivative.',
  },
  exponent: { title: 'Wrong exponent', text: 'A power is off, mostly by one.' },
  variable: {
    title: 'Wrong variable',
    text: 'The claim is the derivative by another variable, or has one variable in place of another.',
  },
  shape: {
    title: 'Shapes do not fit',
    text: 'The claim has another shape than the derivative. If Nabla has taken a symbol for something it is not, a declaration settles it: `<!-- nabla: X: matrix(m,n) -->`.',
  },
  refuted: {
    title: 'Not the derivative',
    text: 'The two sides differ at random points, by far more than rounding, in every way the claim can be read. No single mistake explains the difference. The hover shows the right derivative and a point at which they differ.',
  },
  declaration: {
    title: 'Declaration that cannot be read',
    text: 'A comment `nabla: name: type; …` declares types of names. Types are `scalar`, `scalar+`, `vector(n)`, `matrix(m,n)`, `symmetric(n)`, `spd(n)`, `invertible(n)`, `diagonal(n)` and others.',
  },
};

const CHINESE: typeof ENGLISH = {
  sign: { title: '符号有误', text: '某一项或整个导数的正负号有误。' },
  factor: {
    title: '因子缺失或有误',
    text: '导数只差一个常数因子或有名称的因子。常见的是平方求导得到的 2，或本应与之相消的 ½。',
  },
  transpose: {
    title: '转置缺失或有误',
    text: '增减一个转置即成立。梯度中的乘积，其各因子要转置：线性映射的梯度从另一侧相乘。',
  },
  layout: {
    title: '采用了另一种布局',
    text: '按另一种布局，此导数正确。若设置了 `nabla.layout`，或上文采用了另一种布局，Nabla 便以那种布局为准。',
  },
  order: { title: '因子次序有误', text: '矩阵乘法不可交换。把因子换一个次序即成立。' },
  'missing-term': {
    title: '缺少一项',
    text: '导数中有一项没有写出。乘积中凡依赖于该变量的因子，各产生一项。',
  },
  'extra-term': { title: '多出一项', text: '写出的某一项不属于导数。它往往不依赖于该变量，因而导数为零。' },
  chain: { title: '缺少内层导数', text: '按链式法则，还要乘以内层函数的导数。' },
  product: { title: '乘积种类有误', text: '混淆了矩阵乘积与逐元素（Hadamard）乘积。' },
  index: { title: '下标有误', text: '在求和号之外用了被其约束的下标，或应为另一个下标。' },
  mean: { title: '遗漏平均', text: '对样本取平均的因子 1/n 在导数中遗漏了。' },
  function: { title: '函数有误', text: '其中某个函数的导数记错了，或把函数写成了它的导数所在之处。' },
  exponent: { title: '指数有误', text: '幂次有误，多半差一。' },
  variable: { title: '变量有误', text: '这是对另一个变量的导数，或把一个变量写成了另一个。' },
  shape: {
    title: '形状不符',
    text: '所写的式子与导数形状不同。若 Nabla 误解了某个符号，可用声明说明：`<!-- nabla: X: matrix(m,n) -->`。',
  },
  refuted: {
    title: '不是导数',
    text: '无论如何解读，等号两边在随机点上的差别都远大于舍入误差，而且没有哪一个单独的错误能解释这一差别。悬停提示中给出正确的导数和两边不等的一点。',
  },
  declaration: {
    title: '无法读懂的声明',
    text: '注释 `nabla: 名称: 类型; …` 声明符号的类型。可用的类型有 `scalar`、`scalar+`、`vector(n)`、`matrix(m,n)`、`symmetric(n)`、`spd(n)`、`invertible(n)`、`diagonal(n)` 等。',
  },
};

const HELP: Record<Locale, typeof ENGLISH> = { en: ENGLISH, 'zh-cn': CHINESE };

export const DIAGNOSTIC_KINDS = Object.keys(ENGLISH) as readonly DiagnosticKind[];

export const helpOn = (kind: DiagnosticKind, locale: Locale): Help => ({
  ...HELP[locale][kind],
  example: EXAMPLES[kind],
});

/** One kind's help as Markdown, without its heading. */
export function helpMarkdown(kind: DiagnosticKind, locale: Locale): string {
  const { text, example } = helpOn(kind, locale);
  if (!example) return text;
  const [wrong, right] = locale === 'en' ? ['Wrong', 'Right'] : ['误', '正'];
  return `${text}\n\n- ${wrong}: $${example.wrong}$\n- ${right}: $${example.right}$`;
}

/** docs/diagnoses.md: every code, under a heading that a link can lead to. */
export function helpDocument(locale: Locale): string {
  const [title, lead] =
    locale === 'en'
      ? [
          'What Nabla finds wrong',
          'Each squiggle, and each result in SARIF, has one of these codes. They stay what they are from version to version. `nabla-ignore` in a comment on the line, or on the line before, leaves a claim out; see [the command line](command-line.md#leaving-claims-out).',
        ]
      : [
          'Nabla 指出的错误',
          '每处波浪线以及 SARIF 中的每条结果都带有下列代码之一。代码不随版本改变。在同一行或上一行的注释中写 `nabla-ignore`，即可忽略该处；参见[命令行](command-line.md#leaving-claims-out)。',
        ];
  // Examples are wrong on purpose.
  const sections = DIAGNOSTIC_KINDS.map(
    (kind) => `## ${kind}\n\n**${helpOn(kind, locale).title}.** ${helpMarkdown(kind, locale)}\n`,
  );
  return `<!-- nabla-ignore-file: written by scripts/diagnoses.mjs -->\n\n# ${title}\n\n${lead}\n\n${sections.join('\n')}`;
}
