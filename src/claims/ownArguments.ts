import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable, type NamedVariable } from '../elaborate/uses';
import { isRoundBracket } from '../syntax/brackets';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';

const nothing: ReadonlySet<string> = new Set();

/**
 * What a function without a definition is a function of, where it stands bare in one place and applied in another: after
 * `y = f(x)` the f of `\frac{df}{dx}` is f(x). Null where it is not applied to names, among them those that it is
 * differentiated by.
 */
export function parametersOf(
  {
    name,
    indices,
    by,
  }: { readonly name: string; readonly indices: readonly string[]; readonly by: readonly NamedVariable[] },
  sides: readonly Syntax[],
  definition: (name: string) => Definition | null,
): Syntax[] | null {
  if (indices.length > 0 || by.some((variable) => variable.indices.length > 0)) return null;
  const applied = applicationsIn(sides, name, definition).map((args) => args.map(headOf));
  const isOwn = (args: (Syntax | null)[]): args is Syntax[] => {
    const names = args.map((arg) => arg && plainText(arg));
    return (
      !names.includes(null) && new Set(names).size === names.length && by.every((v) => names.includes(v.name))
    );
  };
  return applied.find(isOwn) ?? null;
}

/** The name that an argument is, or the g of an argument `g(x)`. */
function headOf(arg: Syntax): Syntax | null {
  const head =
    arg.kind === 'juxtapose' && arg.factors.length === 2 && isRoundBracket(arg.factors[1])
      ? arg.factors[0]
      : arg;
  return head.kind === 'symbol' ? head : null;
}

/** The arguments of each application of a function, in sides and in what their names are defined as. */
export function applicationsIn(
  sides: readonly Syntax[],
  name: string,
  definition: (name: string) => Definition | null,
): (readonly Syntax[])[] {
  const found: (readonly Syntax[])[] = [];
  const seen = new Set<string>();
  const visit = (node: Syntax): void => {
    const own = asVariable(node, nothing, () => false);
    if (own && !seen.has(own.name)) {
      seen.add(own.name);
      const defined = definition(own.name);
      if (defined) visit(defined.body);
    }
    if (node.kind === 'juxtapose')
      for (const [k, factor] of node.factors.entries()) {
        // `f'(x)`, and the `df(x, y)` that is read as a product until it is known that f takes arguments.
        const callee =
          factor.kind === 'prime' ? factor.base : factor.kind === 'differential' ? factor.arg : factor;
        const group = node.factors[k + 1];
        if (
          callee.kind === 'symbol' &&
          callee.name === name &&
          group?.kind === 'group' &&
          isRoundBracket(group)
        )
          found.push(group.body.kind === 'list' ? group.body.items : [group.body]);
      }
    for (const child of childrenOf(node)) visit(child);
  };
  for (const side of sides) visit(side);
  return found;
}
