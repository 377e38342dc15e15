import type { Expr } from '../expr';
import type { Writing } from './code/dialect';
import { atom, type Fragment, NoForm } from './code/dialect';
import { type Program, type ProgramOptions, program } from './code/program';
import { numpyName } from './numpy/functions';
import { numpyOperations } from './numpy/operations';
import { pythonDialect } from './python/dialect';

const SPECIAL: Readonly<Record<string, string>> = {
  erf: 'jax.scipy.special.erf',
  gamma: 'jax.scipy.special.gamma',
  loggamma: 'jax.scipy.special.gammaln',
  digamma: 'jax.scipy.special.digamma',
  sigmoid: 'jax.nn.sigmoid',
  softplus: 'jax.nn.softplus',
};

function jaxFunction(w: Writing): Fragment {
  const name = w.code.data as string;
  const known = numpyName(name);
  if (known) return atom(`jnp.${known}(${w.text(0)})`);
  w.need('jax');
  if (SPECIAL[name]) return atom(`${SPECIAL[name]}(${w.text(0)})`);
  if (name === 'trigamma') return atom(`jax.scipy.special.polygamma(1, ${w.text(0)})`);
  if (name === 'gelu') return atom(`jax.nn.gelu(${w.text(0)}, approximate=False)`);
  throw new NoForm(name, 'JAX');
}

function matrixFunction(name: string, argument: string): string {
  switch (name) {
    case 'expm':
      return `jax.scipy.linalg.expm(${argument})`;
    case 'sqrtm':
      return `jnp.real(jax.scipy.linalg.sqrtm(${argument}))`;
    case 'sinm':
      return `jnp.imag(jax.scipy.linalg.expm(1j * (${argument})))`;
    case 'cosm':
      return `jnp.real(jax.scipy.linalg.expm(1j * (${argument})))`;
    default:
      throw new NoForm(name, 'JAX');
  }
}

const DIALECT = pythonDialect({
  operations: numpyOperations('1d', { module: 'jnp', function: jaxFunction, matrixFunction }),
  column: false,
  module: 'jnp',
  imports: (needs) => [
    ...(needs.has('jax') || needs.has('scipy.linalg') ? ['import jax'] : []),
    'import jax.numpy as jnp',
  ],
  arrayOf: (lists) => `jnp.array(${lists})`,
  empty: (sizes) => `jnp.zeros((${sizes.join(', ')}${sizes.length === 1 ? ',' : ''}))`,
  setEntry: (name, where, value) => `${name} = ${name}.at[${where}].set(${value})`,
  productOf: (list) => `jnp.prod(jnp.array(${list}))`,
  prepareScalar: (name, use) => (use.careful ? [`${name} = jnp.asarray(${name})`] : []),
  scalarResult: (text) => text,
  // JAX's arrays cannot be changed.
  copy: (text) => text,
});

/** An expression as a JAX function of 1-D vectors; it can be jitted and differentiated again. */
export const jax = (e: Expr, options: ProgramOptions = {}): Program => program(e, DIALECT, options);
