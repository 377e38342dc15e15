/** The pages on what a squiggle's code means, shown as a preview at the right heading. */
import * as vscode from 'vscode';
import { DIAGNOSTIC_KINDS, type DiagnosticKind } from '../service/diagnosisHelp';
import { locale } from './messages';

const COMMAND = 'nabla.explainDiagnosis';

/** Where the link under a squiggle's code leads. */
export function helpTarget(kind: DiagnosticKind): vscode.Uri {
  return vscode.Uri.parse(`command:${COMMAND}?${encodeURIComponent(JSON.stringify([kind]))}`);
}

export function registerHelp(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand(COMMAND, async (kind: unknown) => {
    const page = locale() === 'zh-cn' ? 'diagnoses.zh-cn.md' : 'diagnoses.md';
    const fragment = DIAGNOSTIC_KINDS.find((known) => known === kind) ?? '';
    const uri = vscode.Uri.joinPath(extensionUri, 'docs', page).with({ fragment });
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  });
}
