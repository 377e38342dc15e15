import { join } from 'node:path';
import { EngineClient } from '../worker/client';
import { startNodeThread } from '../worker/nodeThread';

/** A worker thread with the engine, beside this program. */
export const startEngine = (): EngineClient =>
  new EngineClient({
    start: () => startNodeThread(join(__dirname, 'worker.js')),
    sentences: {
      timeout: (limit) => `This took longer than ${limit / 1000} s and was stopped.`,
      crashed: () => 'The engine stopped on this request. Please report it, with the formula.',
    },
  });
