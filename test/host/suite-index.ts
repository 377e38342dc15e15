// Runs inside VS Code's extension host: the files of test/host/suite/, with mocha.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import type { SuiteResult } from './run-suite';

export async function run(): Promise<void> {
  // The host's console is full of the workbench's own messages: what the suite says is marked.
  const mark = process.env.NABLA_MARK ?? '';
  const print = console.log;
  const log = (...args: unknown[]) => print(mark + format(...args));
  Object.defineProperty(console, 'log', { get: () => log }); // The host ignores a plain assignment.
  // Mocha takes hold of the console when it loads, so it loads now.
  const { default: Mocha } = await import('mocha');

  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: process.env.NABLA_COLOR === '1' });
  const folder = join(__dirname, 'suite');
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(join(folder, file));
  }
  const result = await new Promise<SuiteResult>((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
  });
  if (process.env.NABLA_RESULTS) writeFileSync(process.env.NABLA_RESULTS, JSON.stringify(result));
  if (result.failed) throw new Error(`${result.failed} failed`);
}
