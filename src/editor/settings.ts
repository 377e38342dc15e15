/** What the user has set. VS Code puts it together anew each time it is asked, so it is kept until it changes. */
import * as vscode from 'vscode';
import type { Layout, Locale, VectorConvention } from '../service/protocol';

const DELAY = 10;

const known = new Map<string, vscode.WorkspaceConfiguration>();

/** Forgets what was read when it may have changed; before anybody else hears of the change. */
export function setUpSettings(): vscode.Disposable {
  const forget = () => known.clear();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration(forget),
    vscode.workspace.onDidChangeWorkspaceFolders(forget),
  );
}

function nabla(scope?: Scope): vscode.WorkspaceConfiguration {
  const key = keyOf(scope);
  let configuration = known.get(key);
  if (!configuration) {
    if (known.size >= KEPT) known.clear();
    configuration = vscode.workspace.getConfiguration('nabla', scope);
    known.set(key, configuration);
  }
  return configuration;
}

/** A file, or a document, whose language may have settings of its own. */
type Scope = vscode.Uri | Pick<vscode.TextDocument, 'uri' | 'languageId'>;

const KEPT = 200;

function keyOf(scope: Scope | undefined): string {
  if (!scope) return '';
  return 'uri' in scope ? `${scope.languageId} ${scope.uri}` : `${scope}`;
}

export function languageSetting(): Locale | 'auto' {
  const language = nabla().get<string>('language');
  return language === 'en' || language === 'zh-cn' ? language : 'auto';
}

export function hoverEnabled(document: vscode.TextDocument): boolean {
  return nabla(document).get('hover.enabled', true);
}

export function diagnosticsEnabled(document: vscode.TextDocument): boolean {
  return nabla(document).get('diagnostics.enabled', true);
}

const SEVERITIES: Readonly<Record<string, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export function diagnosticsSeverity(scope: Scope): vscode.DiagnosticSeverity {
  return SEVERITIES[nabla(scope).get('diagnostics.severity', 'warning')] ?? vscode.DiagnosticSeverity.Warning;
}

export function codeLensEnabled(document: vscode.TextDocument): boolean {
  return nabla(document).get('codeLens.enabled', false);
}

/** Which claims get a mark behind them. */
export type Ticks = 'off' | 'right' | 'all';

export function ticks(document: vscode.TextDocument): Ticks {
  const value = nabla(document).get<string>('ticks', 'right');
  return value === 'off' || value === 'all' ? value : 'right';
}

/** Files that a check of the workspace leaves out, as globs. */
export function excludedFiles(): readonly string[] {
  const globs = nabla().get<unknown>('workspace.exclude', []);
  return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : [];
}

/** Milliseconds between the last keystroke and the check. */
export function diagnosticsDelay(): number {
  return clamp(nabla().get('diagnostics.delay', DELAY), 0, 60_000);
}

/** Milliseconds a request may take. */
export function hoverLimit(): number {
  return clamp(nabla().get('limits.hover', 2), 0.1, 600) * 1000;
}

export function commandLimit(): number {
  return clamp(nabla().get('limits.command', 30), 0.1, 3600) * 1000;
}

export function layoutSetting(scope: Scope): Layout {
  return nabla(scope).get<string>('layout') === 'numerator' ? 'numerator' : 'denominator';
}

/** The layout that claims are held to: only one that the user has set. */
export function claimLayout(scope: Scope): Layout | undefined {
  const inspected = nabla(scope).inspect<string>('layout');
  const { defaultValue: _, key: __, languageIds: ___, ...set } = inspected ?? { key: '' };
  const isSet = Object.entries(set).some(
    ([name, value]) => !name.startsWith('default') && value !== undefined,
  );
  return isSet ? layoutSetting(scope) : undefined;
}

export function vectorConvention(scope: Scope): VectorConvention {
  return nabla(scope).get<string>('vectors') === 'column' ? 'column' : '1d';
}

function clamp(value: unknown, least: number, most: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, least), most) : least;
}
