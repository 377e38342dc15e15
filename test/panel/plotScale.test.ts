import { describe, expect, it } from 'vitest';
import { plotScale } from '../../src/panel/plotScale';

const frame = { left: 50, top: 10, width: 300, height: 100 };
const quadratic = [1, 2, 3, 4].map((k) => ({ h: 10 ** -k, remainder: 10 ** (-2 * k) }));

describe('the remainder plot', () => {
  it('puts every point inside the frame, small steps to the left', () => {
    const { points } = plotScale(quadratic, frame)!;
    expect(points).toHaveLength(4);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThanOrEqual(50);
      expect(x).toBeLessThanOrEqual(350);
      expect(y).toBeGreaterThanOrEqual(10);
      expect(y).toBeLessThanOrEqual(110);
    }
    expect(points[0].x).toBeLessThan(points[3].x);
    expect(points[0].y).toBeGreaterThan(points[3].y);
  });

  it('draws the reference along remainders of slope 2', () => {
    const { points, reference } = plotScale(quadratic, frame)!;
    expect(reference.x1).toBeCloseTo(points[0].x);
    expect(reference.y1).toBeCloseTo(points[0].y);
    expect(reference.y2).toBeCloseTo(points[3].y);
  });

  it('keeps the reference inside the frame when the remainders fall slower', () => {
    const linear = [1, 2, 3].map((k) => ({ h: 10 ** -k, remainder: 10 ** -k }));
    const { reference } = plotScale(linear, frame)!;
    expect(reference.y1).toBeLessThanOrEqual(110 + 1e-9);
    expect(reference.x1).toBeGreaterThanOrEqual(50);
  });

  it('labels whole powers of ten, six at most', () => {
    const { xTicks, yTicks } = plotScale(quadratic, frame)!;
    expect(xTicks.map(({ exponent }) => exponent)).toEqual([-4, -3, -2, -1]);
    expect(yTicks.length).toBeLessThanOrEqual(6);
  });

  it('leaves out what logarithms cannot show, and is none with less than two points', () => {
    expect(
      plotScale(
        [
          { h: 0.1, remainder: 0 },
          { h: 0.01, remainder: 1e-4 },
        ],
        frame,
      ),
    ).toBeUndefined();
    expect(plotScale([{ h: 0.1, remainder: Number.NaN }, ...quadratic], frame)!.points).toHaveLength(4);
  });
});
