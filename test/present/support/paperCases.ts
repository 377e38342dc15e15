import {
  add,
  apply,
  block,
  build,
  commutation,
  compare,
  delta,
  det,
  diagonal,
  diagonalPart,
  dimension,
  divide,
  type Expr,
  elementwise,
  entry,
  extremum,
  HALF,
  identity,
  index,
  inexactNumber,
  inverse,
  kronecker,
  logSumExp,
  MINUS_ONE,
  matmul,
  matrixFunction,
  matrixPower,
  mul,
  multiplyDimensions,
  negate,
  norm,
  number,
  ONE,
  ones,
  PI,
  piecewise,
  pow,
  product,
  reciprocal,
  SCALAR,
  shape,
  size,
  softmax,
  square,
  subtract,
  sum,
  symbol,
  total,
  trace,
  transpose,
  vec,
  zeros,
} from '../../../src/expr';
import { M, m, n, one, p, s, v } from '../../expr/support/symbols';

const T = transpose;

/** Each case makes its expression inside, so that the order of terms does not depend on the cases before it. */
export const cases: Record<string, Record<string, () => Expr>> = {
  'least squares and kin': {
    'X^\\top(Xw-y)+\\lambda w': () =>
      add([matmul([T(M('X')), subtract(matmul([M('X'), v('w')]), v('y', m))]), mul([s('\\lambda'), v('w')])]),
    '\\frac{1}{n}X^\\top r': () => mul([reciprocal(size(n)), matmul([T(M('X')), v('r', m)])]),
    '\\frac{2}{m}X^\\top(Xw-y)': () =>
      mul([
        number(2),
        reciprocal(size(m)),
        matmul([T(M('X')), subtract(matmul([M('X'), v('w')]), v('y', m))]),
      ]),
    '\\frac{1}{2}\\|Xw-y\\|_2^2+\\frac{\\lambda}{2}\\|w\\|_2^2': () =>
      add([
        mul([HALF, square(norm('two', subtract(matmul([M('X'), v('w')]), v('y', m))))]),
        mul([HALF, s('\\lambda'), square(norm('two', v('w')))]),
      ]),
    '2(Xw-y)w^\\top': () =>
      mul([number(2), matmul([subtract(matmul([M('X'), v('w')]), v('y', m)), T(v('w'))])]),
    '2(Xw-y)^\\top X': () =>
      mul([number(2), matmul([T(subtract(matmul([M('X'), v('w')]), v('y', m))), M('X')])]),
    '(B+B^\\top)x': () => matmul([add([M('B', n, n), T(M('B', n, n))]), v('x')]),
  },
  signs: {
    'a-b': () => subtract(s('a'), s('b')),
    'b-a': () => add([negate(s('a')), s('b')]),
    '-(a+b)': () => negate(add([s('a'), s('b')])),
    'Xw-y-z': () => add([negate(v('y', m)), matmul([M('X'), v('w')]), negate(v('z', m))]),
    '-2A^\\top W(x-As)': () =>
      mul([number(-2), matmul([T(M('A')), M('W', m, m), subtract(v('x', m), matmul([M('A'), v('s')]))])]),
    '1-x^2': () => subtract(ONE, square(s('x'))),
    '-x^2': () => negate(square(s('x'))),
    '1+e^x': () => add([elementwise('exp', s('x')), ONE]),
    'x+1': () => add([ONE, s('x')]),
    '(-1)^n': () => pow(MINUS_ONE, s('n')),
    'A(b-c)': () => matmul([M('A'), subtract(v('b'), v('c'))]),
    'A(-b-c)': () => matmul([M('A'), add([negate(v('b')), negate(v('c'))])]),
    '-a\\odot b': () => negate(mul([v('a'), v('b')])),
  },
  'fractions and powers': {
    '\\frac{x-a}{\\|x-a\\|_2}': () => divide(subtract(v('x'), v('a')), norm('two', subtract(v('x'), v('a')))),
    '\\frac{X}{\\|X\\|_F}': () => divide(M('X'), norm('two', M('X'))),
    '\\frac{1}{x}': () => reciprocal(s('x')),
    '\\frac{1}{\\sqrt{x}}': () => pow(s('x'), number(-1, 2)),
    '\\frac{x}{2\\sqrt{y+1}}': () => mul([HALF, s('x'), pow(add([ONE, s('y')]), number(-1, 2))]),
    '\\frac{2x}{x^2+1}': () => mul([number(2), s('x'), reciprocal(add([square(s('x')), ONE]))]),
    'x^{3/2}': () => pow(s('x'), number(3, 2)),
    'x^{10}': () => pow(s('x'), number(10)),
    'x^{n-1}': () => pow(s('x'), subtract(s('n'), ONE)),
    '(a+b)^2': () => square(add([s('a'), s('b')])),
    '(x^\\top x)^2': () => square(matmul([T(v('x')), v('x')])),
    '\\sin^2(x)': () => square(elementwise('sin', s('x'))),
    '\\sigma(z)(1-\\sigma(z))': () =>
      mul([elementwise('sigmoid', s('z')), subtract(ONE, elementwise('sigmoid', s('z')))]),
    '2xe^{-x}': () => mul([number(2), s('x'), elementwise('exp', negate(s('x')))]),
    '\\exp(e)': () => elementwise('exp', s('e')),
    '\\exp\\left(-\\frac{x^2}{2\\sigma^2}\\right)': () =>
      elementwise('exp', mul([number(-1, 2), square(s('x')), pow(s('\\sigma'), number(-2))])),
    '\\left(\\frac{2}{3}\\right)^x': () => pow(number(2, 3), s('x')),
    '3\\cdot 2^x': () => mul([number(3), pow(number(2), s('x'))]),
    '\\frac{2\\pi x}{3}': () => mul([number(2, 3), PI, s('x')]),
    '1.5\\cdot 10^{-7}x': () => mul([inexactNumber(1.5e-7), s('x')]),
    '\\tanh(Wx)^{\\odot 2}': () => square(elementwise('tanh', matmul([M('W'), v('x')]))),
    'x^{\\odot -1/2}': () => pow(v('x'), number(-1, 2)),
    'x^{\\odot -1}': () => reciprocal(v('x')),
    '\\frac{x^\\top y}{\\|x\\|_2\\|y\\|_2}': () =>
      mul([matmul([T(v('x')), v('y')]), reciprocal(norm('two', v('x'))), reciprocal(norm('two', v('y')))]),
    '\\frac{1}{n}\\sum_{i=1}^{n}y_{i}': () =>
      mul([reciprocal(size(n)), sum('i', ONE, size(n), entry(v('y'), index('i'), ONE))]),
  },
  'products of tensors': {
    'a\\odot b\\oslash c^{\\odot 2}': () => mul([v('a'), v('b'), pow(v('c'), number(-2))]),
    '2\\lambda a\\odot b': () => mul([number(2), s('\\lambda'), v('a'), v('b')]),
    'X^\\top(a\\odot b)': () => matmul([T(M('X')), mul([v('a', m), v('b', m)])]),
    'W^\\top(Wx-y)\\odot z': () =>
      mul([matmul([T(M('W')), subtract(matmul([M('W'), v('x')]), v('y', m))]), v('z')]),
    'X^{-\\top}': () => T(inverse(M('X', n, n))),
    'X^{-1}b': () => matmul([inverse(M('X', n, n)), v('b')]),
    '(AXB)^{-\\top}': () => T(inverse(matmul([M('A', n, m), M('X', m, p), M('B', p, n)]))),
    '(X^\\top)^r': () => matrixPower(T(M('X', n, n)), symbol('r', SCALAR, { property: 'integer' })),
    '\\det(X)X^{-\\top}': () => mul([det(M('X', n, n)), T(inverse(M('X', n, n)))]),
    '(b^\\top Xc)X': () => mul([matmul([T(v('b', m)), M('X'), v('c')]), M('X')]),
    '(a^\\top x)(b^\\top x)': () => mul([matmul([T(v('a')), v('x')]), matmul([T(v('b')), v('x')])]),
    'e^{a^\\top x}aa^\\top': () =>
      mul([elementwise('exp', matmul([T(v('a')), v('x')])), matmul([v('a'), T(v('a'))])]),
    '\\lambda w^\\top w': () => mul([s('\\lambda'), matmul([T(v('w')), v('w')])]),
    'I_{n}\\otimes A^\\top X': () => kronecker([identity(n), matmul([T(M('A', m, p)), M('X', m, n)])]),
    'K_{n,m}(AX\\otimes I_{n})': () =>
      matmul([
        commutation(n, m, multiplyDimensions(m, n)),
        kronecker([matmul([M('A', m, m), M('X')]), identity(n)]),
      ]),
    '\\operatorname{tr}(A)I_{n}': () => mul([trace(M('A', n, n)), identity(n)]),
    '2I_{mn}': () => mul([number(2), identity(multiplyDimensions(m, n))]),
    '\\operatorname{diag}(\\operatorname{softmax}(x))-\\operatorname{softmax}(x)\\operatorname{softmax}(x)^\\top':
      () => subtract(diagonal(softmax(v('x'))), matmul([softmax(v('x')), T(softmax(v('x')))])),
    '(y\\odot\\sigma(Xw))^\\top X': () =>
      matmul([T(mul([v('y', m), elementwise('sigmoid', matmul([M('X'), v('w')]))])), M('X')]),
    '\\tanh(Wx)^\\top A': () => matmul([T(elementwise('tanh', matmul([M('W'), v('x')]))), M('A')]),
  },
  'sums, ones, norms, named functions': {
    '\\mathbf{1}_{m}^\\top\\log(Xw)': () => total(elementwise('log', matmul([M('X'), v('w')]))),
    '\\mathbf{1}_{m}^\\top(A\\odot B)\\mathbf{1}_{n}': () => total(mul([M('A'), M('B')])),
    '\\mathbf{1}_{m}\\mathbf{1}_{n}^\\top-A': () => subtract(ones(shape(m, n)), M('A')),
    '\\|x\\|_1+\\|X\\|_F+\\|X\\|_*': () =>
      add([norm('one', v('x')), norm('two', M('X')), norm('nuclear', M('X'))]),
    '|\\det(X)|': () => elementwise('abs', det(M('X', n, n))),
    '\\lvert |a|-b\\rvert': () => elementwise('abs', subtract(elementwise('abs', s('a')), s('b'))),
    '\\log\\det(X)': () => elementwise('log', det(M('X', n, n))),
    '\\log(|\\det(X)|)': () => elementwise('log', elementwise('abs', det(M('X', n, n)))),
    '\\log(1+e^{-x})': () => elementwise('softplus', negate(s('x'))),
    '\\mathbb{1}(Xw>0)': () => elementwise('step', matmul([M('X'), v('w')])),
    '\\mathbb{1}(x\\ge 1)': () => compare('<=', ONE, s('x')),
    '\\max(0,x)': () => extremum('max', [number(0), s('x')]),
    '\\operatorname{logsumexp}(x)': () => logSumExp(v('x')),
    '\\operatorname{expm}(A)': () => matrixFunction('expm', M('A', n, n)),
    '\\operatorname{vec}(X)': () => vec(M('X')),
    '\\operatorname{diag}(AB)': () => diagonalPart(matmul([M('A', n, m), M('B', m, n)])),
    '\\mathbf{0}_{m,n}': () => zeros(shape(m, n)),
    "f(x)+f''(x)": () => add([apply('f', [s('x')], SCALAR), apply('f', [s('x')], SCALAR, [2])]),
    '\\partial_{1}\\partial_{2}g(x,y)': () => apply('g', [s('x'), s('y')], SCALAR, [1, 1]),
  },
  indices: {
    '\\sum_{i=1}^{n}X_{ij}x_{i}': () =>
      sum(
        'i',
        ONE,
        size(n),
        mul([entry(M('X', n, m), index('i'), index('j')), entry(v('x'), index('i'), ONE)]),
      ),
    '(XA)_{ij}': () => entry(matmul([M('X'), M('A', n, p)]), index('i'), index('j')),
    'X_{i,j+1}': () => entry(M('X'), index('i'), add([index('j'), ONE])),
    'X_{1,2}': () => entry(M('X'), ONE, number(2)),
    '\\delta_{ij}': () => delta(index('i'), index('j')),
    '[f(X_{ij})]_{ij}': () =>
      build('i', 'j', apply('f', [entry(M('X'), index('i'), index('j'))], SCALAR), shape(m, n)),
    '\\sum_{i=1}^{m}y_{i}x_{i}': () =>
      sum(
        'i',
        ONE,
        size(m),
        mul([
          symbol('y', SCALAR, { indices: [index('i')], family: [m] }),
          symbol('x', shape(n, one), { indices: [index('i')], family: [m] }),
        ]),
      ),
    '\\sum_{i=1}^{m}(x_{i})_{j}': () =>
      sum(
        'i',
        ONE,
        size(m),
        entry(symbol('x', shape(n, one), { indices: [index('i')], family: [m] }), index('j'), ONE),
      ),
    '\\prod_{i=1}^{n}x_{i}': () => product('i', ONE, size(n), entry(v('x'), index('i'), ONE)),
    '2\\left(\\sum_{i=1}^{n}f(x_{i})\\right)a': () =>
      mul([number(2), sum('i', ONE, size(n), apply('f', [entry(v('x'), index('i'), ONE)], SCALAR)), s('a')]),
    '(W_{1})_{ij}': () => entry(M('W_1'), index('i'), index('j')),
    '(W^{(1)})^\\top': () => T(M('W^{(1)}')),
    'W_{1}^\\top': () => T(M('W_1')),
  },
  'branches and blocks': {
    '\\begin{cases}x&\\text{if }x>0\\\\0&\\text{otherwise}\\end{cases}': () =>
      piecewise([{ condition: compare('>', s('x'), number(0)), value: s('x') }], number(0)),
    '\\begin{bmatrix}a&b\\\\c&d\\end{bmatrix}': () =>
      block(
        [
          [s('a'), s('b')],
          [s('c'), s('d')],
        ],
        shape(dimension(2), dimension(2)),
      ),
  },
  'names read from code': {
    '\\hat{w}+x_{1}+\\beta+\\operatorname{loss}': () => add([s('w_hat'), s('x_1'), s('beta'), s('loss')]),
  },
};
