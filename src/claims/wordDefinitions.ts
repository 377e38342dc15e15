import type { Definition } from '../elaborate/context';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { writtenName } from './unknownFunctions';

interface Formula {
  readonly root: Syntax;
  readonly before: string;
  readonly after: string;
}

const WORDS: readonly (readonly [string, string])[] = [
  ['sigmoid', '(?:logistic\\s+)?sigmoid|logistic|logistic\\s+function|对数几率|逻辑斯谛|逻辑'],
  ['tanh', 'hyperbolic\\s+tangent|tanh|双曲正切'],
  ['relu', 'relu|rectified\\s+linear(?:\\s+unit)?|修正线性|线性整流'],
];

/** "is the sigmoid function", "为 Sigmoid 函数". */
const AFTER = WORDS.map(
  ([name, words]) =>
    [
      name,
      new RegExp(
        `^\\s*(?:is|be|are|denotes|means|为|是|表示|即为)\\s*(?:the\\s+|a\\s+|an\\s+)?(?:${words})\\s*(?:activation\\s+)?(?:function|激活函数|函数|单元)`,
        'i',
      ),
    ] as const,
);
/** "the sigmoid function f", "Sigmoid 函数 f". */
const BEFORE = WORDS.map(
  ([name, words]) =>
    [
      name,
      new RegExp(`(?:${words})\\s*(?:activation\\s+)?(?:function|激活函数|函数)\\s*(?:为|是)?\\s*$`, 'i'),
    ] as const,
);

const NORMAL = /gauss|normal(?:ly)?\s+distribut|高斯|正态/i;

/** Definitions that a text makes in words: "where f is the sigmoid function", and densities where it speaks of normal distributions. */
export class WordDefinitions {
  private readonly found = new Map<string, Definition>();

  constructor(formulas: readonly Formula[]) {
    for (const formula of formulas) this.noteFunction(formula);
    const speaksOfNormal = formulas.some(({ before, after }) => NORMAL.test(before) || NORMAL.test(after));
    for (const { root } of formulas)
      for (const name of normalDensitiesIn(root, speaksOfNormal)) this.found.set(name, normalDensity(name));
  }

  of(name: string): Definition | null {
    return this.found.get(name) ?? null;
  }

  private noteFunction({ root, before, after }: Formula): void {
    const name = nameOf(root);
    if (name === null) return;
    const known =
      AFTER.find(([, pattern]) => pattern.test(after.slice(0, 60))) ??
      BEFORE.find(([, pattern]) => pattern.test(before.slice(-60)));
    if (known) for (const each of [name, `f_{${name}}`]) this.found.set(each, knownFunction(each, known[0]));
  }
}

/** The f of `f` and of `f(x)`, as formulas by themselves. */
function nameOf(root: Syntax): string | null {
  const callee = root.kind === 'juxtapose' && root.factors[1]?.kind === 'group' ? root.factors[0] : root;
  const variable = asVariable(callee, new Set(), () => false);
  return variable && variable.indices.length === 0 ? variable.name : null;
}

const AT = { from: 0, to: 0 };
const symbol = (name: string): Syntax => ({ kind: 'symbol', name, font: 'plain', span: AT });

function knownFunction(name: string, known: string): Definition {
  const u = symbol("u'");
  return {
    name,
    parameters: [u],
    indices: [],
    body: { kind: 'call', name: known, nameSpan: AT, args: [u], base: null, span: AT },
  };
}

/** Densities of the normal distribution: `\mathcal{N}(x | \mu, \Sigma)`, and `p(x | \mu, \Sigma)` where a text speaks of it. */
function normalDensitiesIn(root: Syntax, speaksOfNormal: boolean): string[] {
  const names: string[] = [];
  visitAll(root, (node) => {
    if (node.kind !== 'juxtapose') return;
    for (const [k, callee] of node.factors.entries()) {
      const next = node.factors[k + 1];
      if (callee.kind !== 'symbol' || next?.kind !== 'group' || !hasMeanAndVariance(next)) continue;
      const letter = writtenName(callee.name);
      const isNormal = letter === 'N' && callee.font === 'calligraphic';
      if (isNormal || (speaksOfNormal && /^[pqfN]$/.test(letter))) names.push(callee.name);
    }
  });
  return names;
}

/** `(x, \mu, \Sigma)`, `(x, \mu_k, \sigma_k^2)`. */
function hasMeanAndVariance({ body }: Extract<Syntax, { kind: 'group' }>): boolean {
  if (body.kind !== 'list' || body.items.length !== 3) return false;
  const [, mean, variance] = body.items;
  const isSquare =
    variance.kind === 'power' && variance.exponent.kind === 'number' && variance.exponent.text === '2';
  return (
    letterOf(mean) === '\\mu' &&
    letterOf(isSquare ? variance.base : variance) === (isSquare ? '\\sigma' : '\\Sigma')
  );
}

function letterOf(node: Syntax): string | null {
  if (node.kind === 'subscript' || node.kind === 'label') return letterOf(node.base);
  return node.kind === 'symbol' ? node.name : null;
}

/**
 * The density of a normal distribution, but for the number 2π, which is left open here: a letter π may be anything in a
 * text, and what is not open then holds for any number.
 */
function normalDensity(name: string): Definition {
  const [x, mean, variance] = ["x'", "m'", "S'"].map(symbol);
  const number = (text: string): Syntax => ({ kind: 'number', text, span: AT });
  const power = (base: Syntax, exponent: Syntax): Syntax => ({ kind: 'power', base, exponent, span: AT });
  const group = (body: Syntax): Syntax => ({ kind: 'group', bracket: 'round', body, span: AT });
  const minus = (arg: Syntax): Syntax => ({ kind: 'negate', arg, span: AT });
  const product = (...factors: Syntax[]): Syntax => ({ kind: 'juxtapose', factors, span: AT });
  const half: Syntax = { kind: 'fraction', numerator: number('1'), denominator: number('2'), span: AT };
  const distance = group({ kind: 'binary', op: 'subtract', left: x, right: mean, operator: AT, span: AT });
  const scaled = product(power(symbol("c'_{2\\pi}"), number('2')), variance);
  const exponent = product(
    half,
    { kind: 'transpose', base: distance, span: AT },
    power(variance, minus(number('1'))),
    distance,
  );
  const call: Syntax = {
    kind: 'call',
    name: 'exp',
    nameSpan: AT,
    args: [minus(exponent)],
    base: null,
    span: AT,
  };
  return {
    name,
    parameters: [x, mean, variance],
    indices: [],
    body: product(power({ kind: 'bars', arg: scaled, span: AT }, minus(half)), call),
  };
}
