/** The variable to differentiate by: from the formula itself, else asked for once and remembered by document. */
import * as vscode from 'vscode';
import type { Examined } from '../service/protocol';
import { l10n } from './messages';

const STORE = 'nabla.variables';
/** Older ones are forgotten: nobody misses them. */
const KEPT = 200;

export class VariableMemory {
  private readonly variables: Map<string, string>;

  constructor(private readonly store: vscode.Memento) {
    this.variables = new Map(store.get<[string, string][]>(STORE, []));
  }

  /** What was chosen for this document, where this formula has it. */
  recall(uri: vscode.Uri, examined: Examined): string | undefined {
    const variable = this.variables.get(uri.toString());
    return variable !== undefined && examined.variables.includes(variable) ? variable : undefined;
  }

  remember(uri: vscode.Uri, variable: string): void {
    const key = uri.toString();
    this.variables.delete(key);
    this.variables.set(key, variable);
    void this.store.update(STORE, [...this.variables].slice(-KEPT));
  }
}

/** Undefined where the user turned the question away. */
export async function chooseVariable(
  uri: vscode.Uri,
  examined: Examined,
  memory: VariableMemory,
): Promise<string | undefined> {
  const [likeliest, ...others] = examined.variables;
  if (examined.wrtFromText || others.length === 0) return examined.wrt ?? likeliest;
  const known = memory.recall(uri, examined);
  if (known !== undefined) return known;
  const types = new Map(examined.symbols.map(({ name, type }) => [name, type]));
  const picked = await vscode.window.showQuickPick(
    examined.variables.map((label) => ({ label, description: types.get(label) })),
    {
      title: l10n.t('Differentiate with respect to'),
      placeHolder: l10n.t('The variable, the likeliest first. It is remembered for this document.'),
    },
  );
  if (picked) memory.remember(uri, picked.label);
  return picked?.label;
}
