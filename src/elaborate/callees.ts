import { isRoundBracket } from '../syntax/brackets';
import type { Font, Syntax } from '../syntax/tree';
import { childrenOf, visitAll } from '../syntax/walk';
import type { Definition } from './context';
import { fontOf, isIndexSyntax, plainText } from './names';
import { asVariable, type DeclaredAxes, type NamedVariable } from './variable';

/** Letters of functions that are letters for quantities too, so that a bracket alone does not make them functions. */
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
/** Letters that are read as functions when a bracket follows at once. */
const FUNCTION_LETTERS = new Set([
  ...DOUBTFUL,
  'f',
  'g',
  'h',
  '\\phi',
  '\\varphi',
  '\\psi',
  '\\ell',
  '\\sigma',
  '\\Phi',
  '\\Psi',
  '\\mathcal{L}',
  '\\rho',
]);
/** Of these, the ones that act entry by entry on a vector. */
const ACTIVATIONS = new Set(['\\sigma', '\\phi', '\\varphi', '\\psi', '\\rho', 'h', 'g']);

/** Letters of functions of which texts have several, `f_i(x)` and `L_i(w)`, and that are no factors before names in brackets. */
const INDEXED_FUNCTIONS = new Set([
  'f',
  'g',
  'h',
  '\\phi',
  '\\varphi',
  '\\psi',
  '\\ell',
  '\\mathcal{L}',
  'L',
  'J',
  'E',
  'l',
  'F',
  'G',
]);

type Subscript = Extract<Syntax, { kind: 'subscript' }> & {
  readonly base: Extract<Syntax, { kind: 'symbol' }>;
};
type Group = Extract<Syntax, { kind: 'group' }>;

/** `f_i(x)`: one of several functions at arguments that are names. */
export function indexedFunction(
  node: Syntax,
  next: Syntax | undefined,
): { callee: Subscript; given: Group } | null {
  if (node.kind !== 'subscript' || node.base.kind !== 'symbol' || node.base.font === 'bold') return null;
  if (!INDEXED_FUNCTIONS.has(node.base.name) || !node.indices.every((i) => isIndexSyntax(i, new Set())))
    return null;
  if (next?.kind !== 'group' || next.bracket !== 'round' || !looksLikeArguments(next.body)) return null;
  return { callee: node as Subscript, given: next };
}

export const isActivation = (name: string): boolean => ACTIVATIONS.has(letterOf(name));

/** A function that is applied, by its name and how often it is primed. */
export interface Callee {
  readonly name: string;
  readonly primes: number;
  /** Raised on the function: `f'^2(x)` is the square of f'(x). */
  readonly power: Syntax | null;
}

/** The name of the probability of an event, `P_{y=1}`, as a function of what the event depends on. */
export const eventName = (letter: string, event: string): string => `${letter}_{${event}}`;
const isProbabilityOfEvent = (name: string): boolean =>
  /^[A-Za-z]_\{.*(=|<|>|\\(ne|le|ge|in) ).*\}$/.test(name);

/** What is known of names where an application is looked for. */
export interface NamesHere {
  readonly axesOf: DeclaredAxes;
  /** Declared as something, bound, or standing for an argument: no function. */
  isQuantity(name: string): boolean;
  definition(name: string): Definition | null;
  /** Shown to be a function elsewhere in the formula. */
  isFunction(name: string): boolean;
}

/** `f(x)`, `f'(x)`, `\sigma(z)`, `x(t)`: the callee, if the two neighbouring factors are one. */
export function calleeOf(node: Syntax, next: Syntax | undefined, names: NamesHere): Callee | null {
  if (next?.kind !== 'group' || (next.bracket !== 'round' && next.bracket !== 'square')) return null;
  if (node.kind === 'power') {
    const inner = calleeOf(node.base, next, names);
    const isFunction =
      inner && (inner.primes > 0 || takesArguments(inner.name, names) || names.isFunction(inner.name));
    return isFunction && !inner.power ? { ...inner, power: node.exponent } : null;
  }
  let primes = 0;
  let base: Syntax = node;
  while (base.kind === 'prime') {
    primes += base.count;
    base = base.base;
  }
  const variable = asVariable(base, new Set(), names.axesOf);
  if (!variable) return null;
  if (variable.indices.length > 0) return memberOf(variable, base, next.body, primes, names);
  const callee = { name: variable.name, primes, power: null };
  const definition = names.definition(variable.name);
  if (isTime(next.body) && variable.name !== 't' && !definition && /^[\\A-Za-z]/.test(variable.name))
    return callee;
  if (names.isQuantity(variable.name)) return null;
  if (primes > 0 || takesArguments(variable.name, names)) return callee;
  const letter = letterOf(variable.name);
  if (isProbabilityOfEvent(variable.name)) return callee;
  if (!definition && isLetterOnVectors(variable.name, variable.font, next.body)) return callee;
  if (!definition && names.isFunction(variable.name)) return callee;
  if (!definition && areArguments(next)) return callee;
  if (definition || !FUNCTION_LETTERS.has(letter)) return null;
  if (DOUBTFUL.has(letter) && !areNamesOrValues(next.body)) return null;
  return callee;
}

/** Whether a letter makes a function of a name before a bracket, whatever is in that. */
export const isFunctionLetter = (name: string): boolean =>
  FUNCTION_LETTERS.has(letterOf(name)) && !DOUBTFUL.has(letterOf(name));

/**
 * The names that a formula shows to be functions: what has a prime before a bracket, `p'(s)`, and what a derivative finds
 * before names in brackets, `\nabla p(s)`. They are in `p(s + h)` too.
 */
export function functionsIn(root: Syntax): readonly string[] {
  const before = functionsOfRoots.get(root);
  if (before) return before;
  const names: string[] = [];
  visitAll(root, (node) => {
    const factors = node.kind === 'juxtapose' ? node.factors : [];
    for (const [k, factor] of factors.entries())
      if (factor.kind === 'prime' && isRoundBracket(factors[k + 1])) names.push(...nameOf(factor.base));
    if (node.kind !== 'derivative' || node.operand?.kind !== 'juxtapose') return;
    const [callee, group] = node.operand.factors;
    if (node.operand.factors.length === 2 && isRoundBracket(group) && looksLikeArguments(group.body))
      names.push(...nameOf(callee));
  });
  functionsOfRoots.set(root, names);
  return names;
}

const functionsOfRoots = new WeakMap<Syntax, readonly string[]>();

const nameOf = (node: Syntax): string[] => {
  const variable = asVariable(node, new Set(), () => false);
  return variable && variable.indices.length === 0 ? [variable.name] : [];
};

/** `h_t(\mathbf{x})`, the t-th of several functions, where the t does not run: a function of its own. */
function memberOf(
  { name, font, indices }: NamedVariable,
  written: Syntax,
  args: Syntax,
  primes: number,
  names: NamesHere,
): Callee | null {
  const runs = indices.some((i) => namesIn(i).some((letter) => names.isQuantity(letter)));
  if (runs || names.isQuantity(name) || names.definition(name)) return null;
  const isFunction = isLetterOnVectors(name, font, args) || (/^[fgh]$/.test(name) && areBold(args));
  return isFunction ? { name: plainText(written), primes, power: null } : null;
}

const namesIn = (index: Syntax): string[] =>
  index.kind === 'symbol' ? [index.name] : childrenOf(index).flatMap(namesIn);

/** A capital in plain type before bold names in brackets, `H(\mathbf{x})`: nobody puts brackets round a lone factor. */
const isLetterOnVectors = (name: string, font: Font, args: Syntax): boolean =>
  /^[A-Z]/.test(name) && (font === 'plain' || font === 'calligraphic') && areBold(args);

const areBold = (args: Syntax): boolean =>
  args.kind === 'list' ? args.items.every(areBold) : looksLikeArguments(args) && fontOf(args) === 'bold';

/** Several things in round brackets: whatever name stands before them is that of a function. Numbers alone are a vector. */
const areArguments = ({ bracket, body }: Group): boolean =>
  bracket === 'round' && body.kind === 'list' && body.items.some((item) => !isNumber(item));

const isNumber = (node: Syntax): boolean =>
  node.kind === 'number' || (node.kind === 'negate' && isNumber(node.arg));

const letterOf = (name: string): string => name.replace(/_.*$/, '');

const takesArguments = (name: string, names: NamesHere): boolean =>
  (names.definition(name)?.parameters.length ?? 0) > 0;

/** Whatever stands before a lone t in brackets is a function of time. */
const isTime = (body: Syntax): boolean => body.kind === 'symbol' && body.name === 't';

/** `(x)`, `(w, b)`: names only, as arguments are; `(x - y)` may be a factor. */
export const looksLikeArguments = (body: Syntax): boolean =>
  body.kind === 'list'
    ? body.items.every(looksLikeArguments)
    : body.kind === 'symbol' || body.kind === 'subscript' || body.kind === 'label';

/** Names, and values of functions beside them: `(f(x), y)`. Nobody puts brackets round a lone factor. */
const areNamesOrValues = (body: Syntax): boolean =>
  body.kind === 'list' ? body.items.every(areNamesOrValues) : looksLikeArguments(body) || isValue(body);

/** `f(x)`, `\sigma(w)` alone. */
function isValue(node: Syntax): boolean {
  if (node.kind === 'call') return node.args.every(looksLikeArguments);
  if (node.kind !== 'juxtapose' || node.factors.length !== 2) return false;
  const [callee, group] = node.factors;
  return (
    callee.kind === 'symbol' &&
    FUNCTION_LETTERS.has(callee.name) &&
    isRoundBracket(group) &&
    looksLikeArguments(group.body)
  );
}
