// Builds everything the extension ships, with one call of esbuild per program:
//   dist/extension.js   the extension's entry (CommonJS; `vscode` comes from the host)
//   dist/worker.js      the engine, in a worker thread
//   dist/cli.js         the command line
//   dist/panel/         the webview: panel.js, panel.css, fonts
//
//   node scripts/build.mjs [--watch] [--dev]
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

/** What must be loaded on first use only: it costs too much to start with. */
const LAZY = { name: 'mathjax', test: /node_modules[\\/]mathjax-full[\\/]/ };

/**
 * @param {{watch?: boolean, dev?: boolean, quiet?: boolean}} options
 */
export async function build({ watch = false, dev = false, quiet = false } = {}) {
  rmSync(dist, { recursive: true, force: true });
  const contexts = await Promise.all(
    programs({ dev: dev || watch }).map((options) => esbuild.context(options)),
  );
  if (watch) {
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  try {
    const results = await Promise.all(contexts.map((context) => context.rebuild()));
    keepOutOfStartup(results);
  } finally {
    await Promise.all(contexts.map((context) => context.dispose()));
  }
  chmodSync(join(dist, 'cli.js'), 0o755);
  if (!quiet) printSizes();
}

/** @returns {import('esbuild').BuildOptions[]} */
function programs({ dev }) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: !dev,
    sourcemap: dev ? 'linked' : false,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
  };
  // Function names survive minification: rules and diagnoses are reported by name, and stacks stay readable.
  const node = {
    ...common,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    keepNames: true,
    mainFields: ['module', 'main'],
    external: ['vscode'],
  };
  return [
    { ...node, entryPoints: { extension: 'src/extension.ts' }, outdir: 'dist' },
    { ...node, entryPoints: { worker: 'src/worker/entry.ts' }, outdir: 'dist' },
    {
      ...node,
      entryPoints: { cli: 'src/cli/main.ts' },
      outdir: 'dist',
      banner: { js: '#!/usr/bin/env node' },
    },
    {
      ...common,
      platform: 'browser',
      target: 'es2022',
      format: 'iife',
      entryPoints: { panel: 'src/panel/main.ts' },
      outdir: 'dist/panel',
    },
    {
      ...common,
      entryPoints: { panel: 'panel-styles' },
      outdir: 'dist/panel',
      loader: { '.woff2': 'file' },
      assetNames: 'fonts/[name]',
      plugins: [panelStyles()],
    },
  ];
}

/** The panel's one style sheet: KaTeX's, with its woff2 fonts only, then our own. */
function panelStyles() {
  const own = join(root, 'src/panel/panel.css');
  return {
    name: 'panel-styles',
    setup(pluginBuild) {
      pluginBuild.onResolve({ filter: /^panel-styles$/ }, () => ({
        path: 'panel',
        namespace: 'panel-styles',
      }));
      pluginBuild.onLoad({ filter: /.*/, namespace: 'panel-styles' }, () => {
        const sheets = [require.resolve('katex/dist/katex.css'), ...(existsSync(own) ? [own] : [])];
        return {
          contents: sheets.map((sheet) => `@import ${JSON.stringify(sheet)};`).join('\n'),
          loader: 'css',
          resolveDir: root,
          watchFiles: sheets,
        };
      });
      pluginBuild.onLoad({ filter: /katex\.css$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(
          /,\s*url\([^)]*\)\s*format\(["'](?:woff|truetype)["']\)/g,
          '',
        ),
        loader: 'css',
      }));
    },
  };
}

/**
 * MathJax is large and slow to evaluate: the extension's entry may not carry it, and the worker and the command
 * line may reach it through `await import(…)` only (esbuild wraps that in a function which runs on first use).
 * This looks at what went into each program and stops the build if that no longer holds.
 * @param {import('esbuild').BuildResult[]} results
 */
function keepOutOfStartup(results) {
  for (const { metafile } of results) {
    for (const [output, { entryPoint, inputs }] of Object.entries(metafile?.outputs ?? {})) {
      if (!entryPoint) continue;
      const carried = Object.keys(inputs).find((file) => LAZY.test.test(file));
      const eager = eagerInputs(metafile, entryPoint).find((file) => LAZY.test.test(file));
      if (eager) {
        throw new Error(
          `${output} loads ${LAZY.name} at its start (${eager}): reach it through \`await import(…)\`.`,
        );
      }
      if (carried && output === 'dist/extension.js') {
        throw new Error(`${output} carries ${LAZY.name} (${carried}): pictures are made in the worker.`);
      }
    }
  }
}

/** The files that run when the program starts: all that is reached without `import(…)`. */
function eagerInputs(metafile, entryPoint) {
  const seen = new Set([entryPoint]);
  for (const file of seen) {
    for (const { path, kind } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== 'dynamic-import') seen.add(path);
    }
  }
  return [...seen];
}

function printSizes() {
  const rows = listFiles(dist).map((file) => [relative(root, file), statSync(file).size]);
  const fonts = rows.filter(([file]) => file.endsWith('.woff2'));
  const shown = rows.filter(([file]) => !file.endsWith('.woff2'));
  if (fonts.length) {
    shown.push([`dist/panel/fonts/ (${fonts.length} fonts)`, fonts.reduce((sum, [, size]) => sum + size, 0)]);
  }
  for (const [file, size] of shown) console.log(`${(size / 1024).toFixed(1).padStart(9)} KiB  ${file}`);
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? listFiles(join(folder, entry.name)) : join(folder, entry.name),
    )
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flags = new Set(process.argv.slice(2));
  try {
    await build({ watch: flags.has('--watch'), dev: flags.has('--dev') });
  } catch (error) {
    // esbuild has already printed what it found.
    if (!error.errors) console.error(error.message);
    process.exit(1);
  }
}
