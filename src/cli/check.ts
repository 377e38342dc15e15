import { cpus } from 'node:os';
import type { ClaimResult, Locale, TextRange } from '../service/protocol';
import { type EngineClient, Priority } from '../worker/client';
import { startEngine } from './engine';
import { filesUnder, readSource, type SourceText, withoutInputs } from './files';
import { choice, parseOptions, UsageError } from './options';
import { type CheckedClaim, type PlacedRange, reportText } from './report';
import { sarif } from './sarif';
import { CHECK_SENTENCES } from './sentences';

/** Milliseconds for one claim; past them it is undecided. */
const CLAIM_LIMIT = 10_000;
/** For a file, or a share of it: a computation that does not look at the clock is ended. */
const LIMIT = 15 * 60_000;
/** Characters below which starting a second thread takes longer than it saves. */
const WORTH_A_THREAD = 15_000;
const MOST_THREADS = 8;

/** `nabla check PATH...`: every derivative claim in the files, with its verdict. */
export async function runCheck(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, { values: ['lang', 'python'], flags: ['json', 'sarif', 'no-exec'] });
  if (options.positional.length === 0) throw new UsageError('check needs at least one file or folder.');
  if (options.flags.has('json') && options.flags.has('sarif'))
    throw new UsageError('Choose one of --json and --sarif.');
  const locale: Locale = choice(options, 'lang', ['en', 'zh-cn'], 'en');
  const files = withoutInputs(filesUnder(options.positional));
  const { found, failed, warnings } = await checkFiles(files, locale);
  const claims = found.filter(({ category }) => category !== 'ignored');
  const ignored = found.length - claims.length;
  if (options.flags.has('json')) process.stdout.write(`${JSON.stringify(found)}\n`);
  else if (options.flags.has('sarif'))
    process.stdout.write(`${JSON.stringify(sarif(claims, { locale, failed }), null, 2)}\n`);
  else process.stdout.write(reportText(claims, { files: files.length, ignored }, locale));
  for (const message of [...warnings, ...failed]) process.stderr.write(`nabla: ${message}\n`);
  if (failed.length > 0) return 2;
  return claims.some((c) => c.verdict === 'refuted') ? 1 : 0;
}

export interface CheckedFiles {
  /** Those that comments say to leave out, too. */
  readonly found: CheckedClaim[];
  /** Files that could not be checked. */
  readonly failed: string[];
  readonly warnings: string[];
}

/** A file, or every `of`-th claim of a long one. */
interface Job {
  readonly file: number;
  readonly source: SourceText;
  readonly share: { readonly index: number; readonly of: number };
}

/**
 * Files, and the claims of a long one, are spread over as many threads as there are cores and as are worth starting.
 * Claims come back in the order of the files and of the text.
 */
async function checkFiles(files: readonly string[], locale: Locale): Promise<CheckedFiles> {
  const failed: string[] = [];
  const warnings: string[] = [];
  const sources = files.map((path) => {
    try {
      return readSource(path, locale);
    } catch (error) {
      failed.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  });
  const size = sources.reduce((sum, source) => sum + (source?.text.length ?? 0), 0);
  const threads = Math.max(1, Math.min(cpus().length, MOST_THREADS, Math.ceil(size / WORTH_A_THREAD)));
  const jobs = sources.flatMap((source, file): Job[] => {
    if (!source) return [];
    warnings.push(...source.warnings);
    const of = source.text.length > WORTH_A_THREAD ? threads : 1;
    return Array.from({ length: of }, (_, index) => ({ file, source, share: { index, of } }));
  });
  const claims: { from: number; claim: CheckedClaim }[][] = files.map(() => []);
  let next = 0;
  const work = async (engine: EngineClient): Promise<void> => {
    for (let job = jobs[next++]; job; job = jobs[next++]) {
      const { file, source, share } = job;
      const answer = await engine.ask(
        { op: 'check', text: source.text, languageId: source.languageId, locale, limit: CLAIM_LIMIT, share },
        { limit: LIMIT, priority: Priority.command },
      );
      if (!answer?.ok) {
        failed.push(`${files[file]}: ${answer?.error.message ?? CHECK_SENTENCES[locale].noAnswer()}`);
        continue;
      }
      for (const claim of [...answer.claims, ...answer.ignored, ...answer.stated])
        claims[file].push({ from: claim.range.from, claim: placeClaim(claim, source) });
      if (share.index > 0) continue;
      for (const { range, message } of answer.problems) {
        const { file: name, line, character } = source.place(range.from);
        warnings.push(`${name}:${line + 1}:${character + 1}: ${message}`);
      }
    }
    engine.dispose();
  };
  const workers = Math.min(threads, Math.max(1, jobs.length));
  if (jobs.length > 0) await Promise.all(Array.from({ length: workers }, () => work(startEngine(locale))));
  const found = claims.flatMap((of) => of.sort((a, b) => a.from - b.from).map(({ claim }) => claim));
  return { found, failed: [...new Set(failed)], warnings };
}

/** A claim with its offsets as lines and characters. */
function placeClaim(claim: ClaimResult, source: SourceText): CheckedClaim {
  return {
    file: source.place(claim.range.from).file,
    range: placeRange(claim.range, source),
    kind: claim.kind,
    text: claim.text,
    verdict: claim.verdict,
    reason: claim.reason,
    category: claim.category,
    layout: claim.layout,
    evidence: claim.evidence,
    counterexample: claim.counterexample,
    diagnosis: claim.diagnosis.map((d) => ({ ...d, span: d.span && placeRange(d.span, source) })),
  };
}

function placeRange({ from, to }: TextRange, source: SourceText): PlacedRange {
  const [start, end] = [source.place(from), source.place(to)];
  const position = ({ line, character }: { line: number; character: number }) => ({ line, character });
  // The end of a formula at the end of a file is that file's, not the next one's beginning.
  const last = start.file === end.file ? end : source.place(Math.max(from, to - 1));
  const isBefore = last !== end;
  return {
    start: position(start),
    end: { line: last.line, character: last.character + (isBefore ? 1 : 0) },
  };
}
