import { derivativeVariables } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { asVariable } from '../elaborate/uses';
import { postorder } from '../expr';
import type { Span, Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { vanishes } from './nothing';
import { doubtOfReading, readsBoldNumber } from './readingDoubt';
import type { Repair } from './repair';
import { appliesUndefined, doubtOfShorthand } from './shorthandDoubt';

/**
 * Whether an edit that makes a claim fit and hold shows that the claim is wrong, and not how it was read. Texts write
 * vectors of one length side by side where they mean their entries, and rows for columns where they derive a vector by
 * a matrix; they do not mean a capital for a number.
 */
export const showsMistake = (
  { edit, attempt }: Repair,
  claim: FoundClaim,
  document: DocumentReading,
): boolean =>
  edit.kind !== 'product' &&
  !(edit.kind === 'transpose' && isGreekAt(edit.span, claim.right)) &&
  // Where the derivative is nothing, the text does not show the dependence: any edit that fits would hold.
  !vanishes(attempt.left) &&
  !doubtOfReading(claim, attempt.symbols, document) &&
  !readsBoldNumber(claim, attempt.symbols, document) &&
  !differentiatesByCapitalNumber(claim, attempt) &&
  !readsMatrixAsNumber(attempt) &&
  attempt.left.shape.rows.terms.every(({ names }) => names.length < 2) &&
  // What a function without a definition gives is of any shape.
  !postorder([attempt.left]).some((node) => node.kind === 'apply');

/** Whether a claim leaves open what would be a mistake in it, whatever would make it fit. */
export const leavesOpen = (claim: FoundClaim, document: DocumentReading): boolean =>
  claim.broken ||
  doubtOfShorthand(claim, document) !== null ||
  !isByNames(claim) ||
  [claim.left, claim.right].some(appliesUndefined);

/** Whether a Greek letter, which is a number by its notation, is what an edit turns. */
function isGreekAt(span: Span, side: Syntax): boolean {
  let found = false;
  visitAll(side, (node) => {
    const isThere = node.span.from === span.from && node.span.to === span.to;
    found ||= isThere && node.kind === 'symbol' && node.font === 'plain' && /^\\[a-z]+$/.test(node.name);
  });
  return found;
}

/** Whether everything that is differentiated by is a name; \partial e^H / \partial H(x) is by the value of a function. */
const isByNames = ({ left, right }: FoundClaim): boolean =>
  [left, right].flatMap(derivativeVariables).every((v) => asVariable(v, new Set(), () => false) !== null);

/** Whether a W that something is differentiated by was read as a number. */
const differentiatesByCapitalNumber = (
  { left, right }: FoundClaim,
  { symbols }: Repair['attempt'],
): boolean => {
  const numbers = new Set(symbols.filter((s) => s.type.kind === 'scalar' && !s.declared).map((s) => s.name));
  return [left, right].flatMap(derivativeVariables).some((v) => {
    const name = asVariable(v, new Set(), () => false)?.name;
    return name !== undefined && /^(?:\\math(?:bf|bb)\{)?[A-Z]/.test(name) && numbers.has(name);
  });
};

/** Whether a \Sigma or an X was read as a number, which its notation hardly allows. */
const readsMatrixAsNumber = ({ symbols }: Repair['attempt']): boolean =>
  symbols.some(
    ({ name, type, declared }) => !declared && type.kind === 'scalar' && MATRIX_BY_NOTATION.test(name),
  );

const MATRIX_BY_NOTATION =
  /^(?:\\boldsymbol\{)?(?:\\(?:Sigma|Lambda|Omega|Theta|Phi|Psi|Gamma)|[ABHPQRSUVWXYZ])(?![A-Za-z])/;
