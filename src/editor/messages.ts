/**
 * The language of all that Nabla says. VS Code knows its own display language only; where the user wants another
 * (`nabla.language`), the bundle is read here.
 */
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Locale } from '../service/protocol';
import { bundleLocalizer, type Localizer } from './localizer';
import { languageSetting } from './settings';

const ENGLISH = bundleLocalizer({});
let extensionUri: vscode.Uri | undefined;
let chinese: Localizer | undefined;

/** Tells where the bundles are. Nothing is read until it is needed. */
export function setUpMessages(context: vscode.ExtensionContext): void {
  extensionUri = context.extensionUri;
}

export const l10n: Localizer = {
  t(message, ...args) {
    const wanted = locale();
    if (wanted === displayLocale()) return vscode.l10n.t(message, ...args);
    return (wanted === 'en' ? ENGLISH : chineseBundle()).t(message, ...args);
  },
};

/** The language the engine is to answer in. */
export function locale(): Locale {
  const setting = languageSetting();
  return setting === 'auto' ? displayLocale() : setting;
}

function displayLocale(): Locale {
  return vscode.env.language.toLowerCase() === 'zh-cn' ? 'zh-cn' : 'en';
}

function chineseBundle(): Localizer {
  chinese ??= readBundle('bundle.l10n.zh-cn.json');
  return chinese;
}

function readBundle(name: string): Localizer {
  if (!extensionUri) return ENGLISH;
  try {
    return bundleLocalizer(
      JSON.parse(readFileSync(vscode.Uri.joinPath(extensionUri, 'l10n', name).fsPath, 'utf8')),
    );
  } catch {
    return ENGLISH;
  }
}
