// Desktop VS Code: the one that is installed, or a download for the tests. Every step gives up within seconds
// where there is no network, since most machines that build this have none to Microsoft's servers.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { HostUnavailable } from './install.mjs';

const root = resolve(import.meta.dirname, '../..');
const DOWNLOADS = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE_MS = 4_000;

/** The `code` command, when it is on PATH and there is a display to open a window on. */
export function codeCommand() {
  if (!hasDisplay()) return undefined;
  const { status } = spawnSync('code', ['--version'], {
    shell: process.platform === 'win32',
    stdio: 'ignore',
  });
  return status === 0 ? 'code' : undefined;
}

/** @returns {Promise<string>} The executable of a VS Code of our own, downloaded once into .vscode-test/. */
export async function desktopExecutable() {
  if (!hasDisplay())
    throw new HostUnavailable('desktop VS Code needs a display (for tests: xvfb-run npm test)');
  const cache = join(root, '.vscode-test');
  const cached = existsSync(cache) && readdirSync(cache).some((name) => name.startsWith('vscode-'));
  if (!cached && !(await reachable(DOWNLOADS))) {
    throw new HostUnavailable('desktop VS Code cannot be downloaded from here');
  }
  try {
    return await downloadAndUnzipVSCode({ cachePath: cache, timeout: 30_000 });
  } catch (error) {
    throw new HostUnavailable(`desktop VS Code could not be downloaded: ${error}`);
  }
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @param {string} url */
async function reachable(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(PROBE_MS) })).ok;
  } catch {
    return false;
  }
}
