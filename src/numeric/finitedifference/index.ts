/** Checking claimed derivatives by finite differences, of plain functions and of expressions. */
export { checkGradient, type GradientCheckOptions } from './checkGradient';
export { checkExprGradient, type ExprCheckOptions, type ExprGradientCheck, type Place } from './exprGradient';
export type { ClaimedDerivative, ComplexFunction, VectorFunction } from './functions';
export { derivativeShape, type Layout } from './layout';
export type { Comparison, DirectionCheck, EntryCheck, GradientCheck, Reason, Status } from './report';
export type { Structure } from './structure';
export type { TaylorStep } from './taylor';
