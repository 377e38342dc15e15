import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the package that this program was built in, or lies in as source. */
export function packageVersion(): string {
  for (const up of ['..', '../..']) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(__dirname, up, 'package.json'), 'utf8'));
      if (name === 'nabla') return version;
    } catch {
      // The program may have been copied away from its package.
    }
  }
  return '0.0.0';
}
