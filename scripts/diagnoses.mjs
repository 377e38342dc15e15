// Writes docs/diagnoses.md and its translation from src/service/diagnosisHelp.ts: node scripts/diagnoses.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const root = join(import.meta.dirname, '..');
const outfile = join(root, 'node_modules/.cache/nabla/diagnosis-help.mjs');
await esbuild.build({
  entryPoints: [join(root, 'src/service/diagnosisHelp.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  logLevel: 'warning',
});
const { helpDocument } = await import(pathToFileURL(outfile).href);
writeFileSync(join(root, 'docs/diagnoses.md'), helpDocument('en'));
writeFileSync(join(root, 'docs/diagnoses.zh-cn.md'), helpDocument('zh-cn'));
