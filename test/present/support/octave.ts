import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Job } from './python';

export const hasOctave = spawnSync('octave', ['--version'], { timeout: 60_000 }).status === 0;

function literal(value: unknown): string {
  if (!Array.isArray(value)) return `${value}`;
  if (value.some((v) => Array.isArray(v) && v.some(Array.isArray))) {
    // Members that are matrices: one page after the other, then the pages first.
    const pages = value.map(literal).join(', ');
    return `permute(cat(3, ${pages}), [3, 1, 2])`;
  }
  return `[${value.map((row) => (Array.isArray(row) ? row.join(', ') : row)).join('; ')}]`;
}

/** Runs generated MATLAB functions in Octave, each from a file of its own. */
export function runOctave(jobs: readonly Job[]): Answer[] {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-octave-'));
  try {
    const lines = [`addpath('${folder}');`];
    for (const [k, job] of jobs.entries()) {
      writeFileSync(join(folder, `derivative_${k}.m`), job.source.replace('derivative(', `derivative_${k}(`));
      lines.push(
        `try; v = derivative_${k}(${job.args.map(literal).join(', ')}); printf('%d %d', size(v)); printf(' %.17g', v'); printf('\\n');`,
        `catch e; printf('error %s\\n', strrep(e.message, "\\n", ' ')); end`,
      );
    }
    writeFileSync(join(folder, 'run_all.m'), lines.join('\n'));
    const run = spawnSync('octave', ['--no-gui', '--quiet', '--norc', join(folder, 'run_all.m')], {
      encoding: 'utf8',
      timeout: 240_000,
      maxBuffer: 1 << 28,
    });
    const answers = run.stdout.trim().split('\n');
    if (answers.length !== jobs.length)
      throw new Error(`Octave gave ${answers.length} answers: ${run.stderr}`);
    return answers.map(readAnswer);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readAnswer(line: string): Answer {
  if (line.startsWith('error')) return { error: line };
  const [rows, cols, ...values] = line.split(' ').map(Number);
  const isScalar = rows === 1 && cols === 1;
  return {
    value: isScalar ? values[0] : values,
    isFloat: isScalar,
    shape: isScalar ? [] : [rows, cols],
    warnings: [],
  };
}
