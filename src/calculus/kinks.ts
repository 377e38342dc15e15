import { type Expr, type NormNode, postorder } from '../expr';
import { dependsOn, type Variable } from './derivative';

/**
 * A place where a derivative does not exist; `what` is zero there, or the two are equal, or it has two largest entries,
 * or is a `multiple` value, or is of lower `rank`.
 */
export interface Kink {
  readonly kind: 'zero' | 'tie' | 'rival' | 'jump' | 'boundary' | 'multiple' | 'rank';
  readonly what: readonly Expr[];
}

/** Where the function may fail to be differentiable by the variables: the arguments of |·|, max, relu, norms, steps. */
export function kinksOf(f: Expr, variables: readonly Variable[]): Kink[] {
  const kinks: Kink[] = [];
  const varies = (e: Expr) => variables.some((v) => dependsOn(e, v));
  // ‖r‖² is smooth at 0 although ‖r‖ is not.
  const smoothed = new Set<Expr>();
  for (const e of postorder([f])) {
    if (
      e.kind === 'pow' &&
      (e.base.kind === 'norm' || isAbs(e.base)) &&
      e.exponent.kind === 'number' &&
      e.exponent.value > 1
    )
      smoothed.add(e.base);
  }
  for (const e of postorder([f])) {
    if (smoothed.has(e)) continue;
    switch (e.kind) {
      case 'elementwise':
        if (['abs', 'relu'].includes(e.name) && varies(e.arg)) kinks.push({ kind: 'zero', what: [e.arg] });
        if (['sign', 'step', 'floor', 'ceil', 'round'].includes(e.name) && varies(e.arg))
          kinks.push({ kind: 'jump', what: [e.arg] });
        break;
      case 'norm':
        if (varies(e.arg)) kinks.push(kinkOfNorm(e));
        break;
      case 'spectral':
        if (varies(e.arg)) kinks.push({ kind: 'multiple', what: [e] });
        break;
      case 'extremeentry':
        if (varies(e.arg)) kinks.push({ kind: 'rival', what: [e.arg] });
        break;
      case 'extremum':
        if (e.args.some(varies)) kinks.push({ kind: 'tie', what: e.args });
        break;
      case 'piecewise':
        for (const b of e.branches)
          if (b.condition.kind === 'compare' && varies(b.condition))
            kinks.push({ kind: 'boundary', what: [b.condition.left, b.condition.right] });
        break;
    }
  }
  return kinks;
}

const kinkOfNorm = (e: NormNode): Kink =>
  e.which === 'spectral'
    ? { kind: 'multiple', what: [e] }
    : { kind: e.which === 'nuclear' ? 'rank' : 'zero', what: [e.arg] };

const isAbs = (e: Expr): boolean => e.kind === 'elementwise' && e.name === 'abs';
