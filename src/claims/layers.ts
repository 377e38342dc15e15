import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { childrenOf, mapChildren, visitAll } from '../syntax/walk';

type LookUp = (name: string) => Definition | null;

interface Stepwise {
  readonly sides: Syntax[];
  readonly definition: LookUp;
}

/**
 * Layers and steps: what is defined for the l-th layer, `z^{l} = W^{l} a^{l-1} + b^{l}`, is defined for each other one
 * that a formula names; and where a step is defined by the one before, `h_t = f(h_{t-1}, x_t)`, each step is a quantity of its
 * own, so that one can be differentiated by another.
 */
export function layersAndSteps(sides: readonly Syntax[], definition: LookUp): Stepwise {
  const letters = recurrentLetters(sides, definition).filter(
    (letter) => !sides.some((s) => binds(s, letter)),
  );
  const apart = (node: Syntax) => stepsApart(node, letters);
  const own = letters.length === 0 ? [...sides] : sides.map(apart);
  const named = own.flatMap(markedNamesIn);
  const known = new Map<string, Definition | null>();
  const given = (name: string): Definition | null => {
    const found = definedStep(name, letters, definition) ?? definition(name);
    return found && letters.length > 0 ? { ...found, body: apart(found.body) } : found;
  };
  const lookUp = (name: string): Definition | null => {
    let found = known.get(name);
    if (found === undefined) {
      found = given(name) ?? definedElsewhere(name, named, given);
      known.set(name, found);
    }
    return found;
  };
  return { sides: own, definition: lookUp };
}

/** The t of recurrences `h_t = f(h_{t-1})` among the definitions that a formula uses. */
function recurrentLetters(sides: readonly Syntax[], definition: LookUp): string[] {
  const letters = new Set<string>();
  const seen = new Set<string>();
  const visit = (node: Syntax): void => {
    const name = asVariable(node, new Set(), () => false)?.name;
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      const found = definition(name);
      if (found) {
        const [letter] = found.indices;
        if (found.indices.length === 1 && holdsStepBefore(found.body, name, letter)) letters.add(letter);
        visit(found.body);
      }
    }
    for (const child of childrenOf(node)) visit(child);
  };
  for (const side of sides) visit(side);
  return [...letters];
}

function holdsStepBefore(body: Syntax, name: string, letter: string): boolean {
  let holds = false;
  visitAll(body, (node) => {
    const step = node.kind === 'subscript' && node.indices.length === 1 ? stepIn(node.indices[0]) : null;
    if (step?.letter === letter && step.shift < 0)
      holds ||= asVariable(node, new Set(), () => false)?.name === name;
  });
  return holds;
}

function binds(side: Syntax, letter: string): boolean {
  let found = false;
  visitAll(side, (node) => {
    found ||= node.kind === 'big' && node.indices.some((i) => plainText(i) === letter);
  });
  return found;
}

/** `h_{t-1}` as the name `h_{t-1}`, for these letters. */
function stepsApart(node: Syntax, letters: readonly string[]): Syntax {
  const change = (child: Syntax) => stepsApart(child, letters);
  const inside = mapChildren(node, change);
  if (inside.kind === 'derivative')
    return { ...inside, by: inside.by.map((b) => ({ ...b, variable: change(b.variable) })) };
  if (inside.kind !== 'subscript' || inside.indices.length !== 1) return inside;
  const step = stepIn(inside.indices[0]);
  const base = asVariable(inside.base, new Set(), () => false);
  if (!step?.letter || !base || base.indices.length > 0 || !letters.includes(step.letter)) return inside;
  return { kind: 'symbol', name: nameOfStep(base.name, step), font: base.font, span: inside.span };
}

/** The definition of `h_t` that the family's `h_t = …` makes. */
function definedStep(name: string, letters: readonly string[], definition: LookUp): Definition | null {
  for (const letter of letters) {
    const ending = `_${letter}`;
    if (!name.endsWith(ending)) continue;
    const found = definition(name.slice(0, -ending.length));
    if (found?.indices.length === 1 && found.indices[0] === letter) return { ...found, name, indices: [] };
  }
  return null;
}

/** l, l - 1, or 2: a letter and what is added to it, or a number alone. */
interface Step {
  readonly letter: string | null;
  readonly shift: number;
}

function stepIn(node: Syntax): Step | null {
  if (node.kind === 'group') return stepIn(node.body);
  if (node.kind === 'number')
    return /^\d+$/.test(node.text) ? { letter: null, shift: Number(node.text) } : null;
  if (node.kind === 'symbol') return /^[A-Za-z]$/.test(node.name) ? { letter: node.name, shift: 0 } : null;
  if (node.kind !== 'binary' || (node.op !== 'add' && node.op !== 'subtract')) return null;
  const left = stepIn(node.left);
  const right = stepIn(node.right);
  if (!left || right?.letter !== null) return null;
  return { ...left, shift: left.shift + (node.op === 'add' ? right.shift : -right.shift) };
}

const textOfStep = ({ letter, shift }: Step): string =>
  letter === null ? `${shift}` : shift === 0 ? letter : `${letter}${shift > 0 ? '+' : '-'}${Math.abs(shift)}`;

const nameOfStep = (base: string, step: Step): string => {
  const text = textOfStep(step);
  return text.length === 1 ? `${base}_${text}` : `${base}_{${text}}`;
};

/** A name with a layer's or a step's mark: `W^{l+1}`, `a^{(2)}`, `h_{t-1}`. */
const MARKED = /^(.+)([_^])(\{?\(?)([A-Za-z]?)([+-]?\d*)(\)?\}?)$/;

interface Marked {
  readonly base: string;
  readonly sign: string;
  readonly isRound: boolean;
  readonly step: Step;
}

function markedName(name: string): Marked | null {
  const match = MARKED.exec(name);
  if (!match) return null;
  const [, base, sign, open, letter, shift] = match;
  if (letter === '' && !/^\d+$/.test(shift)) return null;
  if (letter !== '' && /^\d/.test(shift)) return null;
  return {
    base,
    sign,
    isRound: open.includes('('),
    step: { letter: letter === '' ? null : letter, shift: Number(shift || 0) },
  };
}

function nameOf({ base, sign, isRound, step }: Marked): string {
  const text = isRound ? `(${textOfStep(step)})` : textOfStep(step);
  return text.length === 1 ? `${base}${sign}${text}` : `${base}${sign}{${text}}`;
}

/** The names with marks in a formula. */
function markedNamesIn(root: Syntax): Marked[] {
  const names: Marked[] = [];
  const visit = (node: Syntax): void => {
    const name = asVariable(node, new Set(), () => false)?.name;
    const marked = name === undefined ? null : markedName(name);
    if (marked) names.push(marked);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return names;
}

/** Letters that layers and steps are counted with. */
const COUNTING = ['l', 'k', 't', 'i', 's', 'j'];

/**
 * The definition of `z^{l+1}` or `z^{(2)}` that the one of `z^{l}` makes. Only for marks that the formula itself bears: a
 * layer is made of the one before, and that one of another without end. An update `x^{k+1} = x^k - …` does not say what x^k
 * is, so what is made of itself needs another step of its own in the formula.
 */
function definedElsewhere(name: string, named: readonly Marked[], definition: LookUp): Definition | null {
  const target = markedName(name);
  if (!target || !named.some(({ step }) => textOfStep(step) === textOfStep(target.step))) return null;
  // The layer before the first is the input.
  if (target.step.letter === null && target.step.shift === 0) return null;
  const isAboveOther = named.some(
    ({ base, step }) =>
      base === target.base && step.letter === target.step.letter && step.shift < target.step.shift,
  );
  const letters = target.step.letter === null ? COUNTING : [target.step.letter, ...COUNTING];
  for (const letter of letters)
    for (const shift of [0, 1, -1]) {
      const step = { letter, shift };
      const other = nameOf({ ...target, step });
      if (other === name || (shift !== 0 && letter !== target.step.letter)) continue;
      const found = definition(other);
      if (!found || found.parameters.length > 0 || found.name !== other) continue;
      if (markedNamesIn(found.body).some(({ base }) => base === target.base) && !isAboveOther) continue;
      return { ...found, name, body: moved(found.body, step, target.step) };
    }
  return null;
}

/** A definition's body with all marks counted from another layer or step. */
function moved(node: Syntax, from: Step, to: Step): Syntax {
  const change = (child: Syntax) => moved(child, from, to);
  if (node.kind === 'symbol') {
    const marked = markedName(node.name);
    return marked && marked.step.letter === from.letter
      ? { ...node, name: nameOf({ ...marked, step: stepFrom(marked.step, from, to) }) }
      : node;
  }
  const inside = mapChildren(node, change);
  if (inside.kind === 'derivative')
    return { ...inside, by: inside.by.map((b) => ({ ...b, variable: change(b.variable) })) };
  return inside.kind === 'label' ? { ...inside, label: movedLabel(inside.label, from, to) } : inside;
}

function movedLabel(label: Syntax, from: Step, to: Step): Syntax {
  if (label.kind === 'group') return { ...label, body: movedLabel(label.body, from, to) };
  const step = stepIn(label);
  return step && step.letter === from.letter ? written(stepFrom(step, from, to), label.span) : label;
}

const stepFrom = (step: Step, from: Step, to: Step): Step => ({
  letter: to.letter,
  shift: step.shift - from.shift + to.shift,
});

function written({ letter, shift }: Step, span: Syntax['span']): Syntax {
  const number: Syntax = { kind: 'number', text: `${Math.abs(shift)}`, span };
  if (letter === null) return number;
  const symbol: Syntax = { kind: 'symbol', name: letter, font: 'plain', span };
  if (shift === 0) return symbol;
  const op = shift > 0 ? 'add' : 'subtract';
  return { kind: 'binary', op, left: symbol, right: number, operator: span, span };
}
