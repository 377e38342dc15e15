// Builds Nabla, prints its report on examples/, and opens VS Code there with the extension loaded.
//
//   node scripts/start.mjs [--no-editor]
import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from './build.mjs';
import { codeCommand, desktopExecutable } from './host/desktop.mjs';
import { ensureServerHost, HostUnavailable } from './host/install.mjs';
import { startServer } from './host/server.mjs';
import { packageExtension } from './package.mjs';

const root = resolve(import.meta.dirname, '..');
const examples = resolve(root, 'examples');

async function main() {
  await build();

  console.log('\n$ nabla check examples/');
  // Some claims in examples/ are wrong on purpose, so its exit status says nothing about this command.
  spawnSync(process.execPath, ['dist/cli.js', 'check', 'examples/'], { cwd: root, stdio: 'inherit' });
  if (process.argv.includes('--no-editor')) return;

  console.log();
  const desktop = await findDesktop();
  if (desktop) openDesktop(desktop);
  else await serve();
}

/** @returns {Promise<string | undefined>} */
async function findDesktop() {
  const installed = codeCommand();
  if (installed) return installed;
  try {
    return await desktopExecutable();
  } catch (error) {
    if (!(error instanceof HostUnavailable)) throw error;
    console.log(`No desktop VS Code (${error.message}); starting the server host instead.`);
    return undefined;
  }
}

/** @param {string} executable */
function openDesktop(executable) {
  console.log('Opening VS Code on examples/ with Nabla loaded.');
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, examples];
  if (process.getuid?.() === 0)
    args.push('--no-sandbox', '--user-data-dir', resolve(root, '.vscode-test/data'));
  const window = spawn(executable, args, {
    detached: true,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  window.once('error', (error) => console.error(`VS Code did not start: ${error.message}`));
  window.unref();
}

async function serve() {
  const vsix = await packageExtension({ quiet: true });
  const server = await startServer(ensureServerHost(), { vsix });
  console.log('\nVS Code with Nabla installed, on examples/ (Ctrl-C ends it):');
  console.log(`\n  ${server.url}/?folder=${encodeURI(examples)}\n`);
  await new Promise((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
  await server.stop();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof HostUnavailable ? `No VS Code can be had here: ${error.message}` : error);
  process.exitCode = 1;
}
