/** The engine in a worker thread of Node's. The typesetter is loaded with the first picture. */
import { parentPort } from 'node:worker_threads';
import { type Port, serve } from './serve';

const port = parentPort;
if (port) {
  const messages: Port = {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
  };
  void serve(messages, async () => {
    const { answer } = await import('../service/service');
    return { answer, draw: async (request) => (await import('./picture')).drawPicture(request) };
  });
}
