import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import { equationsOf } from '../syntax/equations';
import type { Syntax } from '../syntax/tree';
import { declarationsIn } from './declarations';
import { definitionIn, unwrap } from './definition';
import type { NamesInText } from './operatorLetters';

interface Formula {
  readonly root: Syntax;
  /** The words right before it. */
  readonly before: string;
}

const NAMES_A_DERIVATIVE =
  /(jacobian|hessian|gradient|derivative|differential|雅可比|雅克比|海森|黑塞|梯度|导数|微分)[^.$]*$/i;

/** What one formula defines, and which letters it shows to be quantities. */
interface Facts {
  readonly definitions: readonly Definition[];
  readonly quantities: readonly string[];
  /** The name that the formula consists of. */
  readonly alone: string | null;
}

/** Of all formulas only those that an edit changed are looked at again. */
const factsOfRoots = new WeakMap<Syntax, Facts>();

/** What all formulas of a text together define, and which letters they use as quantities. */
export function namesInText(formulas: readonly Formula[]): NamesInText {
  const definitions = new Map<string, Definition>();
  const quantities = new Set<string>();
  for (const { root, before } of formulas) {
    const facts = factsOf(root);
    for (const definition of facts.definitions)
      if (!definitions.has(definition.name)) definitions.set(definition.name, definition);
    for (const name of facts.quantities) quantities.add(name);
    if (facts.alone !== null && !NAMES_A_DERIVATIVE.test(before)) quantities.add(facts.alone);
  }
  return {
    definition: (name) => definitions.get(name) ?? null,
    isQuantity: (name) => quantities.has(name),
  };
}

function factsOf(root: Syntax): Facts {
  const known = factsOfRoots.get(root);
  if (known) return known;
  const alone = isLetter(root) ? (asVariable(unwrap(root), new Set(), () => false)?.name ?? null) : null;
  const definitions: Definition[] = [];
  const quantities: string[] = [];
  for (const { sides, ops } of equationsOf(root)) {
    for (const { name } of declarationsIn(sides[0], ops[0].op, sides[1])) quantities.push(name);
    const definition = definitionIn(sides[0], ops[0].op, sides[1]);
    if (!definition) continue;
    definitions.push(definition);
    // f_x = … and f' = … say what a derivative is, unless the sign says that they define.
    if (ops[0].op !== '=' || isLetter(sides[0])) quantities.push(definition.name);
  }
  const facts = { definitions, quantities, alone };
  factsOfRoots.set(root, facts);
  return facts;
}

const isLetter = (side: Syntax): boolean => /^[A-Za-z]$/.test(plainText(unwrap(side)));
