/** What the user has set, read afresh each time: VS Code keeps it at hand. */
import * as vscode from 'vscode';
import type { Layout, Locale, VectorConvention } from '../service/protocol';

function nabla(scope?: vscode.ConfigurationScope): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('nabla', scope);
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

/** Milliseconds between the last keystroke and the check. */
export function diagnosticsDelay(): number {
  return clamp(nabla().get('diagnostics.delay', 500), 50, 60_000);
}

/** Milliseconds a request may take. */
export function hoverLimit(): number {
  return clamp(nabla().get('limits.hover', 2), 0.1, 600) * 1000;
}

export function commandLimit(): number {
  return clamp(nabla().get('limits.command', 30), 0.1, 3600) * 1000;
}

export function layoutSetting(scope: vscode.ConfigurationScope): Layout {
  return nabla(scope).get<string>('layout') === 'numerator' ? 'numerator' : 'denominator';
}

export function vectorConvention(scope: vscode.ConfigurationScope): VectorConvention {
  return nabla(scope).get<string>('vectors') === 'column' ? 'column' : '1d';
}

function clamp(value: unknown, least: number, most: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, least), most) : least;
}
