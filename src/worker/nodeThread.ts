/** The worker as a thread of Node's: the only place on the client's side that knows of worker_threads. */
import { Worker } from 'node:worker_threads';
import { Interruption } from './interruption';
import type { Endpoint } from './protocol';

export function startNodeThread(script: string): Endpoint {
  const interruption = new Interruption();
  const worker = new Worker(script, {
    workerData: interruption.shared,
    // A formula that explodes must not take the extension host's memory with it.
    // The stack is as large as the deepest formula that is read needs, several times over; what is not used costs nothing.
    resourceLimits: { maxOldGenerationSizeMb: 1024, stackSizeMb: 64 },
    stdout: false,
    stderr: true,
  });
  // Reading it, and doing nothing with it, keeps warnings of libraries out of the extension host's console.
  worker.stderr.resume();
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
    onEnd: (listener) => {
      let ended = false;
      const end = (reason: string) => {
        if (!ended) listener(reason);
        ended = true;
      };
      worker.on('error', (error) => end(error.message));
      worker.on('messageerror', (error) => end(error.message));
      worker.on('exit', (code) => end(`exit ${code}`));
    },
    interrupt: (id) => interruption.interrupt(id),
    terminate: () => void worker.terminate(),
  };
}
