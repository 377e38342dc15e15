// Makes nabla-<version>.vsix out of what is bundled in dist/; needs no network.
//
//   node scripts/package.mjs
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = resolve(import.meta.dirname, '..');

/** @returns {Promise<string>} The path of the .vsix. */
export async function packageExtension({ quiet = false } = {}) {
  await build({ quiet });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packagePath = join(root, `nabla-${version}.vsix`);
  const { createVSIX } = createRequire(import.meta.url)('@vscode/vsce');
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return packagePath;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = await packageExtension();
  console.log(`${(statSync(file).size / 1024).toFixed(1).padStart(9)} KiB  ${file}`);
}
