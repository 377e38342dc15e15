import { join } from 'node:path';
import type { Locale } from '../service/protocol';
import { EngineClient } from '../worker/client';
import { startNodeThread } from '../worker/nodeThread';
import { CHECK_SENTENCES } from './sentences';

/** A worker thread with the engine, beside this program. */
export const startEngine = (locale: Locale = 'en'): EngineClient =>
  new EngineClient({
    start: () => startNodeThread(join(__dirname, 'worker.js')),
    sentences: {
      timeout: (limit) => CHECK_SENTENCES[locale].tookTooLong(limit / 1000),
      crashed: CHECK_SENTENCES[locale].crashed,
    },
  });
