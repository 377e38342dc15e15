import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { determinant, invertTensor } from '../../src/numeric/lu';
import {
  adjugate,
  matrixCosineAndSine,
  matrixExponential,
  matrixLogarithm,
  matrixPowerOf,
  matrixSquareRoot,
} from '../../src/numeric/matrixfunctions';
import { pseudoInverse, singularValues, symmetricEigen } from '../../src/numeric/spectral';
import {
  addScaled,
  identityTensor,
  isFiniteTensor,
  matrixTensor,
  multiplyTensors,
  scaleTensor,
  type Tensor,
  transposeTensor,
} from '../../src/numeric/tensor';
import { distance } from './helpers';

/** Subnormal numbers, which have no relative precision, become 0. */
const entryBetween = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((x) => (Math.abs(x) < 1e-290 ? 0 : x));
const matrices = (rows: number, cols: number, size = 2): fc.Arbitrary<Tensor> =>
  fc
    .array(entryBetween(-size, size), { minLength: rows * cols, maxLength: rows * cols })
    .map((entries) => ({ rows, cols, data: Float64Array.from(entries) }));
const square = (size = 2) => fc.integer({ min: 1, max: 4 }).chain((n) => matrices(n, n, size));
/** Diagonally dominant, so well conditioned; its eigenvalues have positive real parts. */
const dominant = square(1).map((a) => addScaled(a, 6, identityTensor(a.rows)));
const symmetric = square().map((a) => addScaled(a, 1, transposeTensor(a)));
const product = (...factors: Tensor[]) => factors.reduce(multiplyTensors);

describe('decompositions', () => {
  it('inverse times matrix is the identity', () => {
    fc.assert(
      fc.property(dominant, (a) => distance(product(a, invertTensor(a)), identityTensor(a.rows)) < 1e-13),
    );
  });

  it('an inverse without correct digits is NaN', () => {
    expect(
      isFiniteTensor(
        invertTensor(
          matrixTensor([
            [1, 2],
            [2, 4],
          ]),
        ),
      ),
    ).toBe(false);
    expect(
      isFiniteTensor(
        invertTensor(
          matrixTensor([
            [1, 1],
            [1, 1 + 1e-14],
          ]),
        ),
      ),
    ).toBe(false);
    expect(
      isFiniteTensor(
        invertTensor(
          matrixTensor([
            [1, 1],
            [1, 1 + 1e-6],
          ]),
        ),
      ),
    ).toBe(true);
  });

  it('determinants multiply, and change sign with a row exchange', () => {
    fc.assert(
      fc.property(
        fc.tuple(matrices(3, 3), matrices(3, 3)),
        ([a, b]) => Math.abs(determinant(product(a, b)) - determinant(a) * determinant(b)) < 1e-11,
      ),
    );
    expect(
      determinant(
        matrixTensor([
          [0, 1],
          [1, 0],
        ]),
      ),
    ).toBe(-1);
  });

  it('symmetric eigenvectors are orthonormal and put the matrix together again', () => {
    fc.assert(
      fc.property(symmetric, (a) => {
        const { values, vectors } = symmetricEigen(a);
        const scaled = { ...vectors, data: vectors.data.map((v, k) => v * values[k % a.rows]) };
        expect(distance(product(vectors, transposeTensor(vectors)), identityTensor(a.rows))).toBeLessThan(
          1e-13,
        );
        const size = Math.max(...a.data.map(Math.abs), 1e-300);
        const off = addScaled(product(scaled, transposeTensor(vectors)), -1, a);
        expect(Math.max(...off.data.map(Math.abs)) / size).toBeLessThan(1e-12);
      }),
    );
  });

  it('singular vectors put the matrix together again; the squares of the values are those of AᵀA', () => {
    const [a, b] = [
      matrixTensor([
        [1, 2],
        [3, 4],
        [5, 7],
      ]),
      matrixTensor([
        [1, 2, 3],
        [2, 4, 7],
      ]),
    ];
    for (const m of [a, b]) {
      const { left, values, right } = singularValues(m);
      const scaled = { ...left, data: left.data.map((v, k) => v * values[k % values.length]) };
      expect(distance(product(scaled, transposeTensor(right)), m)).toBeLessThan(1e-14);
    }
    expect(singularValues(a).values.reduce((s, v) => s + v * v, 0)).toBeCloseTo(104, 11);
    expect(singularValues(a).values.reduce((s, v) => s * v * v, 1)).toBeCloseTo(35 * 69 - 49 ** 2, 9);
  });

  it('the pseudo-inverse keeps the four Penrose equations, of full and of deficient rank', () => {
    const outer = product(matrixTensor([[0.1], [0.7], [0.3]]), matrixTensor([[0.9, 1.1, 0.37]]));
    for (const a of [
      matrixTensor([
        [1, 2],
        [3, 4],
        [5, 7],
      ]),
      matrixTensor([
        [1, 2, 3],
        [2, 4, 7],
      ]),
      outer,
    ]) {
      const g = pseudoInverse(a);
      expect(distance(product(a, g, a), a)).toBeLessThan(1e-12);
      expect(distance(product(g, a, g), g)).toBeLessThan(1e-12);
      expect(distance(transposeTensor(product(a, g)), product(a, g))).toBeLessThan(1e-12);
      expect(distance(transposeTensor(product(g, a)), product(g, a))).toBeLessThan(1e-12);
    }
  });
});

describe('functions of matrices', () => {
  it('the exponential of a rotation generator is a rotation, of a nilpotent matrix a polynomial', () => {
    const angle = 2.5;
    const rotation = matrixExponential(
      matrixTensor([
        [0, -angle],
        [angle, 0],
      ]),
    );
    const expected = matrixTensor([
      [Math.cos(angle), -Math.sin(angle)],
      [Math.sin(angle), Math.cos(angle)],
    ]);
    expect(distance(rotation, expected)).toBeLessThan(1e-14);
    expect(
      distance(
        matrixExponential(
          matrixTensor([
            [0, 3],
            [0, 0],
          ]),
        ),
        matrixTensor([
          [1, 3],
          [0, 1],
        ]),
      ),
    ).toBe(0);
  });

  it('e^A e^(−A) = I and e^(2A) = (e^A)²', () => {
    fc.assert(
      fc.property(square(), (a) => {
        const e = matrixExponential(a);
        // The relative error of e^A grows with its condition, bounded by e^(2‖A‖).
        expect(
          distance(product(e, matrixExponential(scaleTensor(-1, a))), identityTensor(a.rows)),
        ).toBeLessThan(1e-6);
        expect(distance(matrixExponential(scaleTensor(2, a)), product(e, e))).toBeLessThan(1e-9);
      }),
    );
  });

  it('cos² + sin² = I, and both agree with their series', () => {
    fc.assert(
      fc.property(square(), (a) => {
        const { cosine, sine } = matrixCosineAndSine(a);
        const squares = addScaled(product(cosine, cosine), 1, product(sine, sine));
        const size = Math.max(1, ...product(cosine, cosine).data.map(Math.abs));
        expect(distance(squares, identityTensor(a.rows)) / size).toBeLessThan(1e-10);
      }),
    );
    const a = matrixTensor([
      [0.3, 0.2],
      [-0.1, 0.4],
    ]);
    let term = a;
    let sum = a;
    for (let k = 1; k < 12; k++) {
      term = scaleTensor(-1 / (2 * k * (2 * k + 1)), product(term, a, a));
      sum = addScaled(sum, 1, term);
    }
    expect(distance(matrixCosineAndSine(a).sine, sum)).toBeLessThan(1e-15);
  });

  it('roots and logarithms undo squares and exponentials', () => {
    fc.assert(
      fc.property(dominant, (a) => {
        expect(distance(product(matrixSquareRoot(a), matrixSquareRoot(a)), a)).toBeLessThan(1e-13);
        expect(distance(matrixExponential(matrixLogarithm(a)), a)).toBeLessThan(1e-12);
      }),
    );
  });

  it('roots and logarithms without a real result are NaN', () => {
    for (const a of [
      matrixTensor([
        [-1, 0],
        [0, 2],
      ]),
      matrixTensor([
        [-1, 1],
        [0, 2],
      ]),
    ]) {
      expect(isFiniteTensor(matrixSquareRoot(a))).toBe(false);
      expect(isFiniteTensor(matrixLogarithm(a))).toBe(false);
    }
  });

  it('powers: integer, negative, fractional, symmetric and not', () => {
    const a = matrixTensor([
      [4, 1],
      [2, 5],
    ]);
    const s = matrixTensor([
      [4, 1],
      [1, 5],
    ]);
    expect(distance(matrixPowerOf(a, 5), product(a, a, a, a, a))).toBeLessThan(1e-15);
    expect(distance(product(matrixPowerOf(a, -3), a, a, a), identityTensor(2))).toBeLessThan(1e-14);
    for (const m of [a, s]) {
      const third = matrixPowerOf(m, 1 / 3);
      expect(distance(product(third, third, third), m)).toBeLessThan(1e-13);
    }
    expect(
      isFiniteTensor(
        matrixPowerOf(
          matrixTensor([
            [1, 0],
            [0, -1],
          ]),
          0.5,
        ),
      ),
    ).toBe(false);
  });

  it('A adj A = det A · I, also where A is singular', () => {
    fc.assert(
      fc.property(square(), (a) => {
        const off = addScaled(product(a, adjugate(a)), -determinant(a), identityTensor(a.rows));
        expect(Math.max(...off.data.map(Math.abs))).toBeLessThan(1e-11);
      }),
    );
    expect([
      ...adjugate(
        matrixTensor([
          [1, 2],
          [2, 4],
        ]),
      ).data,
    ]).toEqual([4, -2, -2, 1]);
  });
});
