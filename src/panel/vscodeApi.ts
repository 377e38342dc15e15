/** The webview's line to the editor. */
import type { FromPanel, PanelMemory } from '../service/panelProtocol';

interface WebviewApi {
  postMessage(message: FromPanel): void;
  /** Kept by VS Code over a reload, and handed to the editor then. */
  setState(state: PanelMemory | undefined): void;
}

declare function acquireVsCodeApi(): WebviewApi;

const api = acquireVsCodeApi();

export function post(message: FromPanel): void {
  api.postMessage(message);
}

export function keep(memory: PanelMemory | null): void {
  api.setState(memory ?? undefined);
}
