import { describe, expect, it } from 'vitest';
import { parseLatex } from '../../../src/syntax/latex/parse';

const parsed = (source: string) => {
  const { root, errors } = parseLatex(source);
  return { name: root.kind === 'symbol' ? root.name : root.kind, errors: errors.length };
};

describe('names joined by a low line', () => {
  it.each([
    ['adv\\_x', '\\operatorname{adv_x}'],
    ['y\\_true', '\\operatorname{y_true}'],
    ['grad\\_w\\_2', '\\operatorname{grad_w_2}'],
    ['\\mathrm{loss\\_fn}', '\\operatorname{loss_fn}'],
  ])('%s is one', (source, name) => {
    expect(parsed(source)).toEqual({ name, errors: 0 });
  });

  it('end where something else stands between', () => {
    expect(parsed('a b\\_cd').name).toBe('juxtapose');
    expect(parsed('2 ab\\_c').name).toBe('juxtapose');
  });

  it.each([['x\\_i'], ['\\_ab'], ['ab\\_']])('are none of %s', (source) => {
    expect(parsed(source).errors).toBe(1);
  });
});
