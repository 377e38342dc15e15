import { apply, type Expr, elementwise, mul, ones, SCALAR, subtract } from '../expr';
import { axesOfType } from '../shapes/declaredType';
import { UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import { type Context, type Definition, fail, isScalarTyped, type Typed } from './context';
import { plainText } from './names';
import { asVariable } from './uses';

/** Letters that are read as functions when a bracket follows at once. */
const FUNCTION_LETTERS = new Set([
  'f',
  'g',
  'h',
  'F',
  'G',
  'L',
  'J',
  'E',
  'l',
  'Q',
  'V',
  'U',
  'u',
  'v',
  'y',
  'p',
  '\\phi',
  '\\varphi',
  '\\psi',
  '\\ell',
  '\\sigma',
  '\\Phi',
  '\\Psi',
  '\\mathcal{L}',
  '\\rho',
  '\\pi',
  '\\kappa',
  'k',
  'r',
  'z',
]);
/** Of these, the ones that act entry by entry on a vector. */
const ACTIVATIONS = new Set(['\\sigma', '\\phi', '\\varphi', '\\psi', '\\rho', 'h', 'g']);
/** And those that are letters for quantities too, so that a bracket alone does not make them functions. */
const DOUBTFUL = new Set([
  'L',
  'J',
  'E',
  'l',
  'Q',
  'V',
  'U',
  'u',
  'v',
  'y',
  'p',
  '\\pi',
  '\\kappa',
  'k',
  'r',
  'z',
  'F',
  'G',
]);

/** `f(x)`, `f'(x)`, `\sigma(z)`: the callee, if the two neighbouring factors are one. */
export function calleeOf(
  node: Syntax,
  next: Syntax | undefined,
  context: Context,
): { name: string; primes: number } | null {
  if (next?.kind !== 'group' || (next.bracket !== 'round' && next.bracket !== 'square')) return null;
  let primes = 0;
  let base = node;
  while (base.kind === 'prime') {
    primes += base.count;
    base = base.base;
  }
  const variable = asVariable(base, new Set(), (n) => axesOfType(context.options.declared.get(n)));
  if (
    !variable ||
    variable.indices.length > 0 ||
    context.options.declared.has(variable.name) ||
    context.bound(variable.name) ||
    context.local(variable.name)
  )
    return null;
  const letter = variable.name.replace(/_.*$/, '');
  const definition = context.options.definition(variable.name);
  if (definition && definition.parameters.length > 0) return { name: variable.name, primes };
  if (primes > 0) return { name: variable.name, primes };
  if (definition || !FUNCTION_LETTERS.has(letter)) return null;
  if (DOUBTFUL.has(letter) && !looksLikeArguments(next.body)) return null;
  return { name: variable.name, primes };
}

/** `(x)`, `(w, b)`: names only, as arguments are; `(x - y)` may be a factor. */
const looksLikeArguments = (body: Syntax): boolean =>
  body.kind === 'list'
    ? body.items.every(looksLikeArguments)
    : body.kind === 'symbol' || body.kind === 'subscript' || body.kind === 'label';

export function readApplication(
  callee: { name: string; primes: number },
  group: Syntax,
  context: Context,
  from: number,
): Typed {
  const body = group.kind === 'group' ? group.body : group;
  const written = body.kind === 'list' ? body.items : [body];
  const span = { from, to: group.span.to };
  const definition = context.options.definition(callee.name);
  if (definition && definition.parameters.length > 0 && callee.primes === 0) {
    const expanded = expand(definition, written, context);
    if (expanded) return { ...expanded, span };
  }
  if (definition && callee.primes > 0) {
    const derived = derivativeOfDefinition(definition, callee.primes, written, context);
    if (derived) return { ...derived, span };
  }
  const args = written.map((a) => context.infer(a));
  if (callee.name === '\\sigma' && args.length === 1) {
    const [z] = args;
    if (callee.primes === 0)
      return { rows: z.rows, cols: z.cols, span, build: () => elementwise('sigmoid', z.build()) };
    if (callee.primes > 1)
      return fail('unsupported', 'Only the first derivative of the sigmoid is read here.', span);
    return { rows: z.rows, cols: z.cols, span, build: () => sigmoidSlope(z.build()) };
  }
  if (callee.primes > 0 && args.length !== 1)
    return fail(
      'unsupported',
      'A prime is a derivative by the only argument; this function has several.',
      span,
    );
  const entrywise =
    args.length === 1 && !isScalarTyped(args[0]) && ACTIVATIONS.has(callee.name.replace(/_.*$/, ''));
  context.charge(0.2);
  const orders = args.map(() => callee.primes);
  return {
    rows: entrywise ? args[0].rows : UNIT,
    cols: entrywise ? args[0].cols : UNIT,
    span,
    build: () => {
      const built: Expr[] = args.map((a) => a.build());
      return apply(callee.name, built, entrywise ? built[0].shape : SCALAR, orders, entrywise);
    },
  };
}

/** σ' = σ(1 - σ), entrywise. */
function sigmoidSlope(z: Expr): Expr {
  const s = elementwise('sigmoid', z);
  return mul([s, subtract(ones(z.shape), s)]);
}

/** `f'(x)` of a function with one scalar parameter, at its own parameter: the derivative of its body. */
function derivativeOfDefinition(
  definition: Definition,
  primes: number,
  args: readonly Syntax[],
  context: Context,
): Typed | null {
  const { derive, derivativeLayout } = context.options;
  if (!derive || args.length !== 1 || definition.parameters.length !== 1) return null;
  const [parameter] = definition.parameters;
  if (plainText(parameter) !== plainText(args[0])) return null;
  const variable = context.infer(parameter);
  const body = context.expanding(definition.name, () => context.infer(definition.body));
  if (!body || !isScalarTyped(variable)) return null;
  const by = Array.from({ length: primes }, () => variable);
  return {
    ...body,
    build: () =>
      derive(
        body.build(),
        by.map((v) => v.build()),
        { form: 'fraction', transposed: false, layout: derivativeLayout },
      ),
  };
}

/** A defined function's body with its parameters standing for the arguments. */
function expand(definition: Definition, args: readonly Syntax[], context: Context): Typed | null {
  if (definition.parameters.length !== args.length) {
    // f(w) for a definition f(w, b): the parameters left out keep their names.
    if (args.length > definition.parameters.length) return null;
  }
  const locals = new Map<string, Typed>();
  for (const [k, arg] of args.entries()) {
    const name = plainText(definition.parameters[k]);
    // A parameter called by its own name stays the variable it is.
    if (plainText(arg) !== name) locals.set(name, context.infer(arg));
  }
  return context.expanding(definition.name, () =>
    context.withLocals(locals, () => context.infer(definition.body)),
  );
}
