import { isScalar, sameShape, transpose } from '../expr';
import { decide, isConfirmed } from '../verify/decide';
import type { Finding, Mistake } from './finding';

/** The claim is the other layout's derivative, or the truth transposed as a whole. */
export function diagnoseTranspose({ expected, claimed, holdsInOtherLayout }: Mistake): Finding | null {
  if (holdsInOtherLayout) return { kind: 'layout', corrected: expected, detail: null };
  if (isScalar(claimed)) return null;
  const turned = transpose(claimed);
  if (!sameShape(turned.shape, expected.shape)) return null;
  return isConfirmed(decide(expected, turned))
    ? { kind: 'transpose', corrected: expected, detail: null }
    : null;
}
