import { NotAnalytic, Unsupported } from '../errors';
import { Random } from '../random';
import { type CurveDerivative, differentiateCurve } from './along';
import { compareDerivative, DEFAULT_TOLERANCE, isBeyondError, worse } from './compare';
import { complexDerivative } from './complexStep';
import type { Estimate } from './extrapolate';
import type { ClaimedDerivative, ComplexFunction, Curve, VectorFunction } from './functions';
import { functionNoise } from './noise';
import {
  type Comparison,
  type DirectionCheck,
  type EntryCheck,
  type GradientCheck,
  type Reason,
  type Status,
  stoppedCheck,
} from './report';
import { type TaylorTest, taylorTest } from './taylor';

export interface GradientCheckOptions {
  readonly seed?: number;
  /** The relative difference up to which a claim counts as right; 1e−6. */
  readonly tolerance?: number;
  /** How many random directions are tried; 3. */
  readonly directions?: number;
  /** `locate`: entry by entry only where a direction was off by more than its error; `all`: always; `none`: never. */
  readonly entries?: 'locate' | 'all' | 'none';
  /** By how much each variable has to change to matter; |xⱼ| by default, or the size of the others where it is 0. */
  readonly scales?: ArrayLike<number>;
  readonly complex?: ComplexFunction;
}

/**
 * Checks a claimed derivative at one point. Random directions come first: the derivative along each is found by
 * central differences with Richardson extrapolation and an error estimate, or by the complex step where the
 * function is analytic, and a Taylor-remainder slope is taken along it. Entries are looked at one by one to locate
 * what is off. One-sided derivatives that disagree are a kink, where nothing can be claimed, and not an error.
 */
export function checkGradient(
  f: VectorFunction,
  claimed: ClaimedDerivative,
  x: ArrayLike<number>,
  options: GradientCheckOptions = {},
): GradientCheck {
  return new Check(f, claimed, Float64Array.from(x), options).run();
}

const asArray = (value: number | ArrayLike<number>): Float64Array =>
  typeof value === 'number' ? Float64Array.of(value) : Float64Array.from(value);
const allFinite = (values: Float64Array) => values.every(Number.isFinite);

interface Probe {
  readonly curve: Curve;
  readonly derivatives: CurveDerivative[];
  readonly best: Estimate[];
  readonly claimed: Float64Array;
}

class Check {
  private readonly n: number;
  private readonly centre: Float64Array;
  private readonly tolerance: number;
  private readonly scales: Float64Array;
  private complexWorks: boolean;
  /** The claimed entries, where the claim gives entries. */
  private readonly jacobian: Float64Array | null;

  constructor(
    private readonly f: VectorFunction,
    private readonly claim: ClaimedDerivative,
    private readonly x: Float64Array,
    private readonly options: GradientCheckOptions,
  ) {
    this.n = x.length;
    this.centre = asArray(f(x.slice()));
    this.tolerance = options.tolerance ?? DEFAULT_TOLERANCE;
    this.scales = options.scales ? Float64Array.from(options.scales) : naturalScales(x);
    this.complexWorks = options.complex !== undefined;
    this.jacobian = typeof claim === 'function' ? Float64Array.from(claim(x.slice())) : null;
  }

  run(): GradientCheck {
    const expected = this.centre.length * this.n;
    if (!allFinite(this.centre)) return this.stopped('undecided', 'function-not-finite', expected);
    const random = new Random(this.options.seed ?? 1);
    const unit = new Float64Array(this.n).fill(1);
    const found = typeof this.claim === 'function' ? this.claim(this.x.slice()).length : this.centre.length;
    if (typeof this.claim === 'function' && found !== expected)
      return this.stopped('disagrees', 'size', found);
    if (!allFinite(this.claimedAlong(unit))) return this.stopped('undecided', 'claim-not-finite', expected);

    const directions: DirectionCheck[] = [];
    const tests: TaylorTest[] = [];
    for (let k = 0; k < (this.options.directions ?? 3); k++) {
      const direction = this.scales.map((scale) => scale * random.normal());
      const probe = this.probe(direction);
      tests.push(taylorTest(probe.curve, probe.claimed, functionNoise(probe.curve, this.centre)));
      directions.push({ direction: Array.from(direction), ...this.judge(probe) });
    }
    const suspicious = directions.some((d) => d.status !== 'agrees' || isBeyondError(d));
    const wanted = this.options.entries ?? 'locate';
    const entries = wanted === 'all' || (wanted === 'locate' && suspicious) ? this.allEntries() : [];
    return this.conclude(directions, entries, tests, expected);
  }

  private conclude(
    directions: DirectionCheck[],
    entries: EntryCheck[],
    tests: TaylorTest[],
    expected: number,
  ): GradientCheck {
    const all: (DirectionCheck | EntryCheck)[] = [...directions, ...entries];
    const some = (status: Status) => all.some((c) => c.status === status);
    // A kink excuses what is off only where it is: an entry away from it that is wrong stays wrong.
    const wrong = entries.length > 0 ? entries.some((e) => e.status === 'disagrees') : some('disagrees');
    const verdict: Status = wrong
      ? 'disagrees'
      : some('kink')
        ? 'kink'
        : some('undecided') || some('disagrees')
          ? 'undecided'
          : 'agrees';
    const reasons: Record<Status, Reason> = {
      agrees: 'ok',
      disagrees: 'differs',
      kink: 'kink',
      undecided: 'precision',
    };
    const from: readonly (DirectionCheck | EntryCheck)[] = entries.length > 0 ? entries : directions;
    const decided = all.filter((c) => c.status === 'agrees' || c.status === 'disagrees');
    const slopes = tests.filter((t) => t.slope !== null).sort((a, b) => (a.slope ?? 0) - (b.slope ?? 0));
    return {
      verdict,
      reason: reasons[verdict],
      maxRelError: decided.reduce((largest, c) => Math.max(largest, c.relError), 0),
      method: this.complexWorks ? 'complex-step' : 'central-differences',
      directions,
      slope: slopes[0]?.slope ?? null,
      steps: (slopes[0] ?? tests[0])?.steps ?? [],
      entries,
      worst: from.length > 0 ? from.reduce((a, b) => worse<DirectionCheck | EntryCheck>(a, b)) : null,
      factor: commonFactor(entries, this.tolerance),
      size: { claimed: expected, expected },
    };
  }

  private stopped(verdict: Status, reason: Reason, claimed: number): GradientCheck {
    return stoppedCheck(verdict, reason, { claimed, expected: this.centre.length * this.n });
  }

  private claimedAlong(direction: Float64Array): Float64Array {
    if (typeof this.claim !== 'function') return asArray(this.claim.product(this.x.slice(), direction));
    const jacobian = this.jacobian ?? new Float64Array(0);
    return this.centre.map((_, e) => {
      let sum = 0;
      for (let j = 0; j < this.n; j++) sum += jacobian[e * this.n + j] * direction[j];
      return sum;
    });
  }

  private probe(direction: Float64Array): Probe {
    const curve: Curve = (t) => asArray(this.f(this.x.map((value, j) => value + t * direction[j])));
    const derivatives = differentiateCurve(curve);
    const complex = this.complexAlong(direction, derivatives);
    return {
      curve,
      derivatives,
      best: complex ?? derivatives.map((d) => d.central),
      claimed: this.claimedAlong(direction),
    };
  }

  /** The complex step, unless the function turns out not to be analytic: then it contradicts the differences. */
  private complexAlong(direction: Float64Array, derivatives: readonly CurveDerivative[]): Estimate[] | null {
    if (!this.complexWorks || this.options.complex === undefined) return null;
    try {
      const estimates = complexDerivative(this.options.complex, this.x, direction, this.centre);
      const consistent = estimates.every(({ value }, e) => {
        const { central } = derivatives[e];
        const gap = Math.abs(value - central.value);
        return !(gap > Math.max(100 * central.error, this.tolerance * Math.abs(central.value)));
      });
      if (consistent && estimates.every(({ value }) => Number.isFinite(value))) return estimates;
    } catch (error) {
      if (!(error instanceof NotAnalytic || error instanceof Unsupported)) throw error;
    }
    this.complexWorks = false;
    return null;
  }

  /** The worst of a function's values along one direction. */
  private judge({ derivatives, best, claimed }: Probe): Comparison & { readonly output: number } {
    const scale = Math.max(...best.map((b) => (Number.isFinite(b.value) ? Math.abs(b.value) : 0)));
    return derivatives
      .map((d, output) => ({
        output,
        ...compareDerivative(d, best[output], claimed[output], this.tolerance, scale),
      }))
      .reduce((a, b) => worse(a, b));
  }

  private allEntries(): EntryCheck[] {
    const columns = Array.from({ length: this.n }, (_, j) => {
      const direction = new Float64Array(this.n);
      direction[j] = this.scales[j];
      return this.probe(direction);
    });
    // Along a column the curve's parameter counts in units of the variable's scale.
    const scale = Math.max(
      0,
      ...columns.flatMap((c, j) =>
        c.best.map((b) => (Number.isFinite(b.value) ? Math.abs(b.value / this.scales[j]) : 0)),
      ),
    );
    return this.centre.reduce<EntryCheck[]>((entries, _, output) => {
      columns.forEach((column, input) => {
        const unit = this.scales[input];
        const derivative = column.derivatives[output];
        const per = (e: Estimate): Estimate => ({ value: e.value / unit, error: e.error / unit });
        const compared = compareDerivative(
          {
            ...derivative,
            central: per(derivative.central),
            left: per(derivative.left),
            right: per(derivative.right),
            variation: derivative.variation / unit,
          },
          per(column.best[output]),
          column.claimed[output] / unit,
          this.tolerance,
          scale,
        );
        entries.push({ index: output * this.n + input, output, input, ...compared });
      });
      return entries;
    }, []);
  }
}

/** |xⱼ|, and where that is 0 the mean size of the others, or 1. */
function naturalScales(x: Float64Array): Float64Array {
  const sizes = Array.from(x, Math.abs).filter((size) => size > 0);
  const usual = sizes.length > 0 ? sizes.reduce((sum, size) => sum + size, 0) / sizes.length : 1;
  return x.map((value) => (value === 0 ? usual : Math.abs(value)));
}

/** The one factor by which all entries are off, if they are. */
function commonFactor(entries: readonly EntryCheck[], tolerance: number): number | null {
  const ratios = entries.flatMap((e) => (e.ratio === null ? [] : [e.ratio]));
  if (ratios.length === 0 || entries.some((e) => e.ratio === null && e.status !== 'agrees')) return null;
  const [first] = ratios;
  const same = ratios.every((r) => Math.abs(r - first) <= 10 * tolerance * Math.abs(first));
  return same && Math.abs(first - 1) > 10 * tolerance ? first : null;
}
