// Measures the engine beside mathjs, and the extension in a real VS Code, and writes docs/bench.md:
//
//   node scripts/bench.mjs [editor]     `editor` alone renews only the part about VS Code
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { all, create } from 'mathjs';

const root = join(import.meta.dirname, '..');
const cases = join(root, '../shared/cases');
const LOSSES = [
  {
    name: 'logistic regression',
    expr: '\\frac{1}{n}\\mathbf{1}_n^\\top\\log(1+\\exp(-y\\odot(Xw)))+\\frac{\\lambda}{2}\\|w\\|_2^2',
    wrt: 'w',
    declare: 'X: matrix(n,d); w: vector(d); y: sgn(n); lambda: scalar+',
    sizes: { X: [1000, 100], w: [100], y: [1000] },
  },
  {
    name: 'softmax cross-entropy',
    expr: '-\\frac{1}{n}\\operatorname{tr}(Y^\\top\\log(\\operatorname{softmax}(XW)))',
    wrt: 'W',
    declare: 'X: matrix(n,d); W: matrix(d,k); Y: onehotrows(n,k)',
    sizes: { X: [1000, 100], W: [100, 10], Y: [1000, 10] },
  },
  {
    name: 'two-layer network, by its first layer',
    expr: '\\frac{1}{2n}\\|\\tanh(XV)u-y\\|_2^2',
    wrt: 'V',
    declare: 'X: matrix(n,d); V: matrix(d,h); u: vector(h); y: vector(n)',
    sizes: { X: [1000, 100], V: [100, 50], u: [50], y: [1000] },
  },
];

/** Times both functions of each job on random arrays of the sizes given; scalars are 0.1. */
const TIMING = `
import json, sys, timeit
import numpy as np
rng = np.random.default_rng(1)
out = []
for job in json.load(sys.stdin):
    values = {name: rng.standard_normal(size) for name, size in job['sizes'].items()}
    if job['name'].startswith('softmax'):
        values['Y'] = np.eye(10)[rng.integers(0, 10, 1000)]
    row = {'name': job['name']}
    for part in ('loss', 'gradient'):
        scope = {}
        exec(job[part]['source'], scope)
        args = [values.get(p, 0.1) for p in job[part]['params']]
        row[part] = 1000 * min(timeit.repeat(lambda: scope['derivative'](*args), number=1, repeat=100))
    out.append(row)
print(json.dumps(out))
`;

/** Where no table of problems is at hand. */
const OWN_PROBLEMS = [
  'x^3*sin(2*x+1)',
  'exp(-x^2/2)/sqrt(2*pi)',
  'log(1+x^2)/(1+x)',
  'sqrt(a+b*x)/x^2',
  '(a+b*x)^n*log(c*x)',
  'atan(x/sqrt(1-x^2))',
  'sin(a+b*x)^3*cos(a+b*x)^2',
  'x*acosh(c*x)',
  '(d+e*x)/(a+b*x+c*x^2)^(3/2)',
  'x^m*exp(a*x)',
  'tanh(a+b*x)^4',
  '(1-x^2)^(5/2)/(1+x^4)',
  'log(x+sqrt(x^2+1))',
  'sec(x)^2*tan(x)^3',
  'erf(a*x)*exp(b*x)',
  'x^2*asin(a*x)^2',
  '1/(a+b*cos(x))',
  '(a+b*log(c*x^n))/x',
  'sinh(x)/(1+cosh(x))',
  'x/(1+exp(-x))',
];

const WARM_UP = 6;
const RUNS = 5;
/** @param {number} x */
const ms = (x) => x.toFixed(3);

const EDITOR = '## A long document in VS Code';
const page = join(root, 'docs/bench.md');
const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
const { answerBatch, engine } = await loadEngine();
const math = create(all);
const hasCases = existsSync(cases);

const [engineBefore, editorBefore] = parts(before);
const enginePart = process.argv[2] === 'editor' ? engineBefore : measureEngine();
const text = `${enginePart.trimEnd()}\n\n${editorSection() ?? editorBefore}`;
writeFileSync(page, text);
console.log(text);

/**
 * @param {string} text
 * @returns {[string, string]} The part about the engine, and that about VS Code.
 */
function parts(text) {
  const at = text.indexOf(EDITOR);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

function measureEngine() {
  const sections = [];
  sections.push(scalarSection());
  if (hasCases) sections.push(identitySection());
  else
    console.warn(
      'SKIPPED: no shared/cases beside the repository, so a few problems of its own are measured.',
    );
  sections.push(lineSection(), codeSection());
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}`;
  return `# Benchmarks\n\nMade by \`npm run bench\`, both sides warm and in one run. ${machine}.\n\n${sections.join('\n')}`;
}

/**
 * Losses and their gradients as generated NumPy functions, timed by NumPy itself.
 */
function codeSection() {
  const jobs = LOSSES.map(({ name, expr, wrt, declare, sizes }) => {
    const ask = (/** @type {Record<string, unknown>} */ more) =>
      answerBatch({ op: 'diff', expr, wrt, declare, syntax: 'latex', layout: 'denominator', ...more });
    const answer = ask({});
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return { name, sizes, loss: engine.lossCode(expr, declare), gradient: answer.numpy };
  });
  const run = spawnSync(process.env.PYTHON ?? 'python3', ['-c', TIMING], {
    input: JSON.stringify(jobs),
    encoding: 'utf8',
    timeout: 240_000,
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  });
  if (run.status !== 0) {
    console.warn(`SKIPPED: generated code was not timed. ${run.stderr ?? run.error}`);
    return '';
  }
  const rows = JSON.parse(run.stdout).map(
    (/** @type {{name: string, loss: number, gradient: number}} */ { name, loss, gradient }) =>
      `| ${name} | ${ms(loss)} | ${ms(gradient)} | ${(gradient / loss).toFixed(2)} |`,
  );
  return `## Generated NumPy: the gradient's time over the loss's

n = 1000 samples of d = 100 entries; the least of 100 runs on one thread, both functions as \`nabla batch\` writes them.

| | loss ms | gradient ms | ratio |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** Null where there is no VS Code to measure in. */
function editorSection() {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-bench-'));
  const file = join(folder, 'figures.json');
  const [load] = loadavg();
  try {
    const args = [
      'scripts/run-ts.mjs',
      'test/host/run-suite.ts',
      '--only',
      'longDocument',
      '--figures',
      file,
    ];
    spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
    spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
    if (!existsSync(file)) {
      console.warn('SKIPPED: no VS Code to measure in; its part of docs/bench.md stays as it was.');
      return null;
    }
    return describeEditor(JSON.parse(readFileSync(file, 'utf8')), load);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {any} figures What test/host/suite/longDocument.test.ts writes.
 * @param {number} load What else the machine had to do.
 */
function describeEditor({ lines, claims, first, keystroke, loop, memory }, load) {
  const row = (
    /** @type {string} */ name,
    /** @type {{longest: number, p99: number, own: number}} */ { longest, p99, own },
  ) => `| ${name} | ${longest.toFixed(1)} | ${p99.toFixed(1)} | ${own.toFixed(1)} |`;
  return `${EDITOR}

${lines} lines of Markdown with ${claims} claims, one in twenty-five of them wrong, in the extension host of a real VS Code
(\`test/host/suite/longDocument.test.ts\`), with the settings as they are installed. Load of the machine when it began:
${load.toFixed(1)}.

| | ms |
|---|---|
| first check, to the squiggle under the last claim | ${first.toFixed(0)} |
| from a keystroke to the updated squiggle, median of ${keystroke.count} | ${keystroke.median.toFixed(0)} |
| the slowest of them | ${keystroke.worst.toFixed(0)} |

A squiggle is there once it is handed to VS Code, which tells extensions of it up to 50 ms later.

How long the event loop of the extension host was held at a time: by whatever runs in it, VS Code's own extensions and
whatever else the machine had to do included, and by Nabla's own code, as a profile of the host shows:

| during | longest, ms | 99 in 100 below, ms | longest by Nabla, ms |
|---|---|---|---|
${row('the same edits with Nabla switched off', loop.without)}
${row('the first check', loop.first)}
${row('the keystrokes', loop.typed)}

The extension host and the engine's threads together take ${Math.round(memory / 1e6)} MB.
`;
}

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
        import { numpy } from './src/present/numpy';
        const lossCode = (expr, declare) => {
          const options = { language: 'latex', declared: readDeclarations(declare), keep: keptNames([]) };
          beginRequest();
          const [{ problem }] = readProblem(parseFormula(expr, 'latex'), [], options);
          return numpy(problem.f);
        };
        const { beginRequest } = expr;
        export const engine = { lossCode, ...expr, derivative, readable, operationCount, keptNames, parseVariables,
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
  const problems = hasCases
    ? readFileSync(join(cases, 'scalar.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
    : OWN_PROBLEMS.map((expr) => ({ expr, wrt: 'x' }));
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

Ours is one request of \`nabla batch\`, from the text to the whole answer: read, differentiate, simplify, write LaTeX, plain
math and a NumPy function, count operations. mathjs is \`math.derivative(expr, wrt, {simplify: false}).toString()\`: read,
differentiate, write one text, nothing simplified. Each time is the least of ${RUNS} runs after ${WARM_UP} to warm up, on one
thread, the two engines one after the other.

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

${table('sin(sin(…sin(x)…))', 'depth', chain, [25, 50, 100, 200, 400, 800])}
${table('sin(x+1) sin(x+2) … sin(x+n)', 'factors', product, [25, 50, 100, 200, 300, 600])}`;
}
