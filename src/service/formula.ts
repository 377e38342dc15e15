import { derivative, isVariable, type Layout, type Structure } from '../calculus/derivative';
import { NotDifferentiable } from '../calculus/errors';
import {
  type Definition,
  type Derivation,
  type DerivativeLayout,
  ElaborationError,
  type Options,
} from '../elaborate/context';
import { elaborate, type Relate, type Understanding, type UnderstoodSymbol } from '../elaborate/elaborate';
import {
  contains,
  type Expr,
  Interrupted,
  isScalar,
  OutOfTime,
  postorder,
  ShapeMismatch,
  type SymbolNode,
  substitute,
  symbol,
  TooLarge,
} from '../expr';
import { EvaluationError } from '../numeric';
import {
  canonicalDeclaredName,
  DeclarationError,
  type DeclaredType,
  parseDeclarations,
} from '../shapes/declaredType';
import { readDots } from '../syntax/dots';
import { type LatexOptions, parseLatex } from '../syntax/latex/parse';
import { parseMath } from '../syntax/math/parse';
import { parsePython } from '../syntax/python/parse';
import type { Parsed, Syntax, SyntaxLanguage } from '../syntax/tree';
import { ServiceFailure } from './failure';

/** Reads one formula; the first thing that cannot be read is the failure. */
export function parseFormula(
  source: string,
  language: SyntaxLanguage,
  macros?: LatexOptions['macros'],
): Syntax {
  const parsed = parseTolerant(source, language, macros);
  const [first] = parsed.errors;
  if (first) throw new ServiceFailure(first.code === 'limit' ? 'limit' : 'syntax', first.message, first.span);
  return readDots(parsed.root);
}

function parseTolerant(source: string, language: SyntaxLanguage, macros?: LatexOptions['macros']): Parsed {
  switch (language) {
    case 'latex':
      return parseLatex(source, { macros });
    case 'math':
      return parseMath(source);
    case 'python':
      return parsePython(source);
  }
}

export function readDeclarations(text: string | undefined): Map<string, DeclaredType> {
  try {
    return parseDeclarations(text ?? '');
  } catch (error) {
    if (error instanceof DeclarationError) throw new ServiceFailure('declaration', error.message);
    throw error;
  }
}

/** The mixed convention inside formulas: gradients have the variable's shape, Jacobians are m×n. */
export function deriveInside(
  operand: Expr,
  by: readonly Expr[],
  how: Derivation,
  structure: Structure = 'projected',
): Expr {
  let current = operand;
  for (const variable of by) {
    const layout = layoutInside(current, how);
    current = isVariable(variable)
      ? derivative(current, variable, { layout, structure })
      : derivativeByExpression(current, variable, layout);
  }
  return current;
}

function layoutInside(f: Expr, { form, transposed, layout }: Derivation): Layout {
  if (transposed) return 'numerator';
  // D f and J_f are m×n in every layout; of a scalar they are a row, unless gradients are columns throughout.
  if (form === 'jacobian') return isScalar(f) && layout === 'denominator' ? 'denominator' : 'numerator';
  if (layout !== 'mixed') return layout;
  return isScalar(f) ? 'denominator' : 'numerator';
}

const WHOLES: ReadonlySet<Expr['kind']> = new Set(['add', 'mul', 'matmul']);

/** ∂f/∂(Ax - b): f is a function of the expression as a whole, and of its variables in no other way. */
function derivativeByExpression(f: Expr, by: Expr, layout: Layout): Expr {
  const whole = symbol("u'", by.shape);
  const inWhole = substitute(f, new Map([[by, whole]]));
  const parts = new Set(postorder([by]).filter((node) => node.kind === 'symbol'));
  const isWhole = WHOLES.has(by.kind) || (by.kind === 'pow' && by.exponent.kind === 'number');
  if (
    parts.size === 0 ||
    !isWhole ||
    inWhole === f ||
    contains(inWhole, (node) => parts.has(node as SymbolNode))
  )
    throw new NotDifferentiable('A derivative can only be taken by a variable.', by);
  return substitute(derivative(inWhole, whole, { layout, structure: 'projected' }), new Map([[whole, by]]));
}

export interface ReadOptions {
  readonly language: SyntaxLanguage;
  readonly declared: ReadonlyMap<string, DeclaredType>;
  /** Names that are differentiated by, so that their definitions are not put in. */
  readonly keep?: ReadonlySet<string>;
  readonly definition?: (name: string) => Definition | null;
  readonly hints?: Options['hints'];
  readonly properties?: Options['properties'];
  readonly derivativeLayout?: DerivativeLayout;
  /** Called where a derivative is met, whose layout plays a part then. */
  readonly onLayout?: () => void;
  readonly conventions?: Options['conventions'];
  /** The differential of an expression, where the formula is about differentials. */
  readonly vary?: Options['vary'];
  /** How derivatives by symmetric variables inside the formula are meant. */
  readonly structure?: Structure;
  readonly window?: number;
  /** What is known of the shapes of the pieces together. */
  readonly relate?: Relate;
  /** Readings that cost more are none. */
  readonly farthest?: number;
}

/** Elaborates pieces together; fails with the likeliest reading's error. */
export function understand(pieces: readonly Syntax[], options: ReadOptions): Understanding[] {
  const elaborateOptions: Options = {
    language: options.language,
    declared: options.declared,
    keep: options.keep ?? new Set(),
    definition: options.definition ?? (() => null),
    derive: (operand, by, how) => deriveInside(operand, by, how, options.structure),
    vary: options.vary ?? null,
    hints: options.hints ?? new Map(),
    properties: options.properties ?? new Map(),
    derivativeLayout: () => {
      options.onLayout?.();
      return options.derivativeLayout ?? 'mixed';
    },
    conventions: options.conventions ?? null,
  };
  const { readings, error } = elaborate(
    pieces,
    elaborateOptions,
    options.window ?? 0,
    options.relate ?? null,
    options.farthest,
  );
  if (readings.length === 0) throw error ?? new ServiceFailure('unknown', 'This formula cannot be read.');
  return [...readings];
}

/** Names with the types in which they were understood, so that every edited claim is read alike. */
export const typesOf = (
  symbols: readonly UnderstoodSymbol[],
  declared: ReadonlyMap<string, DeclaredType>,
): Map<string, DeclaredType> => new Map([...symbols.map((s) => [s.name, s.type] as const), ...declared]);

/** Whether an error says that a formula cannot be read or differentiated as it stands. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof ElaborationError ||
  error instanceof NotDifferentiable ||
  error instanceof ServiceFailure ||
  error instanceof ShapeMismatch;

/** The canonical name of a variable given by a user. */
export const variableName = (text: string): string => canonicalDeclaredName(text);

/** Any error of the engine as a failure a user can act on; a true bug keeps its own kind. */
export function asFailure(error: unknown): ServiceFailure {
  if (error instanceof ServiceFailure) return error;
  if (error instanceof ElaborationError) {
    return new ServiceFailure(error.code, error.message, { from: error.span.from, to: error.span.to });
  }
  if (error instanceof NotDifferentiable) return new ServiceFailure('unsupported', error.message);
  if (error instanceof OutOfTime || error instanceof Interrupted)
    return new ServiceFailure('timeout', error.message);
  if (error instanceof TooLarge) return new ServiceFailure('limit', error.message);
  if (error instanceof EvaluationError) return new ServiceFailure('unsupported', error.message);
  if (error instanceof ShapeMismatch) return new ServiceFailure('shape', error.message);
  if (error instanceof RangeError)
    return new ServiceFailure('limit', 'The formula is nested too deeply to work with.');
  return new ServiceFailure('internal', 'Nabla failed on this formula. Please report it, with the formula.');
}
