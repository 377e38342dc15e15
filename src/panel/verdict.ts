/** The verdict on each claim, what it rests on, and why it is wrong where it is. */
import type {
  ClaimResult,
  Counterexample,
  Diagnosis,
  Evidence,
  Examined,
  SyntaxLanguage,
} from '../service/protocol';
import { formatNumber, formatValue, hasOwnCounterexample } from '../service/valueText';
import { element } from './element';
import { displayFormula, inlineFormula } from './formula';
import { type Icon, icon } from './icons';
import { sentence } from './sentence';
import { word } from './words';

const ICONS: Record<ClaimResult['verdict'], Icon> = {
  proved: 'right',
  agrees: 'right',
  refuted: 'wrong',
  undecided: 'unknown',
};

/** Empty where the formula claims nothing and nobody asked whether it does. */
export function verdictPart({ claims, syntax }: Examined, asked: boolean): Node[] {
  if (claims.length === 0) return asked ? [element('p', { class: 'quiet' }, word('noClaim'))] : [];
  const many = claims.length > 1;
  return claims.map((claim) =>
    element(
      'div',
      { class: `claim claim-${claim.verdict}` },
      icon(ICONS[claim.verdict]),
      element(
        'div',
        { class: 'claim-text' },
        many && (syntax === 'latex' ? inlineFormula(claim.text) : element('code', {}, claim.text)),
        element(
          'p',
          { class: 'claim-line' },
          element('strong', {}, word(claim.verdict)),
          ...reasonText(claim),
        ),
        basisText(claim),
        ...claim.diagnosis.flatMap((diagnosis) => diagnosisText(diagnosis, claim)),
        ...expectedPart(claim),
        claim.verdict === 'refuted' &&
          claim.counterexample &&
          hasOwnCounterexample(claim) &&
          counterexampleTable(claim.counterexample, syntax),
      ),
    ),
  );
}

/** A reason that names the right derivative in LaTeX shows it as a formula. */
function reasonText({ reason, expected }: ClaimResult): (Node | string)[] {
  if (!reason) return [];
  const marked = expected && !reason.includes('$') ? reason.replace(expected, () => `$${expected}$`) : reason;
  return [' — ', ...sentence(marked)];
}

/** The reason of a claim that holds says already what the verdict rests on. */
function basisText({ evidence, layout, verdict, reason }: ClaimResult): Node | null {
  const parts: string[] = [];
  if (evidence && (verdict === 'refuted' || !reason)) parts.push(evidenceText(evidence));
  if (layout && verdict !== 'refuted')
    parts.push(word(layout === 'denominator' ? 'holdsInDenominator' : 'holdsInNumerator'));
  return parts.length ? element('p', { class: 'quiet' }, parts.join(' · ')) : null;
}

function evidenceText({ method, points, maxRelError }: Evidence): string {
  return method === 'symbolic'
    ? word('evidenceSymbolic')
    : word('evidenceNumeric', points, formatNumber(maxRelError));
}

function diagnosisText({ message, fix }: Diagnosis, { reason }: ClaimResult): Node[] {
  const said = reason.includes(message) ? [] : [element('p', { class: 'diagnosis' }, ...sentence(message))];
  if (fix === null) return said;
  return [
    ...said,
    fix === ''
      ? element('p', { class: 'fix' }, word('suggestion'), element('span', {}, word('removal')))
      : element('p', { class: 'fix' }, word('suggestion'), element('code', {}, fix)),
  ];
}

function expectedPart({ verdict, expected, reason }: ClaimResult): Node[] {
  if (verdict !== 'refuted' || expected === null || reason.includes(expected)) return [];
  return [element('p', { class: 'quiet list-title' }, word('expectedDerivative')), displayFormula(expected)];
}

function counterexampleTable({ values, expected, claimed }: Counterexample, syntax: SyntaxLanguage): Node {
  const row = (name: Node | string, value: unknown, place?: string) =>
    element(
      'tr',
      { class: place },
      element('th', { scope: 'row' }, name),
      element('td', {}, element('code', {}, formatValue(value))),
    );
  return element(
    'div',
    { class: 'table-frame' },
    element(
      'table',
      { class: 'counterexample' },
      element('caption', {}, word('counterexample')),
      element(
        'tbody',
        {},
        ...Object.entries(values).map(([name, value]) =>
          row(syntax === 'latex' ? inlineFormula(name) : name, value),
        ),
        row(word('expected'), expected, 'outcome first-outcome'),
        row(word('claimed'), claimed, 'outcome'),
      ),
    ),
  );
}
