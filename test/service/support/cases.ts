import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from '../../../src/service/protocol';

/** The tables of cases stand beside the repository where they are there at all. */
const folder = join(__dirname, '../../../../shared/cases');
export const hasCases = existsSync(join(folder, 'identities.tsv'));

export interface Identity {
  readonly id: string;
  readonly expr: string;
  readonly wrt: readonly string[];
  readonly declare: string;
  readonly structure: 'projected' | 'entries';
  readonly derivative: Readonly<Record<Layout, string>>;
  readonly numpy: Readonly<Record<Layout, string>>;
}

/** The rows of identities.tsv. */
export function readIdentities(): Identity[] {
  const [head, ...rows] = readFileSync(join(folder, 'identities.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((cells) => {
    const cell = (name: string) => cells[head.indexOf(name)];
    const variable = cell('variable');
    return {
      id: cell('id'),
      expr: cell('expr_latex'),
      wrt: cell('kind') === 'hess' ? [variable, variable] : [variable],
      declare: cell('declarations'),
      structure: cell('kind') === 'sym-structured' ? 'entries' : 'projected',
      derivative: {
        denominator: cell('deriv_denominator_latex'),
        numerator: cell('deriv_numerator_latex'),
      },
      numpy: { denominator: cell('np_deriv_denominator'), numerator: cell('np_deriv_numerator') },
    };
  });
}

export interface ScalarCase {
  readonly id: string;
  readonly expr: string;
  readonly wrt: string;
  readonly derivative: string;
}

/** The lines of scalar.jsonl. */
export const readScalarCases = (): ScalarCase[] =>
  readFileSync(join(folder, 'scalar.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ScalarCase);
