// Builds everything the extension ships, with one call of esbuild per program:
//   dist/extension.js   the extension's entry (CommonJS; `vscode` comes from the host)
//   dist/worker.js      the engine, in a worker thread
//   dist/cli.js         the command line
//   dist/panel/         the webview: panel.js, panel.css, fonts
//
//   node scripts/build.mjs [--watch] [--dev]
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

/** What must be loaded on first use only: it costs too much to start with. */
const LAZY = { name: 'mathjax', test: /node_modules[\\/]mathjax-full[\\/]/ };

/** @param {{watch?: boolean, dev?: boolean, quiet?: boolean}} options */
export async function build({ watch = false, dev = false, quiet = false } = {}) {
  rmSync(dist, { recursive: true, force: true });
  const contexts = await Promise.all(programs(dev || watch).map((options) => esbuild.context(options)));
  if (watch) {
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  try {
    const results = await Promise.all(contexts.map((context) => context.rebuild()));
    const metafiles = results.flatMap(({ metafile }) => metafile ?? []);
    keepOutOfStartup(metafiles);
    writeNotices(metafiles);
  } finally {
    await Promise.all(contexts.map((context) => context.dispose()));
  }
  chmodSync(join(dist, 'cli.js'), 0o755);
  if (!quiet) printSizes();
}

/**
 * @param {boolean} dev
 * @returns {esbuild.BuildOptions[]}
 */
function programs(dev) {
  /** @type {esbuild.BuildOptions} */
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
  /** @type {esbuild.BuildOptions} */
  const node = {
    ...common,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    outdir: 'dist',
  };
  return [
    { ...node, entryPoints: { extension: 'src/extension.ts' } },
    { ...node, entryPoints: { worker: 'src/worker/entry.ts' } },
    { ...node, entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
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

/**
 * The panel's one style sheet: KaTeX's, with its woff2 fonts only, then our own.
 * @returns {esbuild.Plugin}
 */
function panelStyles() {
  const own = join(root, 'src/panel/panel.css');
  return {
    name: 'panel-styles',
    setup(bundler) {
      bundler.onResolve({ filter: /^panel-styles$/ }, () => ({ path: 'panel', namespace: 'panel-styles' }));
      bundler.onLoad({ filter: /.*/, namespace: 'panel-styles' }, () => {
        const sheets = [require.resolve('katex/dist/katex.css'), ...(existsSync(own) ? [own] : [])];
        return {
          contents: sheets.map((sheet) => `@import ${JSON.stringify(sheet)};`).join('\n'),
          loader: 'css',
          resolveDir: root,
          watchFiles: sheets,
        };
      });
      bundler.onLoad({ filter: /katex\.css$/ }, ({ path }) => ({
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
 * @param {esbuild.Metafile[]} metafiles
 */
function keepOutOfStartup(metafiles) {
  for (const metafile of metafiles) {
    for (const [output, { entryPoint, inputs }] of Object.entries(metafile.outputs)) {
      if (!entryPoint) continue;
      const carried = Object.keys(inputs).find((file) => LAZY.test.test(file));
      const eager = eagerInputs(metafile, entryPoint).find((file) => LAZY.test.test(file));
      if (eager) {
        throw new Error(`${output} loads ${LAZY.name} at its start (${eager}); use \`await import(…)\`.`);
      }
      if (carried && output === 'dist/extension.js') {
        throw new Error(`${output} carries ${LAZY.name} (${carried}); pictures are made in the worker.`);
      }
    }
  }
}

/**
 * The files that run when the program starts: all that is reached without `import(…)`.
 * @param {esbuild.Metafile} metafile
 * @param {string} entryPoint
 */
function eagerInputs(metafile, entryPoint) {
  const seen = new Set([entryPoint]);
  for (const file of seen) {
    for (const { path, kind } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== 'dynamic-import') seen.add(path);
    }
  }
  return [...seen];
}

/**
 * The licences of all packages that are bundled, as those ask for.
 * @param {esbuild.Metafile[]} metafiles
 */
function writeNotices(metafiles) {
  const files = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = new Set(
    files.map((file) => /^(?:.*:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]),
  );
  const notices = [...folders]
    .filter((folder) => folder !== undefined)
    .sort()
    .map((folder) => {
      const at = resolve(root, folder);
      const { name, version, license } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
      const file = readdirSync(at).find((each) => /^licen[cs]e(\.|-|$)/i.test(each));
      const text = file ? readFileSync(join(at, file), 'utf8').trim() : '';
      return `${name} ${version} (${license})\n\n${text}\n`;
    });
  writeFileSync(join(dist, 'third-party-notices.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));
}

function printSizes() {
  const sizes = listFiles(dist).map((file) => ({ file: relative(root, file), size: statSync(file).size }));
  const fonts = sizes.filter(({ file }) => file.endsWith('.woff2'));
  const rows = sizes.filter(({ file }) => !file.endsWith('.woff2'));
  if (fonts.length) {
    const size = fonts.reduce((sum, font) => sum + font.size, 0);
    rows.push({ file: `dist/panel/fonts/ (${fonts.length} fonts)`, size });
  }
  for (const { file, size } of rows) console.log(`${(size / 1024).toFixed(1).padStart(9)} KiB  ${file}`);
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flags = new Set(process.argv.slice(2));
  try {
    await build({ watch: flags.has('--watch'), dev: flags.has('--dev') });
  } catch (error) {
    // What esbuild finds in the sources it prints itself.
    if (!(error instanceof Error && 'errors' in error)) console.error(error);
    process.exit(1);
  }
}
