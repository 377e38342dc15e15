import type { Expr } from '../expr/node';
import type { Point } from './point';
import { assembleProgram } from './program';
import { hash, Random } from './random';
import { REAL } from './real';
import { type Inputs, inputsOf, type SampleOptions, samplePoint } from './sample';
import { isFiniteTensor } from './tensor';
import { type Spread, USUAL_SPREAD } from './values';

export interface DomainOptions extends SampleOptions {
  readonly seed?: number;
  /** How many points are tried before giving up, in all. */
  readonly tries?: number;
}

export interface DomainPoints {
  /** As many as were asked for, or fewer when the limit was met. */
  readonly points: Point[];
  /** How many points were tried. */
  readonly tries: number;
  /** Where there are too few points: a sub-expression that was not real and finite at the tries, most often. */
  readonly obstacle: Expr | null;
}

/** Regions in which formulas with roots, logarithms and inverse functions may be real. */
export const REGIONS: readonly Spread[] = [
  { low: 0.3, high: 1.8, negative: 0 },
  { low: 0.3, high: 1.8, negative: 0.5 },
  { low: 0.15, high: 0.95, negative: 0 },
  { low: 1.1, high: 2.9, negative: 0 },
  { low: 0.05, high: 0.4, negative: 0 },
  { low: 2.1, high: 6, negative: 0 },
  { low: 0.05, high: 0.4, negative: 0.5 },
  { low: 1.1, high: 2.9, negative: 0.5 },
  { low: 0.3, high: 1.8, negative: 1 },
];

/**
 * Random points at which all expressions are real and finite. The first tries draw every symbol as `samplePoint`
 * does; the next keep one region for all symbols; the rest give every symbol a region of its own, as formulas such
 * as √(a − bx²) need. Once a combination has served, it is used again, in turn with new ones.
 */
export function pointsInDomain(
  exprs: readonly Expr[],
  count: number,
  options: DomainOptions = {},
): DomainPoints {
  return new DomainSearch(exprs, options).find(count);
}

class DomainSearch {
  private readonly inputs: Inputs;
  private readonly program;
  private readonly obstacles = new Map<Expr, number>();
  private readonly seed: number;

  constructor(
    exprs: readonly Expr[],
    private readonly options: DomainOptions,
  ) {
    this.inputs = inputsOf(exprs);
    this.program = assembleProgram(exprs, REAL);
    this.seed = options.seed ?? 1;
  }

  find(count: number): DomainPoints {
    const points: Point[] = [];
    const served: ((key: string) => Spread)[] = [];
    const limit = this.options.tries ?? Math.max(600, 60 * count);
    let tries = 0;
    for (; tries < limit && points.length < count; tries++) {
      const reuse = served.length > 0 && tries % 3 !== 0;
      const spread = reuse ? served[tries % served.length] : this.spreadFor(tries);
      const point = samplePoint(
        this.inputs.symbols,
        this.inputs.dimensions,
        hash('point', this.seed, tries),
        {
          ...this.options,
          integers: this.inputs.integers,
          labels: this.inputs.labels,
          spread,
          determinant: this.options.determinant ?? (tries % 4 === 3 ? 'any' : 'positive'),
        },
      );
      if (!this.isInDomain(point)) continue;
      points.push(point);
      if (!reuse) served.push(spread);
    }
    const ranked = [...this.obstacles].sort((a, b) => b[1] - a[1]);
    return { points, tries, obstacle: points.length < count ? (ranked[0]?.[0] ?? null) : null };
  }

  private spreadFor(attempt: number): (key: string) => Spread {
    const given = this.options.spread;
    if (attempt < 4) return (key) => (typeof given === 'function' ? given(key) : (given ?? USUAL_SPREAD));
    if (attempt < 4 + 2 * REGIONS.length) return () => REGIONS[(attempt - 4) % REGIONS.length];
    return (key) => new Random(hash('region', key, this.seed, attempt)).pick(REGIONS);
  }

  private isInDomain(point: Point): boolean {
    if (this.program.run(point).every(isFiniteTensor)) return true;
    for (const node of this.program.offenders())
      this.obstacles.set(node, (this.obstacles.get(node) ?? 0) + 1);
    return false;
  }
}
