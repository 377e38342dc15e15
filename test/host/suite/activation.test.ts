import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

const COMMANDS = ['nabla.differentiate', 'nabla.verify', 'nabla.checkGradient', 'nabla.openPanel'];

/**
 * The aim is 50 ms of the extension's own time, which the UI tests read off VS Code. Here the messages between
 * the host and its window count as well, while the window is still loading.
 */
const GENEROUS_MS = 1_000;

suite('activation', () => {
  const extension = vscode.extensions.getExtension('nabla.nabla');

  test('the extension is present', () => {
    assert.ok(extension, 'nabla.nabla is not among the extensions');
  });

  test('it activates fast', async function () {
    assert.ok(extension);
    if (extension.isActive) return this.skip();
    const start = performance.now();
    await extension.activate();
    const ms = performance.now() - start;
    console.log(`      activated in ${ms.toFixed(0)} ms, messages between host and window included`);
    assert.ok(extension.isActive);
    assert.ok(ms < GENEROUS_MS, `activation took ${ms.toFixed(0)} ms`);
  });

  test('every command in its manifest is registered', async () => {
    assert.ok(extension);
    await extension.activate();
    const declared: { command: string }[] = extension.packageJSON.contributes.commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    for (const command of COMMANDS) {
      assert.ok(
        declared.some((each) => each.command === command),
        `${command} is not in the manifest`,
      );
    }
    for (const { command } of declared) {
      assert.ok(registered.has(command), `${command} is in the manifest, but not registered`);
    }
  });
});
