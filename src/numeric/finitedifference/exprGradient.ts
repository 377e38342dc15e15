import type { Expr, SymbolNode } from '../../expr/node';
import { pointsInDomain } from '../domain';
import { compile, compileComplex } from '../evaluate';
import { type Family, isFamily, type Point, symbolKey, withValue } from '../point';
import type { SampleOptions } from '../sample';
import type { Tensor } from '../tensor';
import { checkGradient, type GradientCheckOptions } from './checkGradient';
import type { ComplexFunction } from './functions';
import { derivativeShape, jacobianEntries, type Layout, type Size } from './layout';
import { type GradientCheck, stoppedCheck } from './report';
import { displacement, type Structure } from './structure';

export interface ExprCheckOptions extends Omit<GradientCheckOptions, 'complex' | 'scales'> {
  /** Where to check; by default a random point in the domain of both expressions. */
  readonly point?: Point;
  readonly sample?: SampleOptions;
  /** For a symmetric or diagonal variable; `projected` by default. */
  readonly structure?: Structure;
}

/** A place in a matrix, counted from 1. */
export interface Place {
  readonly row: number;
  readonly col: number;
}

/** A gradient check of expressions: where it was made, and what the entries' numbers stand for. */
export interface ExprGradientCheck extends GradientCheck {
  readonly point: Point;
  readonly layout: Layout;
  readonly shape: { readonly claimed: Size; readonly expected: Size };
  /** By `input`: the entry of the variable. */
  readonly inputs: readonly Place[];
  /** By `output`: the entry of the function's value. */
  readonly outputs: readonly Place[];
}

/**
 * Checks by finite differences that `gradient` is the derivative of `f` by `variable`. The layouts are those of
 * `derivativeShape`. Null when no point was found at which both are real and finite; both must be evaluable
 * (`EvaluationError` otherwise). A member x_i of a family is a variable by itself.
 */
export function checkExprGradient(
  f: Expr,
  gradient: Expr,
  variable: SymbolNode,
  layout: Layout,
  options: ExprCheckOptions = {},
): ExprGradientCheck | null {
  const point =
    options.point ??
    pointsInDomain([f, gradient, variable], 1, { ...options.sample, seed: options.seed }).points[0];
  if (!point) return null;
  return new ExprCheck(f, gradient, variable, layout, point, options).run();
}

class ExprCheck {
  private readonly value: (point: Point) => Tensor[];
  private readonly centre: Tensor;
  private readonly slot: Slot;
  private readonly move: (moved: Float64Array) => Float64Array;

  constructor(
    private readonly f: Expr,
    private readonly gradient: Expr,
    private readonly variable: SymbolNode,
    private readonly layout: Layout,
    private readonly point: Point,
    private readonly options: ExprCheckOptions,
  ) {
    this.value = compile([f]);
    this.slot = locate(variable, point);
    this.centre = this.slot.tensor;
    const structured = this.centre.rows === this.centre.cols && this.centre.rows > 1;
    const structure = structured ? (options.structure ?? 'projected') : 'free';
    this.move = displacement(variable.property, structure, this.centre.rows);
  }

  run(): ExprGradientCheck {
    const value = this.value(this.point)[0];
    const claim = compile([this.gradient])(this.point)[0];
    const expected = derivativeShape(value, this.centre, this.layout);
    return {
      ...this.check(value, claim, expected),
      shape: { claimed: { rows: claim.rows, cols: claim.cols }, expected },
      point: this.point,
      layout: this.layout,
      inputs: places(this.centre),
      outputs: places(value),
    };
  }

  private check(value: Tensor, claim: Tensor, expected: Size): GradientCheck {
    const count = expected.rows * expected.cols;
    if (claim.rows !== expected.rows || claim.cols !== expected.cols)
      return stoppedCheck('disagrees', 'size', { claimed: claim.data.length, expected: count });
    const claimed = jacobianEntries(claim, value, this.centre, this.layout);
    return checkGradient(
      (moved) => this.value(this.pointAt(this.moved(moved)))[0].data,
      () => claimed,
      this.centre.data,
      { ...this.options, complex: this.complexFunction() },
    );
  }

  /** The variable's entries after a displacement that keeps its structure. */
  private moved(to: Float64Array): Float64Array {
    const { data } = this.centre;
    const step = this.move(to.map((value, k) => value - data[k]));
    return data.map((value, k) => value + step[k]);
  }

  private pointAt(entries: Float64Array): Point {
    return this.slot.replace({ ...this.centre, data: entries });
  }

  /** f in complex arithmetic; a member of a family cannot be given a complex value by itself. */
  private complexFunction(): ComplexFunction | undefined {
    if (this.variable.indices.length > 0) return undefined;
    const evaluate = compileComplex([this.f]);
    const { rows, cols } = this.centre;
    return (re, im) => {
      const input = { rows, cols, re: this.moved(re), im: this.move(im) };
      return evaluate(this.point, new Map([[symbolKey(this.variable), input]]))[0];
    };
  }
}

/** Where a variable's value stands in a point, and the point with another value there. */
interface Slot {
  readonly tensor: Tensor;
  replace(by: Tensor): Point;
}

function locate(variable: SymbolNode, point: Point): Slot {
  const key = symbolKey(variable);
  const held = point.values.get(key) as Tensor | Family;
  if (!isFamily(held)) return { tensor: held, replace: (by) => withValue(point, key, by) };
  const indices = compile(variable.indices)(point).map((value) => value.data[0]);
  let at = 0;
  held.extents.forEach((extent, k) => {
    at = at * extent + indices[k] - 1;
  });
  const members = (by: Tensor) => held.members.map((member, k) => (k === at ? by : member));
  return {
    tensor: held.members[at],
    replace: (by) => withValue(point, key, { ...held, members: members(by) }),
  };
}

const places = (size: { rows: number; cols: number }): Place[] =>
  Array.from({ length: size.rows * size.cols }, (_, k) => ({
    row: Math.floor(k / size.cols) + 1,
    col: (k % size.cols) + 1,
  }));
