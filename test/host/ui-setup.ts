import type { TestProject } from 'vitest/node';
import { ensureChromium, ensureServerHost } from '../../scripts/host/install.mjs';
import { startServer } from '../../scripts/host/server.mjs';
import { packageExtension } from '../../scripts/package.mjs';

/** One server for all UI tests, with the extension installed from its .vsix as a user would have it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const vsix = process.env.NABLA_VSIX ?? (await packageExtension({ quiet: true }));
  const host = ensureServerHost();
  ensureChromium();
  const server = await startServer(host, { vsix });
  project.provide('server', { url: server.url, home: server.home });
  return server.stop;
}
