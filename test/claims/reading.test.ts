import { describe, expect, it } from 'vitest';
import { declarationsIn } from '../../src/claims/declarations';
import { definitionIn } from '../../src/claims/definition';
import { completeDerivatives } from '../../src/claims/nablaVariables';
import { propertyInProse } from '../../src/claims/prose';
import { joinWords, wordsIn } from '../../src/claims/words';
import { plainText } from '../../src/elaborate/names';
import { equationsOf } from '../../src/syntax/equations';
import { parseLatex } from '../../src/syntax/latex/parse';
import type { Syntax } from '../../src/syntax/tree';

const equation = (source: string) => equationsOf(parseLatex(source).root)[0];

describe('definitions', () => {
  it.each<[string, { name: string; parameters: string[]; indices: string[] } | null]>([
    ['L = x^2', { name: 'L', parameters: [], indices: [] }],
    ['L(w, b) := x^2', { name: 'L', parameters: ['w', 'b'], indices: [] }],
    ['z_i = w^\\top x_i', { name: 'z', parameters: [], indices: ['i'] }],
    ['W_1 = A', { name: 'W_1', parameters: [], indices: [] }],
    ['\\hat{y} = Xw', { name: '\\hat{y}', parameters: [], indices: [] }],
    ['x + 1 = 2', null],
    ['\\nabla_w L = 2', null],
    ['f(x + 1) = x', null],
    ['L \\le 3', null],
  ])('%s', (source, expected) => {
    const { sides, ops } = equation(source);
    const found = definitionIn(sides[0], ops[0].op, sides[1]);
    expect(
      found && { name: found.name, parameters: found.parameters.map(plainText), indices: [...found.indices] },
    ).toEqual(expected);
  });
});

describe('declarations', () => {
  it.each([
    ['x \\in \\mathbb{R}^n', [{ name: 'x', kind: 'vector', sizes: ['n'] }]],
    ['X \\in \\mathbb{R}^{m \\times n}', [{ name: 'X', kind: 'matrix', sizes: ['m', 'n'] }]],
    ['a \\in \\mathbb{R}', [{ name: 'a', kind: 'scalar', sizes: [] }]],
    ['v \\in \\mathbb{R}^{n \\times 1}', [{ name: 'v', kind: 'vector', sizes: ['n'] }]],

    ['x \\in S', []],
  ])('%s', (source, expected) => {
    const { sides, ops } = equation(source);
    const found = declarationsIn(sides[0], ops[0].op, sides[1]);
    expect(
      found.map((d) => ({ name: d.name, kind: d.type?.kind, sizes: d.type?.sizes.map((s) => s.key) })),
    ).toEqual(expected);
  });

  it('of a member of a family say what kind of thing each is', () => {
    const { sides, ops } = equation('x_i \\in \\mathbb{R}^d');
    expect(declarationsIn(sides[0], ops[0].op, sides[1])).toMatchObject([
      { name: 'x', type: null, hint: { rank: 1, family: 1 } },
    ]);
  });

  it('of labels say that they are signs', () => {
    const { sides, ops } = equation('y_i \\in \\{-1, 1\\}');
    expect(declarationsIn(sides[0], ops[0].op, sides[1])).toMatchObject([{ name: 'y', property: 'signs' }]);
  });
});

describe('prose', () => {
  it.each([
    ['Let ', ' be symmetric.', 'symmetric'],
    ['设 ', ' 为对称矩阵', 'symmetric'],
    ['where ', ' is positive definite', 'spd'],
    ['协方差 ', ' 是对称正定的', 'spd'],
    ['a one-hot label ', ' in', 'onehot'],
    ['since the entries of ', ' sum to one', 'prob'],
    ['the symmetric matrix ', ' in', 'symmetric'],
    ['Let ', ' be any matrix. It is not symmetric', null],
    ['the asymmetric ', ' here', null],
  ])('%s…%s', (before, after, expected) => expect(propertyInProse(before, after)).toBe(expected));
});

describe('what a derivative leaves unsaid', () => {
  const definition = (source: string) => {
    const { sides, ops } = equation(source);
    const found = definitionIn(sides[0], ops[0].op, sides[1]);
    return (name: string) => (found?.name === name ? found : null);
  };
  const by = (source: string, defined: string, ...inChain: string[]): string[] | null => {
    const others = inChain.map((variable) => parseLatex(variable).root);
    const node = completeDerivatives(parseLatex(source).root, definition(defined), others);
    return node.kind === 'derivative' ? node.by.map((b) => plainText(b.variable)) : null;
  };

  it.each([
    ['\\nabla J', 'J(w) = \\|w\\|^2', ['w']],
    ['\\nabla J(w)', 'J(w) = \\|w\\|^2', ['w']],
    ['\\nabla^2 J', 'J(w) = \\|w\\|^2', ['w', 'w']],
    ['\\nabla f', 'f = \\|x\\|^2', ['x']],
    ['\\nabla L', 'L(w, b) = w^\\top x + b', []],
    ['\\nabla_b L', 'L(w, b) = w^\\top x + b', ['b']],
    ['\\nabla E_a', 'E_a = \\|X a\\|^2', ['a']],
    ['\\nabla E_a', 'E_a = \\|X w\\|^2', ['w']],
  ])('%s of %s', (source, defined, expected) => expect(by(source, defined)).toEqual(expected));

  it.each([
    [['a'], ['a']],
    [['a', 'a'], ['a']],
    // Several say nothing, nor does one that is not there.
    [['a', 'X'], ['x']],
    [['b'], ['x']],
  ])('what a chain is differentiated by, %s', (inChain, expected) =>
    expect(by('\\nabla J', 'J = \\|X a - x\\|^2 + \\|X\\|^2', ...inChain)).toEqual(expected),
  );
});

describe('names of several letters', () => {
  const joined = (source: string, ...others: string[]): string => {
    const roots = [source, ...others].map((s) => parseLatex(s).root);
    const first = joinWords(roots[0], wordsIn(roots));
    const side = (first as Extract<Syntax, { kind: 'relation' }>).sides[0];
    return side.kind === 'juxtapose' ? side.factors.map(plainText).join(' ') : plainText(side);
  };

  it.each([
    ['LL(\\theta) = \\ln L(\\theta)', 'LL (\\theta)'],
    ['KL(p) = x', 'KL (p)'],
    ['X W = Y', 'X W'],
    ['XW = Y', 'X W'],
  ])('%s', (source, expected) => expect(joined(source)).toBe(expected));
});
