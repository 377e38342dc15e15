/**
 * The functions that are differentiated, one line each: a name, and a case by the scalar t, the vector x and the matrix X,
 * where each makes sense. `docs/functions.md` is written from this table; every case is checked by finite differences.
 */
export interface FunctionRow {
  readonly name: string;
  readonly scalar: string | null;
  readonly vector: string | null;
  readonly matrix: string | null;
  /** In place of the usual declarations. */
  readonly declare: string;
}

export interface FunctionSection {
  readonly title: string;
  readonly rows: readonly FunctionRow[];
}

/** What the letters of the table stand for. */
const USUAL: Readonly<Record<string, string>> = {
  t: 'scalar',
  x: 'vector(n)',
  X: 'matrix(m,n)',
  Z: 'invertible(n)',
  S: 'spd(n)',
  a: 'vector(n)',
  b: 'vector(m)',
  A: 'matrix(m,n)',
  B: 'matrix(n,n)',
  C: 'matrix(n,n)',
  N: 'matrix(n,m)',
  p: 'scalar+',
  q: 'prob(n)',
  y: 'onehot(n)',
  k: 'int(3)',
  '\\delta': 'scalar+',
  '\\alpha': 'scalar+',
};

/** All declarations, with those of a row in place of the usual ones: `X: matrix(n,n)`. */
export function declarationsWith(own: string): string {
  const entries = own.split(';').map((part) => part.split(':').map((s) => s.trim()));
  const all = new Map([...Object.entries(USUAL), ...entries.filter((e) => e.length === 2)] as [
    string,
    string,
  ][]);
  return [...all].map(([name, type]) => `${name}: ${type}`).join('; ');
}

const row = (
  name: string,
  scalar: string | null,
  vector: string | null,
  matrix: string | null,
  declare = '',
): FunctionRow => ({ name, scalar, vector, matrix, declare: declarationsWith(declare) });

/** A function of every entry. */
const each = (name: string, f: (u: string) => string, declare = ''): FunctionRow =>
  row(name, f('t'), f('Ax'), f('X'), declare);
const command = (name: string, word: string, declare = '') => each(name, (u) => `\\${word}(${u})`, declare);
const operator = (name: string, word: string, declare = '') =>
  each(name, (u) => `\\operatorname{${word}}(${u})`, declare);
const POSITIVE = 't: scalar+; x: vector+(n); A: matrix+(m,n); X: matrix+(m,n)';

export const SECTIONS: readonly FunctionSection[] = [
  {
    title: 'Functions of every entry',
    rows: [
      command('exponential', 'exp'),
      command('logarithm', 'log', POSITIVE),
      command('sine', 'sin'),
      command('cosine', 'cos'),
      command('tangent', 'tan'),
      command('arc tangent', 'arctan'),
      command('hyperbolic sine', 'sinh'),
      command('hyperbolic cosine', 'cosh'),
      command('hyperbolic tangent', 'tanh'),
      operator('error function', 'erf'),
      row('gamma function', '\\Gamma(t)', '\\operatorname{lgamma}(x)', null, 't: scalar+; x: vector+(n)'),
      operator('absolute value', 'abs'),
      operator('sign', 'sign'),
      each('power', (u) => (u === 't' ? 't^p' : `(${u})^{\\odot 3}`), 't: scalar+'),
      each('root', (u) => (u === 't' ? '\\sqrt{t}' : `(${u})^{\\odot 1/2}`), POSITIVE),
      row('maximum of two', '\\max(t, p)', '\\max(Ax, b)', '\\max(X, A)'),
      row('minimum of two', '\\min(t, p)', '\\min(Ax, b)', '\\min(X, A)'),
      row('indicator', 't^2 \\mathbb{1}(t > p)', 'x \\odot \\mathbb{1}(x > a)', null),
    ],
  },
  {
    title: 'Activations',
    rows: [
      each('sigmoid', (u) => `\\sigma(${u})`),
      operator('softplus', 'softplus'),
      operator('ReLU', 'ReLU'),
      row(
        'leaky ReLU',
        '\\operatorname{LeakyReLU}_\\alpha(t)',
        '\\operatorname{LeakyReLU}(Ax, \\alpha)',
        '\\operatorname{LeakyReLU}(X)',
      ),
      operator('ELU', 'ELU'),
      operator('SiLU, swish', 'SiLU'),
      operator('GELU', 'GELU'),
      row(
        'GELU, approximated',
        '\\frac{t}{2}\\left(1+\\tanh\\left(\\sqrt{\\frac{2}{\\pi}}(t+0.044715t^3)\\right)\\right)',
        null,
        null,
      ),
      row(
        'softmax (of each row of a matrix)',
        null,
        '\\operatorname{softmax}(Ax)',
        '\\operatorname{tr}(N\\operatorname{softmax}(X))',
      ),
      row('softmax of columns', null, null, '\\operatorname{tr}(N\\operatorname{softmax}(X^\\top)^\\top)'),
      row(
        'log-softmax',
        null,
        '\\operatorname{logsoftmax}(Ax)',
        '\\operatorname{tr}(N\\operatorname{logsoftmax}(X))',
      ),
      row(
        'log-sum-exp (of each row of a matrix)',
        null,
        '\\operatorname{logsumexp}(Ax)',
        'b^\\top\\operatorname{logsumexp}(X)',
      ),
    ],
  },
  {
    title: 'Losses',
    rows: [
      row('hinge', '\\operatorname{hinge}(t)', '\\mathbf{1}^\\top\\operatorname{hinge}(Ax)', null),
      row(
        'Huber',
        '\\operatorname{huber}_\\delta(t)',
        '\\mathbf{1}^\\top\\operatorname{huber}(Ax-b)',
        '\\mathbf{1}^\\top\\operatorname{huber}(X)\\mathbf{1}',
      ),
      row(
        'cross-entropy',
        null,
        '\\operatorname{CE}(y, \\operatorname{softmax}(x))',
        '\\operatorname{CE}(y, \\operatorname{softmax}(Xa))',
        'X: matrix(n,n)',
      ),
      row(
        'binary cross-entropy',
        '\\operatorname{BCE}(p, \\sigma(t))',
        '\\operatorname{BCE}(b, \\sigma(Ax))',
        null,
      ),
      row(
        'Kullback-Leibler divergence',
        null,
        '\\operatorname{KL}(q\\|x)',
        '\\operatorname{KL}(q\\|\\operatorname{softmax}(Xa))',
        'X: matrix(n,n)',
      ),
      row('entropy', null, '\\operatorname{entropy}(x)', null),
      row('mean squared error', null, '\\operatorname{MSE}(Ax, b)', '\\operatorname{MSE}(Xa, b)'),
    ],
  },
  {
    title: 'Norms',
    rows: [
      row('Euclidean, Frobenius', null, '\\|Ax-b\\|', '\\|X\\|_F'),
      row('squared', null, '\\|Ax-b\\|^2', '\\|X-A\\|_F^2'),
      row('sum of absolute entries', null, '\\|Ax-b\\|_1', '\\|X\\|_1'),
      row('largest absolute entry', null, '\\|x\\|_\\infty', '\\|X\\|_\\infty'),
      row('p-norm', null, '\\|Ax-b\\|_p', null),
      row('p-norm to the p', null, '\\|x\\|_p^p', null),
      row('weighted', null, '\\|x-a\\|_{S^{-1}}^2', null),
      row('columns, then a sum', null, null, '\\|X\\|_{2,1}'),
      row('largest column sum', null, null, '\\|X\\|_{1\\to1}'),
    ],
  },
  {
    title: 'Reductions',
    rows: [
      row('sum', null, '\\operatorname{sum}(x^{\\odot2})', '\\mathbf{1}^\\top X\\mathbf{1}'),
      row('mean', null, '\\operatorname{mean}(x^{\\odot2})', '\\operatorname{mean}(X)'),
      row('variance (over n)', null, '\\operatorname{var}(x)', null),
      row('standard deviation', null, '\\operatorname{std}(x)', null),
      row('largest entry', null, '\\max(Ax)', '\\max(X)'),
      row('smallest entry', null, '\\min_i x_i', '\\min(X)'),
      row('cosine', null, '\\operatorname{cossim}(x, a)', null),
      row('product of entries', null, '\\prod_i x_i', null),
    ],
  },
  {
    title: 'Linear algebra',
    rows: [
      row('inner product', null, 'a^\\top x', '\\operatorname{tr}(A^\\top X)'),
      row('outer product', null, 'xx^\\top', null),
      row('cross product', null, '\\operatorname{cross}(a, x)', null, 'a: vector(3); x: vector(3)'),
      row('trace', '\\operatorname{tr}(tB)', null, '\\operatorname{tr}(NX)'),
      row('determinant', '\\det(tB)', null, '\\det Z'),
      row('log-determinant', '\\log\\det(tS+I)', '\\log\\det(S+xx^\\top)', '\\log\\det Z'),
      row('inverse', '(tB)^{-1}', 'a^\\top(S+xx^\\top)^{-1}a', 'Z^{-1}'),
      row('adjugate', null, null, '\\operatorname{adj}(Z)'),
      row('pseudo-inverse', null, null, '\\operatorname{tr}(AX^+)'),
      row('transpose', 'tA^\\top', null, 'X^\\top'),
      row('matrix power', '(tB)^3', null, 'B^k'),
      row('Hadamard product', 't(A\\odot A)', 'a\\odot x', 'A\\odot X'),
      row('Hadamard quotient', null, 'a\\oslash x', 'A\\oslash X'),
      row('Kronecker product', 't(A\\otimes B)', 'x\\otimes a', 'X\\otimes B'),
      row('diagonal matrix, diagonal', null, '\\operatorname{diag}(x)', '\\operatorname{diag}(B)'),
      row('vec', null, null, '\\operatorname{vec}(NXB)'),
      row('inverse of vec', null, '\\operatorname{vec}_{n,n}^{-1}(x\\otimes a)', null),
      row('vech', null, null, '\\operatorname{vech}(B)'),
      row('blocks', null, '\\begin{bmatrix}x\\\\Ax\\end{bmatrix}', null),
    ],
  },
  {
    title: 'Spectra, and functions of matrices',
    rows: [
      row(
        'eigenvalue',
        '\\lambda_{\\max}(B+tX)',
        '\\lambda_{\\min}(X+xx^\\top)',
        '\\lambda_{\\max}(X)',
        'X: symmetric(n); B: symmetric(n)',
      ),
      row('singular value', '\\sigma_{\\max}(A+tX)', null, '\\sigma_{\\min}(X)'),
      row('spectral norm', '\\|A+tX\\|_{2}', null, '\\|X\\|_{2}'),
      row('nuclear norm', '\\|A+tX\\|_{*}', null, '\\|X\\|_{*}'),
      row('expm', '\\operatorname{expm}(B+tC)', null, 'a^\\top\\operatorname{expm}(X)a', 'X: matrix(n,n)'),
      row(
        'logm',
        '\\operatorname{logm}(tS+X)',
        null,
        'a^\\top\\operatorname{logm}(X)a',
        't: scalar+; X: spd(n)',
      ),
      row(
        'sqrtm',
        '\\operatorname{sqrtm}(tS+X)',
        null,
        'a^\\top\\operatorname{sqrtm}(X)a',
        't: scalar+; X: spd(n)',
      ),
    ],
  },
  {
    title: 'Functions without a definition',
    rows: [row('chain rule', 'f(t^2)', '\\phi(a^\\top x)', '\\phi(Xa)')],
  },
];

/** What is left out: what it is, how it is written, and what the answer must say. */
export const LEFT_OUT: readonly (readonly [what: string, expr: string, says: RegExp])[] = [
  ['complex numbers', '\\operatorname{Re}(x)', /[Cc]omplex numbers/],
  ['conjugate transposes', 'x^H x', /[Cc]omplex numbers/],
  ['convolutions', 'x * a', /convolution/],
  ['the rank', '\\operatorname{rank}(X)', /rank/],
  ['the count of nonzero entries', '\\|x\\|_0', /counts entries/],
  ['cumulative sums', '\\operatorname{cumsum}(x)', /Cumulative/],
  ['sorting, medians and quantiles', '\\operatorname{median}(x)', /Medians/],
  ['moments of random variables', '\\operatorname{Var}(X)', /random variables/],
  ['arg max and arg min', '\\arg\\max_i x_i', /arg max/],
  ['integrals with the variable in a limit', '\\int_0^{t} s^2\\,ds', /depends on the variable/],
  [
    'expectations over a distribution with the variable',
    '\\mathbb{E}_{z\\sim p_t}[z]',
    /depends on the variable/,
  ],
  ['limits at infinity', '\\lim_{k\\to\\infty} x', /infinity/i],
  ['polygamma functions beyond the trigamma', '\\operatorname{trigamma}(t)', /trigamma/],
  ['functions that are not in this table', '\\operatorname{FFT}(x)', /not known/],
];
