import type { SymbolUse } from '../shapes/kinds';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import { calleeOf, functionsIn, isActivation } from './callees';
import { conjunctsOf } from './conjunctions';
import type { Definition } from './context';
import { isMean } from './expectations';
import { fontOf, isEulersNumber, plainText } from './names';
import { hasVariables } from './norms';
import { clausesOf, entriesWritten } from './ranges';
import { asVariable, type DeclaredAxes, type NamedVariable } from './variable';

type Hint = 'transposed' | 'normed' | 'matrixOnly' | 'vectorOnly' | 'inFraction' | 'counted';

/** How a name is used, as far as it can be seen without shapes. */
export interface NameUse extends SymbolUse {
  arities: Set<number>;
  /**
   * Stands under a transpose, in a norm, in tr, det or an inverse: not what a scalar does; alone in a fraction, as no
   * matrix does; at the end of a sum, which only numbers are.
   */
  hints: Set<Hint>;
  /** It is applied to arguments somewhere, and has no definition: its kind is that of its value. */
  isFunction?: true;
}

export { asVariable, type DeclaredAxes, type NamedVariable } from './variable';

const OF_MATRICES: ReadonlySet<string> = new Set(
  'tr det logdet inv expm logm sqrtm sinm cosm rank'.split(' '),
);
const OF_VECTORS: ReadonlySet<string> = new Set(['softmax', 'logsumexp', 'logsoftmax']);

/** `x - m`, `\hat{y} - y`: a sum of nothing but names. */
function isSumOfNames(node: Syntax): boolean {
  if (node.kind === 'binary')
    return (node.op === 'add' || node.op === 'subtract') && [node.left, node.right].every(isSumOfNames);
  return asVariable(node, new Set(), () => false) !== null;
}

/** Every variable in a formula with how it is used; definitions in scope are looked into. */
export function usesOf(
  root: Syntax,
  axesOf: DeclaredAxes,
  definition: (name: string) => Definition | null,
  countsFromZero = false,
  functions: ReadonlySet<string> = new Set(functionsIn(root)),
): Map<string, NameUse> {
  const uses = new Map<string, NameUse>();
  const expanding = new Set<string>();
  const sampled = new Set<string>();
  const kept = new Set<string>();
  const lookUp = (name: string) => (kept.has(name) ? null : definition(name));

  const note = (variable: NamedVariable): NameUse => {
    let use = uses.get(variable.name);
    if (!use) {
      use = { name: variable.name, font: variable.font, arities: new Set(), hints: new Set() };
      uses.set(variable.name, use);
    }
    use.arities.add(variable.indices.length);
    return use;
  };

  const noteFunction = (name: string, written: Syntax, hint?: Hint): void => {
    const use = uses.get(name) ?? { name, font: fontOf(written), arities: new Set(), hints: new Set() };
    uses.set(name, use);
    use.isFunction = true;
    // Entry by entry, an activation is of its argument's shape: what is done to its value says nothing of it.
    if (hint && !isActivation(name)) use.hints.add(hint);
  };

  const keeping = (variables: readonly NamedVariable[], inner: () => void): void => {
    const added = variables.filter(({ name }) => !kept.has(name));
    for (const variable of added) {
      kept.add(variable.name);
      note(variable);
    }
    inner();
    for (const { name } of added) kept.delete(name);
  };

  const visit = (node: Syntax, bound: ReadonlySet<string>, hint?: Hint): void => {
    if (node.kind === 'number') return;
    const entries = entriesWritten(node, bound);
    if (entries) {
      visit(entries.body, new Set([...bound, ...entries.indices]));
      return;
    }
    const written = asVariable(node, bound, axesOf, countsFromZero);
    // A sample x of `x \in D` is a member of a family, as if it had an index.
    const variable =
      written && sampled.has(written.name) ? { ...written, indices: [node, ...written.indices] } : written;
    if (variable) {
      const defined = lookUp(variable.name);
      const isExpanded =
        variable.indices.length === 0 || [0, variable.indices.length].includes(defined?.indices.length ?? -1);
      if (defined && isExpanded && !expanding.has(variable.name)) {
        expanding.add(variable.name);
        // Parameters count as variables: where the function stands bare, or is called by their own names, they are.
        visit(defined.body, new Set([...bound, ...defined.indices]));
        expanding.delete(variable.name);
        return;
      }
      if (bound.has(variable.name) && variable.indices.length === 0) return;
      const use = note(variable);
      if (hint && variable.indices.length === 0) use.hints.add(hint);
      for (const index of written?.indices ?? []) visitIndex(index, bound);
      return;
    }
    switch (node.kind) {
      case 'derivative': {
        // What is differentiated by is a variable in there, and what it is defined as outside.
        const own = node.by.flatMap((b) => asVariable(b.variable, bound, axesOf) ?? []);
        for (const { variable } of node.by) visit(variable, bound);
        if (node.along) visit(node.along, bound);
        keeping(own, () => node.operand && visit(node.operand, bound));
        return;
      }
      case 'evaluatedAt': {
        const own = assignedIn(node.at).flatMap((name) => asVariable(name, bound, axesOf) ?? []);
        keeping(own, () => visit(node.body, bound));
        visit(node.at, bound);
        return;
      }
      case 'juxtapose':
        for (let k = 0; k < node.factors.length; k++) {
          const callee = calleeOf(node.factors[k], bracketUnder(node.factors[k + 1]), {
            axesOf,
            isQuantity: (name) => axesOf(name) !== false || bound.has(name),
            definition: lookUp,
            isFunction: (name) => functions.has(name),
          });
          if (callee && !lookUp(callee.name))
            noteFunction(
              callee.name,
              node.factors[k],
              // What is done to the derivative f'(x) says nothing of f's own value.
              callee.primes > 0 ? undefined : (hintOf(node.factors[k + 1]) ?? hint),
            );
          else visit(node.factors[k], bound);
        }
        return;
      case 'transpose':
      case 'inverseTranspose':
        visit(node.base, bound, node.kind === 'transpose' ? 'transposed' : 'matrixOnly');
        return;
      case 'fraction':
        visit(node.numerator, bound, node.denominator.kind === 'number' ? 'inFraction' : undefined);
        visit(node.denominator, bound, 'inFraction');
        return;
      case 'norm':
        visit(node.arg, bound, 'normed');
        if (node.order && hasVariables(node.order)) visit(node.order, bound);
        return;
      case 'call': {
        const inner = OF_MATRICES.has(node.name)
          ? 'matrixOnly'
          : OF_VECTORS.has(node.name)
            ? 'vectorOnly'
            : undefined;
        // The other arguments of an inverse of vec are sizes.
        const given = node.name === 'unvec' ? node.args.slice(0, 1) : node.args;
        for (const arg of given) visit(arg, bound, inner);
        return;
      }
      case 'inner':
        visit(node.left, bound, 'vectorOnly');
        visit(node.right, bound, 'vectorOnly');
        return;
      case 'big': {
        if (isMean(node)) {
          for (const limit of node.op === 'integral' ? [node.from, node.to] : [])
            if (limit) visit(limit, bound);
          visit(node.body, bound);
          return;
        }
        const clauses = clausesOf(node, () => false);
        const names = clauses?.indices ?? node.indices.map(plainText);
        const samples = clauses?.samples.flatMap((s) => s.names) ?? [];
        for (const name of samples) sampled.add(name);
        if (node.from) visit(node.from, bound);
        if (node.to) visit(node.to, bound, 'counted');
        if (node.condition) visitCondition(node.condition, new Set([...bound, ...names]));
        visit(node.body, new Set([...bound, ...names]));
        for (const name of samples) sampled.delete(name);
        return;
      }
      case 'entries': {
        const ranges = [node.rows, node.cols].filter((range) => range !== null);
        for (const { from, to } of ranges) for (const end of [from, to]) visit(end, bound);
        visit(node.body, new Set([...bound, ...ranges.map(({ index }) => index)]));
        return;
      }
      case 'group':
        visit(node.body, bound, hint);
        return;
      case 'negate':
        visit(node.arg, bound, hint);
        return;
      case 'binary': {
        // Of (x - m)^\top both are what is transposed; the b of (Xw + b)^\top may be added to every entry.
        const own = isSumOfNames(node) ? hint : undefined;
        visit(node.left, bound, own);
        visit(node.right, bound, own);
        return;
      }
      case 'power':
        // Euler's number is no variable.
        if (!isEulersNumber(node.base) || axesOf('e') !== false) visit(node.base, bound);
        visit(node.exponent, bound);
        return;
      default:
        for (const child of childrenOf(node)) visit(child, bound);
    }
  };
  /** Conditions such as y_i = 1 and x_i > 0: what is compared, but not the sets that indices are taken from. */
  const visitCondition = (node: Syntax, bound: ReadonlySet<string>): void => {
    for (const clause of conjunctsOf(node)) visitClause(clause, bound);
  };
  const visitClause = (node: Syntax, bound: ReadonlySet<string>): void => {
    if (node.kind === 'relation' && node.ops.some(({ op }) => op === 'in' || op === 'notin')) return;
    if (node.kind === 'subscript') visit(node, bound);
    else if (node.kind !== 'symbol') for (const child of childrenOf(node)) visitClause(child, bound);
  };
  const visitIndex = (node: Syntax, bound: ReadonlySet<string>): void => {
    if (node.kind === 'symbol' || node.kind === 'number') return;
    for (const child of childrenOf(node)) visitIndex(child, bound);
  };
  visit(root, new Set());
  return uses;
}

/** The bracket of arguments, without a transpose that is written on it. */
const bracketUnder = (node: Syntax | undefined): Syntax | undefined =>
  node?.kind === 'transpose' ? bracketUnder(node.base) : node;
const hintOf = (node: Syntax | undefined): Hint | undefined =>
  node?.kind === 'transpose' ? 'transposed' : undefined;

/** The names that take values under an evaluation bar. */
function assignedIn(at: Syntax): Syntax[] {
  if (at.kind === 'list') return at.items.flatMap(assignedIn);
  if (at.kind === 'group') return assignedIn(at.body);
  return at.kind === 'relation' ? [at.sides[0]] : [];
}
