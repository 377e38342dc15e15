import { cpus } from 'node:os';
import type { ClaimResult, Locale } from '../service/protocol';
import { type EngineClient, Priority } from '../worker/client';
import { startEngine } from './engine';
import { filesUnder, readSource, type SourceText } from './files';
import { choice, parseOptions, UsageError } from './options';
import { type CheckedClaim, reportText } from './report';
import { sarif } from './sarif';

const LIMIT = 120_000;

/** `nabla check PATH...`: every derivative claim in the files, with its verdict. */
export async function runCheck(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, { values: ['lang', 'python'], flags: ['json', 'sarif', 'no-exec'] });
  if (options.positional.length === 0) throw new UsageError('check needs at least one file or folder.');
  if (options.flags.has('json') && options.flags.has('sarif'))
    throw new UsageError('Choose one of --json and --sarif.');
  const locale: Locale = choice(options, 'lang', ['en', 'zh-cn'], 'en');
  const files = filesUnder(options.positional);
  const { claims, failed } = await checkFiles(files, locale);
  if (options.flags.has('json')) process.stdout.write(`${JSON.stringify(claims)}\n`);
  else if (options.flags.has('sarif')) process.stdout.write(`${JSON.stringify(sarif(claims), null, 2)}\n`);
  else process.stdout.write(reportText(claims, files.length, locale));
  for (const message of failed) process.stderr.write(`nabla: ${message}\n`);
  if (failed.length > 0) return 2;
  return claims.some((c) => c.verdict === 'refuted') ? 1 : 0;
}

/** Files are spread over as many workers as there are cores; claims come back in the files' order. */
async function checkFiles(
  files: readonly string[],
  locale: Locale,
): Promise<{ claims: CheckedClaim[]; failed: string[] }> {
  const results: CheckedClaim[][] = files.map(() => []);
  const failed: string[] = [];
  let next = 0;
  const work = async (engine: EngineClient): Promise<void> => {
    for (let k = next++; k < files.length; k = next++) {
      try {
        results[k] = await checkFile(files[k], engine, locale);
      } catch (error) {
        failed.push(error instanceof Error ? error.message : String(error));
      }
    }
    engine.dispose();
  };
  const workers = Math.max(1, Math.min(files.length, cpus().length, 4));
  await Promise.all(Array.from({ length: workers }, () => work(startEngine())));
  return { claims: results.flat(), failed };
}

async function checkFile(path: string, engine: EngineClient, locale: Locale): Promise<CheckedClaim[]> {
  const source = readSource(path);
  const answer = await engine.ask(
    { op: 'check', text: source.text, languageId: source.languageId, locale },
    { limit: LIMIT, priority: Priority.command },
  );
  if (!answer?.ok) throw new Error(`${path}: ${answer?.error.message ?? 'no answer.'}`);
  return answer.claims.map((claim) => placeClaim(claim, source));
}

/** A claim with its offsets as lines and characters. */
function placeClaim(claim: ClaimResult, source: SourceText): CheckedClaim {
  const start = source.place(claim.range.from);
  const end = source.place(claim.range.to);
  const position = ({ line, character }: { line: number; character: number }) => ({ line, character });
  return {
    file: start.file,
    range: { start: position(start), end: position(end) },
    kind: claim.kind,
    text: claim.text,
    verdict: claim.verdict,
    reason: claim.reason,
    category: claim.category,
    layout: claim.layout,
    evidence: claim.evidence,
    counterexample: claim.counterexample,
    diagnosis: claim.diagnosis.map((d) => ({
      ...d,
      span: d.span && { start: position(source.place(d.span.from)), end: position(source.place(d.span.to)) },
    })),
  };
}
