import { contains, type Expr } from '../expr';
import {
  applyPiece,
  elementwisePiece,
  matrixFunctionPiece,
  namedPiece,
  normPiece,
  softmaxPiece,
  totalPiece,
} from './latex/functions';
import { indexLetters } from './latex/indices';
import { dimensionText, numberPiece, sizePiece, symbolPiece } from './latex/leaves';
import { atom, type Piece, type Printer } from './latex/piece';
import { matrixPowerPiece, powPiece, transposePiece } from './latex/powers';
import { kroneckerPiece, matmulPiece, mulPiece } from './latex/products';
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

/** Thrown when the text of an expression would be longer than anybody reads: shared parts are written out each time. */
export class TooLong extends Error {
  constructor() {
    super('The expression is too long to be written out.');
  }
}

const LONGEST = 400_000;

/** An expression as LaTeX, the way a paper writes it and so that it parses back to an equal expression. */
export function latex(e: Expr): string {
  const letters = indexLetters(e);
  const memo = new Map<Expr, Piece>();
  const printer: Printer = {
    print(node) {
      const known = memo.get(node);
      if (known) return known;
      const made = printNode(node, printer);
      if (made.text.length > LONGEST) throw new TooLong();
      memo.set(node, made);
      return made;
    },
    indexName: (name) => letters.get(name) ?? name,
    eulerIsFree: !contains(e, (n) => n.kind === 'symbol' && n.name === 'e'),
    sigmaIsFree: !contains(e, (n) => n.kind === 'symbol' && (n.name === '\\sigma' || n.name === 'sigma')),
  };
  return printer.print(e).text;
}

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
    case 'trace':
      return namedPiece('\\operatorname{tr}', e.arg, printer);
    case 'det':
      return namedPiece('\\det', e.arg, printer);
    case 'total':
      return totalPiece(e, printer);
    case 'norm':
      return normPiece(e, printer);
    case 'softmax':
      return softmaxPiece(e, printer);
    case 'logsumexp':
      return namedPiece('\\operatorname{logsumexp}', e.arg, printer);
    case 'diagonal':
    case 'diagonalpart':
      return namedPiece('\\operatorname{diag}', e.arg, printer);
    case 'vec':
      return namedPiece('\\operatorname{vec}', e.arg, printer);
    case 'kronecker':
      return kroneckerPiece(e, printer);
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
