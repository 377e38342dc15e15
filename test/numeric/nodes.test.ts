import { describe, expect, it } from 'vitest';
import {
  add,
  apply,
  block,
  build,
  commutation,
  compare,
  constant,
  delta,
  det,
  diagonal,
  diagonalPart,
  dimension,
  type Expr,
  elementwise,
  entry,
  extremum,
  HALF,
  identity,
  index,
  inverse,
  kronecker,
  logSumExp,
  MINUS_ONE,
  matmul,
  matrixPower,
  mul,
  multiplyDimensions,
  norm,
  number,
  ONE,
  ones,
  piecewise,
  pow,
  product,
  reciprocal,
  size,
  softmax,
  subtract,
  sum,
  symbol,
  total,
  trace,
  transpose,
  vec,
  zeros,
} from '../../src/expr';
import { compile, EvaluationError, evaluate, scalarTensor } from '../../src/numeric';
import { M, matrix, N, pointOf, rowsOf, SIZES, scalar, shapeOf, vector } from './helpers';

const x = vector('x');
const X = matrix('X');
const S = matrix('S', N, N);
const a = scalar('a');
const i = index('i');
const values = {
  x: [2, -3],
  a: 0.5,
  X: [
    [1, 2],
    [3, 4],
    [5, 7],
  ],
  S: [
    [2, 1],
    [5, 4],
  ],
};

/** Each row: what is evaluated, and its value worked out by hand. */
const CASES: [string, Expr, number | number[][]][] = [
  ['number', number(3, 4), 0.75],
  ['constant', add([constant('pi'), constant('e')]), Math.PI + Math.E],
  ['symbol', x, [[2], [-3]]],
  ['size', size(multiplyDimensions(M, N)), 6],
  [
    'ones',
    ones(shapeOf(M, N)),
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
  ],
  [
    'zeros',
    zeros(shapeOf(N, N)),
    [
      [0, 0],
      [0, 0],
    ],
  ],
  [
    'identity',
    identity(N),
    [
      [1, 0],
      [0, 1],
    ],
  ],
  ['add', add([x, mul([a, x])]), [[3], [-4.5]]],
  [
    'scaling',
    mul([number(2), a, X]),
    [
      [1, 2],
      [3, 4],
      [5, 7],
    ],
  ],
  [
    'Hadamard product',
    mul([X, transpose(matrix('Y', N, M))]),
    [
      [1, 8],
      [6, 20],
      [15, 42],
    ],
  ],
  ['pow', pow(x, number(-1)), [[0.5], [-1 / 3]]],
  ['pow of an expression', pow(x, add([a, number(5, 2)])), [[8], [-27]]],
  ['elementwise', elementwise('abs', x), [[2], [3]]],
  ['max', extremum('max', [x, number(0)]), [[2], [0]]],
  ['min', extremum('min', [x, mul([number(-1), x])]), [[-2], [-3]]],
  ['matmul', matmul([X, x]), [[-4], [-6], [-11]]],
  ['chain', matmul([transpose(x), S, x]), 8],
  [
    'chain with a wide end',
    matmul([transpose(X), X, S]),
    [
      [70 + 245, 35 + 196],
      [98 + 345, 49 + 276],
    ],
  ],
  [
    'transpose',
    transpose(X),
    [
      [1, 3, 5],
      [2, 4, 7],
    ],
  ],
  [
    'inverse',
    inverse(S),
    [
      [4 / 3, -1 / 3],
      [-5 / 3, 2 / 3],
    ],
  ],
  [
    'matrix power',
    matrixPower(S, number(3)),
    [
      [48, 33],
      [165, 114],
    ],
  ],
  [
    'negative matrix power',
    matmul([matrixPower(S, number(-2)), S, S]),
    [
      [1, 0],
      [0, 1],
    ],
  ],
  ['trace', trace(S), 6],
  ['det', det(S), 3],
  ['total', total(X), 22],
  ['Euclidean norm', norm('two', x), Math.sqrt(13)],
  ['absolute sum', norm('one', X), 22],
  ['largest entry', norm('inf', x), 3],
  ['nuclear norm of an outer product', norm('nuclear', matmul([x, transpose(x)])), 13],
  ['spectral norm of an outer product', norm('spectral', matmul([x, transpose(x)])), 13],
  ['softmax', softmax(x), [[1 / (1 + Math.exp(-5))], [Math.exp(-5) / (1 + Math.exp(-5))]]],
  ['softmax of a row', softmax(transpose(x)), [[1 / (1 + Math.exp(-5)), Math.exp(-5) / (1 + Math.exp(-5))]]],
  ['rowwise softmax', matmul([softmax(X, true), ones(shapeOf(N))]), [[1], [1], [1]]],
  ['logsumexp', logSumExp(x), 2 + Math.log1p(Math.exp(-5))],
  [
    'diagonal',
    diagonal(x),
    [
      [2, 0],
      [0, -3],
    ],
  ],
  ['diagonal part', diagonalPart(S), [[2], [4]]],
  ['vec', vec(X), [[1], [3], [5], [2], [4], [7]]],
  [
    'kronecker',
    kronecker([x, S]),
    [
      [4, 2],
      [10, 8],
      [-6, -3],
      [-15, -12],
    ],
  ],
  [
    'commutation',
    subtract(matmul([commutation(M, N, multiplyDimensions(M, N)), vec(X)]), vec(transpose(X))),
    [[0], [0], [0], [0], [0], [0]],
  ],
  ['entry', entry(X, number(3), number(2)), 7],
  [
    'build',
    build('i', 'j', add([mul([number(10), index('i')]), index('j')]), shapeOf(M, N)),
    [
      [11, 12],
      [21, 22],
      [31, 32],
    ],
  ],
  [
    'delta',
    build('i', 'j', delta(index('i'), add([index('j'), ONE])), shapeOf(M, N)),
    [
      [0, 0],
      [1, 0],
      [0, 1],
    ],
  ],
  ['sum', sum('i', ONE, size(M), pow(i, number(2))), 14],
  ['sum with its own bounds', sum('i', number(2), add([size(M), MINUS_ONE]), pow(i, number(2))), 4],
  ['empty sum', sum('i', add([size(M), ONE]), size(M), pow(i, number(2))), 0],
  ['sum of vectors', sum('i', ONE, size(M), mul([pow(i, number(2)), x])), [[28], [-42]]],
  ['product', product('i', ONE, size(M), add([i, a])), 1.5 * 2.5 * 3.5],
  ['empty product', product('i', add([size(M), ONE]), size(M), add([i, a])), 1],
  ['compare', compare('<', x, a), [[0], [1]]],
  [
    'block',
    block(
      [
        [S, x],
        [transpose(x), a],
      ],
      shapeOf(M, M),
    ),
    [
      [2, 1, 2],
      [5, 4, -3],
      [2, -3, 0.5],
    ],
  ],
];

describe('values of nodes', () => {
  it.each(CASES)('%s', (_, expr, expected) => {
    const found = rowsOf(expr, {
      ...values,
      Y: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
    if (typeof expected === 'number') expect(found).toBeCloseTo(expected, 12);
    else {
      expect(found).toHaveLength(expected.length);
      expected.forEach((row, r) => {
        expect((found as number[][])[r]).toHaveLength(row.length);
        row.forEach((value, c) => {
          expect((found as number[][])[r][c], `(${r}, ${c})`).toBeCloseTo(value, 12);
        });
      });
    }
  });

  it('reads members of a family at an index', () => {
    const member = vector('f', N, { indices: [i], family: [M] });
    const family = {
      extents: [3],
      members: [1, 2, 3].map((k) => ({ rows: 2, cols: 1, data: Float64Array.of(k, -k) })),
    };
    const point = { ...pointOf({}), values: new Map([['f', family]]) };
    expect([...evaluate(sum('i', ONE, size(M), mul([i, member])), point).data]).toEqual([14, -14]);
    const beyond = sum('i', ONE, size(M), vector('f', N, { indices: [add([i, ONE])], family: [M] }));
    expect([...evaluate(beyond, point).data]).toEqual([Number.NaN, Number.NaN]);
  });

  it('takes powers of negative numbers only where the exponent is an integer', () => {
    expect(rowsOf(pow(x, number(1, 3)), values)).toEqual([[2 ** (1 / 3)], [Number.NaN]]);
    expect(rowsOf(pow(x, HALF), values)).toEqual([[Math.SQRT2], [Number.NaN]]);
  });

  it('evaluates only the branch of a case distinction that is taken, and spreads a scalar branch', () => {
    const cases = piecewise(
      [{ condition: compare('<', ZERO_ISH, a), value: x }],
      elementwise('log', number(-1)),
    );
    expect(rowsOf(cases, values)).toEqual([[2], [-3]]);
    expect(rowsOf(cases, { ...values, a: -1 })).toEqual([[Number.NaN], [Number.NaN]]);
    const entrywise = piecewise([{ condition: compare('<', ZERO_ISH, x), value: number(7) }], x);
    expect(rowsOf(entrywise, values)).toEqual([[7], [-3]]);
  });

  it('lets an indicator cut off what is not defined', () => {
    const guarded = mul([compare('<', ZERO_ISH, a), elementwise('log', a)]);
    expect(rowsOf(guarded, { a: -2 })).toBe(0);
    expect(rowsOf(guarded, { a: 2 })).toBeCloseTo(Math.log(2), 14);
    const entrywise = mul([compare('<', ZERO_ISH, x), elementwise('log', x)]);
    expect(rowsOf(entrywise, { x: [Math.E, -1] })).toEqual([[1], [0]]);
  });

  it('is NaN where a condition cannot be decided', () => {
    const cases = piecewise(
      [{ condition: compare('<', elementwise('log', a), ZERO_ISH), value: ONE }],
      number(2),
    );
    expect(rowsOf(cases, { a: -1 })).toBeNaN();
  });
});

const ZERO_ISH = mul([number(0.0), ONE]);

describe('index variables', () => {
  const matrixOf = (name: string) => entry(matrix(name, N, N), index('i'), index('j'));

  it('computes a sum in a sum once for each index that it depends on', () => {
    // T_k(i) = Σ_j 1/(i + T_(k-1)(j)), one in the other: three to the power of the depth, were each computed anew.
    const depth = 30;
    const term = (k: number, i: string, j: string): Expr =>
      k === 0 ? index(i) : sum(j, ONE, size(M), reciprocal(add([index(i), term(k - 1, j, i)])));
    let values = [1, 2, 3];
    for (let k = 0; k < depth; k++)
      values = [1, 2, 3].map((i) => values.reduce((total, value) => total + 1 / (i + value), 0));
    const all = sum('i', ONE, size(M), term(depth, 'i', 'j'));
    expect(rowsOf(all)).toBeCloseTo(values[0] + values[1] + values[2], 12);
  });

  it('keeps nested and shadowed bindings apart', () => {
    const j = index('j');
    const inner = sum('i', ONE, size(N), pow(i, number(2)));
    const shadowed = sum('i', ONE, size(M), mul([i, add([inner, pow(i, number(3))])]));
    expect(rowsOf(shadowed)).toBe(5 * 6 + 1 + 16 + 81);
    const nested = sum('i', ONE, size(M), sum('j', ONE, i, mul([i, pow(j, number(2))])));
    expect(rowsOf(nested)).toBe(1 * 1 + 2 * 5 + 3 * 14);
    const boundByOuter = sum('i', ONE, size(M), sum('i', ONE, i, pow(i, number(2))));
    expect(rowsOf(boundByOuter)).toBe(1 + 5 + 14);
    const twice = add([
      sum('i', ONE, size(N), sum('j', ONE, size(N), mul([matrixOf('A'), matrixOf('B')]))),
      sum('j', ONE, size(N), sum('i', ONE, size(N), mul([matrixOf('A'), pow(matrixOf('B'), number(2))]))),
    ]);
    expect(
      rowsOf(twice, {
        A: [
          [1, 2],
          [3, 4],
        ],
        B: [
          [2, 3],
          [5, 7],
        ],
      }),
    ).toBe(2 + 6 + 15 + 28 + 4 + 18 + 75 + 196);
  });

  it('keeps the value of an entry while a later term binds its index', () => {
    const k = index('k');
    const w = vector('w', N);
    const squares = build('k', null, pow(entry(w, k, ONE), number(2)), w.shape);
    const both = add([entry(w, k, ONE), entry(extremum('max', [w, squares]), k, ONE)]);
    const point = { ...pointOf({ w: [3, 5] }), indices: new Map([['k', 1]]) };
    expect(compile([both])(point)[0].data[0]).toBe(3 + 9);
  });

  it('gives free indices the values of the point', () => {
    const run = compile([entry(X, index('r'), number(1))]);
    for (const r of [1, 2, 3])
      expect(run({ ...pointOf(values), indices: new Map([['r', r]]) })[0].data[0]).toBe(2 * r - 1);
  });

  it('refuses bounds that are not integers, missing values, and too many terms', () => {
    const long = sum('i', ONE, scalar('k'), pow(i, number(2)));
    expect(() => rowsOf(long, { k: 2.5 })).toThrow(EvaluationError);
    expect(() => rowsOf(long, { k: 1e9 })).toThrow(EvaluationError);
    expect(() => rowsOf(long, {})).toThrow(EvaluationError);
    expect(rowsOf(long, { k: 3 })).toBe(14);
  });
});

describe('compiled programs', () => {
  it('give fresh values at every point and size, and do not alias their results', () => {
    const run = compile([add([matmul([X, x]), ones(shapeOf(M))]), size(M)]);
    const first = run(pointOf(values));
    const larger = {
      sizes: new Map([...SIZES, ['m', 1]]),
      seed: 1,
      values: new Map([
        ['X', { rows: 1, cols: 2, data: Float64Array.of(1, 1) }],
        ['x', { rows: 2, cols: 1, data: Float64Array.of(4, 5) }],
      ]),
    };
    const second = run(larger);
    expect([...first[0].data]).toEqual([-3, -5, -10]);
    expect([...second[0].data]).toEqual([10]);
    expect([first[1].data[0], second[1].data[0]]).toEqual([3, 1]);
  });

  it('check the shapes of values', () => {
    expect(() => evaluate(x, { ...pointOf({}), values: new Map([['x', scalarTensor(1)]]) })).toThrow(
      EvaluationError,
    );
  });
});

describe('functions without a definition', () => {
  const h = 1e-5;
  const value = (expr: Expr, at: Record<string, number | number[] | number[][]>, seed = 7) =>
    evaluate(expr, pointOf(at, seed)).data;

  it('differ by name and by seed, and are the same at the same', () => {
    const f = (name: string, seed: number) => value(apply(name, [a], shapeOf()), { a: 0.3 }, seed)[0];
    expect(f('f', 1)).toBe(f('f', 1));
    expect(new Set([f('f', 1), f('f', 2), f('g', 1)]).size).toBe(3);
  });

  it('have derivatives that are those of the function: scalars, gradients, Hessians, Jacobians', () => {
    const at = (da: number, k = -1, dx = 0) => ({
      a: 0.3 + da,
      x: [0.4, -0.9].map((v, j) => (j === k ? v + dx : v)),
    });
    const along = (expr: Expr, e: number, step: (s: number) => Record<string, number | number[]>) =>
      (value(expr, step(h))[e] - value(expr, step(-h))[e]) / (2 * h);
    const f = (orders: number[], shape = shapeOf()) => apply('f', [a, x], shape, orders);
    expect(along(f([0, 0]), 0, (s) => at(s))).toBeCloseTo(value(f([1, 0]), at(0))[0], 8);
    expect(along(f([1, 0]), 0, (s) => at(s))).toBeCloseTo(value(f([2, 0]), at(0))[0], 8);
    for (const k of [0, 1]) {
      const step = (s: number) => at(0, k, s);
      expect(along(f([0, 0]), 0, step)).toBeCloseTo(value(f([0, 1], shapeOf(N)), at(0))[k], 8);
      expect(along(f([1, 0]), 0, step)).toBeCloseTo(value(f([1, 1], shapeOf(N)), at(0))[k], 8);
      for (const e of [0, 1]) {
        expect(along(f([0, 1], shapeOf(N)), e, step)).toBeCloseTo(
          value(f([0, 2], shapeOf(N, N)), at(0))[2 * e + k],
          8,
        );
      }
      for (const e of [0, 1, 2]) {
        expect(along(f([0, 0], shapeOf(M)), e, step)).toBeCloseTo(
          value(f([0, 1], shapeOf(M, N)), at(0))[2 * e + k],
          8,
        );
      }
    }
  });

  it('are applied to every entry when elementwise', () => {
    const whole = value(apply('s', [x], x.shape, [1], true), { x: [0.2, 0.7] });
    const single = apply('s', [a], shapeOf(), [1], true);
    expect([...whole]).toEqual([0.2, 0.7].map((v) => value(single, { a: v })[0]));
  });

  it('are refused where a derivative could mean two things', () => {
    const twoColumns = apply('f', [x, vector('y')], shapeOf(N, N), [1, 1]);
    expect(() => value(twoColumns, { x: [1, 2], y: [3, 4] })).toThrow(EvaluationError);
  });
});

describe('dimension names', () => {
  it('reads sizes of sums of dimensions', () => {
    const longer = symbol('z', shapeOf(dimension('k')));
    expect(
      evaluate(total(longer), {
        sizes: new Map([['k', 1]]),
        seed: 1,
        values: new Map([['z', scalarTensor(4)]]),
      }).data[0],
    ).toBe(4);
  });
});
