import type { Property } from '../expr';
import { type DeclaredType, kindOfType } from '../shapes/declaredType';
import type { ReadOptions } from './formula';

/** The names' kinds as the text declares them, without the sizes: it may have spoken of other things by these letters. */
export function withoutSizes(
  options: ReadOptions,
  own: ReadonlyMap<string, DeclaredType> = new Map(),
): ReadOptions {
  const hints = new Map(options.hints);
  const properties = new Map(options.properties);
  for (const [name, type] of options.declared) {
    hints.set(name, kindOfType(type));
    if (type.property !== 'none') properties.set(name, type.property);
  }
  return { ...options, declared: own, hints, properties };
}

/** Declared types with the properties that are assumed on trial. */
export function withProperties(
  declared: ReadonlyMap<string, DeclaredType>,
  assumed: ReadonlyMap<string, Property>,
): Map<string, DeclaredType> {
  const result = new Map(declared);
  for (const [name, property] of assumed) {
    const type = result.get(name);
    const ofVectors = property === 'onehot' || property === 'prob';
    if (type && (ofVectors ? type.kind === 'vector' : type.kind === 'matrix'))
      result.set(name, { ...type, property });
  }
  return result;
}
