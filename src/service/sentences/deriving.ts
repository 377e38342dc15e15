/** In Chinese: what is said where a derivative, or a value, cannot be had. */
export const DERIVING: Readonly<Record<string, string>> = {
  'A derivative by a product is not known.': '不知道如何对乘积求导。',
  'No variable to differentiate by.': '没有求导的变量。',
  'vech({0}) holds all of {1} only where it is symmetric: declare {2}: symmetric(n).':
    '只有当 {1} 对称时，vech({0}) 才包含它的全部元素：请声明 `{2}: symmetric(n)`。',
  'The derivative of {0} is not known here.': '不知道 {0} 的导数。',
  'The derivative of the unknown function {0} by an argument of that shape is not known here.':
    '不知道未知函数 {0} 对这种形状的自变量的导数。',
  'A map that should be linear is not.': '本应是线性的映射并非线性。',
  'This derivative holds entries with more than two indices at once.': '此导数的元素同时带有两个以上的指标。',
  'The derivative of {0} by a matrix is a linear map without a matrix form: take it under a trace, in a product that is a scalar, or by a scalar.':
    '{0} 对矩阵的导数是没有矩阵形式的线性映射：请在迹之下或在标量乘积中对它求导，或者对标量求导。',
  'The derivative runs through {0}, for which no closed form is known here.':
    '求导经过 {0}，不知道它的封闭形式。',
  'This derivative has more indices in common than a matrix can show; it has no form in Kronecker products here.':
    '此导数中共有的指标超出矩阵所能表示的范围，不能写成克罗内克积的形式。',
  'A matrix power whose base and exponent both vary has no derivative here.':
    '底数与指数都在变化的矩阵幂，此处没有导数。',
  'A matrix power is differentiated for integer exponents and 1/2; under a trace for any.':
    '矩阵幂只能在指数为整数或 1/2 时求导；在迹之下则指数任意。',
  'The derivative of {0} has no closed form here.': '此处 {0} 的导数没有封闭形式。',
  'A second derivative of {0} has no closed form here: its argument does not commute with its change.':
    '此处 {0} 的二阶导数没有封闭形式：其自变量与自变量的变化不可交换。',
  'No gradient rule for {0} here.': '此处没有 {0} 的梯度法则。',
  'Which eigenvalue or singular value is meant cannot vary.': '所指的是第几个特征值或奇异值，不能变化。',
  'Eigenvalues are differentiated for symmetric matrices: declare the matrix so, as in X: symmetric(n).':
    '特征值只能对对称矩阵求导：请将矩阵声明为对称，例如 `X: symmetric(n)`。',
  'A derivative can only be taken by a variable.': '只能对变量求导。',
  'A derivative of a function without a definition has a shape that is not known here.':
    '没有定义的函数，其导数的形状未知。',
  'The expression grows too large to work with.': '表达式过大，无法处理。',
  'This was interrupted.': '已中断。',
  'This took longer than its time limit.': '超过了时间限制。',
  '{0}: {1} does not fit {2}.': '{0}：{1} 与 {2} 不相符。',
  'A member of a family has a fractional index.': '一族量中某个成员的指标不是整数。',
  '{0} cannot be computed here.': '此处无法计算 {0}。',
  '{0} is not analytic.': '{0} 不是解析的。',
  'An index is {0}, {1}.': '指标为 {0}, {1}。',
  'The symbol {0} has no value.': '符号 {0} 没有值。',
  '{0} is {1}×{2}, not {3}×{4}.': '{0} 是 {1}×{2}，而不是 {3}×{4}。',
  'A {0} has more than {1} terms.': '{0} 的项数超过 {1}。',
  'A bound is {0}, not an integer.': '有一个界是 {0}，不是整数。',
  'The sums have too many terms in all.': '各个求和的总项数过多。',
  '{0} stands for two different things.': '{0} 代表两个不同的量。',
};
