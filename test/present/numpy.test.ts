import { describe, expect, it } from 'vitest';
import { mismatches } from './support/checkNumpy';
import { kinds } from './support/nodeCases';
import { hasNumpy } from './support/python';

describe.skipIf(!hasNumpy)('NumPy functions give what the evaluator gives', () => {
  it.each(Object.keys(kinds))('%s', (kind) => {
    expect(mismatches(kinds[kind]()).join('\n\n')).toBe('');
  });
});

it('a Python with NumPy and SciPy is needed to run generated functions', (context) => {
  if (!hasNumpy) {
    console.warn(
      'SKIPPED: no Python with NumPy and SciPy; set PYTHON to one. Generated functions were not run.',
    );
    context.skip();
  }
});
