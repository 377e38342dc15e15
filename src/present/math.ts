import {
  type CompareNode,
  coefficientOf,
  type ElementwiseName,
  type Expr,
  isScalar,
  MINUS_ONE,
  type MulNode,
  mulNumbers,
  type NumberNode,
  pow,
} from '../expr';
import { identifierName } from './names';

/** How tightly a text of plain math holds together. */
enum Bind {
  Sum = 1,
  Product = 2,
  Sign = 3,
  Power = 4,
  Atom = 5,
}

interface Text {
  readonly text: string;
  readonly bind: Bind;
}

const text = (of: string, bind: Bind): Text => ({ text: of, bind });
const at = (inner: Text, bind: Bind): string => (inner.bind >= bind ? inner.text : `(${inner.text})`);

/** Thrown inside, and answered with null: there is no scalar form. */
class NoScalarForm extends Error {}

const LONGEST = 1_000_000;

/** A scalar expression as mathjs parses it; null where it holds a vector, a matrix or what mathjs does not know. */
export function mathText(e: Expr): string | null {
  const memo = new Map<Expr, Text>();
  const write = (node: Expr): Text => {
    const known = memo.get(node);
    if (known) return known;
    if (!isScalar(node)) throw new NoScalarForm();
    const made = writeNode(node, write);
    if (made.text.length > LONGEST) throw new NoScalarForm();
    memo.set(node, made);
    return made;
  };
  try {
    return write(e).text;
  } catch (error) {
    if (error instanceof NoScalarForm) return null;
    throw error;
  }
}

type Write = (e: Expr) => Text;

const call = (name: string, ...args: Text[]): Text =>
  text(`${name}(${args.map((a) => a.text).join(', ')})`, Bind.Atom);

function writeNode(e: Expr, write: Write): Text {
  switch (e.kind) {
    case 'number':
      return numberText(e);
    case 'constant':
      return text(e.name, Bind.Atom);
    case 'symbol':
      if (e.indices.length > 0) throw new NoScalarForm();
      return text(identifierName(e.name), Bind.Atom);
    case 'size': {
      const [term] = e.dimension.terms;
      const isName = e.dimension.terms.length === 1 && term.coefficient === 1 && term.names.length === 1;
      return text(e.dimension.key, isName ? Bind.Atom : Bind.Sum);
    }
    case 'add':
      return sumText(e.args, write);
    case 'mul':
      return productText(e, write);
    case 'pow':
      return powerText(e.base, e.exponent, write);
    case 'elementwise':
      return functionText(e.name, e.arg, write);
    case 'extremum':
      return call(e.which, ...e.args.map(write));
    case 'apply':
      if (e.orders.some((o) => o > 0)) throw new NoScalarForm();
      return call(identifierName(e.name), ...e.args.map(write));
    case 'compare':
      return text(`(${conditionText(e, write)} ? 1 : 0)`, Bind.Atom);
    case 'piecewise': {
      const branches = e.branches.map(
        (b) => `${conditionText(b.condition, write)} ? ${at(write(b.value), Bind.Sum)} : `,
      );
      return text(`(${branches.join('')}${write(e.otherwise).text})`, Bind.Atom);
    }
    default:
      throw new NoScalarForm();
  }
}

function numberText(e: NumberNode): Text {
  const sign = e.value < 0 ? '-' : '';
  if (e.exact && e.exact.q !== 1)
    return text(`${e.exact.p}/${e.exact.q}`, e.value < 0 ? Bind.Sum : Bind.Product);
  if (!Number.isFinite(e.value))
    return text(Number.isNaN(e.value) ? 'NaN' : `${sign}Infinity`, sign ? Bind.Sum : Bind.Atom);
  return text(String(e.value), e.value < 0 ? Bind.Sum : Bind.Atom);
}

const isNegative = (e: Expr): boolean => (coefficientOf(e)?.value ?? 0) < 0;

/** The terms in the node's order, a positive one in front when there is one. */
function sumText(args: readonly Expr[], write: Write): Text {
  const first = isNegative(args[0]) ? (args.find((a) => !isNegative(a)) ?? args[0]) : args[0];
  let written = write(first).text;
  for (const term of args) {
    if (term === first) continue;
    const { text: next } = write(term);
    written += next.startsWith('-') ? ` - ${next.slice(1)}` : ` + ${next}`;
  }
  return text(written, Bind.Sum);
}

function productText(e: MulNode, write: Write): Text {
  const coefficient = e.args[0].kind === 'number' ? e.args[0] : null;
  const over: string[] = [];
  const under: string[] = [];
  if (coefficient) {
    const p = Math.abs(coefficient.exact ? coefficient.exact.p : coefficient.value);
    if (p !== 1) over.push(String(p));
    if (coefficient.exact && coefficient.exact.q !== 1) under.push(String(coefficient.exact.q));
  }
  for (const factor of coefficient ? e.args.slice(1) : e.args) {
    if (factor.kind === 'pow' && factor.exponent.kind === 'number' && factor.exponent.value < 0) {
      under.push(at(write(pow(factor.base, mulNumbers(MINUS_ONE, factor.exponent))), Bind.Power));
    } else over.push(at(write(factor), Bind.Power));
  }
  const above = over.length === 0 ? '1' : over.join('*');
  const below = under.length > 1 ? `(${under.join('*')})` : under[0];
  const whole = below === undefined ? above : `${above}/${below}`;
  return coefficient && coefficient.value < 0 ? text(`-${whole}`, Bind.Sum) : text(whole, Bind.Product);
}

function powerText(base: Expr, exponent: Expr, write: Write): Text {
  if (exponent.kind === 'number') {
    if (exponent.value === 0.5) return call('sqrt', write(base));
    if (exponent.value < 0) {
      const under = write(pow(base, mulNumbers(MINUS_ONE, exponent)));
      return text(`1/${at(under, Bind.Power)}`, Bind.Product);
    }
  }
  return text(`${at(write(base), Bind.Atom)}^${at(write(exponent), Bind.Atom)}`, Bind.Power);
}

/** Most functions have the same name in mathjs; those it lacks are written out. */
function functionText(name: ElementwiseName, arg: Expr, write: Write): Text {
  const z = write(arg);
  const minus =
    z.text.startsWith('-') && z.bind === Bind.Sum && !/[ ]/.test(z.text)
      ? z.text.slice(1)
      : `-${at(z, Bind.Product)}`;
  switch (name) {
    case 'sigmoid':
      return text(`1/(1 + exp(${minus}))`, Bind.Product);
    case 'softplus':
      return text(`log(1 + exp(${z.text}))`, Bind.Atom);
    case 'step':
      return text(`(${at(z, Bind.Sum)} > 0 ? 1 : 0)`, Bind.Atom);
    case 'relu':
      return text(`max(${z.text}, 0)`, Bind.Atom);
    case 'gelu':
      return text(`${at(z, Bind.Power)}*(1 + erf(${at(z, Bind.Power)}/sqrt(2)))/2`, Bind.Product);
    case 'loggamma':
      return call('lgamma', z);
    case 'digamma':
    case 'trigamma':
      throw new NoScalarForm();
    default:
      return call(name, z);
  }
}

function conditionText(e: Expr, write: Write): string {
  if (e.kind !== 'compare') return `${at(write(e), Bind.Sum)} != 0`;
  const { op, left, right }: CompareNode = e;
  return `${at(write(left), Bind.Sum)} ${op} ${at(write(right), Bind.Sum)}`;
}
