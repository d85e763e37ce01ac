import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bus, OutgoingRecord, Publisher, StoredAt } from '@sinergi/broker';
import { type DirectoryEntry, eventHeaders, SIGNATURE_HEADER } from '@sinergi/contracts';
import { seededRandom } from '@sinergi/domain';
import { readProfiles } from '@sinergi/settings';
import { eventually, settled, withSession } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencySystem } from '../support/agency-system.js';
import { approvedRecord } from '../support/approved-record.js';
import { InsiderRecords } from '../support/insider-records.js';
import { busAs, codecOf, publisherOn } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';
import { entityIdFor } from '../support/valid-ids.js';

/** Rights, fences and records meet in every order, and all copies come to the same verdicts. */
const SEED = Number(process.env['SINERGI_VERDICTS_SEED'] ?? 1);
const WITHDRAWN_TIMES = 2;
const COORDINATOR = 'imigrasi-dki';
const PUBLISHER = 'kec-sawah-besar';
const DIRECTORY = 'timpora.directory';
const TOPIC = 'timpora.sighting';
const descriptor = platform();
const codec = codecOf(descriptor);
const copies = descriptor.agencies;
const kecamatan = readProfiles('deploy/agencies').find(({ code }) => code === PUBLISHER)!
  .areaCodes[0]!;
const publisherSystem = new AgencySystem(descriptor, PUBLISHER);
let insider: InsiderRecords;
let open: { publisher: Publisher; bus: Bus }[] = [];
let records: Publisher;
let directory: Publisher;

async function publisherAs(code: string): Promise<Publisher> {
  const bus = busAs(descriptor, agencyOf(descriptor, code).relay);
  const publisher = await publisherOn(bus);
  open.push({ publisher, bus });
  return publisher;
}

beforeAll(async () => {
  insider = await InsiderRecords.of(descriptor, PUBLISHER);
  records = await publisherAs(PUBLISHER);
  directory = await publisherAs(COORDINATOR);
});
afterAll(async () => {
  for (const { publisher, bus } of open) {
    await publisher.close();
    await bus.close();
  }
  open = [];
  // What was said here in its name is taken over, so that whoever comes next finds it in sync.
  await eventually('the publisher agrees with what the log says of it', async () => {
    await publisherSystem.operate('RECONCILE', {}, 'Drill: records past the service');
    await publisherSystem.operate('SCRUB', {}, 'Drill: records past the service');
    return ((await publisherSystem.get('/sync')).body.owned?.count ?? 0) === 0;
  });
});

async function present(): Promise<DirectoryEntry> {
  return withSession(agencyOf(descriptor, COORDINATOR).databaseUrl, async (query) => {
    const { rows } = await query('SELECT value FROM state WHERE topic = $1 AND key = $2', [
      DIRECTORY,
      PUBLISHER,
    ]);
    return (await codec.decode(DIRECTORY, rows[0]!['value'] as Buffer)).value as DirectoryEntry;
  });
}

const maySay = async (): Promise<boolean> => (await present()).publishes.includes('sighting');

/** Takes the right to sightings away, by two hands. What takes something away does not wait. */
async function withdraw(): Promise<void> {
  const signDirectory = await InsiderRecords.of(descriptor, COORDINATOR);
  await eventually('the right is withdrawn', async () => {
    if (!(await maySay())) return true;
    const entry = await present();
    const [eventId, version] = [randomUUID(), entry.version + 1];
    const value = await codec.encode('DirectoryEntry', {
      ...entry,
      ...{ eventId, version, change: 'CHANGED' },
      publishes: entry.publishes.filter((flow) => flow !== 'sighting'),
    });
    const headers = eventHeaders({
      ...{ eventId, owner: COORDINATOR, version, time: Date.now() },
      type: 'id.timpora.directory.changed',
    });
    const record = { topic: DIRECTORY, key: PUBLISHER, value, headers };
    const approved = await approvedRecord(
      descriptor,
      record,
      [COORDINATOR, 'polri-jakpus'].map((code) => ({ key: code, name: code })),
    );
    await directory.publish([signDirectory.sign(approved)]);
    return eventually('it was read', async () => !(await maySay()), 5_000).catch(() => false);
  });
}

/** Says what no profile needs: the coordinator proposes it by itself, and its hands approve. */
async function givenBack(): Promise<void> {
  await eventually('the coordinator gives the right back', maySay, 180_000);
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

describe('copies that read a right, its fences and records', () => {
  it('in any order come to the same verdicts, also when they read again', async () => {
    const traffic = new Traffic();
    for (let n = 0; n < WITHDRAWN_TIMES; n++) {
      const before = traffic.said.length;
      await eventually('there is traffic', () => traffic.said.length > before + 10);
      await withdraw();
      await givenBack();
    }
    const last = traffic.said.length;
    await eventually('there is traffic after it', () => traffic.said.length > last + 30);
    await traffic.stop();
    const held = await settled(() => verdictsAt(traffic), agree, 60_000);
    expect(held.map((one) => one.filter((verdict) => !held[0]!.includes(verdict)))).toEqual(
      held.map(() => []),
    );
    const reasons = held[0]!.map((one, n) => `${traffic.said[n]!.kind} ${one.split(' ')[1]}`);
    expect(new Set(reasons)).toEqual(
      new Set([
        ...['good applied', 'good NOT_ENTITLED'],
        ...['unsigned UNSIGNED', 'altered BAD_SIGNATURE'],
      ]),
    );

    const reader = new AgencySystem(descriptor, 'tni-jakpus');
    const partitions = new Set(traffic.said.map(({ at }) => at.partition));
    for (const partition of partitions)
      await reader.operate('RESYNC', { topic: TOPIC, partition }, 'Drill: the log is read again');
    const again = await settled(() => verdictsAt(traffic), agree, 60_000);
    expect(again).toEqual(held);
  });
});
