import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Bus, IncomingRecord, OutgoingRecord } from '@sinergi/broker';
import { agencyTopic, SIGNATURE_HEADER } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';
import { eventually } from '@sinergi/testing';
import kafkajs, { type Admin } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignTopics } from '../../deploy/local/parts/broker-lists.js';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { busAs, publisherOn } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';

/** Key topics keep what their publisher said, whoever writes to them. */
const descriptor = platform();
const DISTRICT = 'kec-menteng';
const TOPIC = agencyTopic('KeyRecord', DISTRICT);
const SEVEN_DAYS = String(7 * 86_400_000);
let bus: Bus;

beforeAll(() => {
  bus = busAs(descriptor, descriptor.kafka.admin);
});
afterAll(() => bus?.close());

async function withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
  const { brokers, caFile, admin: account } = descriptor.kafka;
  const admin = new kafkajs.Kafka({
    brokers,
    ssl: { ca: [readFileSync(caFile, 'utf8')] },
    sasl: { mechanism: 'scram-sha-512', ...account },
    logLevel: kafkajs.logLevel.NOTHING,
  }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/** What compaction would leave of a key topic: the last record of each key, whatever it says. */
async function compacted(): Promise<Map<string, IncomingRecord>> {
  const last = new Map<string, IncomingRecord>();
  const [bounds] = await bus.bounds([TOPIC]);
  await bus.readRange(TOPIC, 0, bounds!.start, bounds!.end, async (records) => {
    for (const record of records) last.set(String(record.key), record);
  });
  return last;
}

describe('a key topic', () => {
  it('gets the settings of the catalogue back where it exists with others', async () => {
    const resource = { type: kafkajs.ConfigResourceTypes.TOPIC, name: TOPIC };
    const lag = 'min.compaction.lag.ms';
    const lagNow = async (admin: Admin): Promise<string | undefined> => {
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ ...resource, configNames: [lag] }],
      });
      return resources[0]!.configEntries[0]?.configValue;
    };
    const profiles = readProfiles('deploy/agencies');
    await withAdmin(async (admin) => {
      expect(await lagNow(admin)).toBe(SEVEN_DAYS);
      await admin.alterConfigs({
        validateOnly: false,
        resources: [{ ...resource, configEntries: [{ name: 'cleanup.policy', value: 'compact' }] }],
      });
      expect(await eventually('the lag is gone', async () => (await lagNow(admin)) === '0')).toBe(
        true,
      );
      expect(await alignTopics(admin, profiles)).toBe(1);
      await eventually('the lag is back', async () => (await lagNow(admin)) === SEVEN_DAYS);
      expect(await alignTopics(admin, profiles)).toBe(0);
    });
  });

  it('holds the publisher’s word last again, after tombstones and forged records', async () => {
    const district = new AgencySystem(descriptor, DISTRICT);
    const { body } = await district.report(aSighting());
    const own = `s:location:${body.sightingId}:`;
    // Not the keys of all sightings: what other tests left may be thousands.
    const prefixes = ['a:location:core:', own];
    const good = await eventually('its keys are published', async () => {
      const left = [...(await compacted()).values()].filter(({ value }) => value);
      const those = (prefix: string): IncomingRecord[] =>
        left.filter(({ key }) => String(key).startsWith(prefix));
      return prefixes.every((prefix) => those(prefix).length > 0) ? prefixes.flatMap(those) : null;
    });
    const account = busAs(descriptor, agencyOf(descriptor, DISTRICT).relay);
    const publisher = await publisherOn(account);
    const forged = good.flatMap(({ key, value, headers }): OutgoingRecord[] => {
      const { [SIGNATURE_HEADER]: _, ...unsigned } = headers;
      const under = { topic: TOPIC, key: String(key) };
      return [
        { ...under, value, headers: { ...unsigned, ce_id: randomUUID() } },
        { ...under, value: null, headers: {} },
      ];
    });
    await publisher.publish(forged);
    await publisher.close();
    await account.close();
    await eventually('what its present key signed is repeated, byte for byte', async () => {
      const left = await compacted();
      return good
        .filter(({ key }) => String(key).startsWith(own))
        .every(({ key, value, headers }) => {
          const last = left.get(String(key));
          const isSame = last?.headers[SIGNATURE_HEADER] === headers[SIGNATURE_HEADER];
          return isSame && last?.value?.equals(value!) === true;
        });
    });
    await eventually('and said anew what a former key had signed', async () => {
      const left = await compacted();
      return good.every(({ key }) => {
        const last = left.get(String(key));
        return last?.value !== null && last?.headers[SIGNATURE_HEADER] !== undefined;
      });
    });
    const opened = await new AgencySystem(descriptor, 'imigrasi-jakpus').disclose(
      'sightings',
      body.sightingId,
      ['location'],
    );
    expect(opened.body.groups.location.status).toBe('OPEN');
  });
});
