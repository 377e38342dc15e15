import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServiceAnswer, ServiceRequest } from '../../src/service/protocol';
import { type AskOptions, EngineClient, Priority } from '../../src/worker/client';
import type { Endpoint, FromWorker, ToWorker } from '../../src/worker/protocol';

/** A worker that does what the test tells it to. */
class FakeWorker implements Endpoint {
  readonly posted: ToWorker[] = [];
  readonly interrupted: number[] = [];
  terminated = false;
  private listener: (message: FromWorker) => void = () => {};
  private ended: (reason: string) => void = () => {};
  post(message: ToWorker) {
    this.posted.push(message);
  }
  onMessage(listener: (message: FromWorker) => void) {
    this.listener = listener;
  }
  onEnd(listener: (reason: string) => void) {
    this.ended = listener;
  }
  interrupt(id: number) {
    this.interrupted.push(id);
  }
  terminate() {
    this.terminated = true;
  }
  ready() {
    this.listener({ ready: true });
  }
  answer(text = 'done') {
    const { id } = this.posted.at(-1)!;
    this.listener({ id, answer: { answer: text } as ServiceAnswer });
  }
  crash() {
    this.ended('exit 1');
  }
  get asked() {
    return this.posted.map(({ request }) => (request as { request: string }).request);
  }
}

const workers: FakeWorker[] = [];
let client: EngineClient;

beforeEach(() => {
  vi.useFakeTimers();
  workers.length = 0;
  client = new EngineClient({
    start: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    sentences: {
      timeout: (limit) => `stopped after ${limit} ms`,
      crashed: () => 'the engine stopped',
    },
    startLimit: 5000,
    grace: 100,
  });
});
afterEach(() => {
  client.dispose();
  vi.useRealTimers();
});

const request = (name: string): ServiceRequest => ({ op: 'batch', request: name });
const ask = (name: string, options: Partial<AskOptions> = {}) =>
  client.ask(request(name), { limit: 1000, priority: Priority.hover, ...options });

describe('the engine client', () => {
  it('starts a worker with the first request only, and sends nothing before the worker is ready', async () => {
    expect(workers).toHaveLength(0);
    const answer = ask('a');
    expect(workers).toHaveLength(1);
    expect(workers[0].posted).toHaveLength(0);
    workers[0].ready();
    workers[0].answer('one');
    expect(await answer).toEqual({ answer: 'one' });
    ask('b');
    expect(workers).toHaveLength(1);
  });

  it('has one request with the worker at a time, the most urgent next', async () => {
    const answers = [
      ask('first'),
      ask('check', { priority: Priority.background }),
      ask('hover', { priority: Priority.hover }),
      ask('command', { priority: Priority.command }),
      ask('hover 2', { priority: Priority.hover }),
    ];
    workers[0].ready();
    expect(workers[0].posted).toHaveLength(1);
    for (let i = 0; i < 5; i++) workers[0].answer();
    await Promise.all(answers);
    expect(workers[0].asked).toEqual(['command', 'first', 'hover', 'hover 2', 'check']);
  });

  it('ends a worker that is past the limit, says so, and goes on with a new one', async () => {
    const slow = ask('slow', { limit: 2000 });
    const next = ask('next');
    workers[0].ready();
    await vi.advanceTimersByTimeAsync(1999);
    expect(workers[0].terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(workers[0].terminated).toBe(true);
    expect(await slow).toEqual({
      ok: false,
      error: { code: 'timeout', message: 'stopped after 2000 ms', span: null },
    });
    expect(workers).toHaveLength(2);
    workers[1].ready();
    workers[1].answer('two');
    expect(await next).toEqual({ answer: 'two' });
  });

  it('does not count the time the worker takes to load', async () => {
    const answer = ask('a', { limit: 50 });
    await vi.advanceTimersByTimeAsync(3000);
    workers[0].ready();
    await vi.advanceTimersByTimeAsync(40);
    workers[0].answer('in time');
    expect(await answer).toEqual({ answer: 'in time' });
  });

  it('drops a waiting request that is cancelled, without sending it', async () => {
    const running = ask('running');
    workers[0].ready();
    const controller = new AbortController();
    const stale = ask('stale', { signal: controller.signal });
    controller.abort();
    expect(await stale).toBeUndefined();
    workers[0].answer();
    await running;
    expect(workers[0].asked).toEqual(['running']);
  });

  it('interrupts a request that goes stale while the worker is at it, and none that waits', async () => {
    const running = ask('running', { key: 'check' });
    const waiting = ask('waiting', { key: 'regions' });
    workers[0].ready();
    const [{ id }] = workers[0].posted;
    ask('later', { key: 'regions' });
    expect(await waiting).toBeUndefined();
    expect(workers[0].interrupted).toEqual([]);
    ask('newer', { key: 'check' });
    expect(await running).toBeUndefined();
    expect(workers[0].interrupted).toEqual([id]);
    expect(workers[0].terminated).toBe(false);
  });

  it('answers a request that is cancelled before it is made', async () => {
    expect(await ask('a', { signal: AbortSignal.abort() })).toBeUndefined();
    expect(workers).toHaveLength(0);
  });

  it('drops a request when a later one has its key', async () => {
    const running = ask('running');
    workers[0].ready();
    const older = ask('older', { key: 'hover' });
    const newer = ask('newer', { key: 'hover' });
    expect(await older).toBeUndefined();
    workers[0].answer();
    await running;
    workers[0].answer('new');
    expect(await newer).toEqual({ answer: 'new' });
    expect(workers[0].asked).toEqual(['running', 'newer']);
  });

  it('lets an abandoned request end by itself when nobody waits', async () => {
    const controller = new AbortController();
    const abandoned = ask('abandoned', { signal: controller.signal });
    workers[0].ready();
    controller.abort();
    expect(await abandoned).toBeUndefined();
    await vi.advanceTimersByTimeAsync(500);
    expect(workers[0].terminated).toBe(false);
    workers[0].answer('late');
    const next = ask('next');
    workers[0].answer('next');
    expect(await next).toEqual({ answer: 'next' });
    expect(workers).toHaveLength(1);
  });

  it('gives an abandoned request little time when others wait behind it', async () => {
    const controller = new AbortController();
    ask('abandoned', { signal: controller.signal });
    workers[0].ready();
    const next = ask('next');
    controller.abort();
    await vi.advanceTimersByTimeAsync(99);
    expect(workers[0].terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(workers[0].terminated).toBe(true);
    workers[1].ready();
    workers[1].answer('next');
    expect(await next).toEqual({ answer: 'next' });
  });

  it('ends an abandoned request that runs past its limit even when nobody waits', async () => {
    const controller = new AbortController();
    ask('abandoned', { signal: controller.signal, limit: 300 });
    workers[0].ready();
    controller.abort();
    await vi.advanceTimersByTimeAsync(300);
    expect(workers[0].terminated).toBe(true);
    expect(workers).toHaveLength(1);
  });

  it('answers the request that was running when the worker crashed, and restarts for the next', async () => {
    const running = ask('running');
    const next = ask('next');
    workers[0].ready();
    workers[0].crash();
    expect(await running).toMatchObject({
      ok: false,
      error: { code: 'internal', message: 'the engine stopped' },
    });
    workers[1].ready();
    workers[1].answer('next');
    expect(await next).toEqual({ answer: 'next' });
  });

  it('does not try for ever when the worker cannot start', async () => {
    const answers = [ask('a'), ask('b')];
    workers[0].crash();
    for (const answer of answers)
      expect(await answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(workers).toHaveLength(1);
    ask('later');
    expect(workers).toHaveLength(2);
  });

  it('gives up on a worker that never gets ready', async () => {
    const answer = ask('a');
    await vi.advanceTimersByTimeAsync(5000);
    expect(await answer).toMatchObject({ ok: false });
    expect(workers[0].terminated).toBe(true);
  });

  it('does not listen to a worker it has ended', async () => {
    const slow = ask('slow', { limit: 10 });
    workers[0].ready();
    await vi.advanceTimersByTimeAsync(10);
    await slow;
    const next = ask('next');
    workers[0].answer('from the grave');
    workers[0].crash();
    workers[1].ready();
    workers[1].answer('right');
    expect(await next).toEqual({ answer: 'right' });
  });

  it('ends its worker and lets everybody go when disposed', async () => {
    const answers = [ask('a'), ask('b')];
    workers[0].ready();
    client.dispose();
    expect(await Promise.all(answers)).toEqual([undefined, undefined]);
    expect(workers[0].terminated).toBe(true);
    expect(await ask('c')).toBeUndefined();
    expect(workers).toHaveLength(1);
  });
});
