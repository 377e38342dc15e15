/** Verdicts, shapes and numbers in words, for hovers, squiggles and the status bar. */
import type { ClaimResult, Counterexample, Evidence, Layout, Verdict } from '../service/protocol';
import { formatNumber, formatValue } from '../service/valueText';
import type { Localizer } from './localizer';

/** A hover is no place for a matrix of a hundred numbers. */
const LONGEST = 120;

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
    .map(([name, value]) => `${plainName(name)} = ${formatValue(value, LONGEST)}`)
    .join(', ');
  const [expected, claimed] = [
    formatValue(counterexample.expected, LONGEST),
    formatValue(counterexample.claimed, LONGEST),
  ];
  return point === ''
    ? l10n.t('it should be {0}, the text gives {1}', expected, claimed)
    : l10n.t('at {0} it should be {1}, the text gives {2}', point, expected, claimed);
}

/** The one line a squiggle says. */
export function claimMessage(claim: ClaimResult): string {
  const message = claim.diagnosis[0]?.message ?? claim.reason;
  // Dollars tell the panel what is LaTeX; a squiggle shows plain text.
  return message.replace(/\$([^$]+)\$/g, '$1');
}

const GREEK =
  'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω'.split(
    ' ',
  );

/** `\\lambda_1` reads `λ_1` where no LaTeX can be shown. */
export function plainName(name: string): string {
  const bare = name
    .replace(/\\(hat|bar|tilde|dot|vec|check|breve)\{([^{}]*)\}/g, '$2_$1')
    .replace(/\\[a-zA-Z]+\{([^{}]*)\}/g, '$1');
  return bare.replace(/\\([a-zA-Z]+)/g, (_, command) => {
    const at = GREEK.indexOf(command);
    return at >= 0 ? GREEK[at + 1] : command;
  });
}
