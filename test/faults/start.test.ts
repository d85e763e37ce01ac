import { appendFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { eventually } from '@sinergi/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { readRunRecord } from '../../deploy/local/bare/run-record.mjs';
import type { Platform } from '../../deploy/local/platform.js';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { FaultRun } from '../support/fault-run.js';

const PORT_BASE = 28_700;
const run = new FaultRun({ portBase: PORT_BASE, mode: 'hosted', ratePerSecond: 5, totalEvents: 40, seed: 44 });
afterAll(() => run.end());

describe('a start that cannot succeed', () => {
  it('says in one sentence that a port is in use, and by whom, and leaves nothing behind', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(PORT_BASE + 3, '127.0.0.1', resolve));
    await expect(run.start()).rejects.toMatchObject({
      code: 'PORT',
      message: expect.stringMatching(new RegExp(`^Port ${PORT_BASE + 3}, which Sinergi needs for Kafka, .*process ${process.pid}.*\\.$`)),
    });
    await new Promise((resolve) => holder.close(resolve));
    expect(readRunRecord(run.stateDir)).toBeUndefined();
  });

  it('names the file, line and field of a profile with a mistake', async () => {
    const broken = join(run.profilesDir, 'zz.yaml');
    appendFileSync(broken, 'code: zz\nnames: {}\n');
    await expect(run.start()).rejects.toThrow(/zz\.yaml:2, names: Expected one of code, name, .*did you mean "name"/);
    rmSync(broken);
  });
});

describe('a start in which dependencies are killed', () => {
  it('comes up all the same, and works', async () => {
    const killed = new Set<string>();
    const kill = (platform: Platform, name: string): void => {
      if (killed.has(name)) return;
      killed.add(name);
      platform.kill(name, 'SIGKILL');
    };
    let platform: Platform | undefined;
    await run.start({
      onStarted: (started) => {
        platform = started;
      },
      say: (line) => {
        if (!platform) return;
        // The stores have served once, and the agencies are looking for them.
        if (line.startsWith('Identity provider is up')) for (const name of ['kafka', 'postgres', 'registry']) kill(platform, name);
      },
    });
    expect([...killed]).toEqual(['kafka', 'postgres', 'registry']);
    await run.expectExactTotals();
  });
});

describe('a consumer that is dead', () => {
  it('makes its agency not ready, in words, until it reads again; writes are taken meanwhile', async () => {
    const menteng = new AgencySystem(run.platform.descriptor, 'kec-menteng');
    const health = async () => (await fetch(`${menteng.apiUrl}/health/ready`)).json() as Promise<{ status: string; reasons: string[] }>;
    expect(await health()).toEqual({ status: 'ready', reasons: [] });
    await run.platform.stopPart('kafka');
    await eventually(
      'it says that its consumer does not run',
      async () => (await health()).reasons.includes('its consumer does not run'),
      60_000,
    );
    const { status, body } = await menteng.report(aSighting());
    expect(status).toBe(201);
    await run.platform.startPart('kafka');
    await eventually('it is ready again', async () => (await health()).status === 'ready', 60_000);
    await eventually(
      'what was taken meanwhile went out',
      async () => (await new AgencySystem(run.platform.descriptor, 'tni-jakpus').read(body.sightingId)).status === 200,
      60_000,
    );
  });
});
