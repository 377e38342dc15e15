import { runBatch } from './batch';
import { runCheck } from './check';
import { runDiff } from './diff';
import { HELP } from './help';
import { UsageError } from './options';

/** Exit status: 0 nothing refuted, 1 a claim refuted or no derivative, 2 usage or unreadable input. */
async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    process.stdout.write(HELP.nabla);
    return command === undefined ? 2 : 0;
  }
  const commands: Record<string, (args: readonly string[]) => Promise<number>> = {
    diff: runDiff,
    check: runCheck,
    batch: runBatch,
  };
  const run = commands[command];
  if (!run) throw new UsageError(`There is no command "${command}". Commands: diff, check, batch.`);
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(HELP[command as keyof typeof HELP]);
    return 0;
  }
  return run(rest);
}

// A reader that goes away (`nabla batch | head`) ends the run quietly.
process.stdout.on('error', () => process.exit(2));

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`nabla: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
