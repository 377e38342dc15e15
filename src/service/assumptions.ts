import { derivativeVariables } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import type { UnderstoodSymbol } from '../elaborate/elaborate';
import { asVariable, usesOf } from '../elaborate/uses';
import { type Attempt, attemptsOf, holdsIn, readingsOf } from './attempts';
import { differentIndices } from './differentIndices';
import type { JudgeRequest } from './judgeRequest';
import { orthogonalUnder, signsUnder, sumsUnder } from './propertyAssumptions';

/** Letters of targets and distributions, whose entries mostly sum to one. */
const TARGETS = /^(y|t|p|q|\\pi)$/;

/** Under what a claim holds that does not hold without it; `said`, how it does where the text says so somewhere. */
export interface Assumption {
  readonly key: string;
  readonly name: string;
  readonly said: Attempt | null;
}

/** What a text may take for granted, and under which a refuted claim holds. */
export function assumptionUnder(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  tried: Set<string>,
  refuted: readonly Attempt[],
): Assumption | null {
  const different = differentIndices(refuted);
  if (different) return { key: 'assumes.indices', name: different.letters.join(' \\ne '), said: null };
  const used = usesOf(
    { kind: 'list', items: [claim.left, claim.right], span: claim.equation },
    () => false,
    (name) => document.definitionAt(name, claim.equation.from),
  );
  // What varies is not held to its constraint: a Lagrangian is differentiated as if there were none.
  const varied = new Set(
    [claim.left, claim.right, claim.about]
      .flatMap(derivativeVariables)
      .flatMap((v) => asVariable(v, new Set(), () => false)?.name ?? []),
  );
  const said = document.common.distributions
    .filter((name) => used.has(name) && !varied.has(name))
    .map((name) => ({ names: [name], property: 'prob' as const, key: 'said.sum' }));
  const tries = [...used.keys()]
    .filter((name) => TARGETS.test(name) && !document.common.distributions.includes(name))
    .map((name) => ({ names: [name], property: 'onehot' as const, key: 'assumes.sum' }));
  const square = squareMatrices(claim, document, request, refuted[0].symbols);
  const symmetric =
    square.length > 0 ? [{ names: square, property: 'symmetric' as const, key: 'assumes.symmetric' }] : [];
  for (const { names, property, key } of [...said, ...symmetric, ...tries]) {
    const attempts = attemptsOf(
      claim,
      document,
      request,
      new Map(names.map((name) => [name, property])),
      tried,
    );
    const holds = holdsIn(attempts);
    if (holds) return { key, name: names.join(', '), said: property === 'prob' ? holds : null };
  }
  const summed = sumsUnder(refuted, varied);
  if (summed) return { key: 'assumes.sum', name: summed, said: null };
  const signs = signsUnder(refuted, varied);
  if (signs) return { key: 'assumes.signs', name: signs, said: null };
  const orthogonal = orthogonalUnder(claim, document, request, refuted, varied);
  return orthogonal === null ? null : { key: 'assumes.orthogonal', name: orthogonal, said: null };
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
