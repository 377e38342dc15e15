// Measures the engine beside mathjs and writes docs/bench.md: node scripts/bench.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { all, create } from 'mathjs';

const root = join(import.meta.dirname, '..');
const cases = join(root, '../shared/cases');
const WARM_UP = 6;
const RUNS = 5;
/** @param {number} x */
const ms = (x) => x.toFixed(3);

const { answerBatch, engine } = await loadEngine();
const math = create(all);
const sections = [];

if (existsSync(cases)) {
  sections.push(scalarSection(), identitySection());
} else console.warn('SKIPPED: no shared/cases beside the repository; only the straight lines are measured.');
sections.push(lineSection());

const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}`;
const text = `# Benchmarks\n\nMade by \`npm run bench\`, both sides warm and in one run. ${machine}.\n\n${sections.join('\n')}`;
writeFileSync(join(root, 'docs/bench.md'), text);
console.log(text);

/** The engine as one module, so that Node runs what the extension ships. */
async function loadEngine() {
  const outfile = join(root, 'node_modules/.cache/nabla/bench-engine.mjs');
  await esbuild.build({
    stdin: {
      contents: `
        export { answerBatch } from './src/service/batch';
        import * as expr from './src/expr';
        import { derivative } from './src/calculus/derivative';
        import { readable } from './src/simplify/readable';
        import { operationCount } from './src/simplify/cost';
        import { keptNames, parseVariables, readProblem } from './src/service/differentiate';
        import { parseFormula, readDeclarations } from './src/service/formula';
        export const engine = { ...expr, derivative, readable, operationCount, keptNames, parseVariables,
          readProblem, parseFormula, readDeclarations };`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The least time of each item over several warm runs, in milliseconds. */
/** @param {any[]} items @param {(item: any) => unknown} run */
function timesOf(items, run) {
  for (let k = 0; k < WARM_UP; k++) for (const item of items) run(item);
  const best = items.map(() => Number.POSITIVE_INFINITY);
  for (let k = 0; k < RUNS; k++) {
    for (const [at, item] of items.entries()) {
      const started = performance.now();
      run(item);
      best[at] = Math.min(best[at], performance.now() - started);
    }
  }
  return best;
}

function scalarSection() {
  const problems = readFileSync(join(cases, 'scalar.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const ask = (/** @type {any} */ { expr, wrt }) => answerBatch({ op: 'diff', expr, wrt, syntax: 'math' });
  const ours = timesOf(problems, ask);
  const theirs = timesOf(problems, ({ expr, wrt }) => {
    try {
      math.derivative(expr, wrt, { simplify: false }).toString();
    } catch {
      // A function that mathjs cannot differentiate costs it the time until it says so.
    }
  });
  const answers = problems.map(ask);
  const ops = answers.filter((a) => a.ok).map((a) => a.ops);
  const [a50, b50] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
  const [a95, b95] = [quantile(ours, 0.95), quantile(theirs, 0.95)];
  return `## ${problems.length} scalar problems

Ours: read, differentiate, simplify, write LaTeX, plain math and NumPy. mathjs: \`math.derivative(expr, wrt, {simplify: false}).toString()\`.

| | median ms | p95 ms |
|---|---|---|
| this engine | ${ms(a50)} | ${ms(a95)} |
| mathjs, not simplified | ${ms(b50)} | ${ms(b95)} |
| ratio | ${(a50 / b50).toFixed(2)} | ${(a95 / b95).toFixed(2)} |

${ops.length} of ${problems.length} differentiated; operations of the result: median ${quantile(ops, 0.5)}, p95 ${quantile(ops, 0.95)}.
`;
}

function identitySection() {
  const [head, ...rows] = readFileSync(join(cases, 'identities.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const lines = ['denominator', 'numerator'].map((layout) => {
    const ratios = rows.map((cells) =>
      ratioOf((/** @type {string} */ name) => cells[head.indexOf(name)], layout),
    );
    const known = ratios.filter((r) => r !== null);
    const mean = known.reduce((sum, r) => sum + r, 0) / known.length;
    const longer = known.filter((r) => r > 1).length;
    return `| ${layout} | ${known.length} of ${rows.length} | ${quantile(known, 0.5).toFixed(2)} | ${mean.toFixed(2)} | ${longer} |`;
  });
  return `## ${rows.length} matrix identities

Operations of our result over those of the derivative the table gives.

| layout | differentiated | median ratio | mean ratio | longer than the table's |
|---|---|---|---|---|
${lines.join('\n')}
`;
}

/**
 * Our operations over the table's; null where there is no derivative.
 * @param {(name: string) => string} cell
 * @param {string} layout
 */
function ratioOf(cell, layout) {
  const variable = cell('variable');
  const wrt = cell('kind') === 'hess' ? [variable, variable] : [variable];
  const structure = cell('kind') === 'sym-structured' ? 'entries' : 'projected';
  const declare = cell('declarations');
  const expr = cell('expr_latex');
  const answer = answerBatch({ op: 'diff', expr, wrt, declare, structure, layout, syntax: 'latex' });
  if (!answer.ok) return null;
  const claim = engine.parseFormula(cell(`deriv_${layout}_latex`), 'latex');
  const options = {
    language: 'latex',
    declared: engine.readDeclarations(declare),
    keep: engine.keptNames(wrt),
  };
  const parsed = engine.parseFormula(expr, 'latex');
  const [{ rest }] = engine.readProblem(parsed, engine.parseVariables(wrt, 'latex'), options, [claim]);
  const written = engine.operationCount(rest[0]);
  return written === 0 ? 1 + answer.ops : answer.ops / written;
}

function lineSection() {
  const x = () => engine.symbol('x');
  const chain = (/** @type {number} */ depth) => {
    let e = x();
    for (let k = 0; k < depth; k++) e = engine.elementwise('sin', e);
    return e;
  };
  const product = (/** @type {number} */ count) =>
    engine.mul(
      Array.from({ length: count }, (_, k) =>
        engine.elementwise('sin', engine.add([x(), engine.number(k + 1)])),
      ),
    );
  const measure = (/** @type {(n: number) => unknown} */ make, /** @type {number} */ n) => {
    let ops = 0;
    const [time] = timesOf([n], () => {
      engine.beginRequest();
      const derived = engine.derivative(make(n), x(), { layout: 'denominator', structure: 'projected' });
      ops = engine.operationCount(engine.readable(derived));
    });
    return `| ${n} | ${ms(time)} | ${((1000 * time) / n).toFixed(1)} | ${ops} | ${(ops / n).toFixed(1)} |`;
  };
  const table = (
    /** @type {string} */ title,
    /** @type {string} */ column,
    /** @type {(n: number) => unknown} */ make,
    /** @type {number[]} */ sizes,
  ) => `### ${title}

| ${column} | ms | µs each | operations | each |
|---|---|---|---|---|
${sizes.map((n) => measure(make, n)).join('\n')}
`;
  return `## Straight lines

Differentiate and simplify; shared parts are counted once.

${table('sin(sin(…sin(x)…))', 'depth', chain, [25, 50, 100, 200, 400])}
${table('sin(x+1) sin(x+2) … sin(x+n)', 'factors', product, [25, 50, 100, 200, 300])}`;
}
