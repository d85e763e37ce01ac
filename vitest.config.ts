import { defineConfig } from 'vitest/config';

/** Unit tests need nothing but Node; every other suite runs against one real platform that `test/support` starts once. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'libs/**/*.test.ts',
            'apps/**/*.test.ts',
            'schemas/**/*.test.ts',
            'deploy/**/*.test.ts',
            'test/architecture/**/*.test.ts',
          ],
          exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'platform',
          include: [
            'test/journeys/**/*.test.ts',
            'test/faults/**/*.test.ts',
            'libs/**/*.integration.test.ts',
            'apps/**/*.integration.test.ts',
          ],
          globalSetup: ['test/support/platform.global.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
