import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { examples } from './paths';

/** A folder of a test's own: a copy of examples/, which it may change as it likes. */
export class Workspace {
  private readonly temporary = mkdtempSync(join(tmpdir(), 'nabla-workspace-'));
  readonly folder = join(this.temporary, 'examples');

  constructor(files: Record<string, string> = {}) {
    cpSync(examples, this.folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  remove(): void {
    rmSync(this.temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
