import { beforeEach, expect, it } from 'vitest';
import { beginRequest } from '../../src/expr';
import { parseFormula, understand } from '../../src/service/formula';

beforeEach(beginRequest);

it.each([
  ['X^\\top(Xw - y)', false],
  ['\\sum_i \\sin(x_i)', false],
  ['\\frac{\\partial}{\\partial w} \\|Xw - y\\|^2', true],
  ['\\nabla_w (a^\\top w)', true],
  ["h'(x)", true],
])('whether a layout plays a part is told: %s', (formula, expected) => {
  let isLaidOut = false;
  understand([parseFormula(formula, 'latex')], {
    language: 'latex',
    declared: new Map(),
    definition: (name) =>
      name === 'h'
        ? {
            name,
            parameters: [parseFormula('u', 'latex')],
            indices: [],
            body: parseFormula('u^2', 'latex'),
          }
        : null,
    onLayout: () => {
      isLaidOut = true;
    },
  });
  expect(isLaidOut).toBe(expected);
});
