/** The expression language's public face: everything other folders build and read expressions with. */
export * from './algebra';
export * from './dimension';
export * from './functions';
export * from './indexed';
export { beginRequest, nodeMemo, TooLarge } from './intern';
export * from './invariants';
export * from './leaves';
export * from './linear';
export { ELEMENTWISE_NAMES, type ElementwiseName } from './namedFunctions';
export type * from './node';
export * from './numbers';
export * from './rational';
export * from './spectral';
export * from './substitute';
export { checkTime, OutOfTime, withinTime } from './timeLimit';
export * from './traverse';
export * from './unitPlaces';
export * from './unitVectors';
