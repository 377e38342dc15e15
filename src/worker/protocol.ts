/**
 * What travels between the editor's thread and the worker's. The worker answers requests one at a time, in the
 * order in which they arrive; the client keeps all but one of them on its own side, so that a stale one can be
 * dropped before it costs anything.
 */
import type { ServiceAnswer, ServiceRequest } from '../service/protocol';

export interface ToWorker {
  readonly id: number;
  readonly request: ServiceRequest;
}

/** `ready` is said once, when the engine is loaded: the time a request may take is counted from then on. */
export type FromWorker = { readonly ready: true } | { readonly id: number; readonly answer: ServiceAnswer };

/**
 * One running worker, as the client sees it. A thread of Node's is one (nodeThread.ts); a browser's Worker would
 * be another; the tests have their own.
 */
export interface Endpoint {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called once when the worker has ended by itself: a crash, no memory left. */
  onEnd(listener: (reason: string) => void): void;
  /** Tells the worker that nobody waits for the answer to a request any more. */
  interrupt(id: number): void;
  terminate(): void;
}
