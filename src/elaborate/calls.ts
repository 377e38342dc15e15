import { apply, elementwise, pow } from '../expr';
import { axesAmong } from '../shapes/declaredType';
import { UNIT } from '../shapes/sizes';
import type { Span, Syntax } from '../syntax/tree';
import { type Applied, isZeroWritten, primed, valueLike } from './atPoint';
import { type Callee, isActivation, type NamesHere } from './callees';
import { type Context, type Definition, fail, isScalarTyped, type Typed } from './context';
import { bodyForIndices } from './indexedParameters';
import { plainText } from './names';

/** Where names are looked up while a formula is walked. */
export const namesHere = (context: Context): NamesHere => ({
  axesOf: axesAmong(context.options.declared, context.survey.counted),
  isQuantity: (name) =>
    context.options.declared.has(name) || context.bound(name) !== null || context.local(name) !== null,
  definition: (name) => (context.isKept(name) ? null : context.options.definition(name)),
  isFunction: (name) => context.survey.functions.has(name),
});

/** `f(x)`, `f'(2x)`, `x(t)`: a function that the text defines, that is known by its letter, or any smooth one. */
export function readApplication(callee: Callee, group: Syntax, context: Context, from: number): Typed {
  const span = { from, to: group.span.to };
  if (callee.power) {
    const base = readApplication({ ...callee, power: null }, group, context, from);
    return raised(base, context.infer(callee.power), span);
  }
  const applied = applicationOf(callee.name, group, context);
  if (callee.primes === 0) return { ...applied.at(applied.args), span };
  if (applied.args.length !== 1)
    return fail(
      'unsupported',
      'A prime is a derivative by the only argument; this function has several.',
      span,
    );
  return primed(applied, callee.primes, context, span);
}

function raised(base: Typed, exponent: Typed, span: Span): Typed {
  if (!isScalarTyped(base) || !isScalarTyped(exponent))
    return fail(
      'unsupported',
      'A power on the name of a function is read only where its value is a scalar.',
      span,
    );
  return { ...base, span, build: () => pow(base.build(), exponent.build()) };
}

/** A function with its arguments; a bare name stands at its own parameters. */
export function applicationOf(name: string, group: Syntax | null, context: Context): Applied {
  const body = group?.kind === 'group' ? group.body : group;
  const definition = namesHere(context).definition(name);
  const written = body ? (body.kind === 'list' ? body.items : [body]) : (definition?.parameters ?? []);
  if (definition && definition.parameters.length >= written.length)
    return {
      name,
      args: written.map((arg, k) => argument(arg, definition.parameters[k], context)),
      at: (args) => expand(definition, written, args, context) ?? unknownValue(name, args, context),
    };
  return {
    name,
    args: written.map((a) => context.infer(a)),
    at: (args) => unknownValue(name, args, context),
  };
}

/** An argument; a bare 0 for a vector or matrix is its zero. */
function argument(written: Syntax, parameter: Syntax, context: Context): Typed {
  if (!isZeroWritten(written)) return context.infer(written);
  const name = plainText(parameter);
  if (context.local(name)) return context.infer(written);
  return valueLike(
    context.keeping(new Set([name]), () => context.infer(parameter)),
    written,
    context,
  );
}

/** The value of a function that nothing is said of: the sigmoid for σ, else any smooth function of its kind. */
function unknownValue(name: string, args: readonly Typed[], context: Context): Typed {
  const [first] = args;
  const { span } = first;
  if (name === '\\sigma' && args.length === 1)
    return { rows: first.rows, cols: first.cols, span, build: () => elementwise('sigmoid', first.build()) };
  const { axes } = context.functionLeaf(name);
  const entrywise = args.length === 1 && axes.length === 0 && !isScalarTyped(first) && isActivation(name);
  const [rows = UNIT, cols = UNIT] = entrywise ? [first.rows, first.cols] : axes;
  context.charge(0.2);
  return {
    rows,
    cols,
    span,
    build: () =>
      apply(
        name,
        args.map((a) => a.build()),
        { rows: context.sizes.dimensionOf(rows), cols: context.sizes.dimensionOf(cols) },
        args.map(() => 0),
        entrywise,
      ),
  };
}

/** A defined function's body with its parameters standing for the arguments. */
function expand(
  definition: Definition,
  written: readonly Syntax[],
  args: readonly Typed[],
  context: Context,
): Typed | null {
  const locals = new Map<string, Typed>();
  for (const [k, arg] of args.entries()) {
    const name = plainText(definition.parameters[k]);
    const isOwn = written[k] && plainText(written[k]) === name && !arg.isHole;
    // A parameter called by its own name stays the variable it is.
    if (!isOwn) locals.set(name, arg);
  }
  // f(w) for a definition f(w, b): the parameters left out keep their names.
  return context.expanding(definition.name, () =>
    context.withLocals(locals, () => context.infer(bodyForIndices(definition, written))),
  );
}
