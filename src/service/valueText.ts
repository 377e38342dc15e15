/** Numbers, vectors and matrices as people write them: the same in hovers, messages and the panel. */
import type { ClaimResult } from './protocol';

/** Not a number, infinite, or lost on its way through a message that knows neither. */
const NO_NUMBER = '—';

/** Four digits, and an exponent where the size calls for one. */
export function formatNumber(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return NO_NUMBER;
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e5) return signed(`${Number(value.toPrecision(4))}`);
  const [digits, exponent] = value.toExponential(1).split('e');
  return signed(`${digits.replace(/\.0$/, '')}e${exponent.replace('+', '')}`);
}

/** `[1, 2]`, `[[1, 2], [3, 4]]`; cut where it would not fit a line. */
export function formatValue(value: unknown, limit = Number.POSITIVE_INFINITY): string {
  const text = Array.isArray(value)
    ? `[${value.map((item) => formatValue(item)).join(', ')}]`
    : typeof value === 'string'
      ? value
      : formatNumber(value);
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

/** A minus sign as wide as a plus, so that columns of figures line up. */
function signed(text: string): string {
  return text.replace(/-/g, '−');
}

/** Whether a counterexample says more than the reason does: a claim whose shapes do not fit has no value to show. */
export const hasOwnCounterexample = ({ counterexample, reason }: ClaimResult): boolean =>
  counterexample !== null &&
  !(typeof counterexample.claimed === 'string' && reason.includes(counterexample.claimed));
