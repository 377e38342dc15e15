// Runs the in-host suite in whichever VS Code can be had: the server host, else a downloaded desktop one.
//   node scripts/run-ts.mjs test/host/run-suite.ts [--results FILE] [--only NAME] [--figures FILE]
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import esbuild from 'esbuild';
import { desktopExecutable } from '../../scripts/host/desktop.mjs';
import { ensureServerHost, HostUnavailable } from '../../scripts/host/install.mjs';
import { startServer } from '../../scripts/host/server.mjs';
import { launchBrowser } from './lib/browser';
import { root } from './lib/paths';
import { Workspace } from './lib/workspace';

export interface SuiteResult {
  passed: number;
  failed: number;
  skipped: number;
}

const LIMIT = 5 * 60_000;

/** Begins what the suite prints, to tell it from what the workbench does. NABLA_VERBOSE=1 shows both. */
const MARK = '[suite] ';

/** Compiles the suite to where `require('mocha')` finds the repository's. */
async function compileSuite(): Promise<string> {
  const outdir = resolve(root, 'node_modules/.cache/nabla/in-host');
  rmSync(outdir, { recursive: true, force: true });
  const only = option('--only');
  const tests = readdirSync(resolve(root, 'test/host/suite')).filter((file) =>
    only ? file === `${only}.test.ts` : file.endsWith('.test.ts'),
  );
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      index: 'test/host/suite-index.ts',
      ...Object.fromEntries(
        tests.map((file) => [`suite/${parse(file).name}`, join('test/host/suite', file)] as const),
      ),
    },
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(outdir, 'index.js');
}

async function runInServer(suite: string, workspace: string, env: Record<string, string>): Promise<void> {
  const host = ensureServerHost();
  const browser = await launchBrowser();
  const server = await startServer(host, { testDriver: true, env: { ...env, NABLA_MARK: MARK } });
  try {
    console.log(`VS Code ${host.version}, the server host`);
    const page = await browser.newPage();
    const ended = new Promise<void>((done) => page.exposeFunction('codeAutomationExit', () => done()));
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const text = args.join(' ');
      if (text.startsWith(MARK)) console.log(text.slice(MARK.length));
      else if (process.env.NABLA_VERBOSE) console.log(text);
    });
    const remote = (path: string) => `vscode-remote://127.0.0.1:${server.port}${path}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(suite)],
    ]);
    await page.goto(`${server.url}/?folder=${encodeURI(workspace)}&payload=${encodeURIComponent(payload)}`);
    await withLimit(ended);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function runInDesktop(suite: string, workspace: string, env: Record<string, string>): Promise<void> {
  const vscodeExecutablePath = await desktopExecutable();
  console.log(`The desktop host, ${vscodeExecutablePath}`);
  const launchArgs = [workspace, '--disable-extensions', '--disable-workspace-trust', '--no-sandbox'];
  const run = runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    extensionTestsEnv: env,
    launchArgs,
  });
  // A failed test also ends in an exit status, but the results file has it already.
  await withLimit(run.then(() => undefined)).catch((error) => {
    if (!existsSync(env.NABLA_RESULTS)) throw error;
  });
}

/** The server host is preferred, being the one the UI tests drive. NABLA_HOST=server or desktop decides. */
async function main(): Promise<SuiteResult> {
  const temporary = mkdtempSync(join(tmpdir(), 'nabla-results-'));
  const results = join(temporary, 'results.json');
  const workspace = new Workspace();
  try {
    const suite = await compileSuite();
    const env: Record<string, string> = {
      NABLA_RESULTS: results,
      NABLA_COLOR: process.stdout.isTTY ? '1' : '0',
    };
    const figures = option('--figures');
    if (figures) env.NABLA_FIGURES = resolve(figures);
    const choice = process.env.NABLA_HOST ?? 'any';
    try {
      if (choice === 'desktop') throw new HostUnavailable('NABLA_HOST=desktop');
      await runInServer(suite, workspace.folder, env);
    } catch (error) {
      if (!(error instanceof HostUnavailable) || choice === 'server') throw error;
      const why = error.message;
      console.log(`No server host: ${why}`);
      await runInDesktop(suite, workspace.folder, env).catch((cause) => {
        throw cause instanceof HostUnavailable ? new HostUnavailable(`${why}; ${cause.message}`) : cause;
      });
    }
    if (!existsSync(results)) throw new Error('The suite ended without results: see what VS Code said above');
    return JSON.parse(readFileSync(results, 'utf8'));
  } finally {
    workspace.remove();
    rmSync(temporary, { recursive: true, force: true });
  }
}

function withLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The suite did not end within ${LIMIT / 60_000} min`)), LIMIT);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at > 0 ? process.argv[at + 1] : undefined;
}

const report = option('--results');
try {
  const result = await main();
  if (report) writeFileSync(report, JSON.stringify(result));
  process.exitCode = result.failed ? 1 : 0;
} catch (error) {
  const unavailable = error instanceof HostUnavailable;
  console.error(unavailable ? error.message : error);
  if (report && unavailable) writeFileSync(report, JSON.stringify({ unavailable: error.message }));
  process.exitCode = 1;
}
