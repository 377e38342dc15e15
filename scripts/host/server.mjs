// Starts a VS Code server that serves its workbench on a 127.0.0.1 address.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A workbench that keeps quiet: no welcome page, no updates, no prompts. */
export const QUIET = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.editor.useModal': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'files.simpleDialog.enable': true,
};

/**
 * @typedef {object} ServerOptions
 * @property {string} [vsix] An extension to install first, as a user would.
 * @property {Record<string, unknown>} [settings] User settings, on top of the quiet ones.
 * @property {boolean} [testDriver] Lets a page load a test suite into the host; hides notification toasts.
 * @property {Record<string, string>} [env] Added to the environment of the extension host.
 * @property {number} [port] 0, the default, takes any free port.
 *
 * @typedef {object} Server
 * @property {string} url
 * @property {number} port
 * @property {string} home Its own home folder; removed when it stops.
 * @property {() => Promise<void>} stop
 */

/**
 * @param {import('./install.mjs').ServerHost} host
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer(host, options = {}) {
  const home = mkdtempSync(join(tmpdir(), 'nabla-vscode-'));
  writeSettings(home, options.settings);
  writeLanguagePack(home, 'zh-cn');

  const args = [join(host.vscode, 'out/server-main.js'), '--accept-server-license-terms'];
  args.push('--server-data-dir', join(home, 'server'), '--user-data-dir', join(home, 'data'));
  args.push('--extensions-dir', join(home, 'extensions'), '--telemetry-level', 'off');
  // Without a gallery: one that cannot be reached delays what waits for it.
  const env = { ...process.env, HOME: home, EXTENSIONS_GALLERY: '{}', ...options.env };

  if (options.vsix) {
    const install = spawnSync(host.node, [...args, '--install-extension', options.vsix, '--force'], {
      env,
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (install.status !== 0) {
      rmSync(home, { recursive: true, force: true });
      throw new Error(`VS Code did not install ${options.vsix}:\n${install.stdout}${install.stderr}`);
    }
  }

  args.push('--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token');
  if (options.testDriver) args.push('--enable-smoke-test-driver');
  const child = spawn(host.node, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    process.off('exit', kill);
    child.kill('SIGTERM');
    const hard = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await exited;
    clearTimeout(hard);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);

  try {
    const port = await listening(child);
    return { url: `http://127.0.0.1:${port}`, port, home, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Lets a window ask for a display language by its `vscode.nls.locale` cookie. VS Code grants only those it has
 * a language pack for: this one is empty, so that its own text stays English and an extension's is translated.
 * @param {string} home
 * @param {string} language
 */
function writeLanguagePack(home, language) {
  const translations = join(home, 'data', `${language}.json`);
  const pack = {
    hash: language,
    label: language,
    extensions: [{ extensionIdentifier: { id: `empty.language-pack-${language}` }, version: '1.0.0' }],
    translations: { vscode: translations },
  };
  writeFileSync(translations, JSON.stringify({ contents: {} }));
  writeFileSync(join(home, 'data/languagepacks.json'), JSON.stringify({ [language]: pack }));
  writeFileSync(join(home, 'data/User/argv.json'), '{}');
}

/**
 * Sets the user settings of a server for windows that open after this: the quiet ones and these, no others.
 * @param {string} home
 * @param {Record<string, unknown>} [settings]
 */
export function writeSettings(home, settings = {}) {
  const folder = join(home, 'data/User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...QUIET, ...settings }, null, 2));
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} The port it listens on.
 */
function listening(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => fail('was not ready within 60 s'), 60_000);
    const fail = (/** @type {string} */ why) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ${why}:\n${output}`));
    };
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => fail(`stopped with exit status ${code}`));
    child.once('error', (error) => fail(error.message));
  });
}
