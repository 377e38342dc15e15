import { children, type Expr, freeIndices, postorder, TooLarge } from '../expr';
import {
  applyPiece,
  elementwisePiece,
  logSumExpPiece,
  matrixFunctionPiece,
  namedPiece,
  normPiece,
  softmaxPiece,
  totalPiece,
  unvecPiece,
} from './latex/functions';
import { indexLetters } from './latex/indices';
import { dimensionText, numberPiece, sizePiece, symbolPiece } from './latex/leaves';
import { withIndicesApart } from './latex/nestedIndices';
import { atom, type Piece, type Printer } from './latex/piece';
import { matrixPowerPiece, powPiece, transposePiece } from './latex/powers';
import { kroneckerPiece, matmulPiece, mulPiece } from './latex/products';
import { frechetPiece, spectralPiece } from './latex/spectral';
import {
  blockPiece,
  buildPiece,
  comparePiece,
  deltaPiece,
  entryPiece,
  extremumPiece,
  onesPiece,
  piecewisePiece,
  zerosPiece,
} from './latex/structures';
import { addPiece, bigPiece } from './latex/sums';

/** A text longer than this is written with names for its shared parts. */
const LONG = 20_000;
const LONGEST = 400_000;

/**
 * An expression as LaTeX, the way a paper writes it and so that it parses back to an equal expression. What would
 * be very long because shared parts are written out each time is followed by definitions of those parts. Throws
 * `TooLarge` where even that is longer than anybody reads.
 */
export function latex(given: Expr): string {
  const e = withIndicesApart(given);
  const survey = surveyOf(e);
  return printWhole(e, survey) ?? printWithDefinitions(e, survey);
}

interface Survey {
  readonly nodes: readonly Expr[];
  readonly letters: ReadonlyMap<string, string>;
  readonly names: ReadonlySet<string>;
}

function surveyOf(e: Expr): Survey {
  const nodes = postorder([e]);
  const names = new Set<string>();
  let hasIndices = false;
  for (const node of nodes) {
    if (node.kind === 'symbol') names.add(node.name);
    else if (node.kind === 'index') hasIndices = true;
  }
  return { nodes, names, letters: hasIndices ? indexLetters(nodes) : NO_LETTERS };
}

const NO_LETTERS: ReadonlyMap<string, string> = new Map();

function printerOf({ nodes, letters, names }: Survey, memo: Map<Expr, Piece>, limit: number): Printer {
  const printer: Printer = {
    print(node) {
      const known = memo.get(node);
      if (known) return known;
      const made = printNode(node, printer);
      if (made.text.length > limit) throw new TooLarge();
      memo.set(node, made);
      return made;
    },
    indexName: (name) => letters.get(name) ?? name,
    eulerIsFree: !names.has('e'),
    unitVectorsAreClear: !names.has('e') && !nodes.some((node) => node.kind === 'kronecker'),
    sigmaIsFree: !names.has('\\sigma') && !names.has('sigma'),
  };
  return printer;
}

function printWhole(e: Expr, survey: Survey): string | null {
  try {
    return printerOf(survey, new Map(), LONG).print(e).text;
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

/** The expression with letters for its shared parts, and what they stand for: `…, where t_{1} = …`. */
function printWithDefinitions(e: Expr, survey: Survey): string {
  const memo = new Map<Expr, Piece>();
  const printer = printerOf(survey, memo, LONGEST);
  const uses = new Map<Expr, number>();
  for (const node of survey.nodes)
    for (const child of children(node)) uses.set(child, (uses.get(child) ?? 0) + 1);
  const letter = ['t', 'u', 'v', 's', 'z', 'q'].find((l) => !survey.names.has(l)) ?? '\\tau';
  const definitions: string[] = [];
  let length = 0;
  for (const node of survey.nodes) {
    // What holds an index has a meaning inside its sum only.
    if ((uses.get(node) ?? 0) < 2 || freeIndices(node).size > 0) continue;
    const { text } = printer.print(node);
    if (text.length < SHORT) continue;
    const name = `${letter}_{${definitions.length + 1}}`;
    definitions.push(`${name}=${text}`);
    length += text.length;
    if (length > LONGEST) throw new TooLarge();
    memo.set(node, atom(name, { subscript: true }));
  }
  return `${printer.print(e).text},\\quad\\text{where }${definitions.join(',\\;')}`;
}

/** A part shorter than this is no easier to read by a name. */
const SHORT = 10;

function printNode(e: Expr, printer: Printer): Piece {
  switch (e.kind) {
    case 'number':
      return numberPiece(e);
    case 'constant':
      return atom(e.name === 'pi' ? '\\pi' : 'e');
    case 'symbol':
      return symbolPiece(e, printer);
    case 'size':
      return sizePiece(e.dimension);
    case 'index':
      return atom(printer.indexName(e.name), { subscript: printer.indexName(e.name).includes('_') });
    case 'add':
      return addPiece(e, printer);
    case 'mul':
      return mulPiece(e, printer);
    case 'pow':
      return powPiece(e, printer);
    case 'elementwise':
      return elementwisePiece(e, printer);
    case 'extremum':
      return extremumPiece(e, printer);
    case 'apply':
      return applyPiece(e, printer);
    case 'matmul':
      return matmulPiece(e, printer);
    case 'transpose':
      return transposePiece(e, printer);
    case 'matrixpower':
      return matrixPowerPiece(e, printer);
    case 'matrixfunction':
      return matrixFunctionPiece(e, printer);
    case 'frechet':
      return frechetPiece(e, printer);
    case 'spectral':
      return spectralPiece(e, printer);
    case 'trace':
      return namedPiece('\\operatorname{tr}', e.arg, printer);
    case 'det':
      return namedPiece('\\det', e.arg, printer);
    case 'total':
      return totalPiece(e, printer);
    case 'norm':
      return normPiece(e, printer);
    case 'extremeentry':
      return namedPiece(`\\${e.which}`, e.arg, printer);
    case 'softmax':
      return softmaxPiece(e, printer);
    case 'logsumexp':
      return logSumExpPiece(e.arg, printer);
    case 'diagonal':
    case 'diagonalpart':
      return namedPiece('\\operatorname{diag}', e.arg, printer);
    case 'vec':
      return namedPiece('\\operatorname{vec}', e.arg, printer);
    case 'unvec':
      return unvecPiece(e, printer);
    case 'kronecker':
      return kroneckerPiece(e, printer);
    case 'duplication':
      return atom(`D_{${dimensionText(e.n)}}`, { subscript: true });
    case 'elimination':
      return atom(`L_{${dimensionText(e.n)}}`, { subscript: true });
    case 'commutation':
      return atom(`K_{${dimensionText(e.m)},${dimensionText(e.n)}}`, { subscript: true });
    case 'ones':
      return onesPiece(e);
    case 'zeros':
      return zerosPiece(e);
    case 'identity':
      return atom(`I_{${dimensionText(e.shape.rows)}}`, { subscript: true });
    case 'entry':
      return entryPiece(e, printer);
    case 'build':
      return buildPiece(e, printer);
    case 'delta':
      return deltaPiece(e, printer);
    case 'sum':
    case 'product':
      return bigPiece(e, printer);
    case 'piecewise':
      return piecewisePiece(e, printer);
    case 'compare':
      return comparePiece(e, printer);
    case 'block':
      return blockPiece(e, printer);
  }
}
