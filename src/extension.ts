import * as vscode from 'vscode';
import { Checker } from './editor/checking';
import { ClaimActions } from './editor/claimActions';
import { registerCommands } from './editor/commands';
import { Diagnostics } from './editor/diagnostics';
import { Engine } from './editor/engine';
import { registerHelp } from './editor/help';
import { FormulaHover } from './editor/hover';
import { HOVER_SELECTOR } from './editor/languages';
import { registerMarks } from './editor/marks';
import { setUpMessages } from './editor/messages';
import { FormulaPanel } from './editor/panel';
import { Pictures } from './editor/pictures';
import { QuickFix } from './editor/quickFix';
import { RegionCache } from './editor/regions';
import { setUpSettings } from './editor/settings';
import { StatusBar } from './editor/statusBar';
import { VariableMemory } from './editor/variablePick';
import { WorkspaceCheck } from './editor/workspaceCheck';

/** Registers everything and starts nothing: the worker comes with the first request. */
export function activate(context: vscode.ExtensionContext): void {
  setUpMessages(context);
  const settings = setUpSettings();
  const engine = new Engine(context.extensionUri);
  const regions = new RegionCache(engine);
  const variables = new VariableMemory(context.workspaceState);
  const checker = new Checker(engine);
  const workspace = new WorkspaceCheck(engine, checker);
  const panel = new FormulaPanel(context.extensionUri, engine, regions, variables);
  context.subscriptions.push(
    settings,
    engine,
    checker,
    panel,
    new FormulaHover(engine, regions, new Pictures(engine), variables),
    new Diagnostics(checker),
    new StatusBar(checker),
    workspace,
    registerHelp(context.extensionUri),
    ...registerMarks(checker),
    vscode.languages.registerCodeActionsProvider(
      HOVER_SELECTOR,
      new QuickFix(checker, new ClaimActions(engine, regions)),
      QuickFix.metadata,
    ),
    ...registerCommands({ panel, regions, variables, checker, workspace }),
  );
}
