import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import { isRoundBracket } from '../syntax/brackets';
import type { Syntax } from '../syntax/tree';

type Juxtaposed = Extract<Syntax, { kind: 'juxtapose' }>;
type Group = Extract<Syntax, { kind: 'group' }>;

/**
 * `\frac{dg}{dx}(x)` and `\frac{dg}{dh}(h(x))` of a g that nothing is said of: the derivative of g(x), and g'(h(x)). Nobody
 * puts brackets round a lone factor.
 */
export function derivativeValues(node: Juxtaposed, definition: (name: string) => Definition | null): Syntax {
  const factors: Syntax[] = [];
  for (let k = 0; k < node.factors.length; k++) {
    const [factor, next] = [node.factors[k], node.factors[k + 1]];
    const value = isRoundBracket(next) ? valueAt(factor, next, definition) : null;
    factors.push(...(value ?? [factor]));
    if (value) k++;
  }
  if (factors.length === node.factors.length && factors.every((f, k) => f === node.factors[k])) return node;
  return factors.length === 1 ? factors[0] : { ...node, factors };
}

function valueAt(
  derivative: Syntax,
  at: Group,
  definition: (name: string) => Definition | null,
): Syntax[] | null {
  if (derivative.kind !== 'derivative' || derivative.form !== 'fraction' || derivative.along) return null;
  const { operand, by } = derivative;
  const name = operand?.kind === 'symbol' ? operand.name : null;
  if (!operand || !name || definition(name) || by.length === 0 || !isPoint(at.body)) return null;
  const [{ variable }] = by;
  if (by.some((b) => b.transposed || plainText(b.variable) !== plainText(variable))) return null;
  const span = { from: derivative.span.from, to: at.span.to };
  if (plainText(at.body) === plainText(variable))
    return [
      { ...derivative, operand: { kind: 'juxtapose', factors: [operand, at], span: operand.span }, span },
    ];
  return [{ kind: 'prime', base: operand, count: by.length, span: derivative.span }, at];
}

/** A lone number, name or value of a function: `0`, `x_0`, `h(x)`. */
function isPoint(body: Syntax): boolean {
  if (body.kind === 'number') return true;
  if (body.kind === 'juxtapose')
    return body.factors.length === 2 && body.factors[0].kind === 'symbol' && body.factors[1].kind === 'group';
  return asVariable(body, new Set(), () => false) !== null;
}
