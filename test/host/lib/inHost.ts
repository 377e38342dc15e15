// What the tests inside the extension host share: files of their own, and waiting for what checks find in them.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

const PATIENCE = 20_000;

/** Writes a file of the workspace. */
export async function write(content: string, name: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0].uri;
  assert.ok(folder, 'a folder is open');
  const file = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
  return file;
}

/** Waits until something is as it should be: checks run a moment after the last keystroke. */
export async function eventually<T>(what: string, look: () => T | undefined | false): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The squiggles of ours in a file. */
export function ours(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Nabla');
}

export function squiggles(document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> {
  return eventually(`${count} squiggles`, () => ours(document.uri).length === count && ours(document.uri));
}

export async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('nabla').update(name, value, vscode.ConfigurationTarget.Global);
}
