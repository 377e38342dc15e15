/** The webview that the panel lives in: made, restored after a reload, spoken to. Knows nothing of formulas. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromPanel, PanelMemory, ToPanel } from '../service/panelProtocol';
import { l10n, locale } from './messages';
import { panelPage } from './panelHtml';
import { panelWords } from './panelWords';

export const PANEL_TYPE = 'nabla.panel';

export class PanelWindow implements vscode.Disposable {
  private webview: vscode.WebviewPanel | undefined;
  /** Messages sent before the page listens would be lost. */
  private ready = false;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly listener: {
      /** The page has started, or started again: it knows nothing yet. */
      onReady(): void;
      onMessage(message: Exclude<FromPanel, { type: 'ready' }>): void;
      onClose(): void;
    },
  ) {}

  get isOpen(): boolean {
    return this.webview !== undefined;
  }

  open(focus: boolean): void {
    if (this.webview) {
      this.webview.reveal(undefined, !focus);
      return;
    }
    this.adopt(
      vscode.window.createWebviewPanel(
        PANEL_TYPE,
        'Nabla',
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: !focus },
        { enableFindWidget: true },
      ),
    );
  }

  /** Takes over a panel that VS Code restored. */
  adopt(webview: vscode.WebviewPanel): void {
    this.webview?.dispose();
    this.webview = webview;
    this.ready = false;
    const root = vscode.Uri.joinPath(this.extensionUri, 'dist', 'panel');
    webview.iconPath = vscode.Uri.joinPath(this.extensionUri, 'media', 'nabla.svg');
    webview.webview.options = { enableScripts: true, localResourceRoots: [root] };
    webview.webview.onDidReceiveMessage((message: FromPanel) => {
      if (this.webview === webview) this.receive(message);
    });
    webview.onDidDispose(() => {
      if (this.webview !== webview) return;
      this.webview = undefined;
      this.ready = false;
      this.listener.onClose();
    });
    const address = (file: string) =>
      webview.webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
    webview.webview.html = panelPage({
      script: address('panel.js'),
      styles: address('panel.css'),
      source: webview.webview.cspSource,
      nonce: randomBytes(18).toString('base64url'),
      language: locale(),
    });
  }

  post(message: ToPanel): void {
    if (this.ready) void this.webview?.webview.postMessage(message);
  }

  sendWords(): void {
    this.post({ type: 'strings', language: locale(), strings: panelWords(l10n) });
  }

  private receive(message: FromPanel): void {
    if (message.type !== 'ready') {
      this.listener.onMessage(message);
      return;
    }
    this.ready = true;
    this.sendWords();
    this.listener.onReady();
  }

  dispose(): void {
    this.webview?.dispose();
  }
}

/** What the page kept over a reload, where it is still of the form this version writes. */
export function readMemory(state: unknown): PanelMemory | undefined {
  const { subject, options } = (state ?? {}) as Partial<PanelMemory>;
  const whole =
    typeof subject?.uri === 'string' &&
    typeof subject.languageId === 'string' &&
    typeof subject.source === 'string' &&
    Number.isInteger(subject.range?.from) &&
    Number.isInteger(subject.range?.to) &&
    typeof options?.declare === 'object';
  return whole ? (state as PanelMemory) : undefined;
}
