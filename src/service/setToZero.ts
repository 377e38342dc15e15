import { nameOfFunction, operandsOf } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { plainText } from '../elaborate/names';
import { usesOf } from '../elaborate/uses';
import { attemptsOrNone, holdsIn } from './attempts';
import type { JudgeRequest } from './judgeRequest';

/**
 * Whether a derivative that is written equal to 0, and that comes out as 0, is a condition all the same: it is 0 only at
 * the point that the text solves it for, or the function stands at a fixed argument.
 */
export const isSolvedForZero = (
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
): boolean => !holdsUnsolved(claim, document, request) || differentiatesFunction(claim, document);

/** Whether it holds for all values of the names, and not only for those that the text solves it with. */
function holdsUnsolved(claim: FoundClaim, document: DocumentReading, request: JudgeRequest): boolean {
  return holdsIn(attemptsOrNone(claim, document, { ...request, solvedFor: true })) !== undefined;
}

/** Whether `f(x)` is differentiated, which depends on its argument unless its definition says that it does not. */
function differentiatesFunction(claim: FoundClaim, document: DocumentReading): boolean {
  const isConstant = (name: string): boolean => {
    const definition = document.definitionAt(name, claim.equation.from);
    if (!definition) return false;
    const uses = usesOf(
      definition.body,
      () => false,
      () => null,
    );
    return !definition.parameters.some((p) => uses.has(plainText(p)));
  };
  return operandsOf(claim.left).some((operand) => {
    const isApplied =
      operand.kind === 'juxtapose' && operand.factors.length === 2 && operand.factors[1].kind === 'group';
    const name = nameOfFunction(operand);
    return isApplied && name !== null && !isConstant(name);
  });
}
