// The client with real threads: what a fake worker cannot show.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { EngineClient, Priority } from '../../src/worker/client';
import { startNodeThread } from '../../src/worker/nodeThread';

/** A worker that hangs, dies or eats memory when asked to. */
const SCRIPT = `
  const { parentPort, workerData } = require('node:worker_threads');
  const interrupted = new Int32Array(workerData);
  parentPort.on('message', ({ id, request }) => {
    if (request.request === 'hang') for (;;);
    if (request.request === 'work') while (Atomics.load(interrupted, 0) !== id);
    if (request.request === 'die') process.exit(3);
    if (request.request === 'throw') throw new Error('thrown');
    if (request.request === 'eat') for (const all = [];;) all.push(new Array(1e5).fill(all.length));
    parentPort.postMessage({ id, answer: { answer: request.request } });
  });
  parentPort.postMessage({ ready: true });
`;

const script = join(mkdtempSync(join(tmpdir(), 'nabla-worker-')), 'worker.js');
writeFileSync(script, SCRIPT);
const clients: EngineClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

function open() {
  const client = new EngineClient({
    start: () => startNodeThread(script),
    sentences: { timeout: () => 'too long', crashed: () => 'crashed' },
  });
  clients.push(client);
  return (request: string, limit = 5000) =>
    client.ask({ op: 'batch', request }, { limit, priority: Priority.command });
}

describe('a worker in a thread', () => {
  it('answers', async () => {
    expect(await open()('hello')).toEqual({ answer: 'hello' });
  });

  it('is interrupted when nobody waits, and goes on with the next request in the same thread', async () => {
    const ask = open();
    expect(await ask('hello')).toEqual({ answer: 'hello' });
    const client = clients[clients.length - 1];
    const controller = new AbortController();
    const { signal } = controller;
    const options = { limit: 100_000, priority: Priority.command };
    const worked = client.ask({ op: 'batch', request: 'work' }, { ...options, signal });
    controller.abort();
    expect(await worked).toBeUndefined();
    expect(await ask('after', 100_000)).toEqual({ answer: 'after' });
  });

  it('is ended when it hangs, and the next request is answered', async () => {
    const ask = open();
    const hung = ask('hang', 200);
    const next = ask('after');
    expect(await hung).toMatchObject({ ok: false, error: { code: 'timeout', message: 'too long' } });
    expect(await next).toEqual({ answer: 'after' });
  });

  it.each(['die', 'throw', 'eat'])(
    'is started again after a crash: %s',
    async (how) => {
      const ask = open();
      expect(await ask(how, 100_000)).toMatchObject({
        ok: false,
        error: { code: 'internal', message: 'crashed' },
      });
      expect(await ask('after', 100_000)).toEqual({ answer: 'after' });
    },
    200_000,
  );
});
