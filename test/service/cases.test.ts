import { beforeAll, describe, expect, it } from 'vitest';
import { isFamily, pointsInDomain, type Tensor, tensorRows } from '../../src/numeric';
import { answerBatch } from '../../src/service/batch';
import { keptNames, parseVariables, readProblem } from '../../src/service/differentiate';
import { parseFormula, readDeclarations } from '../../src/service/formula';
import type { Layout } from '../../src/service/protocol';
import { hasNumpy } from '../present/support/python';
import { hasCases, type Identity, readIdentities, readScalarCases } from './support/cases';
import { compareInPython, type NumpyCase } from './support/numpyCases';

const LAYOUTS: readonly Layout[] = ['denominator', 'numerator'];
const SIZES = new Map([
  ['m', 4],
  ['n', 3],
  ['p', 5],
  ['q', 2],
]);

interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly message: string };
  readonly verdict?: string;
  readonly ops?: number;
  readonly numpy?: { readonly params: readonly string[]; readonly source: string };
}
const ask = (request: object): Answer => answerBatch(request) as unknown as Answer;
const holds = (answer: Answer) => answer.verdict === 'proved' || answer.verdict === 'agrees';

it('the tables of cases are there', (context) => {
  if (hasCases) return;
  console.warn('SKIPPED: no shared/cases beside the repository; its identities were not tried.');
  context.skip();
});

describe.skipIf(!hasCases)('matrix identities', () => {
  const identities = hasCases ? readIdentities() : [];

  it.each(LAYOUTS)('are derived and verified in %s layout', (layout) => {
    const failures = identities.flatMap(({ id, expr, wrt, declare, structure, derivative }) => {
      const base = { expr, wrt, declare, structure, layout, syntax: 'latex' };
      const derived = ask({ op: 'diff', ...base });
      if (!derived.ok) return [`${id}: ${derived.error?.message}`];
      const verified = ask({ op: 'verify', ...base, claim: derivative[layout] });
      return holds(verified) ? [] : [`${id}: ${JSON.stringify(verified)}`];
    });
    expect(failures).toEqual([]);
  });

  it.skipIf(!hasNumpy)('give NumPy functions with the values of the table', () => {
    const cases = identities.flatMap((identity) => LAYOUTS.map((layout) => numpyCase(identity, layout)));
    expect(compareInPython(cases)).toEqual([]);
  });
});

/** The generated function and the table's own expression, with values for the symbols of both. */
function numpyCase(identity: Identity, layout: Layout): NumpyCase {
  const { id, expr, wrt, declare, structure, numpy } = identity;
  const answer = ask({
    op: 'diff',
    expr,
    wrt,
    declare,
    structure,
    layout,
    syntax: 'latex',
    vectors: 'column',
  });
  if (!answer.numpy) throw new Error(`${id}: ${answer.error?.message}`);
  const [{ problem }] = readProblem(parseFormula(expr, 'latex'), parseVariables(wrt, 'latex'), {
    language: 'latex',
    declared: readDeclarations(declare),
    keep: keptNames(wrt),
  });
  const [point] = pointsInDomain([problem.f, ...problem.variables], 1, { seed: 5, sizes: SIZES }).points;
  const values = Object.fromEntries(
    [...point.values].map(([name, value]) => {
      if (isFamily(value)) throw new Error(`${id}: a family has no value in the table`);
      return [name.replace(/[\\{}]/g, ''), plain(value)];
    }),
  );
  return {
    id: `${id} ${layout}`,
    source: answer.numpy.source,
    params: answer.numpy.params,
    expected: numpy[layout],
    values,
    sizes: Object.fromEntries(point.sizes),
  };
}

const plain = (value: Tensor): unknown =>
  value.data.length === 1 && value.rows === 1 ? value.data[0] : tensorRows(value);

describe.skipIf(!hasCases)('scalar problems', () => {
  let answers: { id: string; diff: Answer; verify: Answer }[] = [];
  beforeAll(() => {
    answers = readScalarCases().map(({ id, expr, wrt, derivative }) => {
      const base = { expr, wrt, syntax: 'math' };
      return {
        id,
        diff: ask({ op: 'diff', ...base }),
        verify: ask({ op: 'verify', ...base, claim: derivative }),
      };
    });
  }, 120_000);

  it('are all derived, and verified but for those that are real nowhere', () => {
    const failures = answers.filter(({ diff, verify }) => !diff.ok || verify.verdict === 'refuted');
    expect(failures.map(({ id }) => id)).toEqual([]);
    expect(answers.filter(({ verify }) => !holds(verify)).length).toBeLessThanOrEqual(1);
  });

  it('come out short', () => {
    const ops = answers.map(({ diff }) => diff.ops ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
    expect(ops[Math.floor(ops.length / 2)]).toBeLessThanOrEqual(30);
  });
});
