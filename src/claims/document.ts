import type { Definition } from '../elaborate/context';
import { asVariable } from '../elaborate/uses';
import type { DeclaredType } from '../shapes/declaredType';
import { type Equation, equationsOf } from '../syntax/equations';
import type { Span, Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { type Case, caseAt, supposesCase } from './cases';
import { beforeZero, isEqualSign, joinedBefore } from './chainSides';
import { closesCircle } from './circular';
import { covariancesIn, speaksOfCovariances } from './covariances';
import { type Declaration, declarationsIn } from './declarations';
import { definitionIn, isWrittenNumber, restatedIn, unwrap } from './definition';
import { DefinitionsByUse } from './definitionsByUse';
import { holdsDerivative, holdsOperator, isAboutDerivatives } from './derivativeSide';
import { expansionIn } from './expansions';
import { isFirstValue } from './indexRemarks';
import { definitionByLogarithm } from './logarithmDefinition';
import type { NamesInText } from './operatorLetters';
import { concludesInProse, JOINS_NAMES, propertyInProse, sumsByConvention, supposesInProse } from './prose';
import { type Said, type SaidOfName, Scope } from './scope';
import { diagonalIn, sumToOneIn, symmetryIn } from './shownProperties';
import { signsIn } from './signs';
import { type Stack, stackIn, stackInProse } from './stacks';
import { appliesName, type FoundStatement, isStep, kindOfStatement } from './statements';
import { type TextContext, textContext } from './textContext';
import { WordDefinitions } from './wordDefinitions';

/** One formula of a document, read. */
export interface ReadRegion {
  /** Where its source starts in the document; spans in `root` count from there. */
  readonly offset: number;
  readonly root: Syntax;
  readonly source: string;
  /** What another source in its place reads as; null where it cannot be read. */
  readonly read: (source: string) => Syntax | null;
  readonly broken: boolean;
  /** The words right before and after it. */
  readonly before: string;
  readonly after: string;
}

/** An equal sign with a derivative in sight. Spans count in the document. */
export interface FoundClaim {
  readonly left: Syntax;
  readonly right: Syntax;
  /** The first side of its chain that holds a derivative: what a derivative-free link is about. */
  readonly about: Syntax;
  /** All sides of its chain. */
  readonly sides: readonly Syntax[];
  /** The sides before the left one that equal signs join to it, the nearest first. */
  readonly earlier: readonly Syntax[];
  readonly op: string;
  readonly range: Span;
  readonly equation: Span;
  readonly region: number;
  readonly broken: boolean;
  /** The case that the text is in there. */
  readonly supposed: Case | null;
}

/** The type of a name, declared at a place of a document. */
export interface PlacedDeclaration {
  readonly at: number;
  readonly name: string;
  readonly type: DeclaredType;
}

type Common = Scope['common'] & {
  /** Whether a sum may be left out over an index that stands twice: who writes sums leaves none out, unless it is said. */
  readonly leavesOutSums: boolean;
  /** The names whose entries are said to sum to one. */
  readonly distributions: readonly string[];
};

/** All that a document defines, declares and claims, in order. */
export class DocumentReading {
  readonly claims: FoundClaim[] = [];
  /** Equal signs with a derivative in sight that claim nothing. */
  readonly statements: FoundStatement[] = [];
  private readonly scope = new Scope();
  private readonly byUse = new DefinitionsByUse();
  private readonly inWords: WordDefinitions;
  readonly regions: readonly ReadRegion[];
  private readonly context: TextContext;
  private foundCommon: Common | null = null;
  private readonly distributions = new Set<string>();
  private lastEnd: { readonly at: number; readonly end: number } | null = null;

  /** `declared`: what comments of the document declare, besides its text. */
  constructor(given: readonly ReadRegion[], declared: readonly PlacedDeclaration[] = []) {
    for (const { at, name, type } of declared)
      this.scope.declare(at, { name, type, hint: null, property: null });
    this.context = textContext(given);
    this.regions = given.map((r) => ({ ...r, root: this.context.read(r.root) }));
    this.inWords = new WordDefinitions(this.regions);
    for (const [index, region] of this.regions.entries()) this.readRegion(region, index);
    if (this.regions.some(({ before, after }) => speaksOfCovariances(`${before} ${after}`)))
      for (const name of covariancesIn(this.regions.map(({ root }) => root)))
        this.scope.describe(0, name, 'spd');
  }

  /** What the letters of the text are, for formulas that are read apart from it. */
  get names(): NamesInText {
    return this.context.names;
  }

  /** What stands at a place of a formula once the formula is written otherwise; null where nothing can be read there. */
  reread(index: number, source: string, { from, to }: Span): Syntax | null {
    const root = this.regions[index].read(source);
    let found: Syntax | null = null;
    if (root)
      visitAll(this.context.read(root), (node) => {
        if (node.span.from === from && node.span.to === to) found ??= node;
      });
    return found;
  }

  private readRegion(region: ReadRegion, index: number): void {
    const root = unwrap(region.root);
    const named = root.kind === 'relation' && root.ops[0].op === 'in' ? root.sides[0] : root;
    const alone = asVariable(named, new Set(), () => false);
    if (alone && alone.indices.length === 0) {
      this.readProse(alone.name, region, index);
    }
    const said = stackInProse(root, region.after);
    if (said) this.scope.stack(region.offset, said);
    this.readLists(region.root, region.offset);
    if (!supposesCase(region.before, region.after))
      for (const sign of signsIn(region.root)) this.scope.saySign(region.offset, sign);
    const aboutDerivatives = new Set<Equation>();
    for (const equation of equationsOf(region.root)) {
      if (this.readEquation(equation, region, index)) aboutDerivatives.add(equation);
      else if (equation.after && aboutDerivatives.has(equation.after)) {
        aboutDerivatives.add(equation);
        this.readConclusion(equation, region, index);
      }
    }
  }

  /** `\nabla L = 0 \Rightarrow w = …`: what is concluded from an equation with a derivative holds none itself. */
  private readConclusion({ sides, ops, span }: Equation, { offset }: ReadRegion, region: number): void {
    const equation = placed(span, offset);
    for (const [k, { op }] of ops.entries())
      if (isEqualSign(op))
        this.statements.push({
          kind: 'conclusion',
          left: placed(sides[k].span, offset),
          range: placed(sides[k + 1].span, offset),
          equation,
          region,
        });
  }

  /** "A and B are symmetric": what is said after the last of several names goes for all of them. */
  private readProse(name: string, region: ReadRegion, index: number): void {
    const property = propertyInProse(region.before, region.after);
    const names = property ? [name] : [];
    for (
      let k = index - 1;
      property && k >= 0 && JOINS_NAMES.test(this.regions[k].after.split('$')[0]);
      k--
    ) {
      const before = asVariable(unwrap(this.regions[k].root), new Set(), () => false);
      if (!before) break;
      names.push(before.name);
    }
    if (property) for (const each of names) this.scope.describe(region.offset, each, property);
  }

  /** `x, y \in \mathbb{R}^d`: the names before the one that the sign stands at. */
  private readLists(root: Syntax, offset: number): void {
    if (root.kind !== 'list') return;
    let names: Syntax[] = [];
    for (const item of root.items) {
      if (item.kind === 'relation') {
        const list: Syntax = { kind: 'list', items: names, span: item.span };
        if (names.length > 0)
          for (const value of declarationsIn(list, item.ops[0].op, item.sides[1]))
            this.scope.declare(offset + item.span.from, value);
        names = [];
      } else if (asVariable(item, new Set(), () => false)) names.push(item);
      else names = [];
    }
  }

  /** Whether the equation is one about derivatives. */
  private readEquation({ sides, ops, after }: Equation, region: ReadRegion, index: number): boolean {
    const place = (s: Span): Span => placed(s, region.offset);
    const isFoundOut = after !== null || concludesInProse(region.before);
    const at = region.offset + (sides[0]?.span.from ?? 0);
    const equation = place({ from: sides[0].span.from, to: sides[sides.length - 1].span.to });
    let about: Syntax | null = null;
    const restated = restatedIn(sides, ops);
    if (restated) this.scope.define(at, restated);
    for (const [k, { op }] of ops.entries()) {
      const left = sides[k];
      const right = sides[k + 1];
      const symmetric = op === '=' ? symmetryIn(left, right) : null;
      if (symmetric) this.scope.describe(at, symmetric, 'symmetric');
      const stack = isEqualSign(op) ? stackIn(left, right) : null;
      if (stack) this.scope.stack(at, stack);
      const distribution = isEqualSign(op) ? sumToOneIn(left, right) : null;
      if (distribution) this.distributions.add(distribution);
      const diagonal = isEqualSign(op) ? diagonalIn(left, right) : null;
      if (diagonal) this.scope.describe(at, diagonal, 'diagonal');
      for (const declaration of declarationsOf(sides, ops, k)) this.scope.declare(at, declaration);
      if (isAboutDerivatives(left, this.names)) about ??= left;
      const isCase =
        (supposesInProse(region.before, region.after) && isApplication(right)) ||
        ((supposesCase(region.before, region.after) || region.root.kind === 'list') &&
          [left, right].every(isIndexLetter)) ||
        (isIndexLetter(left) && right.kind === 'number' && isFirstValue(left, region.root));
      const defined = k === 0 && !isCase ? this.definitionBy(left, op, right, ops.length, at) : null;
      // g = ∇L gives the gradient a name, whatever g was before; then g = Ax - b says what it is.
      const isSecond = defined !== null && this.namesDerivative(defined, at);
      if (isSecond) about ??= left;
      const isDefinition = defined !== null && !isSecond && !this.closesCircle(defined, at);
      if (isDefinition) {
        const equals = ops.every((sign) => sign.op === op) ? sides.slice(2) : [];
        this.scope.define(at, equals.some(holdsDerivative) ? defined : { ...defined, equals }, isFoundOut);
      }
      if (isAboutDerivatives(right, this.names)) about ??= right;
      // g_k = g(x_k) is short for the value of a gradient that has the name g.
      const isShort = isSecond && appliesName(right, defined.name);
      if (isDefinition || isShort || (k === 0 && isEqualSign(op) && isStep(left, right))) {
        if (isShort || sides.some((side) => isAboutDerivatives(side, this.names)))
          this.statements.push({
            kind: kindOfStatement(left, right),
            left: place(left.span),
            range: place(right.span),
            equation,
            region: index,
          });
        continue;
      }
      if (about === null && op === '=' && ops.length === 1) this.readOtherForm(left, right, at);
      if (about === null && op === '=' && isName(right) && k === ops.length - 1)
        this.byUse.add({ sides, index: k, range: place(right.span), equation, isNaming: true });
      if (about === null || (!isEqualSign(op) && !expansionIn(left, op, right))) continue;
      if (op === '=') this.byUse.add({ sides, index: k, range: place(right.span), equation });
      this.claims.push({
        left: beforeZero(sides, k),
        right,
        about,
        sides,
        earlier: joinedBefore(sides, ops, k),
        op,
        range: place(right.span),
        equation,
        region: index,
        broken: region.broken,
        supposed: caseAt(this.regions, index, place(right.span).from),
      });
    }
    return about !== null;
  }

  /** `p_i / \sum_l p_l = \gamma_i`: what has its name from before has another form from there on. */
  private readOtherForm(form: Syntax, name: Syntax, at: number): void {
    const named = isName(name) && !isName(form) ? definitionIn(name, '=', form) : null;
    const before = named && this.scope.definitionAt(named.name, at);
    if (!named || !before || before.parameters.length > 0) return;
    if (named.indices.join() !== before.indices.join()) return;
    this.scope.define(at, { ...before, otherForm: form });
  }

  /** Whether an equation gives another form to a name that was given to a derivative right before. */
  private namesDerivative({ name, parameters, body }: Definition, at: number): boolean {
    const before = this.scope.definitionAt(name, at);
    if (!before || parameters.length > 0 || !this.scope.isDefinedNear(name, at)) return false;
    return holdsOperator(before.body) && !holdsOperator(body);
  }

  private closesCircle(defined: Definition, at: number): boolean {
    return closesCircle(defined, (name) => this.scope.definitionAt(name, at));
  }

  /** `p(x; \theta) = \hat{y}` with a p that is known gives ŷ its meaning, not p another. */
  private definitionBy(
    left: Syntax,
    op: string,
    right: Syntax,
    signs: number,
    at: number,
  ): Definition | null {
    const forwards = definitionIn(left, op, right);
    const byLogarithm = forwards ? null : definitionByLogarithm(left, op, right);
    if (byLogarithm) {
      const { name } = byLogarithm;
      const isOfMembers = (this.scope.definitionAt(name, at)?.indices.length ?? 0) > 0;
      return this.scope.isDefinedNear(name, at) && !isOfMembers ? null : byLogarithm;
    }
    if (!forwards || forwards.parameters.length === 0) return forwards;
    const isKnown = (name: string) => this.scope.isDefined(name);
    // After f(x, y) = xy, f(x, y) = -12 is its value at the x and y at hand.
    if (isWrittenNumber(right) && isKnown(forwards.name)) return null;
    if (signs > 1 || !isName(right)) return forwards;
    const backwards = definitionIn(right, op, left);
    return backwards && isKnown(forwards.name) && !isKnown(backwards.name) ? backwards : forwards;
  }

  /** See `Scope`: the definition in force at a place. */
  definitionAt(name: string, at: number): Definition | null {
    // One claim asks for its place many times over.
    if (this.lastEnd?.at !== at) this.lastEnd = { at, end: this.endOfFormula(at) };
    return this.scope.definitionAt(name, at, this.lastEnd.end);
  }

  /** What a text suggests that a name stands for, in words or by what it puts in its place anywhere but in the claim itself. */
  suggestedDefinition(name: string, claim: FoundClaim): Definition | null {
    return this.byUse.of(name, claim) ?? this.inWords.of(name);
  }

  /** Where the formula ends that holds a place; "where z = …" follows on it, however long it is. */
  private endOfFormula(at: number): number {
    const holding = this.regions.find(
      ({ offset, root }) => offset + root.span.from <= at && at < offset + root.span.to,
    );
    return holding ? holding.offset + holding.root.span.to : at;
  }

  /** See `Scope`: where that definition stands. */
  placeOfDefinition(name: string, at: number): number | null {
    return this.scope.placeOfDefinition(name, at);
  }

  /** See `Scope`: whether a name is defined close by. */
  isDefinedNear(name: string, at: number): boolean {
    return this.scope.isDefinedNear(name, at);
  }

  /** See `Scope`: the samples that a matrix is made of. */
  stackOf(matrix: string, at: number): Stack | null {
    return this.scope.stackOf(matrix, at);
  }

  /** See `Scope`: all that is said of names at a place. */
  saidAt(at: number): Said {
    return this.scope.saidAt(at);
  }

  /** What holds of the text as a whole. */
  get common(): Common {
    this.foundCommon ??= {
      ...this.scope.common,
      leavesOutSums:
        this.regions.some(({ before }) => sumsByConvention(before)) ||
        !this.regions.some(({ root }) => holdsSum(root)),
      distributions: [...this.distributions].sort(),
    };
    return this.foundCommon;
  }

  saidOf(name: string, at: number): SaidOfName {
    return this.scope.saidOf(name, at);
  }
}

const placed = ({ from, to }: Span, offset: number): Span => ({ from: from + offset, to: to + offset });

const holdingSums = new WeakMap<Syntax, boolean>();

function holdsSum(root: Syntax): boolean {
  let holds = holdingSums.get(root);
  if (holds === undefined) {
    holds = false;
    visitAll(root, (node) => {
      if (node.kind === 'big' && node.op === 'sum') holds = true;
    });
    holdingSums.set(root, holds);
  }
  return holds;
}

/** Of "when i = j" it does not say what i is. */
const isIndexLetter = (node: Syntax): boolean => node.kind === 'symbol' && /^[a-z]$/.test(node.name);

/** `h(x)`: of "当 f(x) = h(x) 时" it says in which case something holds, not what f is. */
const isApplication = (node: Syntax): boolean =>
  node.kind === 'juxtapose' &&
  node.factors.length === 2 &&
  isName(node.factors[0]) &&
  node.factors[1].kind === 'group';

/** What the sign after side k declares: in `X = (x_1, …, x_n) \in \mathbb{R}^{d \times n}` all sides that are equal. */
function declarationsOf(sides: readonly Syntax[], ops: Equation['ops'], k: number): Declaration[] {
  if (ops[k].op !== 'in') return [];
  const earlier = joinedBefore(sides, ops, k);
  const named = earlier.length === 0 ? [sides[k]] : [sides[k], ...earlier].reverse().filter(isName);
  return named.flatMap((side) => declarationsIn(side, 'in', sides[k + 1]));
}

const isName = (node: Syntax): boolean => asVariable(unwrap(node), new Set(), () => false) !== null;
