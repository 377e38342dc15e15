import { spawnSync } from 'node:child_process';

/** A generated NumPy function and an expression it must agree with. */
export interface NumpyCase {
  readonly id: string;
  readonly source: string;
  readonly params: readonly string[];
  readonly expected: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly sizes: Readonly<Record<string, number>>;
}

const PYTHON = process.env.PYTHON ?? 'python3';

/** The words of the table's NumPy columns; vectors are columns. */
const HARNESS = `
import json, sys
import numpy as np
from scipy.linalg import expm, logm, sqrtm, sinm, cosm
def diag(a): return np.diagflat(a) if a.shape[1] == 1 else np.diag(a).reshape(-1, 1)
def ones(*s): return np.ones(s if len(s) > 1 else (s[0], 1))
def zeros(*s): return np.zeros(s if len(s) > 1 else (s[0], 1))
eye, inv = np.eye, np.linalg.inv
def vec(a): return a.reshape(-1, 1, order='F')
def tr(a): return np.trace(a)
def det(a): return np.linalg.det(a)
def norm2(a): return np.linalg.norm(a)
def softmax(a): e = np.exp(a - a.max()); return e / e.sum()
def sigmoid(a): return 1 / (1 + np.exp(-a))
def relu(a): return np.maximum(a, 0)
def step(a): return (a > 0) * 1.0
def mpow(a, k): return np.linalg.matrix_power(a, int(k)) if np.ndim(a) == 2 and np.shape(a) != (1, 1) else a ** k
def comm(m, n):
    k = np.zeros((m * n, m * n))
    for i in range(m):
        for j in range(n): k[i * n + j, j * m + i] = 1
    return k
def given(a): return np.array(a, dtype=float) if isinstance(a, list) else (int(a) if a == int(a) else a)
words = dict(globals())
for case in json.load(sys.stdin):
    try:
        values = {k: given(v) for k, v in case['values'].items()}
        sizes = case['sizes']
        scope = {}
        exec(case['source'], scope)
        get = lambda p: values[p] if p in values else values[p.rstrip('_')] if p.rstrip('_') in values else sizes[p]
        got = np.asarray(scope['derivative'](*[get(p) for p in case['params']]), dtype=float)
        names = {**words, **sizes, **{k + '_' if k == 'lambda' else k: v for k, v in values.items()}}
        names.update({k.replace('_', ''): v for k, v in values.items()})
        if 'lambda' in values: names['lam'] = names['lambda_'] = values['lambda']
        want = np.asarray(eval(case['expected'], names), dtype=float)
        if got.size == want.size == 1: got, want = got.reshape(()), want.reshape(())
        if got.shape != want.shape: print(json.dumps(f"{case['id']}: shape {got.shape}, not {want.shape}"))
        elif not np.allclose(got, want, rtol=1e-7, atol=1e-9): print(json.dumps(f"{case['id']}: {got.tolist()}, not {want.tolist()}"))
    except Exception as error:
        print(json.dumps(f"{case['id']}: {type(error).__name__}: {error}"))
`;

/** One line for each case that does not agree; all cases run in one interpreter. */
export function compareInPython(cases: readonly NumpyCase[]): string[] {
  const run = spawnSync(PYTHON, ['-c', HARNESS], {
    input: JSON.stringify(cases),
    encoding: 'utf8',
    timeout: 240_000,
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`Python ended with ${run.status}: ${run.stderr}`);
  return run.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as string);
}
