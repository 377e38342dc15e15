import type { DocumentReading, FoundClaim } from '../claims/document';
import type { UnderstoodSymbol } from '../elaborate/elaborate';
import { usesOf } from '../elaborate/uses';
import { attemptsOf, holdsIn, readingsOf } from './attempts';
import type { JudgeRequest } from './judgeRequest';

/** Letters of targets and distributions, whose entries mostly sum to one. */
const TARGETS = /^(y|t|p|q|\\pi)$/;

/** What a text may take for granted without saying so, and under which a refuted claim holds. */
export function assumptionUnder(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  tried: Set<string>,
  symbols: readonly UnderstoodSymbol[],
): { key: string; name: string } | null {
  const used = usesOf(
    { kind: 'list', items: [claim.left, claim.right], span: claim.equation },
    () => false,
    (name) => document.definitionAt(name, claim.equation.from),
  );
  const tries = [...used.keys()]
    .filter((name) => TARGETS.test(name))
    .map((name) => ({ names: [name], property: 'onehot' as const, key: 'assumes.sum' }));
  const square = squareMatrices(claim, document, request, symbols);
  const symmetric =
    square.length > 0 ? [{ names: square, property: 'symmetric' as const, key: 'assumes.symmetric' }] : [];
  for (const { names, property, key } of [...symmetric, ...tries]) {
    const attempts = attemptsOf(
      claim,
      document,
      request,
      new Map(names.map((name) => [name, property])),
      tried,
    );
    if (holdsIn(attempts)) return { key, name: names.join(', ') };
  }
  return null;
}

/** The matrices that are square by what is differentiated alone, whatever the claim makes of them. */
function squareMatrices(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  understood: readonly UnderstoodSymbol[],
): string[] {
  const [plain] = readingsOf([claim.left], claim, document, request);
  return (plain?.symbols ?? understood)
    .filter(
      (s) =>
        s.type.kind === 'matrix' && s.type.sizes[0].key === s.type.sizes[1].key && s.type.property === 'none',
    )
    .map((s) => s.name);
}
