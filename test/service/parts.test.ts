import { describe, expect, it } from 'vitest';
import { stackIn, stackInProse } from '../../src/claims/stacks';
import { check } from '../../src/service/check';
import { readDocument } from '../../src/service/documents';

const verdictsOf = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict,
  );

const relationIn = (source: string) => {
  const { root } = readDocument(`$${source}$`, 'markdown').reading.regions[0];
  if (root.kind !== 'relation') throw new Error(source);
  return root.sides;
};

describe('samples that are stacked', () => {
  it.each([
    ['A = (u_1, \\ldots, u_n)', 'column'],
    ['A = [u_1, \\ldots, u_n]^\\top', 'row'],
    ['A = (u_1^\\top; \\ldots; u_n^\\top)', 'row'],
    ['A = \\begin{bmatrix} u_1^\\top \\\\ \\vdots \\\\ u_n^\\top \\end{bmatrix}', 'row'],
    ['A = \\begin{bmatrix} u_1 & \\cdots & u_n \\end{bmatrix}', 'column'],
  ])('%s', (source, by) => {
    const [left, right] = relationIn(source);
    expect(stackIn(left, right)).toEqual({ matrix: 'A', member: 'u', by });
  });

  it('are none where a long column is made', () => {
    const [left, right] = relationIn('a = \\begin{bmatrix} u_1 \\\\ \\vdots \\\\ u_n \\end{bmatrix}');
    expect(stackIn(left, right)).toBeNull();
  });

  it.each([
    ['u_i^\\top', ' is the $i$-th row of $A$.', 'row'],
    ['u_i', ' denotes the i-th column of the matrix $\\mathbf{A}$', 'column'],
    ['u_i^\\top', '为矩阵 $\\mathbf{A}$ 的第 $i$ 行', 'row'],
  ])('%s%s', (source, after, by) => {
    const { root } = readDocument(`$${source}$`, 'markdown').reading.regions[0];
    expect(stackInProse(root, after)).toEqual({ matrix: 'A', member: 'u', by });
  });

  const LOSS =
    '设 $\\mathbf{A} = (\\mathbf{u}_1^\\top; \\ldots; \\mathbf{u}_m^\\top)$，$J(\\mathbf{c}) = \\sum_{i=1}^m (\\mathbf{c}^\\top \\mathbf{u}_i - t_i)^2$。';
  const claim = (right: string) => `${LOSS} $$\\frac{\\partial J}{\\partial \\mathbf{c}} = ${right}$$`;
  it('are the rows of their matrix', () => {
    expect(verdictsOf(claim('2 \\mathbf{A}^\\top (\\mathbf{A} \\mathbf{c} - \\mathbf{t})'))).toEqual([
      'holds',
    ]);
  });
  it('say nothing for a claim that is wrong', () => {
    expect(verdictsOf(claim('\\mathbf{A}^\\top (\\mathbf{A} \\mathbf{c} - \\mathbf{t})'))).not.toContain(
      'holds',
    );
  });
});

describe('entries in small letters', () => {
  const LAYER = 'A layer gives $u = V s + c$.';
  it.each([
    ['\\frac{\\partial J}{\\partial v_{ij}} = \\frac{\\partial J}{\\partial u_i} s_j', ['holds']],
    ['\\frac{\\partial u_i}{\\partial v_{ij}} = s_j', ['holds']],
    // Whose index comes first is often told otherwise: no mistake.
    ['\\frac{\\partial u_j}{\\partial v_{ij}} = s_i', ['undecided']],
  ])('%s', (claim, expected) => {
    expect(verdictsOf(`${LAYER}\n\n$$${claim}$$`)).toEqual(expected);
  });
});
