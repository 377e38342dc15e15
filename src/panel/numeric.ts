/** The comparison with finite differences: verdict, table, plot of the Taylor remainders. */
import type { DifferenceRow, Examined, NumericCheck, SyntaxLanguage } from '../service/protocol';
import { formatNumber } from '../service/valueText';
import { element } from './element';
import { inlineFormula } from './formula';
import { type Icon, icon } from './icons';
import { remainderPlot } from './plot';
import { sentence } from './sentence';
import { word } from './words';

const VERDICTS: Record<NumericCheck['verdict'], [Icon, Parameters<typeof word>[0]]> = {
  agrees: ['right', 'numericAgrees'],
  disagrees: ['wrong', 'numericDisagrees'],
  kink: ['info', 'numericKink'],
  undecided: ['unknown', 'numericUndecided'],
};

/** More rows than a person reads; those that are off always show. */
const MAX_ROWS = 40;

export function numericPart({ derivative, numeric, syntax }: Examined, run: () => void): Node[] {
  if (numeric) return checked(numeric, syntax);
  if (!derivative) return [];
  return [
    element('p', { class: 'quiet' }, word('runNumericHint')),
    element(
      'div',
      { class: 'buttons' },
      element(
        'button',
        { type: 'button', id: 'run-numeric', class: 'secondary', onclick: run },
        word('runNumeric'),
      ),
    ),
  ];
}

function checked(check: NumericCheck, syntax: SyntaxLanguage): Node[] {
  const [sign, text] = VERDICTS[check.verdict];
  const facts = [word(check.method === 'central' ? 'central' : 'complexStep')];
  if (check.verdict !== 'undecided') facts.push(word('largestError', formatNumber(check.maxRelError)));
  if (check.slope !== null) facts.push(word('slope', check.slope.toFixed(2)));
  const plot = remainderPlot(check.remainders, check.slope);
  return [
    element(
      'div',
      { class: 'claim' },
      icon(sign),
      element(
        'div',
        { class: 'claim-text' },
        element('p', { class: 'claim-line' }, element('strong', {}, word(text))),
        element('p', { class: 'quiet' }, facts.join(' · ')),
        check.note !== null && element('p', { class: 'quiet' }, ...sentence(check.note)),
      ),
    ),
    ...(check.rows.length ? [differenceTable(check.rows, syntax)] : []),
    ...(plot ? [plot, element('p', { class: 'quiet hint' }, word('slopeHint'))] : []),
  ];
}

function differenceTable(rows: readonly DifferenceRow[], syntax: SyntaxLanguage): Node {
  const shown = rows.length > MAX_ROWS ? rows.filter((row, i) => !row.ok || i < MAX_ROWS) : rows;
  const head = (text: string) => element('th', { scope: 'col' }, text);
  return element(
    'div',
    { class: 'table-frame' },
    element(
      'table',
      { class: 'differences' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          head(word('entry')),
          head(word('numericValue')),
          head(word('symbolicValue')),
          head(word('errorEstimate')),
          element('td'),
        ),
      ),
      element('tbody', {}, ...shown.map((row) => differenceRow(row, syntax))),
    ),
  );
}

function differenceRow(
  { entry, numeric, symbolic, errorEstimate, ok }: DifferenceRow,
  syntax: SyntaxLanguage,
): Node {
  const figure = (value: number) => element('td', { class: 'figure' }, formatNumber(value));
  return element(
    'tr',
    { class: ok ? undefined : 'off' },
    element('th', { scope: 'row' }, syntax === 'latex' ? inlineFormula(entry) : element('code', {}, entry)),
    figure(numeric),
    figure(symbolic),
    figure(errorEstimate),
    element('td', { class: 'row-verdict' }, ok ? word('rowFits') : word('rowOff')),
  );
}
