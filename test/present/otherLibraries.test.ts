import { beforeAll, describe, expect, it } from 'vitest';
import { beginRequest, type Expr } from '../../src/expr';
import { NoForm } from '../../src/present/code/dialect';
import type { Program } from '../../src/present/code/program';
import { jax } from '../../src/present/jax';
import { torch } from '../../src/present/torch';
import { type Library, mismatches } from './support/checkNumpy';
import { kinds } from './support/nodeCases';
import { canImport, runPython } from './support/python';

beforeAll(beginRequest);

const libraries: Record<'jax' | 'torch', (e: Expr) => Program> = { jax, torch };

function hasForm(e: Expr, write: (e: Expr) => Program): boolean {
  try {
    write(e);
    return true;
  } catch (error) {
    if (error instanceof NoForm) return false;
    throw error;
  }
}

for (const [name, write] of Object.entries(libraries)) {
  const isHere = canImport(name);
  const library: Library = {
    vectors: ['1d'],
    isFloat: false,
    write,
    run: (jobs) => runPython(jobs, name as keyof typeof libraries),
  };

  describe.skipIf(!isHere)(`${name} functions give what the evaluator gives`, () => {
    it.each(Object.keys(kinds))(
      '%s',
      (kind) => {
        const cases = Object.entries(kinds[kind]()).filter(([, e]) => hasForm(e, write));
        expect(mismatches(Object.fromEntries(cases), 1e-7, library).join('\n\n')).toBe('');
      },
      120_000,
    );
  });

  it(`${name} is needed to run its functions`, (context) => {
    if (!isHere) {
      console.warn(
        `SKIPPED: Python has no ${name} here; set PYTHON to one that has. Its functions were written but not run.`,
      );
      for (const kind of Object.keys(kinds)) for (const e of Object.values(kinds[kind]())) hasForm(e, write);
      context.skip();
    }
  });
}
