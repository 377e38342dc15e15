import type { DocumentReading, FoundClaim } from '../claims/document';
import { plainText } from '../elaborate/names';
import { type Expr, freeIndices, isScalar, mapNodes, ONE, ones, postorder } from '../expr';
import type { DeclaredType } from '../shapes/declaredType';
import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { decide, isConfirmed } from '../verify/decide';
import { type Attempt, attemptsOrNone, holdsIn } from './attempts';
import type { JudgeRequest } from './judgeRequest';

/** Letters of labels, which are often ±1, so that their squares are left out. */
const LABEL = /^[yt](?![A-Za-z])/;

/** Labels that are ±1 if two sides are equal: the difference is in squares of them, which are left out. */
export function signsUnder(attempts: readonly Attempt[], varied: ReadonlySet<string>): string | null {
  for (const { left, right } of attempts)
    for (const name of labelsSquared([left, right])) {
      if (varied.has(name)) continue;
      const [l, r] = [left, right].map((e) => withoutSquares(e, name));
      if (isConfirmed(decide(l, r))) return name;
    }
  return null;
}

/** The name of y_i in y_i²; a bare y is no label of many. */
function labelSquared(node: Expr): string | null {
  if (node.kind !== 'pow' || node.exponent.kind !== 'number' || node.exponent.value % 2 !== 0) return null;
  const member = node.base.kind === 'entry' ? node.base.arg : node.base;
  if (member.kind !== 'symbol' || member.property !== 'none' || !LABEL.test(member.name)) return null;
  return node.base !== member || member.indices.length > 0 || !isScalar(member) ? member.name : null;
}

const labelsSquared = (exprs: readonly Expr[]): Set<string> =>
  new Set(postorder(exprs).flatMap((node) => labelSquared(node) ?? []));

const withoutSquares = (e: Expr, name: string): Expr =>
  mapNodes(e, (node) => (labelSquared(node) === name ? ones(node.shape) : node));

/** Letters of targets and distributions. */
const TARGET = /^(?:[ytpq]|\\pi)$/;

/** Targets whose entries sum to one if two sides are equal, where that sum is written out. */
export function sumsUnder(attempts: readonly Attempt[], varied: ReadonlySet<string>): string | null {
  for (const { left, right } of attempts) {
    const names = new Set(postorder([left, right]).flatMap((node) => nameSummed(node) ?? []));
    for (const name of names) {
      if (varied.has(name)) continue;
      const [l, r] = [left, right].map((e) =>
        mapNodes(e, (node) => (nameSummed(node) === name ? ONE : node)),
      );
      if (isConfirmed(decide(l, r))) return name;
    }
  }
  return null;
}

/** The t of \sum_j t_j. */
function nameSummed(node: Expr): string | null {
  if (node.kind !== 'sum') return null;
  const { body, index } = node;
  const member = body.kind === 'entry' ? body.arg : body;
  if (member.kind !== 'symbol' || !TARGET.test(member.name)) return null;
  return freeIndices(body).size === 1 && freeIndices(body).has(index) ? member.name : null;
}

/** Letters of the factors of a decomposition; other matrices are orthogonal only where they are seen in one. */
const OF_DECOMPOSITION = /^[UVQ]$/;

/**
 * A matrix that is orthogonal if the claim holds: the V of a decomposition, in V(D + cI)Vᵀ for VDVᵀ + cI. Data are not: the
 * X of XXᵀ for XᵀX is a mistake.
 */
export function orthogonalUnder(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  [{ symbols }]: readonly Attempt[],
  varied: ReadonlySet<string>,
): string | null {
  const framing = new Set(claim.sides.flatMap(framesIn));
  for (const { name, type } of symbols) {
    if (type.kind !== 'matrix' || type.property !== 'none' || varied.has(name)) continue;
    if (!framing.has(name) && !OF_DECOMPOSITION.test(name)) continue;
    const declared = new Map([...(request.declared ?? []), [name, orthogonal(type)]]);
    if (holdsIn(attemptsOrNone(claim, document, { ...request, declared }))) return name;
  }
  return null;
}

/** The V of products V D Vᵀ. */
function framesIn(side: Syntax): string[] {
  const names: string[] = [];
  visitAll(side, (node) => {
    if (node.kind !== 'juxtapose' || node.factors.length < 3) return;
    const [first, last] = [node.factors[0], node.factors[node.factors.length - 1]];
    if (last.kind === 'transpose' && plainText(last.base) === plainText(first)) names.push(plainText(first));
  });
  return names;
}

const orthogonal = ({ sizes: [size] }: DeclaredType): DeclaredType => ({
  kind: 'matrix',
  property: 'orthogonal',
  sizes: [size, size],
  integer: null,
  family: [],
});
