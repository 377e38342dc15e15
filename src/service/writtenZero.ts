import { holdsDerivative, isWrittenZero } from '../claims/derivativeSide';
import type { FoundClaim } from '../claims/document';
import { plainText } from '../elaborate/names';

/** Whether one side is written as 0, or begins with one: then a zero derivative is what the text means. */
export const isZeroWritten = ({ left, right }: FoundClaim): boolean =>
  [left, right].some(
    (side) =>
      plainText(side).replace(/[^0-9a-zA-Z]/g, '') === '0' || /^(\\mathbf\{0\}|0)/.test(plainText(side)),
  );

/** Whether a chain about a derivative sets it to 0. */
export const isSetToZero = ({ left, right, about }: FoundClaim): boolean =>
  [left, right].some(isWrittenZero) && holdsDerivative(about);
