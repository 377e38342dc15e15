/**
 * The editor's way to the engine. Two workers, each started by its first request: one for what somebody waits for,
 * one for checks of whole documents, so that a hover never stands behind a long check.
 */
import * as vscode from 'vscode';
import type { AnswerTo, Failure, ServiceRequest } from '../service/protocol';
import { type ClientSentences, EngineClient, Priority } from '../worker/client';
import { startNodeThread } from '../worker/nodeThread';
import { l10n } from './messages';
import { commandLimit, hoverLimit } from './settings';

/** What a request is for: it decides the time limit and who goes first. */
export type Purpose = 'command' | 'hover' | 'check';

export interface AskContext {
  readonly purpose: Purpose;
  /** A later request with the same key makes this one stale. */
  readonly key?: string;
  readonly token?: vscode.CancellationToken;
  /** Milliseconds, where the purpose's own limit does not fit. */
  readonly limit?: number;
}

const PRIORITIES: Record<Purpose, Priority> = {
  command: Priority.command,
  hover: Priority.hover,
  check: Priority.background,
};

const PREPARE_LIMIT = 10_000;
const BACKGROUND_GRACE = 10_000;

export class Engine implements vscode.Disposable {
  private readonly interactive: EngineClient;
  private readonly background: EngineClient;
  private prepared = false;

  constructor(extensionUri: vscode.Uri) {
    const script = vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath;
    const start = () => startNodeThread(script);
    this.interactive = new EngineClient({ start, sentences });
    // A check comes in slices, and its worker remembers what was found: an overtaken slice may run to its end.
    this.background = new EngineClient({ start, sentences, grace: BACKGROUND_GRACE });
  }

  /** The answer, or undefined where the request was cancelled or made stale. Never rejects. */
  async ask<Request extends ServiceRequest>(
    request: Request,
    { purpose, key, token, limit }: AskContext,
  ): Promise<AnswerTo[Request['op']] | Failure | undefined> {
    const client = purpose === 'check' ? this.background : this.interactive;
    const controller = new AbortController();
    if (token?.isCancellationRequested) return undefined;
    const listening = token?.onCancellationRequested(() => controller.abort());
    try {
      return await client.ask(request, {
        priority: PRIORITIES[purpose],
        limit: limit ?? (purpose === 'command' ? commandLimit() : hoverLimit()),
        key,
        signal: controller.signal,
      });
    } finally {
      listening?.dispose();
    }
  }

  /**
   * Starts the worker for hovers, and its typesetter, before the first hover: once claims were found in a document
   * its reader is likely to look at them.
   */
  prepare(): void {
    if (this.prepared) return;
    this.prepared = true;
    void this.interactive.ask(
      { op: 'picture', latex: 'x', color: '#000' },
      { priority: Priority.background, limit: PREPARE_LIMIT },
    );
  }

  dispose(): void {
    this.interactive.dispose();
    this.background.dispose();
  }
}

const sentences: ClientSentences = {
  timeout: (limit, priority) =>
    l10n.t(
      'Stopped after {0} s, the limit set by “{1}”.',
      limit / 1000,
      priority === Priority.command ? 'nabla.limits.command' : 'nabla.limits.hover',
    ),
  crashed: () => l10n.t('The engine stopped unexpectedly. It starts again with the next request.'),
};
