import { setTimeout as pause } from 'node:timers/promises';
import type { Bus, OutgoingRecord, Publisher, StoredAt } from '@sinergi/broker';
import { SIGNATURE_HEADER } from '@sinergi/contracts';
import { seededRandom } from '@sinergi/domain';
import { readProfiles } from '@sinergi/settings';
import { eventually, settled, withSession } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencySystem } from '../support/agency-system.js';
import { DirectoryHands } from '../support/directory-hands.js';
import { InsiderRecords } from '../support/insider-records.js';
import { busAs, publisherOn } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';
import { runSinergi } from '../support/run-sinergi.js';
import { entityIdFor } from '../support/valid-ids.js';

/** Withdrawals, fences and records meet in any order, and all copies come to one verdict each. */
const SEED = Number(process.env['SINERGI_VERDICTS_SEED'] ?? 1);
const WITHDRAWN_TIMES = 2;
const WITHIN_MS = 180_000;
const PUBLISHER = 'kec-sawah-besar';
const TOPIC = 'timpora.sighting';
const REASON = 'Drill: records past the service';
const descriptor = platform();
const hands = new DirectoryHands(descriptor);
const copies = descriptor.agencies;
const kecamatan = readProfiles('deploy/agencies').find(({ code }) => code === PUBLISHER)!
  .areaCodes[0]!;
const publisherSystem = new AgencySystem(descriptor, PUBLISHER);
let insider: InsiderRecords;
let records: Publisher;
let bus: Bus;

beforeAll(async () => {
  insider = await InsiderRecords.of(descriptor, PUBLISHER);
  bus = busAs(descriptor, agencyOf(descriptor, PUBLISHER).relay);
  records = await publisherOn(bus);
});
afterAll(async () => {
  await records.close();
  await bus.close();
  // What was said here in its name is taken over, so that whoever comes next finds it in sync.
  await eventually('the publisher agrees with what the log says of it', async () => {
    await publisherSystem.operate('RECONCILE', {}, REASON);
    await publisherSystem.operate('SCRUB', {}, REASON);
    return ((await publisherSystem.get('/sync')).body.owned?.count ?? 0) === 0;
  });
});

const keys = async (...args: string[]): Promise<string> =>
  (await runSinergi(descriptor, ['keys', ...args, '--agency', PUBLISHER])).said;
const signingKeyIn = (said: string): string => /ed25519-[0-9a-f]{16}/.exec(said)![0];

/**
 * Withdraws the key that signs, by two hands; once a record was refused for it, gives the agency
 * its next one.
 */
async function replaceWithdrawnKey(traffic: Traffic): Promise<void> {
  const refused = async (): Promise<number> =>
    (await verdictsOf('tni-jakpus', traffic)).filter((one) => one.endsWith('REVOKED_KEY')).length;
  const before = await refused();
  const withdrawn = signingKeyIn(/signs +\S+ +used/.exec(await keys('list'))![0]);
  await hands.agreed('--revoke', `${PUBLISHER}:${withdrawn}`);
  await eventually(
    'a record is refused for it',
    async () => (await refused()) > before,
    WITHIN_MS,
    500,
  );
  const next = signingKeyIn(await keys('rotate', 'signing'));
  insider = await InsiderRecords.of(descriptor, PUBLISHER);
  await eventually(
    'its next key is used',
    async () => (await keys('list')).includes(`${next}  used`),
    WITHIN_MS,
    1_000,
  );
}

type Kind = 'good' | 'unsigned' | 'altered';

async function aRecord(kind: Kind): Promise<OutgoingRecord> {
  const id = entityIdFor(PUBLISHER);
  const record = await insider.sighting({ sightingId: id, value: { kecamatan } });
  if (kind === 'good') return record;
  if (kind === 'altered')
    return { ...record, value: Buffer.from(record.value!.map((b, at) => (at === 40 ? b ^ 1 : b))) };
  const { [SIGNATURE_HEADER]: _, ...headers } = record.headers;
  return { ...record, headers };
}

/** Records all the while, good and bad, each under a key of its own: in every partition. */
class Traffic {
  readonly said: { at: StoredAt; kind: Kind; key: string }[] = [];
  private readonly random = seededRandom(SEED);
  private isOn = true;
  private readonly running = this.run();

  async stop(): Promise<void> {
    this.isOn = false;
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.isOn) {
      const kinds = Array.from(
        { length: this.random.integer(1, 6) },
        (): Kind => this.random.pick(['good', 'good', 'good', 'good', 'unsigned', 'altered']),
      );
      const batch = await Promise.all(kinds.map(aRecord));
      const stored = await records.publish(batch);
      for (const [n, at] of stored.entries())
        this.said.push({ at, kind: kinds[n]!, key: batch[n]!.key });
      await pause(this.random.integer(20, 300));
    }
  }
}

/** What a copy made of each record, in order of the log: its reason where it is dead. */
async function verdictsOf(code: string, { said }: Traffic): Promise<string[]> {
  return withSession(agencyOf(descriptor, code).databaseUrl, async (query) => {
    const places = said.map(({ at }) => `${at.partition}@${at.offset}`);
    const { rows } = await query(
      `SELECT partition || '@' || log_offset AS place, 'applied' AS verdict FROM history
       WHERE topic = $1 AND key = ANY($2)
       UNION ALL
       SELECT partition || '@' || log_offset, reason FROM dead_letter
       WHERE topic = $1 AND partition || '@' || log_offset = ANY($3)`,
      [TOPIC, said.map(({ key }) => key), places],
    );
    const verdicts = new Map(rows.map(({ place, verdict }) => [place, verdict]));
    return places.map((place) => `${place} ${verdicts.get(place) ?? 'missing'}`);
  });
}

const verdictsAt = (traffic: Traffic): Promise<string[][]> =>
  Promise.all(copies.map(({ code }) => verdictsOf(code, traffic)));

const agree = ([first, ...others]: string[][]): boolean =>
  first!.every((one) => !one.endsWith('missing')) &&
  others.every((one) => one.join() === first!.join());

describe('copies that read withdrawals, their fences and records', () => {
  it('in any order come to the same verdicts, also when they read again', async () => {
    const traffic = new Traffic();
    for (let n = 0; n < WITHDRAWN_TIMES; n++) {
      const before = traffic.said.length;
      await eventually('there is traffic', () => traffic.said.length > before + 10);
      await replaceWithdrawnKey(traffic);
    }
    const last = traffic.said.length;
    await eventually('there is traffic after it', () => traffic.said.length > last + 30);
    await traffic.stop();
    const held = await settled(() => verdictsAt(traffic), agree, 60_000);
    expect(held.map((one) => one.filter((verdict) => !held[0]!.includes(verdict)))).toEqual(
      held.map(() => []),
    );
    const met = new Set(held[0]!.map((one, n) => `${traffic.said[n]!.kind} ${one.split(' ')[1]}`));
    expect([...met]).toEqual(
      expect.arrayContaining([
        ...['good applied', 'good REVOKED_KEY', 'unsigned UNSIGNED', 'altered BAD_SIGNATURE'],
      ]),
    );
    expect([...met].filter((one) => /^(unsigned|altered) applied$/.test(one))).toEqual([]);

    const reader = new AgencySystem(descriptor, 'tni-jakpus');
    const partitions = new Set(traffic.said.map(({ at }) => at.partition));
    for (const partition of partitions)
      await reader.operate('RESYNC', { topic: TOPIC, partition }, REASON);
    const again = await settled(() => verdictsAt(traffic), agree, 60_000);
    expect(again).toEqual(held);
  });
});
