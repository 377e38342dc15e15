// Runs the tests phase by phase and ends with one line that counts single tests over all of them.
//
//   node scripts/test.mjs [PHASE…]     lint types unit build host ui (all of these by default), long
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ensureChromium, ensureServerHost, HostUnavailable } from './host/install.mjs';
import { packageExtension } from './package.mjs';

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

const root = resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const temporary = mkdtempSync(join(tmpdir(), 'nabla-test-'));
/** Ten thousand random derivatives take a slow machine a quarter of an hour. */
const PHASE_LIMIT = 60 * 60_000;

/** What earlier phases made for later ones. */
const made = { vsix: '' };

/** @type {Record<string, {title: string, run: () => Counts | Promise<Counts>}>} */
const phases = {
  lint: { title: 'Lint', run: () => one(node(bin('@biomejs/biome', 'bin/biome'), ['check', '.'])) },
  types: { title: 'Types', run: () => one(node('scripts/types.mjs', [])) },
  unit: { title: 'Unit and property tests', run: () => vitest('unit', []) },
  long: { title: 'Long tests', run: () => vitest('long', [], { NABLA_LONG: '1' }) },
  build: { title: 'Build', run: build },
  host: { title: 'Tests inside VS Code', run: inHost },
  ui: { title: 'Tests of the interface', run: ui },
};

async function main() {
  const chosen = process.argv.slice(2);
  const unknown = chosen.filter((name) => !(name in phases));
  if (unknown.length) {
    console.error(`No such phase: ${unknown.join(', ')}. There are ${Object.keys(phases).join(', ')}.`);
    process.exit(2);
  }
  const names = chosen.length ? chosen : Object.keys(phases).filter((name) => name !== 'long');
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of names) {
    const { title, run } = phases[name];
    const start = Date.now();
    console.log(`\n=== ${title}`);
    const counts = await run();
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    console.log(`--- ${title}: ${show(counts)} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
  console.log(`\n${show(total)}`);
  return total.failed ? 1 : 0;
}

/** @param {Counts} counts */
function show({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** A failed build counts as one; a good one is not a test. */
async function build() {
  try {
    made.vsix = await packageExtension();
    return { passed: 0, failed: 0, skipped: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function inHost() {
  const results = join(temporary, 'host.json');
  const { status } = node('scripts/run-ts.mjs', ['test/host/run-suite.ts', '--results', results]);
  const { unavailable, ...counts } = readJson(results) ?? {};
  return unavailable ? withoutHost('test/host/suite', unavailable) : complete(counts, status);
}

function ui() {
  try {
    ensureServerHost();
    ensureChromium();
  } catch (error) {
    if (error instanceof HostUnavailable) return withoutHost('test/host/ui', error.message);
    throw error;
  }
  return vitest('ui', ['--config', 'vitest.ui.config.mts'], made.vsix ? { NABLA_VSIX: made.vsix } : {});
}

/**
 * Where no VS Code can be had its tests are skipped; on a build server they fail, so that nobody misses it.
 * @param {string} folder
 * @param {string} why
 */
function withoutHost(folder, why) {
  const count = readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap(
      (file) => readFileSync(join(root, folder, file), 'utf8').match(/^ *(?:it|test)[.(]/gm) ?? [],
    ).length;
  const ci = process.env.CI === 'true';
  console.log(`No VS Code to test in, so the tests in ${folder} are ${ci ? 'failed' : 'skipped'}: ${why}`);
  console.log(
    'To get one: Linux x86-64 with the npm registry in reach and Chromium (apt-get install chromium); ' +
      'for the tests inside VS Code, a network that reaches its download and a display also do.',
  );
  return { passed: 0, failed: ci ? count : 0, skipped: ci ? 0 : count };
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function vitest(name, args, env = {}) {
  const results = join(temporary, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { status } = node(bin('vitest', 'vitest.mjs'), ['run', ...args, ...reporters], env);
  const report = readJson(results);
  // A file that cannot even be loaded has no tests to count, and is one failure.
  const unloaded = (report?.testResults ?? []).filter(
    (/** @type {{status: string, assertionResults: unknown[]}} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  );
  return complete(
    {
      passed: report?.numPassedTests,
      failed: (report?.numFailedTests ?? 0) + unloaded.length,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    },
    status,
  );
}

/**
 * A run that did not end well has failed, whatever it counted.
 * @param {Partial<Counts>} counts
 * @param {number | null} status
 */
function complete({ passed = 0, failed = 0, skipped = 0 }, status) {
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), skipped };
}

/** @param {{status: number | null}} run */
function one({ status }) {
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * @param {string} packageName
 * @param {string} file
 */
function bin(packageName, file) {
  return join(dirname(require.resolve(`${packageName}/package.json`)), file);
}

/**
 * Runs a script with this Node.
 * @param {string} script
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function node(script, args, env = {}) {
  const run = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    timeout: PHASE_LIMIT,
  });
  if (run.error) console.error(run.error.message);
  return run;
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

try {
  process.exitCode = await main();
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
