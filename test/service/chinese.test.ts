import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';
import { SENTENCES } from '../../src/service/wording';

const HAN = '[\\u3400-\\u9fff]';
/** A comma, colon, semicolon or bracket of English beside a Chinese character. */
const MIXED = new RegExp(`${HAN} ?[,;:!?]|[,;:!?] ?${HAN}|${HAN}[(]|[)]${HAN}`);

describe('Chinese sentences', () => {
  it('are there for every English one', () => {
    expect(Object.keys(SENTENCES['zh-cn']).sort()).toEqual(Object.keys(SENTENCES.en).sort());
  });

  it.each(Object.entries(SENTENCES['zh-cn']))('%s has the signs of Chinese', (_, sentence) => {
    expect(sentence).not.toMatch(MIXED);
  });

  it('follow each other without a space', () => {
    const text = "$f(x) = x^2$ 的导数是 $f'(x) = 3x$。";
    const [claim] = check({ op: 'check', text, languageId: 'markdown', locale: 'zh-cn' }).claims;
    expect(claim.verdict).toBe('refuted');
    expect(claim.reason).toMatch(/。/);
    expect(claim.reason).not.toMatch(/。\s/);
  });
});
