import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../src/worker/picture';

const draw = (latex: string, color = '#cccccc') => drawPicture({ op: 'picture', latex, color });

describe('drawPicture', () => {
  it('draws a formula in the colour asked for, every glyph inside the picture', async () => {
    const picture = await draw('X^\\top(Xw-y)+\\lambda w');
    if (!picture.ok) throw new Error(picture.error.message);
    expect(picture.svg).toMatch(/^<svg [^>]*width="\d+"[^>]*>/);
    expect(picture.svg).toContain('#cccccc');
    expect(picture.svg).not.toMatch(/currentColor|<use|href/);
    expect(picture.width).toBeGreaterThan(80);
    expect(picture.height).toBeLessThan(40);
  });

  it('draws what people write in machine learning', async () => {
    for (const latex of [
      '\\bm{w}^\\top \\boldsymbol{x}',
      '\\operatorname{diag}(\\sigma(z)) \\odot \\mathbb{R}^{n\\times d}',
      '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}',
      '\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}',
      '\\left\\lVert Xw-y\\right\\rVert_2^2',
      '\\sum_{i=1}^n \\frac{-y_i x_i}{1+e^{y_i w^\\top x_i}}',
    ]) {
      expect((await draw(latex)).ok, latex).toBe(true);
    }
  });

  it('says what is wrong with a formula instead of drawing it', async () => {
    expect(await draw('\\frac{1')).toMatchObject({ ok: false, error: { code: 'syntax' } });
    expect(await draw('')).toMatchObject({ ok: false });
  });

  it('takes a colour and nothing else as the colour', async () => {
    expect(await draw('x', '"/><script>')).toMatchObject({ ok: false, error: { code: 'request' } });
  });

  it('refuses what is too large for a hover', async () => {
    expect(await draw('x'.repeat(7000))).toMatchObject({ ok: false, error: { code: 'limit' } });
    expect(await draw('x+'.repeat(400))).toMatchObject({ ok: false, error: { code: 'limit' } });
  });
});
