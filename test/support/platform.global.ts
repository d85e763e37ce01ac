import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slowness } from '@sinergi/testing';
import type { TestProject } from 'vitest/node';
import { startPlatform } from '../../deploy/local/platform.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** the path of `platform.json` of the platform under test */
    descriptorFile: string;
  }
}

/** Ports far from those of an `npm start` on the same machine. */
export const SUITE_PORT_BASE = 14_700;

/**
 * Starts one whole exchange, hosted as by default, for every file of the suite.
 * `SINERGI_TEST_STATE_DIR` names the state folder of a running exchange, for developers who write
 * tests.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['SINERGI_TEST_STATE_DIR'];
  if (running) {
    project.provide('descriptorFile', join(running, 'platform.json'));
    return async () => undefined;
  }
  const stateDir = mkdtempSync(join(tmpdir(), 'sinergi-suite-'));
  chmodSync(stateDir, 0o755);
  const platform = await startPlatform({
    stateDir,
    portBase: SUITE_PORT_BASE,
    logLevel: 'debug',
    patience: slowness(),
    say: (line) => process.stdout.write(`platform: ${line}\n`),
  });
  project.provide('descriptorFile', join(stateDir, 'platform.json'));
  return async () => {
    await platform.stop();
    if (!process.env['SINERGI_TEST_KEEP']) rmSync(stateDir, { recursive: true, force: true });
  };
}
