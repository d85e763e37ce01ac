import { defineConfig } from 'vitest/config';
import { atSlowest, noteSlowness } from './libs/testing/src/machine-slowness.js';

/** Measured here, once for all workers: a slow machine gets as much more time as it is slower. */
await noteSlowness();

/**
 * Real platforms take minutes at worst; a test that waits says for what, with a deadline of its
 * own.
 */
const PLATFORM_TIMEOUTS = { testTimeout: atSlowest(120_000), hookTimeout: atSlowest(300_000) };

/**
 * Unit tests need nothing but Node and Postgres' own binaries; the others run against a real
 * platform.
 */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // A platform takes its parts down one after the other.
    teardownTimeout: 60_000,
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
            'test/bench/**/*.test.ts',
            'test/mutants/**/*.test.ts',
          ],
          exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
          globalSetup: ['test/support/postgres.global.ts'],
          // Vitest would leave one processor free, half of a small machine; these wait for their
          // databases' starts more than they compute.
          maxWorkers: '100%',
          testTimeout: atSlowest(60_000),
          hookTimeout: atSlowest(60_000),
        },
      },
      {
        extends: true,
        test: {
          name: 'platform',
          include: [
            'test/journeys/**/*.test.ts',
            'libs/**/*.integration.test.ts',
            'apps/**/*.integration.test.ts',
          ],
          globalSetup: ['test/support/platform.global.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          ...PLATFORM_TIMEOUTS,
        },
      },
      {
        extends: true,
        test: {
          // One platform, broken in every way, started again as another.
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          ...PLATFORM_TIMEOUTS,
          testTimeout: atSlowest(400_000),
        },
      },
    ],
  },
});
