import {
  type AddNode,
  coefficientOf,
  dependsOnIndex,
  type Expr,
  isNumber,
  isScalar,
  isZero,
  mul,
  ONE,
  type ProductNode,
  type SumNode,
  weighed,
} from '../../expr';
import { bracketed, concat, Level, type Piece, type Printer, piece } from './piece';
import { conditionText, setConditionOf } from './structures';
import { shorterTransposed } from './transposed';

export const isNegative = (e: Expr): boolean => (coefficientOf(e)?.value ?? 0) < 0;

/** The terms in the node's order, but for a negative one in front when there is a positive one to go before it. */
export function termsInOrder(args: readonly Expr[]): readonly Expr[] {
  const number = args[args.length - 1];
  // 1 + e^x, 1 − tanh²x: before functions a number stands first, but x + 1.
  const leads = number.kind === 'number' && number.value > 0 && args.slice(0, -1).every(isOfFunctions);
  if (!leads && !isNegative(args[0])) return args;
  const positive = leads ? number : args.find((a) => !isNegative(a));
  return positive ? [positive, ...args.filter((a) => a !== positive)] : args;
}

function isOfFunctions(e: Expr): boolean {
  if (e.kind === 'mul') return e.args.some(isOfFunctions);
  return e.kind === 'pow' ? isOfFunctions(e.base) : e.kind === 'elementwise';
}

export function addPiece(e: AddNode, printer: Printer): Piece {
  return shorterTransposed(e, (node) => plainSum(node as AddNode, printer));
}

function plainSum(e: AddNode, printer: Printer): Piece {
  const terms = termsInOrder(e.args).map(printer.print);
  // A term is a sum itself only by its leading minus sign.
  const texts = terms.map(({ text }, k) => (k === 0 || text.startsWith('-') ? text : `+${text}`));
  return piece(texts.join(''), Level.Sum, { tall: terms.some((t) => t.tall) });
}

export function bigPiece(e: SumNode | ProductNode, printer: Printer): Piece {
  const mean = e.kind === 'sum' ? meanPiece(e, printer) : null;
  if (mean) return mean;
  const operator = e.kind === 'sum' ? '\\sum' : '\\prod';
  const from = printer.print(e.from).text;
  const to = printer.print(e.to).text;
  const { term, conditions } = termsWhere(e);
  const where = conditions.map((c) => `,${conditionText(c, printer).text}`);
  const body = bracketed(printer.print(term), e.kind === 'sum' ? Level.Big : Level.Product);
  const head = `${operator}_{${printer.indexName(e.index)}=${from}${where.join('')}}^{${to}}`;
  return piece(concat(head, body.text), Level.Big, { tall: true });
}

/** `\mathbb{E}_{x\sim p}\left[f(x)\right]` and `\int f(x)\,dx`, which stand as sums with weights. */
function meanPiece(e: SumNode, printer: Printer): Piece | null {
  const found = weighed(e);
  if (!found) return null;
  const { body } = e;
  const term = body.kind === 'mul' ? mul(body.args.filter((arg) => arg !== found.factor)) : ONE;
  const [head, variables] = found.weights.name.split('\\,d');
  const text = printer.print(term).text;
  return variables === undefined
    ? piece(`${head}\\left[${text}\\right]`, Level.Atom, { tall: true })
    : piece(`${head}${bracketed(printer.print(term), Level.Big).text}\\,d${variables}`, Level.Big, {
        tall: true,
      });
}

/** The conditions on a sum's own index that its terms are told apart by, and the term where they hold. */
function termsWhere(e: SumNode | ProductNode): { term: Expr; conditions: readonly Expr[] } {
  const { body } = e;
  const isOwn = (c: Expr) =>
    dependsOnIndex(c, e.index) && (setConditionOf(c) !== null || (c.kind === 'compare' && isScalar(c)));
  if (body.kind === 'piecewise' && body.branches.length === 1) {
    const [{ condition, value }] = body.branches;
    const isNothing = e.kind === 'sum' ? isZero(body.otherwise) : isNumber(body.otherwise, 1);
    if (isNothing && isOwn(condition)) return { term: value, conditions: [condition] };
  }
  if (e.kind !== 'sum' || body.kind !== 'mul') return { term: body, conditions: [] };
  const conditions = body.args.filter(isOwn);
  return { term: mul(body.args.filter((a) => !conditions.includes(a))), conditions };
}
