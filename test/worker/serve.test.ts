import { describe, expect, it } from 'vitest';
import type { Picture, PictureRequest, ServiceAnswer, ServiceRequest } from '../../src/service/protocol';
import type { FromWorker, ToWorker } from '../../src/worker/protocol';
import { serve } from '../../src/worker/serve';

function openPort() {
  const sent: FromWorker[] = [];
  let listener: (message: ToWorker) => void = () => {};
  const port = {
    post: (message: FromWorker) => void sent.push(message),
    onMessage: (added: (message: ToWorker) => void) => {
      listener = added;
    },
  };
  return { sent, port, receive: (message: ToWorker) => listener(message) };
}

const batch = (request: unknown): ServiceRequest => ({ op: 'batch', request });
const picture: PictureRequest = { op: 'picture', latex: 'x', color: '#000' };
const drawn: Picture = { ok: true, svg: '<svg/>', width: 1, height: 1 };
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the worker', () => {
  it('says when the engine is loaded, then answers in order', async () => {
    const { sent, port, receive } = openPort();
    const answer = (request: ServiceRequest) => ({ answer: request }) as ServiceAnswer;
    const draw = () => new Promise<Picture>((resolve) => setTimeout(() => resolve(drawn), 5));
    const serving = serve(port, async () => ({ answer, draw }));
    receive({ id: 1, request: picture });
    receive({ id: 2, request: batch('x') });
    await serving;
    await settled();
    expect(sent.map((message) => ('ready' in message ? 'ready' : message.id))).toEqual(['ready', 1, 2]);
  });

  it('answers with a failure what the engine throws, without a stack trace', async () => {
    const { sent, port, receive } = openPort();
    await serve(port, async () => ({
      answer: () => {
        throw new Error('lost');
      },
      draw: () => Promise.reject(new Error('no pen')),
    }));
    receive({ id: 1, request: batch('x') });
    receive({ id: 2, request: picture });
    await settled();
    expect(sent.slice(1)).toEqual([
      { id: 1, answer: { ok: false, error: { code: 'internal', message: 'lost', span: null } } },
      { id: 2, answer: { ok: false, error: { code: 'internal', message: 'no pen', span: null } } },
    ]);
  });
});
