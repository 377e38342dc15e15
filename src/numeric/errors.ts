/** Thrown where complex arithmetic meets a construct that is not complex-analytic, such as |x| or max. */
export class NotAnalytic extends Error {
  constructor(readonly construct: string) {
    super(`${construct} is not analytic.`);
  }
}

/** Thrown where an arithmetic has no way to compute a construct (the gamma function to forty digits, say). */
export class Unsupported extends Error {
  constructor(readonly construct: string) {
    super(`${construct} cannot be computed here.`);
  }
}

/** Thrown when a point lacks a value, a bound is not an integer, or a sum has too many terms. */
export class EvaluationError extends Error {}
