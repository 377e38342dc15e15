import { readDots } from '../syntax/dots';
import type { Syntax } from '../syntax/tree';
import { appliedNamesIn, nameApplied } from './appliedNames';
import { withIndexedSums } from './bareSums';
import { conditionsAsArguments } from './conditions';
import { definedFunctionsIn, nameDefined } from './definedFunctions';
import { densitiesIn, nameDensities } from './densities';
import { readExpectationLetters } from './expectationLetters';
import { deltaIsQuantity, joinIncrements } from './increments';
import { withIndexedFunctions } from './indexedFunctions';
import { countingSubscripts, markIndices } from './indexLetters';
import { withoutIndexRemarks } from './indexRemarks';
import { namesInText } from './namesInText';
import { type NamesInText, readOperatorLetters } from './operatorLetters';
import { parametersAsArguments, parametersIn } from './parameterSubscripts';
import { nameSetFunctions, setFunctionsIn } from './setFunctions';
import { markSuperscripts, superscriptsIn } from './superscripts';
import { withWideSums } from './wideSums';
import { joinWords, wordsIn } from './words';

interface Formula {
  readonly root: Syntax;
  readonly before: string;
  readonly after: string;
}

/** How a text writes, found out from all of its formulas. */
export interface TextContext {
  /** What the letters of the text are, for formulas that are read apart from it. */
  readonly names: NamesInText;
  /** A formula's tree as the rest of the text makes it read. */
  readonly read: (root: Syntax) => Syntax;
}

type Pass = (root: Syntax) => Syntax;

/** Each habit of a text is looked for in its formulas as those before it made them read. */
export function textContext(formulas: readonly Formula[]): TextContext {
  const passes: Pass[] = [];
  let current = formulas;
  const then = (pass: Pass): void => {
    passes.push(pass);
    current = current.map((formula) => ({ ...formula, root: pass(formula.root) }));
  };
  const roots = () => current.map(({ root }) => root);

  const superscripts = superscriptsIn(roots());
  then((root) => markSuperscripts(root, superscripts));
  const isQuantity = deltaIsQuantity(roots());
  then((root) => joinIncrements(root, isQuantity));
  const counting = countingSubscripts(roots());
  then((root) => readDots(conditionsAsArguments(markIndices(root, counting))));
  then((root) => withIndexedSums(withWideSums(withIndexedFunctions(withoutIndexRemarks(root)))));
  const words = wordsIn(roots());
  if (words.size > 0) then((root) => joinWords(root, words));
  const setFunctions = setFunctionsIn(roots());
  then((root) => nameSetFunctions(root, setFunctions));
  const parameters = parametersIn(roots());
  then((root) => parametersAsArguments(root, parameters));
  const defined = definedFunctionsIn(roots());
  then((root) => nameDefined(root, defined));
  const densities = densitiesIn(roots());
  then((root) => nameDensities(root, densities));
  const applied = appliedNamesIn(roots());
  then((root) => nameApplied(root, applied));
  const names = namesInText(current);
  then((root) =>
    readOperatorLetters(
      readExpectationLetters(root, (name) => names.isQuantity(name)),
      names,
    ),
  );
  return { names, read: (root) => passes.reduce((read, pass) => pass(read), root) };
}
