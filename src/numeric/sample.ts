import { type Dimension, dimensionNames, isScalarShape, sizeOf } from '../expr/dimension';
import type { Expr, SymbolNode } from '../expr/node';
import { checkTime } from '../expr/timeLimit';
import { freeIndices, postorder } from '../expr/traverse';
import { EvaluationError } from './errors';
import { type Labels, labelsOf } from './labels';
import { type Family, type Point, symbolKey } from './point';
import { hash, Random } from './random';
import { drawSizes } from './sizes';
import { filledTensor, scalarTensor, type Tensor } from './tensor';
import { drawValue, type Spread, USUAL_SPREAD, type ValueOptions } from './values';

/** What expressions leave open: a point must give all of these values. */
export interface Inputs {
  /** One for each name; of a family, any one member. */
  readonly symbols: readonly SymbolNode[];
  readonly dimensions: readonly string[];
  readonly freeIndices: readonly string[];
  /** Keys of the symbols that a bound of a sum or product, or an index, is made of: they must be integers. */
  readonly integers: ReadonlySet<string>;
  readonly labels: Labels;
}

export interface SampleOptions {
  /** Named dimensions whose size is given; the others are drawn. */
  readonly sizes?: ReadonlyMap<string, number>;
  /** How entries are spread, for all symbols or by symbol key. */
  readonly spread?: Spread | ((key: string) => Spread);
  readonly determinant?: ValueOptions['determinant'];
  /** Values that are given; the others are drawn. */
  readonly values?: ReadonlyMap<string, Tensor | Family>;
  /** Keys of symbols that get small positive integers, whatever their property. */
  readonly integers?: ReadonlySet<string>;
  /** What is compared for equality, and the values that it takes. */
  readonly labels?: Labels;
}

/** The symbols, named dimensions and free index variables of expressions, in order of first appearance. */
export function inputsOf(exprs: readonly Expr[]): Inputs {
  const symbols = new Map<string, SymbolNode>();
  const dimensions = new Set<string>();
  const free = new Set<string>();
  const counting: Expr[] = [];
  const note = (...of: Dimension[]) => {
    for (const d of of) for (const name of dimensionNames(d)) dimensions.add(name);
  };
  for (const node of postorder(exprs)) {
    note(node.shape.rows, node.shape.cols);
    if (node.kind === 'size') note(node.dimension);
    if (node.kind === 'commutation') note(node.m, node.n);
    if (node.kind === 'duplication' || node.kind === 'elimination') note(node.n);
    if (node.kind === 'sum' || node.kind === 'product') counting.push(node.from, node.to);
    if (node.kind === 'entry') counting.push(node.row, node.col);
    if (node.kind === 'spectral') counting.push(node.rank);
    if (node.kind === 'symbol') {
      counting.push(...node.indices);
      note(...node.family);
      const known = symbols.get(symbolKey(node));
      if (known === undefined) symbols.set(symbolKey(node), node);
      else if (known !== node && !sameDeclaration(known, node))
        throw new EvaluationError(`${node.name} stands for two different things.`);
    }
  }
  for (const expr of exprs) for (const name of freeIndices(expr)) free.add(name);
  const integers = new Set(
    postorder(counting).flatMap((node) => (node.kind === 'symbol' ? [symbolKey(node)] : [])),
  );
  return {
    symbols: [...symbols.values()],
    dimensions: [...dimensions],
    freeIndices: [...free],
    integers,
    labels: labelsOf(exprs),
  };
}

const sameDeclaration = (a: SymbolNode, b: SymbolNode): boolean =>
  a.shape.rows.key === b.shape.rows.key &&
  a.shape.cols.key === b.shape.cols.key &&
  a.property === b.property &&
  a.integer === b.integer &&
  a.family.map((d) => d.key).join() === b.family.map((d) => d.key).join();

/**
 * A random point for the given symbols and named dimensions; the same seed gives the same point. Every symbol has
 * its declared property. A scalar that is named like a dimension is that dimension's size.
 */
export function samplePoint(
  symbols: readonly SymbolNode[],
  dimensions: readonly string[],
  seed: number,
  options: SampleOptions = {},
): Point {
  checkTime();
  const named = symbols.flatMap((s) =>
    [s.shape.rows, s.shape.cols, ...s.family].flatMap((d) => dimensionNames(d)),
  );
  const sizes = drawSizes([...dimensions, ...named], new Random(hash('sizes', seed)), options.sizes);
  const values = new Map<string, Tensor | Family>();
  for (const symbol of symbols) {
    const key = symbolKey(symbol);
    const given = options.values?.get(key);
    if (given !== undefined) values.set(key, given);
    else if (isScalarShape(symbol.shape) && symbol.family.length === 0 && sizes.has(symbol.name))
      values.set(key, scalarTensor(sizes.get(symbol.name) as number));
    else values.set(key, drawSymbol(symbol, sizes, new Random(hash('value', key, seed)), options));
  }
  return { sizes, values, seed };
}

function drawSymbol(
  symbol: SymbolNode,
  sizes: ReadonlyMap<string, number>,
  random: Random,
  options: SampleOptions,
): Tensor | Family {
  const rows = sizeOf(symbol.shape.rows, sizes);
  const cols = sizeOf(symbol.shape.cols, sizes);
  const spread =
    typeof options.spread === 'function'
      ? options.spread(symbolKey(symbol))
      : (options.spread ?? USUAL_SPREAD);
  const labels = options.labels;
  if (labels?.symbols.has(symbolKey(symbol)) && symbol.property === 'none' && symbol.integer === null)
    return drawMembers(symbol, sizes, () => filledTensor(rows, cols, () => random.pick(labels.values)));
  const draw = () =>
    drawValue(options.integers?.has(symbolKey(symbol)) ? 'integer' : symbol.property, rows, cols, random, {
      spread,
      determinant: options.determinant,
      integer: symbol.integer,
    });
  return drawMembers(symbol, sizes, draw);
}

function drawMembers(
  symbol: SymbolNode,
  sizes: ReadonlyMap<string, number>,
  draw: () => Tensor,
): Tensor | Family {
  if (symbol.family.length === 0) return draw();
  const extents = symbol.family.map((d) => sizeOf(d, sizes));
  const count = extents.reduce((product, extent) => product * extent, 1);
  return { extents, members: Array.from({ length: count }, draw) };
}
