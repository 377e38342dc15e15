// Runs a TypeScript file of this repository: node scripts/run-ts.mjs FILE [ARGUMENT…]
import { join, parse, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const [file, ...rest] = process.argv.slice(2);
const outfile = join(import.meta.dirname, '../node_modules/.cache/nabla', `${parse(file).name}.mjs`);

// Scripts stay where they are, since they find the repository from their own place.
/** @type {esbuild.Plugin} */
const scriptsStay = {
  name: 'scripts-stay',
  setup(build) {
    build.onResolve({ filter: /\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(resolve(resolveDir, path)).href,
      external: true,
    }));
  },
};

await esbuild.build({
  entryPoints: [file],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  plugins: [scriptsStay],
  logLevel: 'warning',
});
process.argv = [process.argv[0], resolve(file), ...rest];
await import(pathToFileURL(outfile).href);
