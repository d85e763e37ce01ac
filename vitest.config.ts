import { defineConfig } from 'vitest/config';
import { atSlowest, noteSlowness } from './libs/testing/src/machine-slowness.js';

/** Measured here, once for all workers: a slow machine gets as much more time as it is slower. */
await noteSlowness();

/**
 * Real platforms take minutes at worst; a test that waits says for what, with a deadline of its
 * own.
 */
const PLATFORM_TIMEOUTS = { testTimeout: atSlowest(120_000), hookTimeout: atSlowest(300_000) };

/** Whether `npm run coverage` asks, which npm says in this variable. */
const IS_COVERAGE = process.env['npm_lifecycle_event'] === 'coverage';

/**
 * Unit tests need nothing but Node and Postgres' own binaries; the others run against a real
 * platform.
 */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // A platform takes its parts down one after the other.
    teardownTimeout: 60_000,
    // No test rests on another: the seed of the order is said at the beginning of a run, and
    // `--sequence.seed` gives the order again. Files keep theirs, the longest first.
    sequence: { shuffle: { tests: true } },
    coverage: {
      provider: 'v8',
      // What no test loads counts as not covered. The pages' components are not counted: a browser
      // looks at them, in the journeys.
      include: ['{apps,libs}/**/*.ts'],
      exclude: ['**/generated/**', '**/*.test.ts', '**/*.d.ts', '**/testing/**'],
      reporter: IS_COVERAGE ? ['text-summary', 'html'] : ['text-summary'],
      // The floor of the unit tests, in percent: `npm run check` fails below it, `npm run coverage`
      // raises it.
      thresholds: {
        autoUpdate: IS_COVERAGE ? Math.floor : false,
        lines: 79,
        statements: 78,
        functions: 77,
        branches: 72,
      },
    },
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
            'test/scenario/**/*.test.ts',
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
