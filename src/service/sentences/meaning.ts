/** In Chinese: what is said where a formula was read but makes no sense, above all in its shapes, or is not supported. */
export const MEANING: Readonly<Record<string, string>> = {
  'A declaration needs a name before the colon.': '声明中冒号之前需要有名称。',
  'The type "{0}" is not known. Types are {1}, int.': '无法识别类型 `{0}`。可用的类型有 {1}, int。',
  '"{0}" is not a type. Types are scalar, vector(n), matrix(m,n), symmetric(n), spd(n), …':
    '`{0}` 不是类型。可用的类型有 scalar, vector(n), matrix(m,n), symmetric(n), spd(n) 等。',
  '"{0}" is not a declaration: write name: type, as in "X: matrix(m,n)".':
    '`{0}` 不是声明：请写成 `名称: 类型` 的形式，例如 `X: matrix(m,n)`。',
  '"{0}" is not a size: use a name or a whole number.': '`{0}` 不是大小：请使用名称或整数。',
  'int takes one whole number, as in int(3).': 'int 需要一个整数，例如 `int(3)`。',
  '{0} takes {1}, as in {2}{3}.': '{0} 需要{1}，例如 `{2}{3}`。',
  'This looks like a conjugate transpose; complex numbers are not supported. Over the reals write ^\\top.':
    '这看起来是共轭转置；此处不支持复数。在实数范围内请写 ^\\top。',
  'A derivative cannot stand here.': '导数不能出现在此处。',
  'A derivative of this kind cannot stand inside an expression yet.': '这种导数目前还不能出现在表达式内部。',
  'Only one {0} of several could be written out by its definition.': '多个 {0} 中只有一个能按定义展开。',
  'A prime on a function of a vector is read only where it acts entry by entry.':
    '对向量函数使用撇号时，只有逐元素作用的函数才能读取。',
  'This bar does not say which variable takes the value.': '此处的竖线没有说明由哪个变量取该值。',
  'The variable is {0}, its value is {1}.': '变量是 {0}，而所取的值是 {1}。',
  'A prime is a derivative by the only argument; this function has several.':
    '撇号表示对唯一的自变量求导，而此函数有多个自变量。',
  'A power on the name of a function is read only where its value is a scalar.':
    '写在函数名上的乘方，只有在函数值为标量时才能读取。',
  'What this runs over cannot be read.': '无法读取此处的取值范围。',
  '{0} cannot be one of the things in {1}.': '{0} 不能是 {1} 中的元素。',
  'A largest value over part of a range cannot be computed with here.': '此处不能对部分范围取最大值。',
  'This cannot be taken over a range here.': '此处不能在一个范围上取它。',
  'This condition cannot be read.': '无法读取此条件。',
  '{0} must be a scalar, but this is {1}.': '{0}必须是标量，而此处是 {1}。',
  '{0} needs a square matrix, but this is {1}.': '{0}需要方阵，而此处是 {1}。',
  'This derivative has nothing to act on.': '此导数没有作用的对象。',
  'This gradient does not say by which variable.': '此梯度没有说明对哪个变量求导。',
  'A power of a letter is no variable here, and may be an entry.':
    '字母的乘方在此处不是变量，它可能是某个分量。',
  '{0} stands both with and without an index in what is differentiated.':
    '在求导的式子中，{0} 有时带下标，有时不带。',
  'The variable is {0}, the direction is {1}.': '变量是 {0}，而方向是 {1}。',
  '{0} is {1} here, and defined as {2}.': '{0} 在此处是 {1}，而按定义是 {2}。',
  'The left side is {0}, the right side is {1}.': '左边是 {0}，右边是 {1}。',
  'The system is {0}, its right side {1}.': '方程组是 {0}，其右端是 {1}。',
  'The function {0} is known but not supported yet.': '函数 {0} 可以识别，但目前还不支持。',
  '{0} takes {1}, not {2}.': '{0} 需要{1}，而不是 {2} 个。',
  '{0} needs an argument.': '{0} 需要一个参数。',
  'softmax needs a vector, but this is a scalar.': 'softmax 需要向量，而此处是标量。',
  'diag of several arguments is not supported: give it a vector or a matrix.':
    '不支持有多个参数的 diag：请给它一个向量或矩阵。',
  'diag needs a vector or a square matrix, but this is a scalar.': 'diag 需要向量或方阵，而此处是标量。',
  'vech needs a square matrix.': 'vech 需要方阵。',
  'The inverse of vec needs a vector.': 'vec 的逆需要向量。',
  'The inverse of vec does not fit {0}.': 'vec 的逆与 {0} 不相符。',
  'The index {0} runs over something of another size.': '下标 {0} 的取值范围大小不符。',
  'An index must be a whole number, not {0}.': '下标必须是整数，而不是 {0}。',
  '{0} runs over {1} values, but this has {2}.': '{0} 取 {1} 个值，而此处有 {2} 个。',
  'What the dots stand between does not make a vector or a matrix.': '省略号两边的各项不构成向量或矩阵。',
  'Dots are read where they stand for entries counted from 1.':
    '只有当省略号代表从 1 开始编号的分量时才能读取。',
  'This subscript cannot be read as an index.': '此处的下标不能作为指标读取。',
  'Several things separated by commas are not one expression.': '用逗号隔开的几项不是一个表达式。',
  'The words "{0}" cannot be computed with.': '文字“{0}”无法参与计算。',
  'What the dots stand for cannot be known.': '无法知道省略号代表什么。',
  'What this is taken over cannot be read.': '无法读取此处对什么取期望或积分。',
  'A conditional expectation is not read.': '目前不读取条件期望。',
  '{0} stands for several things, one an index, and is drawn here.':
    '{0} 代表多个量，每个下标对应一个，而此处又作为随机变量出现。',
  'This is a function of {0} no longer, once it is taken over it.':
    '对 {0} 取期望或积分之后，它不再是 {0} 的函数。',
  'What this is taken over depends on the variable, so that the derivative does not pass through.':
    '此处的分布或积分限依赖于求导变量，因此不能直接交换求导的次序。',
  'The notation {0} is not supported.': '不支持记号 {0}。',
  'A differential cannot be computed with here.': '此处不能用微分进行计算。',
  'This name cannot be read.': '无法读取此名称。',
  'A star between two vectors could be a convolution, which is not supported; write \\odot for the entrywise product.':
    '两个向量之间的星号可能表示卷积，而卷积不受支持；逐元素乘积请写成 `\\odot`。',
  'The function {0} is not known here.': '无法识别函数 {0}。',
  '{0} compares two things of one shape: these are {1} and {2}.':
    '{0}比较的两者应形状相同，而此处是 {1} 与 {2}。',
  'The "norm" with subscript 0 counts entries that are not zero; its derivative is zero where it exists.':
    '下标为 0 的“范数”是非零分量的个数，其导数在存在处为零。',
  'The weight of the norm does not fit its argument.': '范数的权重与其参数不相符。',
  'This norm is not known.': '无法识别此范数。',
  'A mixed norm with ∞ is not supported.': '不支持含 ∞ 的混合范数。',
  'The order of a norm must be a number here.': '此处范数的阶必须是数。',
  'The left factor is {0}, the right one {1}: the product does not fit.':
    '左因子是 {0}，右因子是 {1}：两者不能相乘。',
  'An inner product needs two things of one shape: the left is {0}, the right {1}.':
    '内积的两者应形状相同，而左边是 {0}，右边是 {1}。',
  'The left side of {0} is {1}, the right side {2}: they do not fit.':
    '{0}的左边是 {1}，右边是 {2}：两者不相符。',
  'The operator @ needs arrays on both sides, but this is a scalar.':
    '运算符 @ 的两边都应是数组，而此处是标量。',
  'This formula is nested too deeply.': '此公式嵌套过深。',
  '{0} needs a vector or a matrix, but this is a scalar.': '{0}需要向量或矩阵，而此处是标量。',
  'A cosine needs two vectors of one length: these are {0} and {1}.':
    '余弦相似度需要两个长度相同的向量，而此处是 {0} 与 {1}。',
  'Cumulative sums are not supported: multiply by a triangular matrix of ones.':
    '不支持累计和：请改为乘以元素全为 1 的三角矩阵。',
  'Cumulative products are not supported.': '不支持累计乘积。',
  'The rank is constant where it is continuous: it has no derivative to speak of.':
    '秩在连续处为常数，谈不上导数。',
  'Complex numbers are not supported: all quantities are real.': '不支持复数：所有的量都是实的。',
  'Convolutions are not supported.': '不支持卷积。',
  'Sorting is not supported.': '不支持排序。',
  'Moments of random variables are not read.': '不支持读取随机变量的矩。',
  'Medians and quantiles are not supported.': '不支持中位数和分位数。',
  'Infinity cannot be computed with here.': '此处不能用无穷大进行计算。',
  '{0} stands for several things, one an index, and needs its index here.':
    '{0} 代表按指标排列的多个量，在此处需要带上指标。',
  'A scalar has no entries, so the subscript cannot be an index.': '标量没有分量，因此该下标不能是指标。',
  'There are {0} subscripts, more than it has indices.': '有 {0} 个下标，多于它的指标个数。',
  'A conjugate transpose is not read: complex numbers are not supported.': '不支持共轭转置：不支持复数。',
  'The exponent must be a scalar.': '指数必须是标量。',
  'A set of this kind cannot be computed with.': '不能用这种集合进行计算。',
  '{0} is a set of something else.': '{0} 是另一类对象的集合。',
  'The size of this set cannot be computed with.': '不能用此集合的大小进行计算。',
  'A cross product needs vectors of length 3, but this is {0}.': '叉积需要长度为 3 的向量，而此处是 {0}。',
  'A product of entries needs a vector.': '各分量之积需要向量。',
  'where needs a condition and two values here.': '此处的 where 需要一个条件和两个值。',
  'A derivative in a direction needs two arguments: L_f(A, E).': '方向导数需要两个参数：L_f(A, E)。',
  'The direction is not of the size of the matrix.': '方向的大小与矩阵不同。',
  '{0} over a range cannot be differentiated here.': '此处不能对一个范围上的{0}求导。',
  'This product has no index.': '此连乘没有指标。',
  'What this limit is taken towards cannot be read.': '读不懂此极限趋于什么。',
  'This limit could not be found.': '求不出此极限。',
  'This sum has no index.': '此求和没有指标。',
  'An equation cannot stand inside an expression.': '等式不能出现在表达式内部。',
  'The branches have different shapes: {0} and {1}.': '各分支的形状不同：{0} 与 {1}。',
  'The condition of a branch has another shape than its value.': '分支的条件与其值的形状不同。',
  'The condition of this branch cannot be read.': '无法读取此分支的条件。',
  'This matrix is empty.': '此矩阵是空的。',
  'Row {0} has {1} entries, the first has {2}.': '第 {0} 行有 {1} 个元素，而第一行有 {2} 个。',
  'Blocks side by side need the same height.': '并排的分块需要行数相同。',
  'Blocks above each other need the same width.': '上下排列的分块需要列数相同。',
  'These blocks are not as large together as the place that they stand in.':
    '这些分块合起来与其所在位置的大小不符。',
};
