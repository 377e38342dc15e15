import { derivativeVariables } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { asVariable } from '../elaborate/uses';
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
  // Where the derivative is nothing, the text does not show the dependence: any edit that fits would hold.
  !vanishes(attempt.left) &&
  !doubtOfShorthand(claim, document) &&
  !doubtOfReading(claim, attempt.symbols, document) &&
  !readsBoldNumber(claim, attempt.symbols, document) &&
  isByNames(claim) &&
  !differentiatesByCapitalNumber(claim, attempt) &&
  attempt.left.shape.rows.terms.every(({ names }) => names.length < 2) &&
  ![claim.left, claim.right].some(appliesUndefined);

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
