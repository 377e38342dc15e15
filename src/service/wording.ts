import type { Edit } from '../diagnose/edit';
import type { Finding } from '../diagnose/finding';
import { latex } from '../present/latex';
import type { Decision } from '../verify/decide';
import type { Locale } from './protocol';

/** Sentences about verdicts and mistakes, in the user's language. */
type Sentences = Readonly<Record<string, string>>;

const ENGLISH: Sentences = {
  proved: 'Equal in canonical form.',
  agrees: 'Equal at {points} random points (largest relative difference {error}).',
  refuted: 'Not the derivative: it differs at random points. The derivative is {expected}.',
  'refuted.before':
    'The two sides are not equal. It is the side before this one that is wrong: this one is right.',
  skipped: 'Compared with a side before, as the one between cannot be computed:',
  'refuted.equation':
    'The two sides are not equal: they differ at random points. The left side is {expected}.',
  'refuted.shape': 'The shapes do not fit: the derivative is {right}, the claim is {claimed}.',
  'undecided.domain': 'Too few points were found at which both sides are defined.',
  'undecided.precision': 'The difference is too small to tell from rounding.',
  'undecided.partial': 'It holds for positive values but not for all; nothing says that they are positive.',
  'undecided.evaluation': 'A condition in it, or a value, could not be computed at random points.',
  'assumes.symmetric': 'It holds if {name} is symmetric, which the text does not say.',
  'convention.primes-as-rows': "With f'(x) of a scalar by a vector as a row:",
  'convention.spectral-norm': 'With the norm of a matrix as the spectral norm:',
  'convention.frobenius-norm': 'With ‖X‖₂ of a matrix as the Frobenius norm:',
  'convention.norms-of-rows': 'With the mixed norm ‖X‖_{p,q} taken over rows:',
  'convention.repeated-indices': 'Summed over repeated indices:',
  'note.spectral-norm':
    'The norm of the matrix is read as the Frobenius norm; write \\|X\\|_2 for the spectral norm.',
  'note.frobenius-norm':
    'The norm of the matrix is read as the spectral norm; write \\|X\\|_F for the Frobenius norm.',
  'note.norms-of-rows':
    'The mixed norm is read as the norm of the columns’ norms; transpose the matrix for its rows.',
  'note.product':
    'The form divides by the factors of a product: where one is 0, the product of the others is meant.',
  'note.primes-as-rows': "f'(x) by a vector is read as a column.",
  'note.repeated-indices':
    'A repeated index is not summed over where no sum is written; write \\sum for the sum.',
  'said.sum': 'The entries of {name} sum to 1, as the text says.',
  'assumes.indices': 'It holds for {name} alone, which the text does not say.',
  'assumes.signs': 'It holds if {name} is ±1, which the text does not say.',
  'assumes.orthogonal': 'It holds if {name} is orthogonal, which the text does not say.',
  'assumes.sum': 'It holds if the entries of {name} sum to 1, which the text does not say.',
  'layout.denominator': 'denominator layout',
  'layout.numerator': 'numerator layout',
  'holds.denominator': 'It holds in denominator layout (the gradient has the shape of its variable).',
  'holds.numerator': 'It holds in numerator layout (the gradient is a row).',
  sign: 'The sign is wrong.',
  'sign.term': 'The sign of {detail} is wrong.',
  factor: 'A factor {detail} is missing.',
  mean: 'The factor {detail} (a mean over samples) is missing.',
  chain: 'The inner derivative {detail} is missing.',
  transpose: 'This is the transpose of the derivative.',
  'edit.transpose': 'A transpose is wrong or missing here: it should be {fix}.',
  'edit.order': 'The factors stand in the wrong order: it should be {fix}.',
  'edit.product': 'The wrong product: it should be {fix}.',
  'edit.sign': 'The sign is wrong here.',
  'edit.factor.before': 'A factor {detail} is missing here: multiply by it on the left.',
  'edit.factor.after': 'A factor {detail} is missing here: multiply by it on the right.',
  'edit.factor.removed': 'The factor {detail} does not belong here.',
  'edit.mean.before': 'The factor {detail} (a mean over samples) is missing here.',
  'edit.mean.after': 'The factor {detail} (a mean over samples) is missing here.',
  'edit.chain.before': 'The inner derivative {detail} is missing here: multiply by it on the left.',
  'edit.chain.after': 'The inner derivative {detail} is missing here: multiply by it on the right.',
  'edit.missing-term.added': 'The term {detail} is missing.',
  'edit.extra-term.removed': 'The term {detail} does not belong here.',
  'edit.exponent': 'The exponent is wrong: it should be {fix}.',
  'edit.exponent.removed': 'The exponent {detail} does not belong here.',
  'edit.function': 'The wrong function: it should be {fix}.',
  'edit.function.removed': 'The function {detail} does not belong here.',
  'edit.function.before': 'The function {detail} is missing around this.',
  'edit.variable': 'The wrong name: it should be {fix}.',
  'edit.index': 'The wrong index: it should be {fix}.',
  'edit.index.removed': 'The sum {detail} does not belong here.',
  'edit.index.before': 'The sum {detail} is missing here.',
  misfit: 'The derivative is {expected}.',
  layout: 'This is the derivative in the other layout.',
  order: 'The factors stand in the wrong order.',
  'missing-term': 'The term {detail} is missing.',
  'extra-term': 'The term {detail} does not belong here.',
  shape: 'The shape is wrong: the derivative is {right}, this is {claimed}.',
  'no-definition': 'No definition of {name} was found before this claim.',
  'any-function': 'It does not hold for every {name}, and the text does not say what {name} is.',
  restated: 'This differentiates another expression than the definition that was found.',
  'no-dependence': 'As far as the text says, the function does not depend on this variable.',
  supposed: 'If this sign is the derivative, the two sides differ; it may stand for something else.',
  'index-open': 'The index {name} stands on the right side only; the text may say elsewhere what it is.',
  'numbered-entry': '{name} may be an entry of the vector that is differentiated by, or a name of its own.',
  'shorthand.member':
    '{name} stands here with the index of a sample and without; one may be short for the other.',
  'shorthand.iteration': 'This says what the next {name} is: a step of an iteration, not an identity.',
  'shorthand.sum': 'The index {name} stands twice in a product; the text may mean the sum over it.',
  'shorthand.application':
    'Whether {name} is a function or a factor before this bracket, the text does not say.',
  'shorthand.slice': 'Whether {name} is a row or a column, only words say.',
  'shorthand.summand': 'Whether {name} is one term of a sum or an entry of its value, only words say.',
  'shorthand.partial': 'The same derivative stands on both sides: one of them seems to be only a part of it.',
  'shorthand.function':
    'The function differentiated here may be {name}, and not the one whose definition was found.',
  'shorthand.operator': 'This bracket may be what the derivative is taken of, and not a factor.',
  increment:
    'One side is a change of its whole size and not a differential, so that the two are only nearly equal.',
  approximation: 'This is an expansion, which is only nearly equal.',
  'expansion.first': 'Both sides agree to first order in what becomes small.',
  'expansion.second': 'Both sides agree to second order in what becomes small.',
  'index-of-two':
    'The index {name} is that of a sum and of the variable; one term may be meant, or all of them.',
  'in-case': 'It holds in the case that the text speaks of.',
  'other-case': 'The text speaks of a case before, in which this may be meant.',
  'index-outside-sum':
    'What the left side stands for has an index {name} of its own, which the claim sums over or does not name.',
  functional: 'One of the arguments of {name} is a function, which cannot be put in here.',
  'number-after-matrix':
    '{name} would have to be a number here, though it is written after a matrix; it is most likely a vector.',
  broken: 'A part of this formula could not be read, so that what belongs together is not sure.',
  'law-of-motion': 'A law of motion seems to have been put in for {name}, which is not in sight here.',
  rounded: 'The difference is no larger than the rounding of the decimal numbers written here.',
  solved: 'This is an equation that something is to satisfy, not an identity.',
  stranger: '{name} stands on one side only, and nothing says what it is.',
  evaluated: '{name} is gone on the other side: a value seems to have been put in.',
  suggested: 'With what the text suggests of {name}, in words or by what it puts in its place:',
  'up-to-constant': 'Equal up to a constant: both sides have the same gradient by {name}.',
  constant: 'A constant is left open, and the sides were not found to have the same gradient.',
  distribution: 'It does not hold for every distribution; something may be known of this one.',
  disjoint: 'It may hold if the sets have nothing in common, which a union alone does not say.',
  labels: 'Terms are selected by the value of {name}; nothing says which values there are.',
  condition: 'This sets a derivative to zero: a condition, not an identity.',
  'stated.definition': 'This says what {name} stands for: there is nothing to decide.',
  'stated.step': 'This says which value {name} is given: a step, and nothing to decide.',
  'stated.choice': 'This says how {name} is chosen: there is nothing to decide.',
  'stated.conclusion':
    'This is concluded from the equation before the arrow, and says nothing of a derivative.',
  'kink.zero': 'Not differentiable where an entry of {a} is 0; there the value shown is one choice.',
  'kink.tie': 'Not differentiable where {a} and {b} are equal.',
  'kink.rival': 'Not differentiable where two entries of {a} are both the largest (or the smallest).',
  'kink.jump': 'A jump where {a} is 0 (or an integer); the derivative shown is the one elsewhere.',
  'kink.multiple':
    'Not differentiable where {a} is not simple, that is, equal to the next value of its kind.',
  'kink.rank': 'Not differentiable where {a} is not of full rank.',
  'kink.boundary': 'At {a} = {b} the two branches meet; the derivative may not exist there.',
  'numeric.domain': 'No point was found at which the function and its derivative are both defined.',
  'numeric.kink': 'The function has a kink near the point that was tried: one-sided differences disagree.',
  'numeric.precision': 'Rounding hides the answer at the points that were tried.',
  'step.function': 'The function',
  'step.differential': 'Its differential',
  'step.gradient': 'The gradient G, read off df = tr(Gᵀ dX)',
  'step.jacobian': 'The Jacobian J, read off d vec F = J d vec X',
  'step.derivative': 'The derivative',
  ignored: 'A comment says to leave this claim out.',
  timeout: 'This took longer than its time limit.',
};

const CHINESE: Sentences = {
  proved: '化为标准形后两边相同。',
  agrees: '在 {points} 个随机点上相等（最大相对误差 {error}）。',
  refuted: '这不是该函数的导数：在随机点上两边不等。正确的导数是 {expected}。',
  skipped: '紧邻的前一式无法计算，因此与更前面的一式比较：',
  'refuted.before': '等号两边不相等。错在前一式，这一式本身是对的。',
  'refuted.equation': '等号两边不相等：在随机点上取值不同。左边等于 {expected}。',
  'refuted.shape': '形状不符：导数是 {right}，而这里写的是 {claimed}。',
  'undecided.domain': '找不到足够多的点使两边都有定义。',
  'undecided.precision': '差别太小，无法与舍入误差区分。',
  'undecided.partial': '只在取正值时成立，而文中没有说明取值为正。',
  'undecided.evaluation': '无法在随机点上计算其中的条件或数值。',
  'assumes.symmetric': '若 {name} 对称则成立，但文中没有说明。',
  'convention.primes-as-rows': "把 f'(x) 对向量的导数读作行向量：",
  'convention.spectral-norm': '把矩阵的范数读作谱范数：',
  'convention.frobenius-norm': '把矩阵的 ‖X‖₂ 读作 Frobenius 范数：',
  'convention.norms-of-rows': '把混合范数 ‖X‖_{p,q} 读作按行计算：',
  'convention.repeated-indices': '对重复指标求和：',
  'note.spectral-norm': '矩阵的范数读作 Frobenius 范数；谱范数请写作 \\|X\\|_2。',
  'note.frobenius-norm': '矩阵的范数读作谱范数；Frobenius 范数请写作 \\|X\\|_F。',
  'note.norms-of-rows': '混合范数读作各列范数的范数；按行计算请将矩阵转置。',
  'note.product': '该式除以乘积的各因子：因子为 0 时，应理解为其余因子之积。',
  'note.primes-as-rows': "f'(x) 对向量的导数读作列向量。",
  'note.repeated-indices': '没有写出求和号的重复指标不求和；求和请写 \\sum。',
  'said.sum': '如文中所说，{name} 的各分量之和为 1。',
  'assumes.indices': '仅在 {name} 时成立，但文中没有说明。',
  'assumes.signs': '若 {name} 取值 ±1 则成立，但文中没有说明。',
  'assumes.orthogonal': '若 {name} 正交则成立，但文中没有说明。',
  'assumes.sum': '若 {name} 的各分量之和为 1 则成立，但文中没有说明。',
  'layout.denominator': '分母布局',
  'layout.numerator': '分子布局',
  'holds.denominator': '按分母布局成立（梯度与变量同形）。',
  'holds.numerator': '按分子布局成立（梯度为行向量）。',
  sign: '符号错了。',
  'sign.term': '{detail} 这一项的符号错了。',
  factor: '缺少因子 {detail}。',
  mean: '缺少因子 {detail}（对样本取平均）。',
  chain: '缺少内层导数 {detail}。',
  transpose: '这是导数的转置。',
  'edit.transpose': '此处转置有误或缺失：应为 {fix}。',
  'edit.order': '各因子的次序错了：应为 {fix}。',
  'edit.product': '乘积的种类错了：应为 {fix}。',
  'edit.sign': '此处符号错了。',
  'edit.factor.before': '此处缺少因子 {detail}：应左乘。',
  'edit.factor.after': '此处缺少因子 {detail}：应右乘。',
  'edit.factor.removed': '此处多出了因子 {detail}。',
  'edit.mean.before': '此处缺少因子 {detail}（对样本取平均）。',
  'edit.mean.after': '此处缺少因子 {detail}（对样本取平均）。',
  'edit.chain.before': '此处缺少内层导数 {detail}：应左乘。',
  'edit.chain.after': '此处缺少内层导数 {detail}：应右乘。',
  'edit.missing-term.added': '缺少 {detail} 这一项。',
  'edit.extra-term.removed': '多出了 {detail} 这一项。',
  'edit.exponent': '指数错了：应为 {fix}。',
  'edit.exponent.removed': '此处多出了指数 {detail}。',
  'edit.function': '函数用错了：应为 {fix}。',
  'edit.function.removed': '此处多出了函数 {detail}。',
  'edit.function.before': '此处外面缺少函数 {detail}。',
  'edit.variable': '变量名错了：应为 {fix}。',
  'edit.index': '下标错了：应为 {fix}。',
  'edit.index.removed': '此处多出了求和 {detail}。',
  'edit.index.before': '此处缺少求和 {detail}。',
  misfit: '正确的导数是 {expected}。',
  layout: '这是另一种布局下的导数。',
  order: '各因子的次序错了。',
  'missing-term': '缺少 {detail} 这一项。',
  'extra-term': '多出了 {detail} 这一项。',
  shape: '形状不对：导数是 {right}，这里是 {claimed}。',
  'no-definition': '在此之前没有找到 {name} 的定义。',
  'index-open': '下标 {name} 只出现在右边；文中可能在别处说明了它是什么。',
  'numbered-entry': '{name} 可能是求导变量（向量）的一个分量，也可能是另一个名字。',
  'any-function': '它并非对任意的 {name} 都成立，而文中没有说明 {name} 是什么。',
  restated: '此处求导的表达式与前面找到的定义不同。',
  'no-dependence': '就文中所说，该函数并不依赖于此变量。',
  supposed: '若此记号是导数，则两边不等；它也可能另有所指。',
  'shorthand.member': '这里的 {name} 有的带样本编号，有的不带，可能是省略写法。',
  'shorthand.iteration': '这里给出下一步的 {name}，是迭代式，不是恒等式。',
  'shorthand.sum': '指标 {name} 在一个乘积中出现两次，可能省略了对它的求和。',
  'shorthand.application': '括号前的 {name} 是函数还是因子，文中没有说明。',
  'shorthand.slice': '{name} 是行还是列，只有文字说明。',
  'shorthand.summand': '{name} 是和式中的一项，还是其值的一个分量，只有文字说明。',
  'shorthand.partial': '两边出现同一个导数，其中一个似乎只是它的一部分。',
  'shorthand.function': '此处求导的函数可能是 {name}，而不是前面找到定义的那个函数。',
  'shorthand.operator': '括号里的可能是求导的对象，而不是因子。',
  increment: '有一边是增量而不是微分，两边只是近似相等。',
  approximation: '这是展开式，两边只是近似相等。',
  'expansion.first': '对趋于零的量，两边在一阶意义下相等。',
  'expansion.second': '对趋于零的量，两边在二阶意义下相等。',
  'in-case': '在文中所说的情形下成立。',
  'other-case': '前文在讨论某种情形，此式可能只针对该情形。',
  'index-of-two': '下标 {name} 既是求和的下标又是求导变量的下标：可能只指其中一项，也可能指所有项。',
  'index-outside-sum': '左边所代表的式子自带下标 {name}，而此处对它求和，或没有写出它。',
  functional: '{name} 的自变量中有函数，这里无法代入。',
  'number-after-matrix': '按此读法，写在矩阵之后的 {name} 只能是数；它很可能是向量。',
  broken: '这个公式有一部分无法读取，因此不能确定哪些部分属于一体。',
  'law-of-motion': '{name} 中似乎代入了运动方程，这里看不到。',
  rounded: '差别不超过此处小数的舍入误差。',
  solved: '这是某个量要满足的方程，不是恒等式。',
  stranger: '{name} 只出现在一边，文中没有说明它是什么。',
  evaluated: '另一边没有 {name}：似乎代入了具体数值。',
  suggested: '按文中对 {name} 的说明或代入的式子：',
  'up-to-constant': '两边只相差一个常数：它们对 {name} 的梯度相同。',
  constant: '式中的常数未给出，且未能确认两边的梯度相同。',
  distribution: '并非对任何分布都成立；对此分布可能另有已知条件。',
  disjoint: '若这些集合互不相交则可能成立，而并集本身并不说明这一点。',
  labels: '各项按 {name} 的取值选取，而文中没有说明有哪些取值。',
  condition: '这里令导数等于零，是条件，不是恒等式。',
  'stated.definition': '此处给出 {name} 的含义，无需判定。',
  'stated.step': '此处给 {name} 赋值，是更新步骤，无需判定。',
  'stated.choice': '此处说明 {name} 如何选取，无需判定。',
  'stated.conclusion': '此式由箭头前的等式推出，不涉及导数。',
  'kink.zero': '当 {a} 的某个分量为 0 时不可导，此处给出的是其中一种取法。',
  'kink.tie': '当 {a} 与 {b} 相等时不可导。',
  'kink.rival': '当 {a} 的最大（或最小）分量不止一个时不可导。',
  'kink.jump': '当 {a} 为 0（或整数）时有跳跃，给出的是其余各处的导数。',
  'kink.multiple': '当 {a} 不是单重值（与相邻的特征值或奇异值相等）时不可导。',
  'kink.rank': '当 {a} 不满秩时不可导。',
  'kink.boundary': '在 {a} = {b} 处两个分支相接，导数可能不存在。',
  'numeric.domain': '找不到使函数及其导数都有定义的点。',
  'numeric.kink': '所试的点附近有尖点：左右差商不一致。',
  'numeric.precision': '在所试的点上，舍入误差掩盖了结果。',
  'step.function': '函数',
  'step.differential': '微分',
  'step.gradient': '由 df = tr(Gᵀ dX) 读出梯度 G',
  'step.jacobian': '由 d vec F = J d vec X 读出雅可比矩阵 J',
  'step.derivative': '导数',
  ignored: '注释要求忽略此处。',
  timeout: '超过了时间限制。',
};

export const SENTENCES: Readonly<Record<Locale, Sentences>> = { en: ENGLISH, 'zh-cn': CHINESE };

/** Blanks that hold LaTeX: they are set between dollars, for those who can show formulas. */
const MATHEMATICAL: ReadonlySet<string> = new Set(['detail', 'expected', 'a', 'b', 'fix', 'name']);

/** A sentence with its blanks filled in. */
export function say(locale: Locale, key: string, blanks: Readonly<Record<string, string>> = {}): string {
  const sentence = SENTENCES[locale][key] ?? ENGLISH[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const text = blanks[name] ?? '';
    return text !== '' && MATHEMATICAL.has(name) ? `$${text}$` : text;
  });
}

/** Sentences one after the other; Chinese has no space between them. */
export const joined = (locale: Locale, ...sentences: readonly string[]): string =>
  sentences.join(locale === 'zh-cn' ? '' : ' ');

/** Why a decision is what it is. */
export function explainDecision(decision: Decision, locale: Locale, expected: string): string {
  switch (decision.verdict) {
    case 'proved':
      return say(locale, 'proved');
    case 'agrees':
      return say(locale, 'agrees', {
        points: `${decision.points}`,
        error: decision.maxRelError.toExponential(0),
      });
    case 'refuted':
      return say(locale, 'refuted', { expected });
    case 'undecided':
      return say(locale, `undecided.${decision.obstacle ?? 'domain'}`);
  }
}

export function explainFinding(
  finding: Finding,
  locale: Locale,
  shapes: { right: string; claimed: string },
): string {
  const detail = finding.detail ? latex(finding.detail) : '';
  if (finding.kind === 'sign' && finding.detail) return say(locale, 'sign.term', { detail });
  return say(locale, finding.kind, { detail, ...shapes });
}

/** What a single edit says about a claim. */
export function explainEdit(edit: Edit, locale: Locale, source: string): string {
  const fix = edit.replacement(source).trim();
  const detail = edit.change?.text(source).trim() ?? '';
  const key = edit.change ? `edit.${edit.kind}.${edit.change.how}` : `edit.${edit.kind}`;
  return say(locale, key, { fix, detail });
}
