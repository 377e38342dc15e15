import { mul } from './algebra';
import { multiplyDimensions, SCALAR } from './dimension';
import { splitScalars } from './functions';
import { intern } from './intern';
import { identity, isScalar, isZero, zeros } from './leaves';
import type { Expr } from './node';

/** A ⊗ B ⊗ …; scalars come out in front, neighbouring identities become one. */
export function kronecker(factors: readonly Expr[]): Expr {
  const scalars: Expr[] = [];
  const args: Expr[] = [];
  for (const factor of factors.flatMap((f) => (f.kind === 'kronecker' ? f.args : [f]))) {
    const split = isScalar(factor) ? { scalars: [factor], rest: null } : splitScalars(factor);
    scalars.push(...split.scalars);
    const last = args[args.length - 1];
    if (split.rest?.kind === 'identity' && last?.kind === 'identity') {
      args[args.length - 1] = identity(multiplyDimensions(last.shape.rows, split.rest.shape.rows));
    } else if (split.rest) args.push(split.rest);
  }
  if (args.length === 0) return mul(scalars);
  const shape = args.reduce(
    (s, a) => ({
      rows: multiplyDimensions(s.rows, a.shape.rows),
      cols: multiplyDimensions(s.cols, a.shape.cols),
    }),
    SCALAR,
  );
  if (args.some(isZero)) return zeros(shape);
  const product =
    args.length === 1
      ? args[0]
      : intern<'kronecker'>(`kron ${args.map((a) => a.id)}`, () => ({ kind: 'kronecker', shape, args }));
  return mul([...scalars, product]);
}
