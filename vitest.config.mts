import { configDefaults, defineConfig } from 'vitest/config';

const long = process.env.NABLA_LONG === '1';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/host/**', ...(long ? [] : ['test/**/*.long.test.ts'])],
    testTimeout: long ? 600_000 : 20_000,
    pool: 'forks',
  },
});
