import {
  add,
  block,
  dimension,
  type Expr,
  isScalar,
  isZero,
  mul,
  postorder,
  type Shape,
  sameShape,
  substitute,
  symbol,
  total,
  ZERO,
  zeros,
} from '../expr';
import { known, UNIT } from '../shapes/sizes';
import type { Span, Syntax } from '../syntax/tree';
import {
  type Context,
  type Derivation,
  fail,
  isColumnTyped,
  isScalarTyped,
  requireSame,
  showTyped,
  type Typed,
} from './context';
import { follows } from './conventions';
import { shapeOfDerivative } from './derivativeShape';
import { plainText } from './names';
import { asVariable } from './uses';

/** A function whose value can be had at any arguments. */
export interface Applied {
  readonly name: string;
  readonly args: readonly Typed[];
  /** Its value where the arguments are these. */
  at(args: readonly Typed[]): Typed;
}

/**
 * The derivative of a function by its own arguments, `slots` in turn, at the arguments written: f'(2x), ∇f(x_k),
 * ∂f/∂x (1, 2). The function is differentiated at variables of its own, and the arguments are put in afterwards.
 */
export function derivativeAtArguments(
  applied: Applied,
  slots: readonly number[],
  form: Derivation['form'],
  context: Context,
  span: Span,
  transposed = false,
): Typed {
  const { derive } = context.options;
  if (!derive) return fail('unsupported', 'A derivative cannot stand here.', span);
  const holes = applied.args.map((arg, k) => holeFor(arg, `${applied.name}'${k}`, context));
  const body = applied.at(applied.args.map((arg, k) => (slots.includes(k) ? holes[k] : arg)));
  const how = { form, transposed, layout: context.options.derivativeLayout() };
  const shape = shapeOfDerivative(
    body,
    slots.map((k) => holes[k]),
    how,
  );
  if (!shape)
    return fail('unsupported', 'A derivative of this kind cannot stand inside an expression yet.', span);
  return {
    ...shape,
    span,
    build: () => {
      const derived = derive(
        body.build(),
        slots.map((k) => holes[k].build()),
        how,
      );
      return substitute(derived, new Map(slots.map((k) => [holes[k].build(), applied.args[k].build()])));
    },
  };
}

/**
 * ∇f, ∇²f and Df of a function of several scalars, f(x, y): its derivatives by each of them in a column, in a square,
 * in a row. Null where an argument is no scalar.
 */
export function derivativeByScalars(
  applied: Applied,
  form: Derivation['form'],
  order: number,
  context: Context,
  span: Span,
): Typed | null {
  const count = applied.args.length;
  if (!applied.args.every(isScalarTyped) || order > 2) return null;
  const slots = applied.args.map((_, k) => k);
  const one = (...by: number[]) => derivativeAtArguments(applied, by, 'fraction', context, span);
  const side = known(dimension(count));
  const across = { rows: dimension(1), cols: dimension(count) };
  if (order === 2) {
    const parts = slots.map((i) => slots.map((j) => one(i, j)));
    if (!isScalarTyped(parts[0][0])) return null;
    const square: Shape = { rows: dimension(count), cols: dimension(count) };
    const build = () =>
      block(
        parts.map((row) => row.map((part) => part.build())),
        square,
      );
    return { rows: side, cols: side, span, build };
  }
  const parts = slots.map((k) => one(k));
  const [first] = parts;
  if (!isScalarTyped(first) && !isColumnTyped(first)) return null;
  const isRow = !isScalarTyped(first) || isRowForm(form, context);
  if (!isRow)
    return {
      rows: side,
      cols: UNIT,
      span,
      build: () =>
        block(
          parts.map((part) => [part.build()]),
          { rows: across.cols, cols: across.rows },
        ),
    };
  return {
    rows: first.rows,
    cols: side,
    span,
    build: () => {
      const columns = parts.map((part) => part.build());
      return block([columns], { rows: columns[0].shape.rows, cols: across.cols });
    },
  };
}

function isRowForm(form: Derivation['form'], { options }: Context): boolean {
  const layout = options.derivativeLayout();
  return form === 'jacobian' ? layout !== 'denominator' : layout === 'numerator';
}

/** A variable of an argument's shape that no formula can hold; a matrix keeps what is known of it. */
function holeFor(arg: Typed, name: string, context: Context): Typed {
  return {
    rows: arg.rows,
    cols: arg.cols,
    span: arg.span,
    isHole: true,
    build: () => {
      const value = arg.build();
      const shape = { rows: context.sizes.dimensionOf(arg.rows), cols: context.sizes.dimensionOf(arg.cols) };
      return symbol(name, shape, value.kind === 'symbol' ? { property: value.property } : {});
    },
  };
}

/**
 * The derivative, `order` times, of a function that acts entry by entry: f'(u) is then the gradient of the sum of all
 * entries of f(u). Of one that does not, the derivative as `derivativeAtArguments` gives it.
 */
export function primed(applied: Applied, order: number, context: Context, span: Span): Typed {
  const { derive } = context.options;
  const [arg] = applied.args;
  if (!derive) return fail('unsupported', 'A derivative cannot stand here.', span);
  const slots = Array.from({ length: order }, () => 0);
  if (isScalarTyped(arg)) return derivativeAtArguments(applied, slots, 'fraction', context, span);
  const hole = holeFor(arg, `${applied.name}'0`, context);
  const body = applied.at([hole]);
  if (isScalarTyped(body)) {
    const form = order === 1 && follows('primes-as-rows', context) ? 'jacobian' : 'fraction';
    return derivativeAtArguments(applied, slots, form, context, span);
  }
  return {
    rows: arg.rows,
    cols: arg.cols,
    span,
    build: () => {
      const variable = hole.build();
      let f = body.build();
      if (!sameShape(f.shape, variable.shape) || !isEntrywise(f, variable))
        fail(
          'unsupported',
          'A prime on a function of a vector is read only where it acts entry by entry.',
          span,
        );
      for (let k = 0; k < order; k++)
        f = derive(total(f), [variable], { form: 'nabla', transposed: false, layout: 'mixed' });
      return substitute(f, new Map([[variable, arg.build()]]));
    },
  };
}

const ENTRYWISE = new Set<Expr['kind']>([
  'elementwise',
  'add',
  'mul',
  'pow',
  'ones',
  'extremum',
  'compare',
  'piecewise',
]);

/** Whether each entry of f depends on the same entry of the variable alone. */
const isEntrywise = (f: Expr, variable: Expr): boolean =>
  postorder([f]).every(
    (node) =>
      isScalar(node) ||
      node === variable ||
      (sameShape(node.shape, variable.shape) &&
        (ENTRYWISE.has(node.kind) || (node.kind === 'apply' && node.elementwise))),
  );

/** `f'(x)|_{x=a}`, `\left.…\right|_{x=1,y=2}`: variables of the body with the values put in afterwards. */
export function readEvaluated(node: Extract<Syntax, { kind: 'evaluatedAt' }>, context: Context): Typed {
  const points = pointsIn(node.at);
  if (!points)
    return fail('unsupported', 'This bar does not say which variable takes the value.', node.at.span);
  const names = points.flatMap(({ variable }) => asVariable(variable, new Set(), () => false)?.name ?? []);
  const { body, variables } = context.keeping(new Set(names), () => ({
    body: context.infer(node.body),
    variables: points.map(({ variable }) => context.infer(variable)),
  }));
  const values = points.map(({ value }, k) => valueLike(variables[k], value, context));
  return {
    ...body,
    span: node.span,
    build: () =>
      substitute(
        body.build(),
        new Map(variables.map((variable, k) => [variable.build(), values[k].build()])),
      ),
  };
}

interface PointOf {
  readonly variable: Syntax;
  readonly value: Syntax;
}

/** The equations under an evaluation bar; null where something else stands there. */
function pointsIn(at: Syntax): PointOf[] | null {
  if (at.kind === 'group') return pointsIn(at.body);
  if (at.kind === 'list') {
    const points = at.items.map(pointsIn);
    return points.every((p) => p !== null) ? points.flat() : null;
  }
  return at.kind === 'relation' && at.sides.length === 2 && at.ops[0].op === '='
    ? [{ variable: at.sides[0], value: at.sides[1] }]
    : null;
}

/** A value to be put in for a variable; a bare 0 is the zero of its shape. */
export function valueLike(variable: Typed, value: Syntax, context: Context): Typed {
  if (isZeroWritten(value))
    return { ...variable, span: value.span, build: () => zeros(variable.build().shape) };
  const typed = context.infer(value);
  const message = () =>
    `The variable is ${showTyped(variable, context)}, its value is ${showTyped(typed, context)}.`;
  requireSame(context, variable.rows, typed.rows, value.span, message);
  requireSame(context, variable.cols, typed.cols, value.span, message);
  return typed;
}

export const isZeroWritten = (value: Syntax): boolean =>
  (value.kind === 'number' || value.kind === 'symbol') && plainText(value) === '0';

/** The derivative of `f` as `variable` moves along `direction`: d/dt f(x + t v) at t = 0. */
export function alongDirection(
  f: Expr,
  variable: Expr,
  direction: Expr,
  derive: (f: Expr, by: readonly Expr[], how: Derivation) => Expr,
): Expr {
  const t = symbol("t'");
  const moved = substitute(f, new Map([[variable, add([variable, mul([t, direction])])]]));
  const derived = derive(moved, [t], { form: 'fraction', transposed: false, layout: 'mixed' });
  const there = substitute(derived, new Map([[t, ZERO]]));
  return isZero(there) ? zeros(f.shape) : there;
}
