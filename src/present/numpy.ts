import type { Expr } from '../expr';
import { type Program, type ProgramOptions, program } from './code/program';
import { numpyDialect } from './numpy/dialect';
import type { Vectors } from './numpy/operations';

export interface NumpyOptions extends ProgramOptions {
  /** Vectors as 1-D arrays (the default) or as (n,1) columns. */
  readonly vectors?: Vectors;
}

const DIALECTS = { '1d': numpyDialect('1d'), column: numpyDialect('column') };

/**
 * An expression as a Python function `def derivative(…)` that needs NumPy only (SciPy where a function has no NumPy
 * form). Sizes are read off its arguments; shared parts are computed once.
 */
export function numpy(e: Expr, options: NumpyOptions = {}): Program {
  return program(e, DIALECTS[options.vectors ?? '1d'], options);
}
