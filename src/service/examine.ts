import { kinksOf } from '../calculus/kinks';
import type { Definition } from '../elaborate/context';
import type { Understanding } from '../elaborate/elaborate';
import { asVariable } from '../elaborate/uses';
import { beginRequest, isScalar } from '../expr';
import { latex } from '../present/latex';
import { mathText } from '../present/math';
import { numpy } from '../present/numpy';
import { showType } from '../shapes/declaredType';
import { noConventions } from './conventions';
import { differentiate, keptNames, parseVariables, readProblem, shapeAsText } from './differentiate';
import { type ReadDocument, readDocument } from './documents';
import { ServiceFailure } from './failure';
import { asFailure, type ReadOptions, readDeclarations, understand } from './formula';
import { judgeLink } from './judgeLink';
import { notesOn } from './notes';
import { numericCheck } from './numericCheck';
import type {
  ClaimResult,
  Examined,
  ExamineRequest,
  Layout,
  Locale,
  NumericCheck,
  Understood,
} from './protocol';
import { showSteps } from './showSteps';
import { isNameAlone, namesOf, type Subject, subjectOf } from './subject';
import { rankVariables } from './variables';
import { say } from './wording';

/** One formula in its document: what it is understood as, its derivative, and what it claims. */
export function examine(request: ExamineRequest): Examined {
  const started = performance.now();
  beginRequest();
  const document = readDocument(request.text, request.languageId);
  const subject = subjectOf(request, document);
  return inPlace(subject.range.from, () => examineSubject(request, document, subject, started));
}

/** Failures about a formula come with spans in the formula; the answer's count in the text that was sent. */
function inPlace<T>(offset: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message, span } = asFailure(error);
    throw new ServiceFailure(code, message, span && { from: span.from + offset, to: span.to + offset });
  }
}

function examineSubject(
  request: ExamineRequest,
  document: ReadDocument,
  subject: Subject,
  started: number,
): Examined {
  const locale = request.locale ?? 'en';
  const layout = request.layout ?? 'denominator';
  const declared = readDeclarations(request.declare);
  const claims = request.verify === false ? [] : judgeAll(subject, document, request, declared);
  const options = readOptions(subject, document, declared);
  const [understanding] = understandAlone(subject, options);
  const variables = rankVariables(understanding.symbols, namesOf(subject.named));
  const chosen = request.wrt
    ? [request.wrt]
    : subject.explicit
      ? variablesOf(subject)
      : variables.slice(0, 1);
  const shared = {
    ok: true as const,
    range: subject.range,
    source: subject.source,
    syntax: subject.syntax,
    variables,
    wrtFromText: subject.explicit,
    layout,
    claims,
    steps: [],
  };
  if (chosen.length === 0) {
    return {
      ...shared,
      expression: { latex: latex(understanding.exprs[0]), shape: shapeAsText(understanding.exprs[0]) },
      symbols: understoodSymbols(understanding),
      wrt: null,
      derivative: null,
      numeric: null,
      notes: [],
      ms: performance.now() - started,
    };
  }
  const derived = derive(subject, chosen, options, layout, request, locale);
  return { ...shared, ...derived, wrt: chosen[0], ms: performance.now() - started };
}

function judgeAll(
  subject: Subject,
  document: ReadDocument,
  {
    text,
    locale = 'en',
    claimLayout: layout = null,
  }: Pick<ExamineRequest, 'text' | 'locale'> & {
    claimLayout?: Layout | null;
  },
  declared: ReturnType<typeof readDeclarations>,
): ClaimResult[] {
  return subject.claims.map((claim) =>
    judgeLink(claim, document.reading, { text, locale, layout, declared }),
  );
}

function readOptions(
  subject: Subject,
  document: ReadDocument,
  declared: ReturnType<typeof readDeclarations>,
): ReadOptions {
  if (subject.syntax !== 'latex') return { language: subject.syntax, declared };
  const at = subject.range.from;
  const said = document.reading.saidAt(at);
  const own = isNameAlone(subject.f) ? null : asVariable(subject.f, new Set(), () => false)?.name;
  return {
    language: 'latex',
    declared: new Map([...said.declared, ...declared]),
    hints: said.hints,
    properties: said.properties,
    definition: (name): Definition | null => (name === own ? null : document.reading.definitionAt(name, at)),
  };
}

/** The function as understood before a variable is chosen. */
function understandAlone(subject: Subject, options: ReadOptions): Understanding[] {
  if (
    isNameAlone(subject.f) &&
    !options.definition?.(asVariable(subject.f, new Set(), () => false)?.name ?? '')
  ) {
    throw new ServiceFailure(
      'unknown',
      'This is a name without a definition before it: there is nothing to differentiate.',
    );
  }
  return understand([subject.f], { ...options, keep: keptNames(namesOf(subject.named)) });
}

/** The variables of an explicit derivative: as written, the first as often as the order says. */
function variablesOf(subject: Subject): string[] {
  const names = namesOf(subject.named);
  return names.length === 1 && subject.order > 1
    ? Array.from({ length: subject.order }, () => names[0])
    : names;
}

type DerivedPart = Pick<Examined, 'expression' | 'symbols' | 'derivative' | 'numeric' | 'steps' | 'notes'>;

function derive(
  subject: Subject,
  wrt: readonly string[],
  options: ReadOptions,
  layout: Layout,
  request: ExamineRequest,
  locale: Locale,
): DerivedPart {
  const by = parseVariables(wrt, subject.syntax);
  const conventions = noConventions();
  const [{ problem }] = readProblem(subject.f, by, { ...options, conventions, keep: keptNames(wrt) });
  const derived = differentiate(problem, layout, 'projected');
  const kinks = kinksOf(problem.f, problem.variables).map(({ kind, what }) =>
    say(locale, `kink.${kind}`, { a: latex(what[0]), b: what[1] ? latex(what[1]) : '' }),
  );
  const { params, source } = numpy(derived.simplified, {
    vectors: request.vectors ?? '1d',
    original: problem.f,
  });
  const numeric: NumericCheck | null = request.numeric
    ? numericCheck(problem.f, derived.derivative, problem.variables, layout, locale)
    : null;
  return {
    expression: { latex: latex(problem.f), shape: shapeAsText(problem.f) },
    symbols: understoodSymbols(problem.understanding),
    derivative: {
      latex: latex(derived.display),
      math: isScalar(derived.simplified) ? mathText(derived.simplified) : null,
      shape: shapeAsText(derived.derivative),
      numpy: { params, source },
      kinks: [...new Set(kinks)],
    },
    numeric,
    steps: request.steps ? showSteps(derived, locale) : [],
    notes: notesOn(conventions, problem.f, problem.variables, locale),
  };
}

function understoodSymbols(understanding: Understanding): Understood[] {
  return understanding.symbols.map((s) => ({
    name: s.name,
    latex: s.name,
    type: showType(s.type),
    source: s.declared ? 'declared' : 'inferred',
  }));
}
