import { beforeAll, describe, expect, it } from 'vitest';
import { beginRequest, type Expr } from '../../src/expr';
import { NoForm } from '../../src/present/code/dialect';
import type { Program } from '../../src/present/code/program';
import { jax } from '../../src/present/jax';
import { matlab } from '../../src/present/matlab';
import { torch } from '../../src/present/torch';
import { type Library, mismatches } from './support/checkNumpy';
import { kinds } from './support/nodeCases';
import { hasOctave, runOctave } from './support/octave';
import { canImport, runPython } from './support/python';

beforeAll(beginRequest);

interface Tried {
  readonly write: (e: Expr) => Program;
  readonly library: Library;
  readonly isHere: boolean;
  /** How to get what its functions need. */
  readonly need: string;
  readonly except?: readonly string[];
}

const inPython = (name: 'jax' | 'torch', write: (e: Expr) => Program): Tried => ({
  write,
  library: { vectors: ['1d'], isFloat: false, write, run: (jobs) => runPython(jobs, name) },
  isHere: canImport(name),
  need: `a Python with ${name}; set PYTHON to one`,
});

const tried: Record<string, Tried> = {
  jax: inPython('jax', jax),
  torch: inPython('torch', torch),
  matlab: {
    write: matlab,
    library: { vectors: ['column'], isFloat: true, write: (e) => matlab(e), run: runOctave },
    // psi(1, z) is for positive z only.
    except: ['trigamma of a vector'],
    isHere: hasOctave,
    need: 'octave',
  },
};

function hasForm(e: Expr, write: (e: Expr) => Program): boolean {
  try {
    write(e);
    return true;
  } catch (error) {
    if (error instanceof NoForm) return false;
    throw error;
  }
}

for (const [name, { write, library, isHere, need, except = [] }] of Object.entries(tried)) {
  if (!isHere) {
    it(`${name} functions were run`, (context) => {
      console.warn(`SKIPPED: ${name} functions were written but not run. Needed: ${need}.`);
      for (const kind of Object.keys(kinds)) for (const e of Object.values(kinds[kind]())) hasForm(e, write);
      context.skip();
    });
    continue;
  }
  describe(`${name} functions give what the evaluator gives`, () => {
    it.each(Object.keys(kinds))(
      '%s',
      (kind) => {
        const cases = Object.entries(kinds[kind]()).filter(
          ([title, e]) => !except.includes(title) && hasForm(e, write),
        );
        expect(mismatches(Object.fromEntries(cases), 1e-7, library).join('\n\n')).toBe('');
      },
      120_000,
    );
  });
}
