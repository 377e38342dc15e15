import type { Expr } from '../expr';

/** What is wrong with a claim, in data: the wording is the service's. */
export interface Finding {
  readonly kind:
    | 'sign'
    | 'factor'
    | 'transpose'
    | 'layout'
    | 'order'
    | 'missing-term'
    | 'extra-term'
    | 'shape'
    | 'mean'
    | 'chain';
  /** What would be right in the claim's place. */
  readonly corrected: Expr;
  /** For `factor`: what the claim must be multiplied by; for terms: the term; else null. */
  readonly detail: Expr | null;
}

/** What a diagnosis works on: the claim, the truth, in one layout. */
export interface Mistake {
  readonly expected: Expr;
  readonly claimed: Expr;
  readonly shapeMismatch: boolean;
  readonly holdsInOtherLayout: boolean;
}
