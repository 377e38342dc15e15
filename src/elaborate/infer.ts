import {
  type Expr,
  elementwise,
  inexactNumber,
  matrixFunction,
  mul,
  negate,
  number,
  reciprocal,
} from '../expr';
import { axesAmong } from '../shapes/declaredType';
import { UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import { primed, readEvaluated } from './atPoint';
import { calleeOf } from './callees';
import { namesHere, readApplication } from './calls';
import { type Context, fail, isColumnTyped, isMatrixTyped, isScalarTyped, type Typed } from './context';
import { sumOverRepeated } from './conventions';
import { crossProduct } from './crossProduct';
import { readDerivative } from './derivatives';
import { readDottedEntries } from './dottedEntries';
import { readCall } from './functions';
import { plainText } from './names';
import { readNorm } from './norms';
import {
  dotProduct,
  entrywise,
  inner,
  kroneckerProduct,
  multiplyAll,
  pythonMatmul,
  quotient,
} from './products';
import { entriesWritten } from './ranges';
import {
  entriesOf,
  isTuple,
  readBars,
  readHadamardPower,
  readPower,
  readTranspose,
  readVariable,
} from './scripts';
import { withVectorsOfOnes } from './specialMatrices';
import { readSpectral } from './spectral';
import { readBig, readCases, readEntries, readMatrix, readRelation, readSum } from './sums';
import { asVariable } from './uses';

/** What one piece of syntax is: its shape in terms of sizes still being unified, and how to build it. One case a construct. */
export function inferNode(node: Syntax, context: Context): Typed {
  switch (node.kind) {
    case 'number': {
      const value = parseNumber(node.text);
      return { rows: UNIT, cols: UNIT, span: node.span, build: () => value };
    }
    case 'prime':
      return node.base.kind === 'call' ? readPrimedCall(node, node.base, context) : readName(node, context);
    case 'symbol':
    case 'subscript':
      return readName(node, context);
    case 'label':
      refuseConjugate(node, context);
      return isPseudoInverse(node) ? readPseudoInverse(node, context) : readName(node, context);
    case 'negate': {
      const arg = context.infer(node.arg);
      return { ...arg, span: node.span, build: () => negate(arg.build()) };
    }
    case 'binary':
      return { ...readBinary(node, context), span: node.span };
    case 'juxtapose': {
      const summed = sumOverRepeated(node, context);
      if (summed) return context.infer(summed);
      const written = context.options.language === 'latex' ? withVectorsOfOnes(node.factors) : node.factors;
      const factors = readFactors(written, context);
      chargeForTrailingScalars(written, factors, context);
      return { ...multiplyAll(factors, context), span: node.span };
    }
    case 'fraction':
      return {
        ...quotient(context.infer(node.numerator), context.infer(node.denominator), context),
        span: node.span,
      };
    case 'power':
      return readPower(node, context);
    case 'hadamardPower':
      return readHadamardPower(node, context);
    case 'transpose':
    case 'inverseTranspose':
      return readTranspose(node, context);
    case 'group':
      return { ...(tupleIn(node, context) ?? context.infer(node.body)), span: node.span };
    case 'norm':
      return readNorm(context.infer(node.arg), node.order, context, node.span);
    case 'bars':
      return readBars(node, context);
    case 'inner':
      return { ...inner(context.infer(node.left), context.infer(node.right), context), span: node.span };
    case 'call':
      return readCall(node, context);
    case 'big':
      return readBig(node, context);
    case 'derivative':
      return readDerivative(node, context);
    case 'matrix':
      return readMatrix(node, context);
    case 'entries':
      return readDottedEntries(node, context);
    case 'cases':
      return readCases(node, context);
    case 'relation':
      return readRelation(node, context);
    case 'differential':
      return readDifferential(node, context);
    case 'evaluatedAt':
      return readEvaluated(node, context);
    case 'list':
      return fail('unsupported', 'Several things separated by commas are not one expression.', node.span);
    case 'text':
      return fail(
        'unsupported',
        node.text.trim() === ''
          ? 'Something is missing here.'
          : `The words "${node.text.trim()}" cannot be computed with.`,
        node.span,
      );
    case 'ellipsis':
      return fail('unsupported', 'What the dots stand for cannot be known.', node.span);
    case 'foreign':
      return fail('unsupported', `The notation ${node.name} is not supported.`, node.span);
    case 'error':
      return fail('unknown', node.message, node.span);
  }
}

/** `\tanh'(u)`: the function's derivative at u. */
function readPrimedCall(
  node: Extract<Syntax, { kind: 'prime' }>,
  call: Extract<Syntax, { kind: 'call' }>,
  context: Context,
): Typed {
  if (call.args.length !== 1)
    return fail(
      'unsupported',
      'A prime is a derivative by the only argument; this function has several.',
      node.span,
    );
  const [written] = call.args;
  const argument: Syntax = { kind: 'symbol', name: ARGUMENT, font: 'plain', span: written.span };
  const applied = {
    name: call.name,
    args: [context.infer(written)],
    at: ([arg]: readonly Typed[]) =>
      context.withLocals(new Map([[ARGUMENT, arg]]), () => context.infer({ ...call, args: [argument] })),
  };
  return primed(applied, node.count, context, node.span);
}

/** A name that no formula can hold. */
const ARGUMENT = "'argument";

/** `dX`, `d(XY)`: how an expression changes with what varies in the text. */
function readDifferential(node: Extract<Syntax, { kind: 'differential' }>, context: Context): Typed {
  const { vary } = context.options;
  if (!vary) return fail('unsupported', 'A differential cannot be computed with here.', node.span);
  const arg = context.infer(node.arg);
  return { ...arg, span: node.span, build: () => vary(arg.build()) };
}

/** A name with its subscripts and marks. */
function readName(node: Syntax, context: Context): Typed {
  // The parameter of a function that was defined by its value at one of several things, f(x_k) = …, bears their index.
  const parameter = node.kind === 'symbol' ? null : context.local(plainText(node));
  if (parameter) return { ...parameter, span: node.span };
  const entries = entriesWritten(node, context.boundNames());
  if (entries) return readEntries(entries, context, node.span);
  const variable = asVariable(
    node,
    context.boundNames(),
    (name) => axesIn(context, name),
    context.options.language === 'python',
  );
  if (variable) return readVariable(variable, node, context);
  if (node.kind === 'subscript') return entriesOf(context.infer(node.base), node.indices, context, node.span);
  return fail('unknown', 'This name cannot be read.', node.span);
}

/** A parameter has at least one axis: an index on a scalar is a mistake to be told, not another name. */
function axesIn(context: Context, name: string): number | false {
  const local = context.local(name);
  if (local) return isMatrixTyped(local) ? 2 : 1;
  return axesAmong(context.options.declared, context.survey.counted)(name);
}

/** `(2xy, x^2)`: numbers in a bracket are a column; null for anything else. */
function tupleIn(node: Extract<Syntax, { kind: 'group' }>, context: Context): Typed | null {
  const { body } = node;
  if (body.kind !== 'list' || !isTuple(node)) return null;
  return readMatrix({ kind: 'matrix', rows: body.items.map((item) => [item]), span: body.span }, context);
}

/** `x^\mathrm{H}` beside a known x is its conjugate transpose: real numbers have none of their own. */
function refuseConjugate(node: Extract<Syntax, { kind: 'label' }>, context: Context): void {
  if (!/^(?:H|\\mathrm\{H\}|\\mathsf\{H\}|\\operatorname\{H\}|\\dagger)$/.test(plainText(node.label))) return;
  const { declared } = context.options;
  const type = declared.get(plainText(node.base));
  const isPseudo = type?.kind === 'matrix' && isPseudoInverse(node);
  if (!type || type.kind === 'scalar' || isPseudo || declared.has(plainText(node))) return;
  fail(
    'unsupported',
    'This looks like a conjugate transpose; complex numbers are not supported. Over the reals write ^\\top.',
    node.span,
  );
}

/** `A^+` and `A^\dagger` of a matrix. */
const isPseudoInverse = (node: Extract<Syntax, { kind: 'label' }>): boolean =>
  /^(\+|\\dagger)$/.test(plainText(node.label)) && node.base.kind !== 'text';

function readPseudoInverse(node: Extract<Syntax, { kind: 'label' }>, context: Context): Typed {
  const base = context.infer(node.base);
  // x^+ of a scalar or a vector is some other mark, a next iterate or a positive part.
  if (!isMatrixTyped(base)) return readName(node, context);
  return {
    rows: base.cols,
    cols: base.rows,
    span: node.span,
    build: () => matrixFunction('pinv', base.build()),
  };
}

function readBinary(node: Extract<Syntax, { kind: 'binary' }>, context: Context): Typed {
  switch (node.op) {
    case 'add':
    case 'subtract':
      return readSum(node, context);
  }
  const left = context.infer(node.left);
  const right = context.infer(node.right);
  switch (node.op) {
    case 'times':
      if (context.options.language === 'latex' && isColumnTyped(left) && isColumnTyped(right))
        return crossProduct(left, right, context, node.span);
      return dotProduct(left, right, context);
    case 'cdot':
      return dotProduct(left, right, context);
    case 'star':
      if (isColumnTyped(left) && isColumnTyped(right) && context.options.language === 'latex')
        return fail(
          'shape',
          'A star between two vectors could be a convolution, which is not supported; write \\odot for the entrywise product.',
          node.operator,
        );
      return context.options.language === 'python'
        ? entrywise(left, right, context, 'the product', (x, y) => mul([x, y]))
        : multiplyAll([left, right], context);
    case 'matmul':
      return pythonMatmul(left, right, context);
    case 'divide':
      return quotient(left, right, context);
    case 'hadamard':
      // The sign says that there are entries.
      if (isScalarTyped(left) || isScalarTyped(right)) context.charge(0.8);
      return entrywise(left, right, context, 'the entrywise product', (x, y) => mul([x, y]));
    case 'hadamardQuotient':
      return entrywise(left, right, context, 'the entrywise quotient', (x, y) => mul([x, reciprocal(y)]));
    case 'kronecker':
      return kroneckerProduct(left, right);
  }
}

/** `x`, `x_i`, `x^{(i)}`. */
const isLowerCaseName = (node: Syntax): boolean =>
  node.kind === 'subscript' || node.kind === 'label'
    ? isLowerCaseName(node.base)
    : node.kind === 'symbol' && /^[a-z]$/.test(node.name);

/** Scalars are written in front: the x of `A x` is hardly one. */
function chargeForTrailingScalars(
  written: readonly Syntax[],
  factors: readonly Typed[],
  context: Context,
): void {
  if (written.length !== factors.length) return;
  for (let k = 1; k < written.length; k++) {
    const node = written[k];
    if (!isLowerCaseName(node) || !isScalarTyped(factors[k])) continue;
    if (!isScalarTyped(factors[k - 1])) context.charge(0.6);
  }
}

/** The factors of a juxtaposition, with `f(x)` and `f(x)^\top` found among them. */
function readFactors(factors: readonly Syntax[], context: Context): Typed[] {
  const typed: Typed[] = [];
  for (let k = 0; k < factors.length; k++) {
    const next = factors[k + 1];
    const bracket = next && bracketUnderScripts(next);
    const value = gammaFunction(factors[k], bracket, context) ?? readSpectral(factors[k], bracket, context);
    if (value && next && bracket) {
      typed.push(bracket === next ? value : context.infer(underScripts(next, bracket, factors[k])));
      k++;
      continue;
    }
    const callee = calleeOf(factors[k], bracket, namesHere(context));
    if (!callee && next && isUnknownFunction(factors[k], next, context))
      return fail('unsupported', `The function ${shownName(factors[k])} is not known here.`, factors[k].span);
    if (!callee || !next || !bracket) {
      // What stands before several things in brackets is a function, even where it is not known to be one.
      if (bracket && isTuple(bracket) && !isCoefficient(factors[k]))
        return fail('unsupported', 'Several things separated by commas are not one expression.', next.span);
      typed.push(context.infer(factors[k]));
      continue;
    }
    if (bracket === next) typed.push(readApplication(callee, next, context, factors[k].span.from));
    else typed.push(context.infer(underScripts(next, bracket, factors[k])));
    k++;
  }
  return typed;
}

const isCoefficient = (node: Syntax): boolean =>
  node.kind === 'number' || node.kind === 'fraction' || node.kind === 'power' || node.kind === 'call';

/** `\Gamma(t)` of a scalar is the gamma function, unless the text says what else Γ is. */
function gammaFunction(node: Syntax, next: Syntax | undefined, context: Context): Typed | null {
  if (node.kind !== 'symbol' || node.name !== '\\Gamma') return null;
  if (next?.kind !== 'group' || next.bracket !== 'round' || next.body.kind === 'list') return null;
  const { declared, definition, keep } = context.options;
  if (declared.has(node.name) || keep.has(node.name) || definition(node.name) || context.local(node.name))
    return null;
  const arg = context.infer(next);
  if (!isScalarTyped(arg)) return null;
  return {
    ...arg,
    span: { from: node.span.from, to: next.span.to },
    build: () => elementwise('gamma', arg.build()),
  };
}

/** `\operatorname{sort}(x)`: a word set upright with a bracket after it is a function, and no factor. */
function isUnknownFunction(node: Syntax, next: Syntax, context: Context): boolean {
  if (next.kind !== 'group' || next.bracket !== 'round' || next.body.kind === 'list') return false;
  const { declared, definition, keep } = context.options;
  if (node.kind !== 'symbol' || !/^\\operatorname\{\w{2,}\}$/.test(node.name)) return false;
  const isKnown = declared.has(node.name) || definition(node.name) !== null || keep.has(node.name);
  return !isKnown && !context.local(node.name) && !context.bound(node.name);
}

const shownName = (node: Syntax): string => plainText(node).replace(/^\\operatorname\{(.*)\}$/, '$1');

/** The bracket that a script such as ^\top or ^2 is written on. */
function bracketUnderScripts(node: Syntax): Syntax | undefined {
  if (node.kind === 'group') return node;
  return node.kind === 'transpose' ||
    node.kind === 'inverseTranspose' ||
    node.kind === 'power' ||
    node.kind === 'hadamardPower' ||
    node.kind === 'subscript'
    ? bracketUnderScripts(node.base)
    : undefined;
}

/** `σ` `(z)^\top` as `(σ(z))^\top`: a script on a call's bracket belongs to the call. */
function underScripts(node: Syntax, bracket: Syntax, callee: Syntax): Syntax {
  const span = { from: callee.span.from, to: node.span.to };
  if (node === bracket) return { kind: 'juxtapose', factors: [callee, bracket], span };
  return {
    ...(node as Extract<Syntax, { kind: 'transpose' }>),
    base: underScripts((node as Extract<Syntax, { kind: 'transpose' }>).base, bracket, callee),
    span,
  };
}

/** A decimal becomes the exact fraction it spells. */
function parseNumber(text: string): Expr {
  if (text.length < 10 && /^\d+$/.test(text)) return number(Number(text));
  const match = /^(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text.replace(/[_,\s]/g, ''));
  if (!match) return inexactNumber(Number(text));
  const [, whole, fraction, exponent] = match;
  const shift = Number(exponent ?? 0) - fraction.length;
  const digits = Number(`${whole}${fraction}`);
  if (!Number.isSafeInteger(digits) || Math.abs(shift) > 15) return inexactNumber(Number(text));
  return shift >= 0 ? number(digits * 10 ** shift) : number(digits, 10 ** -shift);
}
