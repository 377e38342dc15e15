import * as assert from 'node:assert/strict';
import Module from 'node:module';
import * as vscode from 'vscode';

const COMMANDS = ['nabla.differentiate', 'nabla.verify', 'nabla.checkGradient', 'nabla.openPanel'];

/** The aim is 50 ms; a machine under load takes some more, but never this long. */
const GENEROUS_MS = 200;

suite('activation', () => {
  const extension = vscode.extensions.getExtension('nabla.nabla');

  test('the extension is present', () => {
    assert.ok(extension, 'nabla.nabla is not among the extensions');
  });

  test('it activates in little time of its own', async function () {
    assert.ok(extension);
    if (extension.isActive) return this.skip();
    const own = await timeOwnWork(
      vscode.Uri.joinPath(extension.extensionUri, 'dist/extension.js').fsPath,
      () => extension.activate(),
    );
    console.log(
      `      loaded in ${own.load.toFixed(1)} ms, activated in ${own.activate.toFixed(1)} ms (aim: 50)`,
    );
    assert.ok(extension.isActive);
    assert.ok(own.load > 0, 'its entry was loaded from dist/extension.js');
    assert.ok(own.load + own.activate < GENEROUS_MS, 'activation takes too long');
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

/** The time spent inside an extension's code, without the messages that pass between host and window. */
async function timeOwnWork(entry: string, activation: () => Thenable<unknown>) {
  const own = { load: 0, activate: 0 };
  const loader = Module as unknown as { _load(this: unknown, request: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  loader._load = function (request, ...rest) {
    if (request !== entry) return load.call(this, request, ...rest);
    const start = performance.now();
    const loaded = load.call(this, request, ...rest) as { activate(context: unknown): unknown };
    own.load = performance.now() - start;
    const activate = async (context: unknown) => {
      const begin = performance.now();
      const result = await loaded.activate(context);
      own.activate = performance.now() - begin;
      return result;
    };
    return { ...loaded, activate };
  };
  try {
    await activation();
  } finally {
    loader._load = load;
  }
  return own;
}
