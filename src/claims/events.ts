import { eventName } from '../elaborate/callees';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/variable';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';

type Relation = Extract<Syntax, { kind: 'relation' }>;

/** The signs between the sides of an event, as they stand in the name of its probability. */
const SIGNS: Readonly<Record<string, string>> = {
  '=': '=',
  '!=': '\\ne ',
  '<': '<',
  '>': '>',
  '<=': '\\le ',
  '>=': '\\ge ',
  in: '\\in ',
};

const LETTERS = new Set([
  'P',
  'p',
  'Q',
  'q',
  '\\Pr',
  '\\mathbb{P}',
  '\\operatorname{Pr}',
  '\\operatorname{P}',
]);

/**
 * `P(f(x) = 1 | x)` as a function of x that is named after the event: whatever it is, it depends on what stands in the
 * event and after the bar, and on nothing else. Null for anything else.
 */
export function probabilityOfEvent(callee: Syntax, group: Syntax): readonly Syntax[] | null {
  if (callee.kind !== 'symbol' || !LETTERS.has(callee.name)) return null;
  if (group.kind !== 'group' || group.bracket !== 'round') return null;
  const parts = partsOf(group.body);
  const events = parts.filter((part): part is Relation => part.kind === 'relation');
  if (events.length === 0) return null;
  const texts = events.map(eventText);
  if (texts.includes(null)) return null;
  const given = parts.filter((part) => part.kind !== 'relation');
  const args = [...given, ...events.flatMap(variablesIn)];
  const apart = args.filter((arg, k) => args.findIndex((other) => plainText(other) === plainText(arg)) === k);
  if (apart.length === 0 || !apart.every((arg) => asVariable(arg, new Set(), () => false))) return null;
  const { span } = group;
  const name: Syntax = {
    ...callee,
    name: eventName(/^[A-Za-z]$/.test(callee.name) ? callee.name : 'P', texts.join(',')),
  };
  const body: Syntax = apart.length === 1 ? apart[0] : { kind: 'list', items: apart, span: group.body.span };
  return [name, { ...group, body, span }];
}

/** What stands before and after the bar, apart. */
const partsOf = (body: Syntax): readonly Syntax[] => {
  if (body.kind === 'list') return body.items.flatMap(partsOf);
  return body.kind === 'foreign' && body.name === '|' ? body.parts.flatMap(partsOf) : [body];
};

/** `f(x)=1`; null for an event with a sign of another kind. */
function eventText({ sides, ops }: Relation): string | null {
  const signs = ops.map(({ op }) => SIGNS[op]);
  if (signs.includes(undefined as unknown as string)) return null;
  if (sides.some((side) => plainText(side).includes('?'))) return null;
  return sides.map((side, k) => `${k === 0 ? '' : signs[k - 1]}${plainText(side)}`).join('');
}

/** The variables that an event is about, but for a random one that only takes a value: the y of y = 1. */
function variablesIn(event: Relation): Syntax[] {
  const [first] = event.sides;
  const isOutcome = event.ops[0].op === '=' && asVariable(first, new Set(), () => false) !== null;
  return (isOutcome ? event.sides.slice(1) : event.sides).flatMap(namesIn);
}

function namesIn(node: Syntax): Syntax[] {
  if (node.kind === 'symbol' || node.kind === 'subscript' || node.kind === 'label' || node.kind === 'prime')
    return asVariable(node, new Set(), () => false) ? [node] : childrenOf(node).flatMap(namesIn);
  if (node.kind !== 'juxtapose') return childrenOf(node).flatMap(namesIn);
  // The f of f(x) is no argument.
  return node.factors.flatMap((factor, k) => {
    const next = node.factors[k + 1];
    return factor.kind === 'symbol' && next?.kind === 'group' && next.bracket === 'round'
      ? []
      : namesIn(factor);
  });
}
