/**
 * The engine as a promise. At most one request is with the worker; the others wait here, the most urgent first, so
 * that one that has gone stale is dropped before it starts. One that goes stale later is interrupted, and one past its
 * limit ends the worker, so that a new one is started for the next.
 */
import type { AnswerTo, Failure, ServiceRequest } from '../service/protocol';
import type { Endpoint, FromWorker } from './protocol';

/** Smaller is more urgent. */
export enum Priority {
  command = 0,
  hover = 1,
  background = 2,
}

export interface AskOptions {
  /** Milliseconds the worker may take, counted from when it starts on the request. */
  readonly limit: number;
  readonly priority: Priority;
  /** A later request with the same key makes this one stale. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** What the client itself has to say, in the user's language. */
export interface ClientSentences {
  timeout(limit: number, priority: Priority): string;
  crashed(): string;
}

export interface ClientOptions {
  readonly start: () => Endpoint;
  readonly sentences: ClientSentences;
  /** How long a worker may take to load. */
  readonly startLimit?: number;
  /** How long an abandoned request may hold up others before its worker is ended. */
  readonly grace?: number;
}

/** What a request that was cancelled, or made stale by a later one, comes to. */
export type Cancelled = undefined;

interface Job {
  readonly id: number;
  readonly request: ServiceRequest;
  readonly options: AskOptions;
  readonly resolve: (answer: unknown) => void;
  abandoned: boolean;
  stopListening(): void;
}

export class EngineClient {
  private endpoint: Endpoint | undefined;
  private ready = false;
  private waiting: Job[] = [];
  private running: Job | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private graceTimer: ReturnType<typeof setTimeout> | undefined;
  private nextId = 1;
  private disposed = false;

  constructor(private readonly options: ClientOptions) {}

  /** The answer, or undefined where the request was cancelled or made stale. Never rejects. */
  ask<Request extends ServiceRequest>(
    request: Request,
    options: AskOptions,
  ): Promise<AnswerTo[Request['op']] | Failure | Cancelled> {
    return new Promise((resolve) => {
      if (this.disposed || options.signal?.aborted) return resolve(undefined);
      const job: Job = {
        id: this.nextId++,
        request,
        options,
        resolve: resolve as Job['resolve'],
        abandoned: false,
        stopListening: () => {},
      };
      const abandon = () => this.abandon(job);
      options.signal?.addEventListener('abort', abandon);
      job.stopListening = () => options.signal?.removeEventListener('abort', abandon);
      if (options.key !== undefined) this.abandonKey(options.key);
      this.waiting.push(job);
      this.advance();
    });
  }

  dispose(): void {
    this.disposed = true;
    for (const job of [...this.waiting, ...(this.running ? [this.running] : [])]) this.settle(job, undefined);
    this.waiting = [];
    this.stop();
  }

  private abandonKey(key: string): void {
    for (const job of [...this.waiting]) if (job.options.key === key) this.abandon(job);
    if (this.running?.options.key === key) this.abandon(this.running);
  }

  private abandon(job: Job): void {
    if (job.abandoned) return;
    job.abandoned = true;
    this.settle(job, undefined);
    this.waiting = this.waiting.filter((other) => other !== job);
    if (this.running === job) this.endpoint?.interrupt(job.id);
    this.hurry();
  }

  /** Sends the most urgent waiting request, if the worker is free; starts the worker if there is none. */
  private advance(): void {
    if (this.running || this.waiting.length === 0) {
      this.hurry();
      return;
    }
    if (!this.endpoint) this.start();
    if (!this.endpoint || !this.ready) return;
    const job = this.waiting.reduce((best, other) =>
      other.options.priority < best.options.priority ? other : best,
    );
    this.waiting = this.waiting.filter((other) => other !== job);
    this.running = job;
    this.arm(job.options.limit, () =>
      this.options.sentences.timeout(job.options.limit, job.options.priority),
    );
    this.endpoint.post({ id: job.id, request: job.request });
  }

  private start(): void {
    let endpoint: Endpoint;
    try {
      endpoint = this.options.start();
    } catch {
      this.fail('internal', this.options.sentences.crashed());
      return;
    }
    this.endpoint = endpoint;
    // Messages of a worker that has been ended meanwhile are not listened to.
    endpoint.onMessage((message) => {
      if (this.endpoint === endpoint) this.receive(message);
    });
    endpoint.onEnd(() => {
      if (this.endpoint === endpoint) this.fail('internal', this.options.sentences.crashed());
    });
    this.arm(this.options.startLimit ?? 20_000, () => this.options.sentences.crashed());
  }

  private receive(message: FromWorker): void {
    if ('ready' in message) {
      this.ready = true;
      this.disarm();
      this.advance();
      return;
    }
    const job = this.running;
    if (job?.id !== message.id) return;
    this.disarm();
    this.running = undefined;
    this.settle(job, message.answer);
    this.advance();
  }

  private arm(limit: number, sentence: () => string): void {
    this.disarm();
    this.timer = setTimeout(() => this.fail('timeout', sentence()), limit);
  }

  private disarm(): void {
    clearTimeout(this.timer);
    clearTimeout(this.graceTimer);
    this.timer = undefined;
    this.graceTimer = undefined;
  }

  /** Nobody waits for the running request any more but others wait behind it: it gets a little time, no more. */
  private hurry(): void {
    if (!this.running?.abandoned || this.waiting.length === 0 || this.graceTimer) return;
    this.graceTimer = setTimeout(() => {
      this.stop();
      this.running = undefined;
      this.advance();
    }, this.options.grace ?? 250);
  }

  /**
   * Ends the worker and answers the running request with a failure. Where the worker did not even start, all that
   * wait get it: trying again for each of them would keep failing.
   */
  private fail(code: 'timeout' | 'internal', message: string): void {
    const lost = this.running ? [this.running] : this.waiting;
    if (!this.running) this.waiting = [];
    this.running = undefined;
    this.stop();
    const answer: Failure = { ok: false, error: { code, message, span: null } };
    for (const job of lost) this.settle(job, answer);
    this.advance();
  }

  private settle(job: Job, answer: unknown): void {
    job.stopListening();
    job.resolve(answer);
  }

  private stop(): void {
    this.disarm();
    const endpoint = this.endpoint;
    this.endpoint = undefined;
    this.ready = false;
    endpoint?.terminate();
  }
}
