import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { VSCode, type VSCodeOptions } from './vscode';

declare module 'vitest' {
  interface ProvidedContext {
    server: { url: string; home: string };
  }
}

/**
 * A window of VS Code for the tests of one file or `describe`, with the packaged extension installed and a copy
 * of examples/ open. It opens before the first test and closes after the last; a test that fails leaves a
 * picture of it in test-results/.
 */
export function inVSCode(options: VSCodeOptions = {}): VSCode {
  const vscode = new VSCode(inject('server'), options);
  beforeAll(() => vscode.open(), 120_000);
  afterAll(() => vscode.close());
  beforeEach(({ onTestFailed }) => {
    onTestFailed(async ({ task }) => {
      const picture = await vscode.screenshot(`${task.file.name} ${task.name}`).catch(() => undefined);
      if (picture) console.error(`What VS Code showed: ${picture}`);
    });
  });
  return vscode;
}
