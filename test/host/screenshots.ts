// Makes the pictures that the README shows, out of examples/ in the real VS Code.
//   npm run screenshots
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureChineseFont, ensureServerHost } from '../../scripts/host/install.mjs';
import { startServer } from '../../scripts/host/server.mjs';
import { packageExtension } from '../../scripts/package.mjs';
import { root } from './lib/paths';
import { VSCode, type VSCodeOptions } from './lib/vscode';

const folder = resolve(root, 'media/screenshots');

interface Scene extends VSCodeOptions {
  name: string;
  show(vscode: VSCode): Promise<void>;
}

const scenes: Scene[] = [
  {
    name: 'hover',
    async show(vscode) {
      await vscode.openFile('linear-regression.md');
      await vscode.waitForSquiggle();
      await vscode.hoverOn('L(w) = \\frac12 \\|Xw - y\\|_2^2', 'img');
    },
  },
  {
    name: 'wrong-gradient',
    async show(vscode) {
      await vscode.openFile('linear-regression.md');
      await vscode.waitForSquiggle();
      await vscode.hoverOn('\\frac{1}{m} X^\\top (Xw - y) .', 'img');
    },
  },
  {
    name: 'panel',
    async show(vscode) {
      await vscode.palette('View: Toggle Primary Side Bar Visibility');
      await vscode.openFile('linear-regression.md');
      await vscode.placeCursor('\\nabla_w J = \\frac{1}{m}');
      await vscode.palette('Nabla: Verify Derivative');
      await vscode.panelFrame().locator('.katex-html').first().waitFor({ timeout: 30_000 });
    },
  },
  {
    name: 'panel-light',
    settings: { 'workbench.colorTheme': 'Light Modern' },
    async show(vscode) {
      await vscode.palette('View: Toggle Primary Side Bar Visibility');
      await vscode.openFile('two-layer-network.md');
      await vscode.placeCursor('\\frac{\\partial F}{\\partial W_1}');
      await vscode.palette('Nabla: Differentiate');
      await vscode.panelFrame().locator('.katex-html').first().waitFor({ timeout: 30_000 });
    },
  },
  {
    name: 'chinese',
    locale: 'zh-cn',
    async show(vscode) {
      await vscode.palette('View: Toggle Primary Side Bar Visibility');
      await vscode.openFile('pca.zh.md');
      await vscode.placeCursor('\\frac{\\partial \\mathcal{L}}{\\partial w}');
      await vscode.palette('Nabla: 验证导数');
      await vscode.panelFrame().locator('.katex-html').first().waitFor({ timeout: 30_000 });
    },
  },
];

ensureChineseFont();
const wanted = process.argv.slice(2);
const server = await startServer(ensureServerHost(), { vsix: await packageExtension({ quiet: true }) });
let failed = 0;
if (!wanted.length) rmSync(folder, { recursive: true, force: true });
for (const { name, show, ...options } of scenes) {
  if (wanted.length && !wanted.includes(name)) continue;
  const vscode = new VSCode(server, { size: { width: 1120, height: 700 }, scale: 1.5, ...options });
  try {
    await vscode.open();
    await show(vscode);
    await vscode.page.waitForTimeout(1_500); // Fonts load, focus rings and animations settle.
    console.log(await vscode.screenshot(name, folder));
  } catch (error) {
    failed++;
    console.error(`${name}: ${error}`);
    console.error(
      `What VS Code showed: ${await vscode.screenshot(`screenshot ${name}`).catch(() => 'nothing')}`,
    );
  } finally {
    await vscode.close();
  }
}
await server.stop();
process.exitCode = failed ? 1 : 0;
