import { resolve } from 'node:path';

/** The repository; npm runs every script there. */
export const root = process.cwd();

/** The workspaces that tests and screenshots open are copies of this folder. */
export const examples = resolve(root, 'examples');

/** What a failed test leaves behind. */
export const testResults = resolve(root, 'test-results');
