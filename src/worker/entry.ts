/** The engine in a worker thread of Node's. The typesetter is loaded with the first picture. */
import { parentPort, workerData } from 'node:worker_threads';
import type { PictureRequest } from '../service/protocol';
import { Interruption } from './interruption';
import { type Port, serve } from './serve';

const port = parentPort;
if (port) {
  const messages: Port = {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
  };
  const interruption = new Interruption(workerData);
  const load = async () => {
    const { answer } = await import('../service/service');
    return {
      answer,
      draw: async (request: PictureRequest) => (await import('./picture')).drawPicture(request),
    };
  };
  void serve(messages, load, (id) => interruption.isInterrupted(id));
}
