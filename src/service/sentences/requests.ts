/** In Chinese: what is said of a request as a whole. */
export const REQUESTS: Readonly<Record<string, string>> = {
  'The two sides have different shapes.': '等号两边的形状不同。',
  '{0} is read as a name of its own here, so nothing would depend on {1} through it. Declare {2} with its size if {3} is part of it, or declare both names if they are not related.':
    '{0} 在此处被当作独立的名称，因此不会通过它依赖于 {1}。若 {3} 是 {2} 的一部分，请声明 {2} 的大小；若两者无关，请分别声明。',
  'Say which variable to differentiate by.': '请指明对哪个变量求导。',
  'This is not a variable: give a name, or an entry such as x_i.':
    '这不是变量：请给出名称，或形如 x_i 的分量。',
  'This is a name without a definition before it: there is nothing to differentiate.':
    '这是一个前面没有定义的名称，没有可以求导的式子。',
  'This formula cannot be read.': '无法读取此公式。',
  'The formula is nested too deeply to work with.': '此公式嵌套过深，无法处理。',
  'Nabla failed on this formula. Please report it, with the formula.':
    'Nabla 处理此公式时出错。请连同公式一起报告。',
  'There is no formula here to differentiate.': '此处没有可以求导的公式。',
  'There is no formula at the cursor. Select one, or put the cursor inside it.':
    '光标处没有公式。请选中一个公式，或将光标放在公式之内。',
};
