// Times the engine as it ships, through the command line: a start, the examples, and formulas once it is warm.
//
//   node scripts/bench-shipped.mjs
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from './build.mjs';

const root = resolve(import.meta.dirname, '..');
const ROUNDS = 200;

const formulas = [
  { expr: 'x^2 \\sin x', wrt: 'x' },
  { expr: '\\frac12\\|Xw-y\\|_2^2+\\frac{\\lambda}{2}\\|w\\|_2^2', wrt: 'w' },
  { expr: '\\sum_{i=1}^n \\log(1+e^{-y_i w^\\top x_i})', wrt: 'w' },
  { expr: '\\log\\det(A + \\lambda I)', wrt: 'A' },
  { expr: 'x^\\top A x', wrt: ['x', 'x'] },
];

await build({ quiet: true });

time('start (nabla --help)', ['--help']);
time('nabla check examples/', ['check', 'examples/']);

const requests = Array.from({ length: ROUNDS }, (_, round) =>
  formulas.map((formula, i) =>
    JSON.stringify({ id: `${round}:${i}`, op: 'diff', syntax: 'latex', ...formula }),
  ),
);
const { stdout } = nabla(['batch'], `${requests.flat().join('\n')}\n`);
const answers = stdout
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
console.log(`\nengine, ${ROUNDS} times each, after the first:      p50 ms  p95 ms`);
formulas.forEach(({ expr, wrt }, i) => {
  const times = answers
    .filter(({ id }) => id.endsWith(`:${i}`))
    .slice(1)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    times[Math.floor(share * (times.length - 1))].toFixed(2).padStart(8);
  console.log(`${`${expr} by ${wrt}`.slice(0, 48).padEnd(48)}${at(0.5)}${at(0.95)}`);
});

/**
 * @param {string} name
 * @param {string[]} args
 */
function time(name, args) {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    nabla(args);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  console.log(`${name.padEnd(48)}${times[2].toFixed(0).padStart(8)} ms, the middle one of 5`);
}

/**
 * @param {string[]} args
 * @param {string} [input]
 */
function nabla(args, input) {
  return spawnSync(process.execPath, ['dist/cli.js', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}
