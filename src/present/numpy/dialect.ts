import type { Dialect } from '../code/dialect';
import { pythonDialect } from '../python/dialect';
import { numpyFunction } from './functions';
import { numpyOperations, type Vectors } from './operations';

/** Functions of matrices that SciPy has; rounding leaves an imaginary part on real matrices at times. */
function matrixFunction(name: string, argument: string): string {
  const value = `scipy.linalg.${name}(${argument})`;
  return name === 'logm' || name === 'sqrtm' ? `np.real(${value})` : value;
}

/** Python with NumPy, and SciPy where NumPy lacks a function. */
export function numpyDialect(vectors: Vectors): Dialect {
  return pythonDialect({
    operations: numpyOperations(vectors, { module: 'np', function: numpyFunction, matrixFunction }),
    column: vectors === 'column',
    module: 'np',
    imports: (needs) => [
      'import numpy as np',
      ...['scipy.linalg', 'scipy.special'].filter((name) => needs.has(name)).map((name) => `import ${name}`),
    ],
    arrayOf: (lists) => `np.array(${lists})`,
    empty: (sizes) => `np.empty(${sizes.length === 1 ? sizes[0] : `(${sizes.join(', ')})`})`,
    setEntry: (name, where, value) => `${name}[${where}] = ${value}`,
    productOf: (list) => `np.prod(${list})`,
    // Plain Python numbers raise where arrays give inf or nan, and turn complex under roots.
    prepareScalar: (name, use) => (use.careful ? [`${name} = np.float64(${name})`] : []),
    scalarResult: (text) => (/^float\([^()]*\)$/.test(text) ? text : `float(${text})`),
    copy: (text) => `${text}.copy()`,
  });
}
