import { definitionIn } from '../claims/definition';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { unknownFunctionOf } from '../claims/unknownFunctions';
import { calleeOf, looksLikeArguments, type NamesHere } from '../elaborate/callees';
import { plainText } from '../elaborate/names';
import { equationsOf } from '../syntax/equations';
import type { Syntax } from '../syntax/tree';
import { childrenOf, visitAll } from '../syntax/walk';
import type { Doubt } from './doubtReason';
import { summandOrEntry } from './summandDoubt';

/**
 * What authors leave to the reader: the index of the sample, the sum over what stands twice, which of several functions
 * a bare f is. A difference that may come from such a shorthand shows nothing.
 */
export function doubtOfShorthand(claim: FoundClaim, document: DocumentReading): Doubt | null {
  const sides = [claim.left, claim.right];
  const member = memberWithoutItsIndex(sides);
  if (member) return { category: 'ambiguous', key: 'shorthand.member', blanks: { name: member } };
  const next = nextOfAnIteration(claim.left, claim.right) ?? nextOfAnIteration(claim.right, claim.left);
  if (next) return { category: 'stated', key: 'shorthand.iteration', blanks: { name: next } };
  const summed = indexStandingTwice(sides);
  if (summed) return { category: 'ambiguous', key: 'shorthand.sum', blanks: { name: summed } };
  const slice = sliceBesideEntries(claim);
  if (slice) return { category: 'ambiguous', key: 'shorthand.slice', blanks: { name: slice } };
  const summand = summandOrEntry(sides, claim, document);
  if (summand) return { category: 'ambiguous', key: 'shorthand.summand', blanks: { name: summand } };
  if (isDirectPartial(claim.left, claim.right) || isDirectPartial(claim.right, claim.left))
    return { category: 'ambiguous', key: 'shorthand.partial', blanks: {} };
  const factor = factorBeforeAName(claim, document);
  if (factor) return { category: 'ambiguous', key: 'shorthand.application', blanks: { name: factor } };
  const more = functionOfMore(claim, document);
  if (more) return { category: 'no-definition', key: 'shorthand.function', blanks: { name: more } };
  const kin = kinDefinedHere(claim, document);
  if (kin) return { category: 'no-definition', key: 'shorthand.function', blanks: { name: kin } };
  const applied = sides.some((side) => appliesDerivativeToDerivative(side) || appliesLinearMap(side));
  return applied ? { category: 'ambiguous', key: 'shorthand.operator', blanks: {} } : null;
}

/** Whether a function that the text only applies stands in a side: what it is differentiated by, texts often leave to the reader. */
export function appliesUndefined(side: Syntax): boolean {
  let found = false;
  visitAll(side, (node) => {
    found ||= node.kind === 'symbol' && unknownFunctionOf(node.name) !== null;
  });
  return found;
}

/** `x^{(i)}`: the letter and the index in round brackets. */
function memberOf(node: Syntax): { letter: string; index: Syntax } | null {
  if (node.kind !== 'label') return null;
  const { label } = node;
  const inner = label.kind === 'group' && label.bracket !== 'round' ? label.body : label;
  return inner.kind === 'group' && inner.bracket === 'round'
    ? { letter: plainText(innermost(node.base)), index: inner.body }
    : null;
}

/** The x of `x_j` beside an `x^{(i)}` or `x^{(i)}_j` in one equation: the sample's index is left out. */
function memberWithoutItsIndex(sides: readonly Syntax[]): string | null {
  const members = new Set<string>();
  const bare = new Set<string>();
  const visit = (node: Syntax): void => {
    const member = memberOf(node);
    if (member) {
      if (member.index.kind === 'symbol') members.add(member.letter);
      return;
    }
    if (node.kind === 'subscript' && memberOf(node.base)) {
      visit(node.base);
      return;
    }
    if (node.kind === 'symbol') bare.add(node.name);
    for (const child of childrenOf(node)) visit(child);
  };
  for (const side of sides) visit(side);
  return [...members].find((letter) => bare.has(letter)) ?? null;
}

/** The x of `x_j^{(i)}`. */
const innermost = (node: Syntax): Syntax =>
  node.kind === 'label' || node.kind === 'subscript' ? innermost(node.base) : node;

/** What a name with a counting index is, as `w_{t+1}` and `w^{(t+1)}` are. */
interface Counted {
  readonly letter: string;
  readonly isShifted: boolean;
}

function countedIn(side: Syntax): Counted[] {
  const found: Counted[] = [];
  visitAll(side, (node) => {
    const member = memberOf(node);
    if (member) found.push({ letter: member.letter, isShifted: isShifted(member.index) });
    else if (node.kind === 'subscript')
      found.push({ letter: plainText(node.base), isShifted: node.indices.some(isShifted) });
  });
  return found;
}

/** The `t+1` that counts on: a letter and a number. */
function isShifted(index: Syntax): boolean {
  if (index.kind === 'group') return isShifted(index.body);
  return (
    index.kind === 'binary' &&
    (index.op === 'add' || index.op === 'subtract') &&
    index.left.kind === 'symbol' &&
    index.right.kind === 'number'
  );
}

/**
 * The x of `x_{t+1} = x_t - \eta \nabla f(x_t)`: one side knows it at the next step only, the other at this one only. Such an
 * equation says what the next one is.
 */
function nextOfAnIteration(next: Syntax, current: Syntax): string | null {
  const after = countedIn(next);
  const before = countedIn(current);
  const shifted = after.filter(({ isShifted: yes }) => yes).map(({ letter }) => letter);
  return (
    shifted.find(
      (letter) =>
        after.every((each) => each.letter !== letter || each.isShifted) &&
        before.some((each) => each.letter === letter) &&
        before.every((each) => each.letter !== letter || !each.isShifted),
    ) ?? null
  );
}

/** An index that stands on two factors of one product, that no sum binds and nothing is differentiated by: Einstein's sum. */
function indexStandingTwice(sides: readonly Syntax[]): string | null {
  const by = new Set<string>();
  for (const side of sides)
    visitAll(side, (node) => {
      if (node.kind === 'derivative')
        for (const { variable } of node.by) for (const index of indicesOf(variable)) by.add(index);
    });
  const search = (node: Syntax, bound: ReadonlySet<string>): string | null => {
    const inside = node.kind === 'big' ? new Set([...bound, ...node.indices.map(plainText)]) : bound;
    if (node.kind === 'juxtapose') {
      const all = node.factors.flatMap((factor) => [...new Set(indicesOf(factor))]);
      const twice = all.find((index, k) => all.indexOf(index) !== k && !inside.has(index) && !by.has(index));
      if (twice !== undefined) return twice;
    }
    for (const child of childrenOf(node)) {
      const found = search(child, inside);
      if (found !== null) return found;
    }
    return null;
  };
  for (const side of sides) {
    const found = search(side, new Set());
    if (found !== null) return found;
  }
  return null;
}

/** The A_k of a claim in whose chain entries A_{ik} stand: a row or a column, which only words say. */
function sliceBesideEntries({ right, sides }: FoundClaim): string | null {
  const entries = new Set<string>();
  for (const side of sides)
    visitAll(side, (node) => {
      if (node.kind === 'subscript' && node.indices.length === 2) entries.add(plainText(node.base));
    });
  let found: string | null = null;
  visitAll(right, (node) => {
    if (node.kind === 'subscript' && node.indices.length === 1 && entries.has(plainText(node.base)))
      found ??= plainText(node);
  });
  return found;
}

/**
 * `\frac{\partial y}{\partial x} = \frac{\partial y}{\partial f} \frac{\partial f}{\partial x} + \frac{\partial y}{\partial x}`: the same sign for the
 * whole derivative and for the part of it that does not go through f.
 */
function isDirectPartial(whole: Syntax, parts: Syntax): boolean {
  if (whole.kind !== 'derivative' || parts.kind !== 'binary') return false;
  const isSame = (node: Syntax): boolean =>
    node.kind === 'binary' && (node.op === 'add' || node.op === 'subtract')
      ? isSame(node.left) || isSame(node.right)
      : node.kind === 'derivative' && plainOf(node) === plainOf(whole);
  return isSame(parts);
}

/** The letters that a factor carries as subscripts. */
const indicesOf = (node: Syntax): string[] =>
  node.kind === 'subscript' ? node.indices.filter((i) => i.kind === 'symbol').map(plainText) : [];

/**
 * The H of `e^{H(x)}` where nothing makes H a function: it is read as a factor, which nobody would write so; and the l of
 * `l(Wx)` beside `l(y)`.
 */
function factorBeforeAName(
  { left, right, sides, equation }: FoundClaim,
  document: DocumentReading,
): string | null {
  const names: NamesHere = {
    axesOf: () => false,
    isQuantity: () => false,
    isFunction: () => false,
    definition: (name) => document.definitionAt(name, equation.from),
  };
  const applied = new Set(
    sides
      .flatMap(bracketsAfterNames)
      .flatMap(({ name, group }) => (looksLikeArguments(group.body) ? [name.name] : [])),
  );
  const found = [left, right]
    .flatMap(bracketsAfterNames)
    .find(({ name, group }) => applied.has(name.name) && calleeOf(name, group, names) === null);
  return found ? plainText(found.name) : null;
}

interface NameAndBracket {
  readonly name: Extract<Syntax, { kind: 'symbol' }>;
  readonly group: Extract<Syntax, { kind: 'group' }>;
}

function bracketsAfterNames(side: Syntax): NameAndBracket[] {
  const found: NameAndBracket[] = [];
  visitAll(side, (node) => {
    if (node.kind !== 'juxtapose') return;
    for (const [k, name] of node.factors.entries()) {
      const group = node.factors[k + 1];
      if (name.kind === 'symbol' && group?.kind === 'group' && group.bracket === 'round')
        found.push({ name, group });
    }
  });
  return found;
}

/** The f(x, z) that a chain speaks of where the text only defines an f(x): that f is another function. */
function functionOfMore({ sides, equation }: FoundClaim, document: DocumentReading): string | null {
  for (const { name, group } of sides.flatMap(bracketsAfterNames)) {
    const parameters = document.definitionAt(name.name, equation.from)?.parameters.length ?? 0;
    if (group.body.kind === 'list' && parameters > 0 && group.body.items.length > parameters)
      return `${name.name}(${group.body.items.map(plainText).join(', ')})`;
  }
  return null;
}

/** A function `f_c` that the same formula defines before it differentiates a bare f: that may be the one meant. */
function kinDefinedHere(claim: FoundClaim, document: DocumentReading): string | null {
  const names = new Set<string>();
  for (const side of [claim.left, claim.about])
    visitAll(side, (node) => {
      if (node.kind === 'derivative' && node.operand?.kind === 'symbol') names.add(node.operand.name);
    });
  if (names.size === 0) return null;
  const { root, offset } = document.regions[claim.region];
  const before = equationsOf(root).filter(({ span }) => span.to + offset <= claim.equation.from);
  for (const { sides, ops } of before.reverse()) {
    const defined = definitionIn(sides[0], ops[0].op, sides[1])?.name;
    if (defined !== undefined && names.has(defined)) return null;
    const kin = [...names].find((name) => defined?.startsWith(`${name}_`));
    if (kin !== undefined) return defined ?? null;
  }
  return null;
}

/** `\frac{df}{dx}\left(\frac{df}{dx}\right)`: a derivative before a bracket that holds nothing but another is an operator on it. */
function appliesDerivativeToDerivative(side: Syntax): boolean {
  let found = false;
  visitAll(side, (node) => {
    if (node.kind !== 'juxtapose') return;
    found ||= node.factors.some((factor, k) => {
      const next = node.factors[k + 1];
      return (
        factor.kind === 'derivative' &&
        next?.kind === 'group' &&
        next.bracket === 'round' &&
        next.body.kind === 'derivative' &&
        plainOf(factor) === plainOf(next.body)
      );
    });
  });
  return found;
}

/** `f'(A)[H]`: a derivative before a square bracket is the linear map, applied to what stands in it. */
function appliesLinearMap(side: Syntax): boolean {
  let found = false;
  visitAll(side, (node) => {
    if (node.kind !== 'juxtapose') return;
    found ||= node.factors.some((factor, k) => {
      const [first, second] = node.factors.slice(k + 1);
      const behind = first?.kind === 'group' && first.bracket === 'round' ? second : first;
      const isDerivative =
        factor.kind === 'prime' || (factor.kind === 'derivative' && factor.supposed === true);
      return isDerivative && behind?.kind === 'group' && behind.bracket === 'square';
    });
  });
  return found;
}

const plainOf = (node: Extract<Syntax, { kind: 'derivative' }>): string =>
  `${node.operand ? plainText(node.operand) : ''}/${node.by.map(({ variable }) => plainText(variable)).join()}`;
