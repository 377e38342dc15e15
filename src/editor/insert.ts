/** Writes the derivative at the cursor of the document that its formula stands in, as one undoable edit. */
import * as vscode from 'vscode';
import type { Subject } from '../service/panelProtocol';
import type { Examined } from '../service/protocol';
import { insertion } from './insertion';
import { isProse } from './languages';
import { l10n } from './messages';
import { type RegionCache, regionAt } from './regions';

/** A sentence where it could not be done. */
export async function insertAtCursor(
  examined: Examined,
  subject: Subject,
  regions: RegionCache,
): Promise<string | undefined> {
  const document = openDocument(subject.uri);
  if (!document) return l10n.t('The document of this formula is closed. Open it again to insert there.');
  if (document.languageId !== subject.languageId) {
    return l10n.t(
      'The document is now of the type “{0}”, no longer “{1}”: nothing was inserted.',
      document.languageId,
      subject.languageId,
    );
  }
  const editor = await editorOf(document);
  if (!editor) return l10n.t('There is no cursor in the document of this formula. Click into it first.');
  const found = (await regions.of(document, 'command')) ?? [];
  const cursor = document.offsetAt(editor.selection.active);
  const planned = insertion(examined, {
    text: document.getText(),
    cursor,
    region: regionAt(found, cursor),
    formula: subject.range,
    prose: isProse(document),
  });
  if (!planned) return l10n.t('There is no derivative to insert.');
  const place = document.positionAt(planned.at);
  const done = await editor.edit((edit) => edit.insert(place, planned.text));
  if (!done) return l10n.t('The document cannot be changed: nothing was inserted.');
  const end = document.positionAt(planned.at + planned.text.length);
  editor.selection = new vscode.Selection(end, end);
  editor.revealRange(new vscode.Range(place, end));
  // Whoever inserts goes on writing there. A cell's editor cannot be shown by itself, but is in sight already.
  if (editor.viewColumn !== undefined) {
    await vscode.window.showTextDocument(document, { viewColumn: editor.viewColumn });
  }
  return undefined;
}

/** VS Code keeps a document for a while after its tab was closed; for the user it is closed. */
export function openDocument(uri: string): vscode.TextDocument | undefined {
  const document = vscode.workspace.textDocuments.find(
    (candidate) => candidate.uri.toString() === uri && !candidate.isClosed,
  );
  if (!document) return undefined;
  const shown =
    vscode.window.visibleTextEditors.some((editor) => editor.document === document) ||
    vscode.window.tabGroups.all.some((group) => group.tabs.some((tab) => holds(tab, document.uri)));
  return shown ? document : undefined;
}

function holds({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  const shown =
    input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
      ? input.uri
      : input instanceof vscode.TabInputTextDiff
        ? input.modified
        : input instanceof vscode.TabInputNotebook
          ? input.uri
          : undefined;
  // A cell's address is its notebook's with a scheme and a fragment of its own.
  return (
    shown?.toString() === uri.toString() ||
    (shown?.path === uri.path && uri.scheme === 'vscode-notebook-cell')
  );
}

/** The document's editor, brought to the front of its group where its tab is hidden. */
async function editorOf(document: vscode.TextDocument): Promise<vscode.TextEditor | undefined> {
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  if (visible) return visible;
  if (document.uri.scheme === 'vscode-notebook-cell') return undefined;
  const group = vscode.window.tabGroups.all.find((candidate) =>
    candidate.tabs.some((tab) => holds(tab, document.uri)),
  );
  return vscode.window.showTextDocument(document, { viewColumn: group?.viewColumn, preserveFocus: true });
}
