import type { Property } from '../expr';

/** What words near a name say of it. English and Chinese, the words before or after an inline formula. */
const AFTER: readonly (readonly [RegExp, Property])[] = [
  [/^\s*sums? to (one|1|\$1\$)/i, 'prob'],
  [/^\s*的?(各|所有)?(个)?(分量|元素|项)之?和(等于|为)\s*(1|一|\$1\$)/, 'prob'],
  [/^\s*(is|be|are|,)?\s*(a |an |the )?one[- ]hot/i, 'onehot'],
  [/^\s*(是|为|,|，)?\s*(一个)?\s*(独热|one-?hot)/i, 'onehot'],
  [/^\s*(is|be|are|,)?\s*(a |an )?probability (vector|distribution)/i, 'prob'],
  [/^\s*(is|be|are)?\s*(strictly )?positive\b(?![- ](semi)?def)/i, 'positive'],
  [/^\s*(是|为|,|，)?\s*(一个)?\s*概率(向量|分布)/, 'prob'],
  [/^\s*(is|be|are|,)?\s*(a |an )?(real )?(symmetric )?positive[- ](semi)?definite/i, 'spd'],
  [/^\s*(is|be|are|,)?\s*(a |an )?(real )?symmetric/i, 'symmetric'],
  [/^\s*(is|be|are|,)?\s*(a |an )?diagonal/i, 'diagonal'],
  [/^\s*(is|be|are|,)?\s*(a |an )?orthogonal/i, 'orthogonal'],
  [/^\s*(is|be|are|,)?\s*(a |an )?(invertible|non-?singular)/i, 'invertible'],
  [/^\s*(是|为|均为|都是|,|，)?\s*(一个|实)?\s*(对称)?正定/, 'spd'],
  [/^\s*(是|为|均为|都是|,|，)?\s*(一个|实)?\s*对称/, 'symmetric'],
  [/^\s*(是|为|均为|都是|,|，)?\s*(一个)?\s*对角/, 'diagonal'],
  [/^\s*(是|为|均为|都是|,|，)?\s*(一个)?\s*正交/, 'orthogonal'],
  [/^\s*(是|为|均为|都是|,|，)?\s*(一个)?\s*(可逆|非奇异)/, 'invertible'],
];
const BEFORE: readonly (readonly [RegExp, Property])[] = [
  [/one[- ]hot (label |target )?(vector )?\s*$/i, 'onehot'],
  [/(独热|one-?hot)(标签|编码)?(向量)?\s*$/i, 'onehot'],
  [/positive[- ]definite (covariance )?matri(x|ces)\s*$/i, 'spd'],
  [/symmetric matri(x|ces)\s*$/i, 'symmetric'],
  [/diagonal matri(x|ces)\s*$/i, 'diagonal'],
  [/orthogonal matri(x|ces)\s*$/i, 'orthogonal'],
  [/正定(协方差)?矩阵\s*$/, 'spd'],
  [/对称矩阵\s*$/, 'symmetric'],
  [/对角矩阵\s*$/, 'diagonal'],
  [/正交矩阵\s*$/, 'orthogonal'],
];

/** The property that the prose right before and after a formula gives to the name it consists of. */
export function propertyInProse(before: string, after: string): Property | null {
  for (const [pattern, property] of AFTER) if (pattern.test(after.slice(0, 60))) return property;
  for (const [pattern, property] of BEFORE) if (pattern.test(before.slice(-40))) return property;
  return null;
}

/** Only a conjunction stands between two names: what is said after the last is said of all. */
export const JOINS_NAMES = /^\s*(,|，|、|and|和|与|及|, and)\s*$/;

/** Whether the words around a formula make it a case: "当 … 时", "when …". */
export const supposesInProse = (before: string, after: string): boolean =>
  /(when|whenever)\s*$/i.test(before.slice(-12)) || (/当\s*$/.test(before.slice(-4)) && /^\s*时/.test(after));

const CONCLUDES =
  /(?:(?:可|解|求|推)?得到?|因此|所以|于是|从而|\b(?:thus|hence|therefore|yields?|gives?|we (?:get|obtain|find|have)))\s*[:：,，]?\s*$/i;

/** Whether the words before a formula say that it is found out, and not laid down: "解得 …", "we obtain …". */
export const concludesInProse = (before: string): boolean => CONCLUDES.test(before.slice(-24));

const SUMS_BY_CONVENTION =
  /Einstein(?:'s|’s)?\s+(?:sum|notation|convention|index)|summation convention|summ(?:ed|ing|ation) over repeated|爱因斯坦(?:求和|记号|约定|标记)|求和约定/i;

/** Whether the words before a formula say that what stands twice is summed over. */
export const sumsByConvention = (before: string): boolean => SUMS_BY_CONVENTION.test(before);
