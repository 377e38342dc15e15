/**
 * The functions known by name: one canonical name each, the words that stand for it in the three languages, and how
 * many arguments it takes. LaTeX words count with a backslash (`\log`), in `\operatorname{…}`, `\mathrm{…}` or `\text{…}`,
 * and bare before a bracket. Python words are the last part of a dotted name (`np.linalg.inv`).
 */
export interface NamedFunction {
  readonly name: string;
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  readonly latex: readonly string[];
  readonly math: readonly string[];
  readonly python: readonly string[];
  /** `log2` is `log` with this base. */
  readonly base?: string;
}

const MANY = Number.POSITIVE_INFINITY;

function row(
  name: string,
  arity: number | readonly [number, number],
  latex: string,
  math: string,
  python: string,
  base?: string,
): NamedFunction {
  const words = (text: string) => text.split(' ').filter((word) => word !== '');
  const [least, most] = typeof arity === 'number' ? [arity, arity] : arity;
  const spellings = { latex: words(latex), math: words(math), python: words(python) };
  return base === undefined
    ? { name, arity: [least, most], ...spellings }
    : { name, arity: [least, most], ...spellings, base };
}

/** A function whose inverse has the three spellings `arcsin`, `asin`, `arsin`. */
function inverse(name: string, latex: string): NamedFunction {
  const rest = name.slice(1);
  return row(name, 1, `${latex} arc${rest} ${name}`, `${name} arc${rest}`, `arc${rest} ${name}`);
}

const same = (name: string, arity: number | readonly [number, number] = 1) =>
  row(name, arity, name, name, name);

const EXPONENTIALS = [
  same('exp'),
  row('log', [1, 2], 'log ln', 'log ln', 'log ln'),
  row('log', 1, '', 'log2', 'log2', '2'),
  row('log', 1, 'lg', 'log10 lg', 'log10', '10'),
  row('log1p', 1, 'log1p', 'log1p', 'log1p'),
  row('expm1', 1, 'expm1', 'expm1', 'expm1'),
  row('exp2', 1, '', 'exp2', 'exp2'),
];

const TRIGONOMETRIC = [
  ...['sin', 'cos', 'tan', 'sec', 'csc', 'cot'].map((name) => same(name)),
  row('csc', 1, 'cosec', 'cosec', ''),
  row('tan', 1, 'tg', '', ''),
  row('cot', 1, 'ctg cotg', '', ''),
  inverse('asin', ''),
  inverse('acos', ''),
  inverse('atan', 'arctg'),
  inverse('asec', ''),
  inverse('acsc', ''),
  inverse('acot', 'arcctg'),
  ...['sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth'].map((name) => same(name)),
  row('sinh', 1, 'sh', '', ''),
  row('cosh', 1, 'ch', '', ''),
  row('tanh', 1, 'th', '', ''),
  inverse('asinh', 'arsinh'),
  inverse('acosh', 'arcosh'),
  inverse('atanh', 'artanh'),
  inverse('asech', 'arsech'),
  inverse('acsch', 'arcsch'),
  inverse('acoth', 'arcoth'),
  row('atan2', 2, 'atan2 arctan2', 'atan2', 'arctan2 atan2'),
  same('sinc'),
];

const POWERS = [
  same('sqrt'),
  same('cbrt'),
  row('rsqrt', 1, '', '', 'rsqrt'),
  row('nthRoot', [1, 2], '', 'nthRoot', ''),
  row('square', 1, 'square', 'square', 'square'),
  row('cube', 1, 'cube', 'cube', ''),
  row('reciprocal', 1, '', '', 'reciprocal'),
  row('pow', 2, 'pow', 'pow', 'pow power float_power'),
  row('hypot', [1, MANY], 'hypot', 'hypot', 'hypot'),
];

const KINKED = [
  row('abs', 1, 'abs', 'abs', 'abs absolute fabs'),
  row('sign', 1, 'sign sgn signum', 'sign', 'sign sgn'),
  row('step', [1, 2], 'step heaviside', 'heaviside step', 'heaviside'),
  row('max', [1, MANY], 'max', 'max', 'max amax maximum'),
  row('min', [1, MANY], 'min', 'min', 'min amin minimum'),
  row('clip', 3, 'clip clamp', '', 'clip clamp'),
  same('floor'),
  row('ceil', 1, 'ceil', 'ceil', 'ceil'),
  row('round', [1, 2], 'round', 'round', 'round rint around'),
  row('mod', 2, 'mod', 'mod', 'mod remainder fmod'),
  row('indicator', 1, 'indicator', 'indicator', ''),
  row('hinge', 1, 'hinge', '', ''),
  row('huber', [1, 2], 'huber Huber', '', 'huber'),
];

const ACTIVATIONS = [
  row('relu', 1, 'relu ReLU Relu RELU', 'relu', 'relu'),
  row('sigmoid', 1, 'sigmoid Sigmoid sigm logistic logit^{-1}', 'sigmoid logistic', 'sigmoid expit'),
  row('logsigmoid', 1, 'logsigmoid', '', 'logsigmoid log_expit'),
  row('logit', 1, 'logit', 'logit', 'logit'),
  row('softplus', 1, 'softplus Softplus SoftPlus', 'softplus', 'softplus'),
  row('gelu', 1, 'gelu GELU', 'gelu', 'gelu'),
  row('silu', 1, 'silu SiLU swish Swish', 'silu swish', 'silu swish'),
  row('elu', [1, 2], 'elu ELU', '', 'elu'),
  row('leakyrelu', [1, 2], 'LeakyReLU leakyrelu', '', 'leaky_relu'),
  row('softmax', 1, 'softmax Softmax SoftMax', 'softmax', 'softmax'),
  row('logsoftmax', 1, 'logsoftmax LogSoftmax log_softmax', 'logsoftmax', 'log_softmax'),
  row('logsumexp', 1, 'logsumexp LogSumExp lse LSE', 'logsumexp', 'logsumexp'),
  row('logaddexp', 2, '', '', 'logaddexp'),
];

const LOSSES = [
  row('crossentropy', 2, 'CE CrossEntropy crossentropy', '', ''),
  row('bce', 2, 'BCE', '', ''),
  row('kl', 2, 'KL KLD', 'kldivergence', ''),
  row('mse', 2, 'MSE', '', ''),
  row('mae', 2, 'MAE', '', ''),
  row('entropy', 1, 'entropy Ent', '', ''),
];

const SPECIAL = [
  same('erf'),
  row('erfc', 1, 'erfc', 'erfc', 'erfc'),
  row('gamma', 1, 'gammafunction', 'gamma', 'gamma'),
  row('loggamma', 1, 'lgamma loggamma lnGamma', 'lgamma', 'gammaln lgamma loggamma'),
  row('digamma', 1, 'digamma', 'digamma', 'digamma psi'),
  row('trigamma', 1, 'trigamma', 'trigamma', ''),
  row('beta', 2, '', '', 'beta'),
  row('binomial', 2, '', 'combinations', 'comb binom'),
  row('factorial', 1, '', 'factorial', 'factorial'),
  row('xlogy', 2, '', '', 'xlogy'),
];

const MATRIX = [
  row('tr', 1, 'tr Tr trace Trace TR', 'trace tr', 'trace'),
  row('det', 1, 'det Det', 'det', 'det'),
  row('logdet', 1, 'logdet', 'logdet', 'logdet'),
  row('inv', 1, 'inv', 'inv', 'inv inverse'),
  row('pinv', 1, 'pinv', 'pinv', 'pinv'),
  row('polar', 1, 'polar', '', 'polar'),
  row('adj', 1, 'adj adjugate', 'adj', ''),
  row('transpose', 1, 'transpose', 'transpose ctranspose', 'transpose t'),
  row('diag', [1, MANY], 'diag Diag DIAG', 'diag', 'diag diagonal diagflat'),
  row('vec', 1, 'vec Vec', 'vec', ''),
  /** The inverse of vec; its sizes, which may stand as indices, follow the vector. */
  row('unvec', [1, 3], 'unvec mat devec', '', ''),
  row('vech', 1, 'vech', '', ''),
  row('rank', 1, 'rank rk Rank', 'rank', 'matrix_rank'),
  row('norm', [1, 2], 'norm', 'norm', 'norm'),
  row('expm', 1, 'expm', 'expm', 'expm matrix_exp'),
  row('logm', 1, 'logm', 'logm', 'logm'),
  row('sqrtm', 1, 'sqrtm', 'sqrtm', 'sqrtm'),
  row('sinm', 1, 'sinm', 'sinm', 'sinm'),
  row('cosm', 1, 'cosm', 'cosm', 'cosm'),
  row('matrixpower', 2, '', '', 'matrix_power'),
  row('kron', 2, 'kron', 'kron', 'kron'),
  row('dot', 2, 'dot_product', 'dot', 'dot vdot'),
  row('inner', 2, 'inner', 'inner', 'inner'),
  row('outer', 2, 'outer', 'outer', 'outer ger'),
  row('cross', 2, 'cross', 'cross', 'cross'),
  row('matmul', [2, MANY], 'matmul', 'multiply', 'matmul mm mv bmm multi_dot'),
  row('solve', 2, '', 'lusolve', 'solve'),
  row('hadamard', 2, '', 'dotMultiply', 'multiply mul'),
  row('hadamardQuotient', 2, '', 'dotDivide', 'divide true_divide div'),
  row('hadamardPower', 2, '', 'dotPow', ''),
  row('add', 2, '', 'add', 'add'),
  row('subtract', 2, '', 'subtract', 'subtract sub'),
  row('divide', 2, '', 'divide', ''),
  row('negate', 1, '', 'unaryMinus', 'negative neg'),
];

const REDUCTIONS = [
  row('sum', 1, 'sum', 'sum', 'sum nansum'),
  row('prod', [1, MANY], 'prod', 'prod', 'prod'),
  row('mean', 1, 'mean avg average', 'mean', 'mean average'),
  row('var', 1, 'var', 'variance', 'var'),
  /** Of a random variable, which is no function of numbers. */
  row('randomVariance', [1, 2], 'Var Cov', '', ''),
  row('std', 1, 'std', 'std', 'std'),
  row('cumsum', 1, 'cumsum', 'cumsum', 'cumsum'),
  row('cumprod', 1, 'cumprod', '', 'cumprod'),
  row('complexPart', 1, 'Re Im conj', 're im conj', 'imag conj conjugate angle'),
  row('convolution', 2, 'conv', '', 'convolve'),
  row('sort', 1, 'sort', 'sort', 'sort argsort'),
  row('median', 1, 'median', 'median', 'median'),
  row('cosinesimilarity', 2, 'cossim', '', 'cosine_similarity'),
];

const MADE = [
  row('ones', [1, MANY], 'ones', 'ones', 'ones ones_like'),
  row('zeros', [1, MANY], 'zeros', 'zeros', 'zeros zeros_like'),
  /** Of the shape of their argument. */
  row('onesLike', 1, '', '', ''),
  row('zerosLike', 1, '', '', ''),
  /** How many rows (0) or columns (1) something has; without a second argument how many entries. */
  row('size', [1, 2], '', 'size', ''),
  row('reshape', [2, MANY], '', 'reshape', 'reshape view'),
  row('ravel', 1, '', '', 'ravel flatten'),
  row('squeeze', 1, '', 'squeeze', 'squeeze'),
  row('eye', [1, 2], 'eye', 'identity eye', 'eye identity'),
  row('where', [2, 3], '', '', 'where'),
];

/** Every function known by name. A name may have several rows, for spellings that differ. */
export const FUNCTIONS: readonly NamedFunction[] = [
  ...EXPONENTIALS,
  ...TRIGONOMETRIC,
  ...POWERS,
  ...KINKED,
  ...ACTIVATIONS,
  ...LOSSES,
  ...SPECIAL,
  ...MATRIX,
  ...REDUCTIONS,
  ...MADE,
];

function index(language: 'latex' | 'math' | 'python'): ReadonlyMap<string, NamedFunction> {
  const found = new Map<string, NamedFunction>();
  for (const entry of FUNCTIONS) {
    for (const word of entry[language]) if (!found.has(word)) found.set(word, entry);
  }
  return found;
}

const BY_WORD = { latex: index('latex'), math: index('math'), python: index('python') };
const BY_NAME = new Map<string, NamedFunction>();
for (const entry of FUNCTIONS) if (!BY_NAME.has(entry.name)) BY_NAME.set(entry.name, entry);

/** The function a word stands for in a language, if any. */
export function functionNamed(
  word: string,
  language: 'latex' | 'math' | 'python',
): NamedFunction | undefined {
  return BY_WORD[language].get(word);
}

/** The entry of a canonical name. */
export function functionOf(name: string): NamedFunction | undefined {
  return BY_NAME.get(name);
}
