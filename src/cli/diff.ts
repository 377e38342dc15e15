import { Priority } from '../worker/client';
import { startEngine } from './engine';
import { choice, parseOptions, UsageError } from './options';

const LIMIT = 30_000;

interface DiffAnswer {
  readonly ok: boolean;
  readonly latex?: string;
  readonly notes?: readonly string[];
  readonly math?: string | null;
  readonly code?: string;
  readonly numpy?: { readonly source: string };
  readonly steps?: readonly { readonly title: string; readonly latex: string }[];
  readonly error?: {
    readonly message: string;
    readonly span: { readonly from: number; readonly to: number } | null;
  };
}

/** `nabla diff EXPR --wrt X`: the derivative alone, one line, unless --steps or --json. */
export async function runDiff(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, {
    values: ['syntax', 'declare', 'layout', 'order', 'to'],
    repeated: ['wrt'],
    flags: ['steps', 'json'],
  });
  const [expr, ...more] = options.positional;
  if (expr === undefined) throw new UsageError('diff needs an expression. Try nabla diff --help.');
  if (more.length > 0)
    throw new UsageError(
      `diff takes one expression; "${more[0]}" is one too many. Put the expression in quotes.`,
    );
  const wrt = options.values.get('wrt') ?? [];
  if (wrt.length === 0) throw new UsageError('diff needs --wrt, the variable to differentiate by.');
  const order = Number(options.values.get('order')?.[0] ?? '1');
  if (!Number.isInteger(order) || order < 1 || order > 4)
    throw new UsageError('--order must be 1, 2, 3 or 4.');
  const to = choice(options, 'to', ['latex', 'math', 'numpy', 'torch', 'jax', 'julia', 'matlab'], 'latex');
  const request = {
    op: 'diff',
    expr,
    syntax: choice(options, 'syntax', ['latex', 'math', 'python'], 'latex'),
    wrt: wrt.length === 1 ? Array.from({ length: order }, () => wrt[0]) : wrt,
    declare: options.values.get('declare')?.[0] ?? '',
    layout: choice(options, 'layout', ['denominator', 'numerator'], 'denominator'),
    steps: options.flags.has('steps'),
    to,
  };
  const engine = startEngine();
  const answered = await engine.ask({ op: 'batch', request }, { limit: LIMIT, priority: Priority.command });
  engine.dispose();
  const answer = (answered && 'answer' in answered ? answered.answer : answered) as DiffAnswer | undefined;
  if (options.flags.has('json')) process.stdout.write(`${JSON.stringify(answer)}\n`);
  if (!answer?.ok) {
    if (!options.flags.has('json')) process.stderr.write(`nabla: ${showError(expr, answer?.error)}\n`);
    return 1;
  }
  if (options.flags.has('json')) return 0;
  for (const note of answer.notes ?? []) process.stderr.write(`${note}\n`);
  for (const step of answer.steps ?? []) process.stdout.write(`${step.title}: ${step.latex}\n`);
  const text = textIn(to, answer);
  if (text === null) {
    process.stderr.write(`nabla: this derivative has no form in ${to}.\n`);
    return 1;
  }
  process.stdout.write(`${text}\n`);
  return 0;
}

function textIn(to: string, answer: DiffAnswer): string | null {
  if (to === 'latex') return answer.latex ?? null;
  if (to === 'math') return answer.math ?? null;
  return answer.code ?? answer.numpy?.source ?? null;
}

/** The message with the place marked under the formula. */
function showError(source: string, error: DiffAnswer['error']): string {
  if (!error) return 'no answer.';
  if (!error.span || source.includes('\n')) return error.message;
  const { from, to } = error.span;
  return `${error.message}\n  ${source}\n  ${' '.repeat(from)}${'^'.repeat(Math.max(1, to - from))}`;
}
