/** Evaluation of expressions at points, random points in their domains, and finite-difference checks. */

export {
  compareValues,
  compileComparison,
  type PointComparison,
  type ValueComparison,
} from './compareValues';
export { type ComplexAgreement, compareInComplex } from './complexComparison';
export { type DomainOptions, type DomainPoints, pointsInDomain } from './domain';
export { EvaluationError, NotAnalytic, Unsupported } from './errors';
export { type ComplexTensor, compile, compileComplex, compileDecimal, evaluate } from './evaluate';
export * from './finitedifference';
export { type Labels, labelsOf } from './labels';
export { type Family, isFamily, type Point, symbolKey, withValue } from './point';
export { hash, Random } from './random';
export { compileWithErrors, type RoundedValues } from './rounding';
export { type Inputs, inputsOf, type SampleOptions, samplePoint } from './sample';
export { columnTensor, matrixTensor, scalarTensor, type Tensor, tensorRows } from './tensor';
export { type Spread, USUAL_SPREAD } from './values';
