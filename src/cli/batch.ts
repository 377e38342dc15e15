import { createInterface } from 'node:readline';
import { Priority } from '../worker/client';
import { startEngine } from './engine';
import { parseOptions, UsageError } from './options';

/** What one request may take. */
const LIMIT = 2500;
const LONGEST_LINE = 1_000_000;

/** JSON Lines in, JSON Lines out, in order, flushed line by line. Nothing that comes in ends the run. */
export async function runBatch(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, { values: [], flags: [] });
  if (options.positional.length > 0)
    throw new UsageError('batch takes no arguments: requests come on stdin.');
  const engine = startEngine();
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim() === '') continue;
    await write(`${JSON.stringify(await answerLine(line, engine))}\n`);
  }
  engine.dispose();
  return 0;
}

async function answerLine(line: string, engine: ReturnType<typeof startEngine>): Promise<unknown> {
  if (line.length > LONGEST_LINE)
    return refused(null, 'limit', `A line is longer than ${LONGEST_LINE} characters.`);
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    return refused(null, 'request', 'This line is not JSON.');
  }
  const started = performance.now();
  const answer = await engine.ask({ op: 'batch', request }, { limit: LIMIT, priority: Priority.command });
  if (answer && 'answer' in answer) return answer.answer;
  const id = typeof request === 'object' && request !== null && 'id' in request ? request.id : null;
  const error = answer?.error ?? { code: 'internal', message: 'The request was dropped.', span: null };
  return { id, ok: false, error, ms: Math.round(performance.now() - started) };
}

const refused = (id: unknown, code: string, message: string) => ({
  id,
  ok: false,
  error: { code, message, span: null },
  ms: 0,
});

const write = (text: string): Promise<void> =>
  new Promise((resolve) =>
    process.stdout.write(text) ? resolve() : process.stdout.once('drain', () => resolve()),
  );
