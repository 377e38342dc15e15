/** Verdicts, shapes and numbers in words, for hovers, squiggles and the status bar. */
import type { ClaimResult, Counterexample, Evidence, Layout, Verdict } from '../service/protocol';
import type { Localizer } from './localizer';

export function verdictWord(verdict: Verdict, l10n: Localizer): string {
  switch (verdict) {
    case 'proved':
      return l10n.t('Proved');
    case 'agrees':
      return l10n.t('Agrees numerically');
    case 'refuted':
      return l10n.t('Wrong');
    case 'undecided':
      return l10n.t('Undecided');
  }
}

export function layoutWord(layout: Layout, l10n: Localizer): string {
  return layout === 'denominator' ? l10n.t('denominator layout') : l10n.t('numerator layout');
}

export function shapeWord([rows, columns]: readonly [string, string], l10n: Localizer): string {
  return rows === '1' && columns === '1' ? l10n.t('scalar') : `${rows} × ${columns}`;
}

export function evidenceWord({ method, points, maxRelError }: Evidence, l10n: Localizer): string {
  if (method === 'symbolic') return l10n.t('by symbolic comparison');
  return l10n.t(
    'compared at {0} random points, largest relative difference {1}',
    points,
    formatNumber(maxRelError),
  );
}

/** `w = [1, 2], X = …: should be …, the text says …` */
export function counterexampleWord(counterexample: Counterexample, l10n: Localizer): string {
  const point = Object.entries(counterexample.values)
    .map(([name, value]) => `${name} = ${formatValue(value)}`)
    .join(', ');
  const [expected, claimed] = [formatValue(counterexample.expected), formatValue(counterexample.claimed)];
  return point === ''
    ? l10n.t('it should be {0}, the text gives {1}', expected, claimed)
    : l10n.t('at {0} it should be {1}, the text gives {2}', point, expected, claimed);
}

/** The one line a squiggle says. */
export function claimMessage(claim: ClaimResult): string {
  return claim.diagnosis[0]?.message ?? claim.reason;
}

export function formatNumber(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return '—';
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size < 1e-3 || size >= 1e5 ? value.toExponential(1) : `${Number(value.toPrecision(4))}`;
}

/** Numbers, vectors and matrices as one writes them, short enough for a line. */
export function formatValue(value: unknown, limit = 120): string {
  const text = Array.isArray(value)
    ? `[${value.map((item) => formatValue(item, Number.POSITIVE_INFINITY)).join(', ')}]`
    : typeof value === 'number'
      ? formatNumber(value)
      : `${value ?? '—'}`;
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}
