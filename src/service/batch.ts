import type { Structure } from '../calculus/derivative';
import { beginRequest, isScalar } from '../expr';
import { jax } from '../present/jax';
import { julia } from '../present/julia';
import { latex } from '../present/latex';
import { mathText } from '../present/math';
import { matlab } from '../present/matlab';
import { numpy } from '../present/numpy';
import { torch } from '../present/torch';
import { operationCount } from '../simplify/cost';
import { noConventions } from './conventions';
import {
  type Derived,
  differentiate,
  keptNames,
  parseVariables,
  readProblem,
  shapeAsText,
} from './differentiate';
import { ServiceFailure } from './failure';
import { asFailure, parseFormula, readDeclarations } from './formula';
import { notesOn } from './notes';
import type { Layout, SyntaxLanguage, TextRange, VectorConvention } from './protocol';
import { showSteps } from './showSteps';
import { verifyRequest } from './verifyRequest';

/** One line of `nabla batch`, checked. */
interface Asked {
  readonly op: 'diff' | 'verify';
  readonly expr: string;
  readonly syntax: SyntaxLanguage;
  readonly wrt: readonly string[];
  readonly declare: string;
  readonly layout: Layout | null;
  readonly claim: string | null;
  readonly vectors: VectorConvention;
  readonly structure: Structure;
  readonly steps: boolean;
  /** Another language's code is wanted too, as `nabla diff --to` asks. */
  readonly to: Target | null;
}

/** Answers one request of the batch protocol; never throws. */
export function answerBatch(request: unknown): Record<string, unknown> {
  const started = performance.now();
  const id = isRecord(request) && 'id' in request ? request.id : null;
  let answer: Record<string, unknown>;
  try {
    beginRequest();
    const asked = checkRequest(request);
    answer = asked.op === 'diff' ? answerDiff(asked) : verified(asked);
  } catch (error) {
    const { code, message, span } = asFailure(error);
    answer = { ok: false, error: { code, message, span: asPair(span) } };
  }
  return { id, ...answer, ms: Math.round((performance.now() - started) * 1000) / 1000 };
}

function answerDiff(asked: Asked): Record<string, unknown> {
  const f = parseFormula(asked.expr, asked.syntax);
  const by = parseVariables(asked.wrt, asked.syntax);
  const conventions = noConventions();
  const [{ problem }] = readProblem(f, by, {
    conventions,
    language: asked.syntax,
    declared: readDeclarations(asked.declare),
    keep: keptNames(asked.wrt),
  });
  const derived = differentiate(problem, asked.layout ?? 'denominator', asked.structure);
  const notes = notesOn(conventions, problem.f, problem.variables, 'en');
  const { params, source } = numpy(derived.simplified, { vectors: asked.vectors, original: derived.f });
  return {
    ok: true,
    latex: latex(derived.display),
    math: isScalar(derived.simplified) ? mathText(derived.simplified) : null,
    shape: shapeAsText(derived.derivative),
    numpy: { params, source },
    ops: operationCount(derived.display),
    ...(notes.length > 0 ? { notes } : {}),
    ...(asked.to ? { code: codeIn(asked.to, derived) } : {}),
    ...(asked.steps ? { steps: showSteps(derived, 'en') } : {}),
  };
}

function verified(asked: Asked): Record<string, unknown> {
  if (asked.claim === null) throw new ServiceFailure('request', 'verify needs the field "claim".');
  const { verdict, layout, evidence, counterexample, diagnosis } = verifyRequest({
    ...asked,
    claim: asked.claim,
  });
  const placed = diagnosis.map((d) => ({ ...d, span: asPair(d.span) }));
  return { ok: true, verdict, layout, evidence, counterexample, diagnosis: placed };
}

/** Spans are pairs in this protocol. */
const asPair = (span: TextRange | null | undefined): [number, number] | null =>
  span ? [span.from, span.to] : null;

const TARGETS = ['torch', 'jax', 'julia', 'matlab'] as const;
type Target = (typeof TARGETS)[number];

/** The derivative as a function in another language. */
function codeIn(target: Target, { simplified, f }: Derived): string {
  switch (target) {
    case 'torch':
      return torch(simplified, { original: f }).source;
    case 'jax':
      return jax(simplified, { original: f }).source;
    case 'julia':
      return julia(simplified, { original: f }).source;
    case 'matlab':
      return matlab(simplified, { original: f }).source;
  }
}

const isRecord = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

const LONGEST = 50_000;

/** Checks every field; what is wrong is said by name. */
function checkRequest(request: unknown): Asked {
  if (!isRecord(request)) throw new ServiceFailure('request', 'A request is a JSON object.');
  const oneOf = <T extends string>(field: string, allowed: readonly T[], fallback: T): T => {
    const value = request[field];
    if (value === undefined || value === null) return fallback;
    if (!allowed.includes(value as T))
      throw new ServiceFailure('request', `"${field}" must be one of ${allowed.join(', ')}.`);
    return value as T;
  };
  const text = (field: string): string | null => {
    const value = request[field];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') throw new ServiceFailure('request', `"${field}" must be a string.`);
    if (value.length > LONGEST)
      throw new ServiceFailure('limit', `"${field}" is longer than ${LONGEST} characters.`);
    return value;
  };
  const op = oneOf('op', ['diff', 'verify'], 'diff');
  if (request.op === undefined)
    throw new ServiceFailure('request', 'A request needs "op": "diff" or "verify".');
  const expr = text('expr');
  if (expr === null) throw new ServiceFailure('request', 'A request needs "expr".');
  const wrt = Array.isArray(request.wrt) ? request.wrt : [request.wrt];
  if (wrt.length === 0 || wrt.length > 4 || wrt.some((w) => typeof w !== 'string' || w.trim() === '')) {
    throw new ServiceFailure('request', '"wrt" must name the variable, or be an array of one to four names.');
  }
  return {
    op,
    expr,
    syntax: oneOf('syntax', ['latex', 'math', 'python'], 'latex'),
    wrt: wrt as string[],
    declare: text('declare') ?? '',
    layout:
      request.layout === undefined || request.layout === null
        ? null
        : oneOf<Layout>('layout', ['denominator', 'numerator'], 'denominator'),
    claim: text('claim'),
    vectors: oneOf('vectors', ['1d', 'column'], '1d'),
    structure: oneOf('structure', ['projected', 'entries'], 'projected'),
    steps: request.steps === true,
    to: TARGETS.find((t) => t === request.to) ?? null,
  };
}
