import { add, elementwise, mul, pow } from './algebra';
import { type Dimension, isOne, sameDimension, sameShape } from './dimension';
import { intern } from './intern';
import { isScalar, ones, zeros } from './leaves';
import { matmul, transpose } from './linear';
import type { Expr } from './node';

/** M with vec M = v, for v of length rows·cols; taken inwards to where the vector is a stack already. */
export function unvec(v: Expr, rows: Dimension, cols: Dimension): Expr {
  const shape = { rows, cols };
  if (isScalar(v) || isOne(cols)) return v;
  if (isOne(rows)) return transpose(v);
  const again = (part: Expr) => unvec(part, rows, cols);
  switch (v.kind) {
    case 'vec':
      if (sameShape(v.arg.shape, shape)) return v.arg;
      break;
    case 'ones':
      return ones(shape);
    case 'zeros':
      return zeros(shape);
    case 'add': {
      // What stays stacked stays one sum, so that its common factors can be seen.
      const parts = v.args.map(again);
      const isOpen = (part: Expr) =>
        part.kind !== 'unvec' && !(part.kind === 'mul' && part.args.some(isStacked));
      const closed = v.args.filter((_, k) => !isOpen(parts[k]));
      if (closed.length === v.args.length) break;
      return add([...parts.filter(isOpen), ...(closed.length > 0 ? [again(add(closed))] : [])]);
    }
    case 'mul':
      return mul(v.args.map((a) => (isScalar(a) ? a : again(a))));
    case 'pow':
      return pow(again(v.base), v.exponent);
    case 'elementwise':
      return elementwise(v.name, again(v.arg));
    case 'matmul': {
      // (A ⊗ B) vec M = vec(B M Aᵀ)
      const [first, ...rest] = v.args;
      if (first.kind !== 'kronecker' || first.args.length !== 2) break;
      const [a, b] = first.args;
      if (!sameDimension(b.shape.rows, rows) || !sameDimension(a.shape.rows, cols)) break;
      return matmul([b, unvec(matmul(rest), b.shape.cols, a.shape.cols), transpose(a)]);
    }
    case 'kronecker': {
      // b ⊗ a is vec(a bᵀ).
      const [b, a] = v.args;
      if (v.args.length === 2 && sameDimension(a.shape.rows, rows) && sameDimension(b.shape.rows, cols))
        return matmul([a, transpose(b)]);
      break;
    }
  }
  return intern<'unvec'>(`unvec ${rows.key},${cols.key} ${v.id}`, () => ({ kind: 'unvec', shape, arg: v }));
}

const isStacked = (e: Expr): boolean => e.kind === 'unvec';
