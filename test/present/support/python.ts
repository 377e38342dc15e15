import { spawnSync } from 'node:child_process';

/** One generated function and what to call it with: numbers, nested lists for arrays, `{code}` for Python values. */
export interface Job {
  readonly source: string;
  readonly args: readonly unknown[];
}

export type Answer =
  | {
      readonly value: unknown;
      readonly isFloat: boolean;
      readonly shape: readonly number[];
      readonly warnings: string[];
    }
  | { readonly error: string };

const PYTHON = process.env.PYTHON ?? 'python3';

const HARNESS = `
import json, sys, traceback, warnings
import numpy as np
LIBRARY
def given(a):
    if isinstance(a, dict): return eval(a['code'])
    return array(a) if isinstance(a, list) else a
def plain(x):
    if not isinstance(x, (int, float, np.generic, np.ndarray)): x = np.asarray(x)
    if isinstance(x, np.ndarray): return [plain(y) for y in x] if x.ndim else plain(x.item())
    return repr(float(x))
for job in json.load(sys.stdin):
    try:
        scope = {}
        exec(job['source'], scope)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            value = scope['derivative'](*[given(a) for a in job['args']])
        print(json.dumps({'value': plain(value), 'isFloat': type(value) is float, 'shape': list(np.shape(value)),
                          'warnings': [str(w.message) for w in caught]}))
    except Exception:
        print(json.dumps({'error': traceback.format_exc(limit=-1)}))
`;

/** Array libraries: what they need, and how their arrays are made of lists. */
export const LIBRARIES = {
  numpy: 'array = lambda a: np.array(a, dtype=float)',
  jax: "import jax; jax.config.update('jax_enable_x64', True); import jax.numpy as jnp; array = lambda a: jnp.array(a, dtype=float)",
  torch: 'import torch; array = lambda a: torch.tensor(a, dtype=torch.float64)',
} as const;

export function canImport(modules: string): boolean {
  return spawnSync(PYTHON, ['-c', `import ${modules}`], { timeout: 60_000 }).status === 0;
}

/** Whether a Python with NumPy and SciPy is here. */
export const hasNumpy = canImport('numpy, scipy');

/** Runs all jobs in one interpreter. */
export function runPython(jobs: readonly Job[], library: keyof typeof LIBRARIES = 'numpy'): Answer[] {
  const run = spawnSync(PYTHON, ['-c', HARNESS.replace('LIBRARY', LIBRARIES[library])], {
    input: JSON.stringify(jobs),
    encoding: 'utf8',
    timeout: 240_000,
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`Python ended with ${run.status}: ${run.stderr}`);
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

/** Numbers travel as text, so that inf and nan do too. */
export const numbersOf = (value: unknown): number[] =>
  Array.isArray(value)
    ? value.flatMap(numbersOf)
    : [
        value === 'inf'
          ? Number.POSITIVE_INFINITY
          : value === '-inf'
            ? Number.NEGATIVE_INFINITY
            : Number(value),
      ];
