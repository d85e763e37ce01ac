import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { BusServer } from '@sinergi/broker';
import { createMetrics } from '@sinergi/observability';
import { describe, expect, it } from 'vitest';
import { agencyModule } from './agency.module.js';
import type { AgencyParts } from './bootstrap/agency-parts.js';
import { ReportTrigger } from './ground/report-trigger.js';
import { PROFILE } from './ground/tokens.js';
import { BatchFollowers } from './replica/batch-followers.js';
import { RunOperation } from './sync/run-operation.js';

/** Parts of an agency that stay unused while the application is composed. */
function someParts(code: string): AgencyParts {
  const parts = {
    settings: { issuer: 'http://127.0.0.1:1', exchange: { id: 'test' }, limits: {}, webhooks: {} },
    profile: { code, publishes: [], subscribes: [] },
    keystore: { blindKey: Buffer.alloc(32) },
    metrics: createMetrics({ agency: code }),
    clock: () => 0,
    topics: [],
  };
  const known: Record<string, unknown> = parts;
  return new Proxy(known, {
    get: (target, name) => target[String(name)] ?? {},
  }) as unknown as AgencyParts;
}

const put = (code: string) =>
  Test.createTestingModule({
    imports: [agencyModule(someParts(code), () => undefined)],
  }).compile();

describe("the agency's modules", () => {
  it('find whatever they need in one another', async () => {
    const app = await put('kec-menteng');
    expect(app.get(RunOperation, { strict: false })).toBeInstanceOf(RunOperation);
    expect(app.get(BusServer, { strict: false })).toBeInstanceOf(BusServer);
  });

  it('are put together anew for each agency of a process', async () => {
    const [one, other] = await Promise.all([put('kec-menteng'), put('tni-jakpus')]);
    for (const part of [BatchFollowers, BusServer, ReportTrigger])
      expect(one.get<object>(part, { strict: false })).not.toBe(
        other.get<object>(part, { strict: false }),
      );
    expect(one.get(PROFILE, { strict: false })).toMatchObject({ code: 'kec-menteng' });
    expect(other.get(PROFILE, { strict: false })).toMatchObject({ code: 'tni-jakpus' });
  });

  it('tell a report of a batch that was applied', async () => {
    const app = await put('kec-menteng');
    await app.init();
    const trigger = app.get(ReportTrigger, { strict: false });
    trigger.take();
    app.get(BatchFollowers, { strict: false }).applied('timpora.sighting', {
      inserted: 0,
    } as never);
    expect(trigger.take()).toBe(true);
  });
});
