import { describe, expect, it } from 'vitest';
import { bundleLocalizer } from '../../src/editor/localizer';
import {
  claimMessage,
  counterexampleWord,
  evidenceWord,
  plainName,
  shapeWord,
} from '../../src/editor/wording';
import { formatNumber, formatValue } from '../../src/service/valueText';
import { claim } from './examined';

const l10n = bundleLocalizer({});

describe('numbers', () => {
  it('have four digits, an exponent where the size calls for one, a true minus', () => {
    const texts = [0, 1, -0.5, 1 / 3, 12345.678, 1.5e-7, -2e9, Number.NaN, null].map(formatNumber);
    expect(texts).toEqual(['0', '1', '−0.5', '0.3333', '12350', '1.5e−7', '−2e9', '—', '—']);
  });
  it('stand in vectors and matrices as one writes them', () => {
    expect(
      formatValue([
        [1, 2.5],
        [3, -4],
      ]),
    ).toBe('[[1, 2.5], [3, −4]]');
    expect(formatValue(Array(100).fill(1), 20)).toHaveLength(20);
  });
});

describe('wording', () => {
  it('names a shape', () => {
    expect(shapeWord(['1', '1'], l10n)).toBe('scalar');
    expect(shapeWord(['n', '1'], l10n)).toBe('n × 1');
  });
  it('says what a verdict rests on', () => {
    expect(evidenceWord({ method: 'symbolic', points: 0, maxRelError: 0 }, l10n)).toBe(
      'by symbolic comparison',
    );
    expect(evidenceWord({ method: 'numeric', points: 20, maxRelError: 3e-12 }, l10n)).toContain(
      '20 random points',
    );
  });
  it('tells a counterexample in one line', () => {
    const point = { values: { w: [1, 2], a: 3 }, expected: [2, 4], claimed: [1, 2] };
    expect(counterexampleWord(point, l10n)).toBe(
      'at w = [1, 2], a = 3 it should be [2, 4], the text gives [1, 2]',
    );
    expect(counterexampleWord({ ...point, values: {} }, l10n)).toBe(
      'it should be [2, 4], the text gives [1, 2]',
    );
  });
  it('writes the names of LaTeX as text', () => {
    expect(['\\lambda_1', 'w', '\\hat{y}', '\\Sigma'].map(plainName)).toEqual(['λ_1', 'w', 'y_hat', 'Σ']);
  });
  it('prefers the diagnosis to the reason', () => {
    expect(claimMessage(claim())).toBe('The factor is 2.');
    const diagnosis = [{ kind: 'sign', message: 'The sign is wrong.', span: null, fix: null }] as const;
    expect(claimMessage(claim({ diagnosis }))).toBe('The sign is wrong.');
  });
});
