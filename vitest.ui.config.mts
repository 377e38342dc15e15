import { defineConfig } from 'vitest/config';

// Tests that look at VS Code as a person does: one server, one window at a time.
export default defineConfig({
  test: {
    include: ['test/host/ui/**/*.test.ts'],
    globalSetup: 'test/host/ui-setup.ts',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
});
