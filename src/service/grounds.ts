import type { DocumentReading, FoundClaim } from '../claims/document';
import { exerciseAround } from '../claims/exercises';
import { asVariable, type DeclaredAxes } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import { combined, fingerprint } from './fingerprint';

/**
 * What a claim says and all that it is judged by: its own formula, what is defined and declared of the names in it at
 * its place, and the words around it. Two claims with the same grounds get the same verdict, wherever they stand.
 * Whatever the judging of a claim comes to read of the document has to be in here; `test/service/incremental.test.ts`
 * compares with a reading from the start.
 */
export function groundsOf(claim: FoundClaim, document: DocumentReading, text: string): string {
  const { left, right, about, range, equation, region, ...rest } = claim;
  const place = document.regions[region];
  const { before, after } = place;
  const own = combined([
    fingerprint(left),
    fingerprint(right),
    fingerprint(about),
    fingerprint(text.slice(place.offset, range.to)),
    ...Object.values(rest).map(fingerprint),
    fingerprint(before),
    fingerprint(after),
    range.from - equation.from,
    equation.to - equation.from,
  ]);
  return `${own.toString(36)}.${scopeOf(claim, document, text).toString(36)}`;
}

/** What the document says of the names of a claim, and of the names in what they are defined by. */
function scopeOf(claim: FoundClaim, document: DocumentReading, text: string): number {
  const at = claim.equation.from;
  const exercise = exerciseAround(text, at);
  const parts: number[] = [fingerprint(document.common)];
  const seen = new Set<string>();
  const waiting: Syntax[] = [...claim.sides];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const name of namesIn(node)) {
      if (seen.has(name)) continue;
      seen.add(name);
      const definition = document.definitionAt(name, at);
      const { type, hint, property, isOfMembers } = document.saidOf(name, at);
      const stack = document.stackOf(name, at);
      const suggested = document.suggestedDefinition(name, claim);
      if (suggested) {
        parts.push(fingerprint(suggested));
        waiting.push(suggested.body);
      }
      if (stack) parts.push(fingerprint(stack));
      if (!definition && !type && !hint && !property) continue;
      parts.push(
        fingerprint(name),
        fingerprint(type),
        fingerprint(hint),
        fingerprint(property),
        isOfMembers ? 1 : 0,
      );
      if (!definition) continue;
      const isOfAnother = (document.placeOfDefinition(name, at) ?? at) < exercise;
      parts.push(fingerprint(definition), document.isDefinedNear(name, at) ? 1 : 0, isOfAnother ? 1 : 0);
      waiting.push(definition.body, ...definition.parameters, ...(definition.equals ?? []));
      if (definition.otherForm) waiting.push(definition.otherForm);
    }
  }
  return combined(parts);
}

const namesOfNodes = new WeakMap<Syntax, readonly string[]>();

const AS_A_WHOLE_AND_INDEXED: readonly DeclaredAxes[] = [() => false, () => 0];

/** All names that can be read in a tree, with a subscript as a part of the name and as an index. */
function namesIn(root: Syntax): readonly string[] {
  const before = namesOfNodes.get(root);
  if (before) return before;
  const names = new Set<string>();
  const visit = (node: Syntax): void => {
    for (const axesOf of AS_A_WHOLE_AND_INDEXED) {
      const variable = asVariable(node, new Set(), axesOf);
      if (variable) names.add(variable.name);
      // The x of \dot{x}, which moves with it.
      const moving = /^\\d+ot\{(.+)\}$/.exec(variable?.name ?? '');
      if (moving) names.add(moving[1]);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  const found = [...names];
  namesOfNodes.set(root, found);
  return found;
}
