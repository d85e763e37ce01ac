import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bus, type OutgoingRecord, type Publisher, type StoredAt } from '@sinergi/broker';
import {
  agencyTopic,
  type DirectoryEntry,
  eventHeaders,
  type KeyRecord,
  keyRecordKey,
  type Report,
  sampleEvents,
} from '@sinergi/contracts';
import { APPROVALS_HEADER, approvalsToText, directoryHashAfter } from '@sinergi/directory';
import { eventually, withSession } from '@sinergi/testing';
import { ApproverKey } from '@sinergi/trust';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { ConsoleOperator } from '../support/console-operator.js';
import { deadLetterAt } from '../support/dead-letter-at.js';
import { busAs, codecOf, publisherOn } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';
import { type Ended, runSinergi } from '../support/run-sinergi.js';
import { type Sign, signAs } from '../support/sign-as.js';

/** Whoever holds the Kafka account of a relay, and not the keystore, can say nothing new. */
const descriptor = platform();
const COORDINATOR = 'imigrasi-dki';
const DISTRICT = 'kec-menteng';
const DIRECTORY = 'timpora.directory';
const READERS = ['tni-jakpus', 'polri-jakpus', DISTRICT, COORDINATOR];
const codec = codecOf(descriptor);
const open: { publisher: Publisher; bus: Bus }[] = [];
let signAsDistrict: Sign;

async function publishAs(code: string, record: OutgoingRecord): Promise<StoredAt> {
  const bus = busAs(descriptor, agencyOf(descriptor, code).relay);
  const publisher = await publisherOn(bus);
  open.push({ publisher, bus });
  const [stored] = await publisher.publish([record]);
  return stored!;
}

beforeAll(async () => {
  signAsDistrict = await signAs(descriptor, DISTRICT);
});
afterAll(async () => {
  for (const { publisher, bus } of open) {
    await publisher.close();
    await bus.close();
  }
});

/** The latest entry of a participant as the district's copy has it, one version further. */
async function nextEntry(code: string): Promise<{ entry: DirectoryEntry; version: bigint }> {
  const { databaseUrl } = agencyOf(descriptor, DISTRICT);
  return withSession(databaseUrl, async (query) => {
    const { rows } = await query('SELECT value FROM state WHERE topic = $1 AND key = $2', [
      DIRECTORY,
      code,
    ]);
    const position = await query('SELECT next_offset FROM position WHERE topic = $1', [DIRECTORY]);
    const { value } = await codec.decode(DIRECTORY, rows[0]!['value'] as Buffer);
    const entry = value as DirectoryEntry;
    return {
      entry: { ...entry, eventId: randomUUID(), version: entry.version + 1, change: 'KEY_ADDED' },
      version: BigInt(position.rows[0]!['next_offset'] as string),
    };
  });
}

const sampleReport = (): Report =>
  sampleEvents().find(({ recordName }) => recordName === 'Report')!.value as Report;

async function directoryRecord(change: (entry: DirectoryEntry) => DirectoryEntry) {
  const { entry, version } = await nextEntry(DISTRICT);
  const { code, eventId } = entry;
  return {
    topic: DIRECTORY,
    key: code,
    value: await codec.encode('DirectoryEntry', change(entry)),
    headers: eventHeaders({
      ...{ eventId, owner: COORDINATOR, type: 'id.timpora.directory.key_added' },
      ...{ time: Date.now(), version: entry.version, directoryVersion: version },
    }),
  };
}

/** Adds approvals with the coordinator's own hand, under these names. */
async function approvedBy(record: OutgoingRecord, names: string[]): Promise<OutgoingRecord> {
  const file = (end: string): string =>
    join(descriptor.stateDir, 'keystores', `approver-${COORDINATOR}.${end}`);
  const hand = await ApproverKey.open(
    file('json'),
    readFileSync(file('passphrase'), 'utf8').trim(),
  );
  const { exchange } = JSON.parse(
    readFileSync(agencyOf(descriptor, COORDINATOR).settingsFile, 'utf8'),
  ) as { exchange: { id: string } };
  const { directoryHash } = (await new AgencySystem(descriptor, COORDINATOR).get('/directory'))
    .body;
  const version = Number(record.headers['entity-version']);
  const change = { key: record.key, version, value: record.value! };
  const about = {
    exchangeId: exchange.id,
    directoryHash: directoryHashAfter(Buffer.from(directoryHash, 'hex'), change),
  };
  const times = { at: Date.now(), until: Date.now() + 3_600_000 };
  const approvals = names.map((approver) => hand.approve({ ...about, ...times, approver }));
  return {
    ...record,
    headers: { ...record.headers, [APPROVALS_HEADER]: approvalsToText(approvals) },
  };
}

describe('the account of the coordinator’s relay', () => {
  const stolen = {
    algorithm: 'X25519',
    validFrom: 0,
    revokedAt: null,
    proof: null,
    endorsement: null,
  };
  const withKey = (entry: DirectoryEntry): DirectoryEntry => ({
    ...entry,
    publicKeys: [
      ...entry.publicKeys,
      { ...stolen, keyId: 'x25519-of-a-stranger', key: randomBytes(32) },
    ],
  });
  const withRight = (entry: DirectoryEntry): DirectoryEntry => ({
    ...entry,
    opens: [{ group: 'identity', areas: [] }],
  });

  it.each([
    ['adds no key to the directory', withKey, []],
    ['gives nobody a right', withRight, []],
    ['gives nobody a right with its own approval alone', withRight, [COORDINATOR]],
    ['gives nobody a right with its own approval twice', withRight, [COORDINATOR, COORDINATOR]],
    ['gives nobody a right with the approval of who is no approver', withRight, [DISTRICT]],
  ])('%s', async (_, change, approvers) => {
    const record = await approvedBy(await directoryRecord(change), approvers);
    const at = await publishAs(COORDINATOR, signAsDistrict(record));
    for (const code of READERS)
      expect(await deadLetterAt(descriptor, code, at)).toMatchObject({ reason: 'NOT_APPROVED' });
    const { entry } = await nextEntry(DISTRICT);
    expect(entry.publicKeys.map(({ keyId }) => keyId)).not.toContain('x25519-of-a-stranger');
    expect(entry.opens.filter(({ areas }) => areas.length === 0)).toEqual([]);
  });
});

describe('an event', () => {
  it('is proved to be its owner’s by a file alone, and the file proves no other', async () => {
    const district = new AgencySystem(descriptor, DISTRICT);
    const { body } = await district.report(aSighting());
    const police = new AgencySystem(descriptor, 'polri-jakpus');
    const evidence = await eventually('another agency has it', async () => {
      const answer = await police.get(`/events/${body.eventId}/evidence`);
      return answer.status === 200 ? answer.body : null;
    });
    expect(JSON.stringify(evidence)).not.toContain('Jalan Contoh');
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-evidence-'));
    const verify = (file: object): Promise<Ended> => {
      const path = join(folder, 'evidence.json');
      writeFileSync(path, JSON.stringify(file));
      return runSinergi(descriptor, ['verify', path]);
    };
    const { code, said } = await verify(evidence);
    expect(said).toContain(`Verified: ${DISTRICT} signed event ${body.eventId}`);
    expect(code).toBe(0);
    const { record, listing } = evidence;
    expect(evidence.format).toBe('sinergi-evidence-2');
    const { [APPROVALS_HEADER]: _, ...unapproved } = listing.headers;
    const alone = { ...evidence, listing: { ...listing, headers: unapproved } };
    expect((await verify(alone)).said).toContain('Not verified (NOT_APPROVED)');
    const moved = { ...evidence, record: { ...record, key: `polri-jakpus:${randomUUID()}` } };
    expect((await verify(moved)).said).toContain('Not verified (NOT_EVIDENCE)');
    const older = { ...record, headers: { ...record.headers, 'entity-version': '2' } };
    const altered = await verify({ ...evidence, record: older });
    expect(altered.said).toContain('Not verified (BAD_SIGNATURE)');
    expect(altered.code).toBe(1);
    rmSync(folder, { recursive: true });
  });
});

describe('the account of a publisher’s relay', () => {
  it('makes the console believe no report, and shows as an alert', async () => {
    const forged = {
      ...sampleReport(),
      agency: DISTRICT,
      at: Date.now(),
      forks: 77,
      positions: [],
    };
    const value = await codec.encode('Report', forged);
    const headers = eventHeaders({
      ...{ eventId: randomUUID(), owner: DISTRICT, type: 'id.timpora.report.published' },
      time: forged.at,
    });
    await publishAs(DISTRICT, {
      ...{ topic: agencyTopic('Report', DISTRICT), key: DISTRICT, value, headers },
    });
    const admin = await ConsoleOperator.logIn(descriptor, 'admin-1');
    const refused = async (): Promise<object | undefined> =>
      (await admin.get('/api/alerts?state=open')).body.alerts.find(
        ({ rule, agency }: { rule: string; agency: string }) =>
          rule === 'report-refused' && agency === DISTRICT,
      );
    const alert = await eventually('the alert is open', refused);
    expect(alert).toMatchObject({ params: { reason: 'UNSIGNED' } });
    const { agencies } = (await admin.get('/api/overview')).body;
    const row = agencies.find(({ code }: { code: string }) => code === DISTRICT);
    expect(row.report.forks).not.toBe(77);
    await eventually(
      'the alert ends by itself',
      async () => (await refused()) === undefined,
      90_000,
    );
  });

  it('destroys no key and replaces none by garbage', async () => {
    const district = new AgencySystem(descriptor, DISTRICT);
    const { body } = await district.report(aSighting());
    const { version } = await nextEntry(DISTRICT);
    const topic = agencyTopic('KeyRecord', DISTRICT);
    const held = await withSession(agencyOf(descriptor, DISTRICT).databaseUrl, (query) =>
      eventually('the district has read its key', async () => {
        const { rows } = await query(
          `SELECT value FROM key_record WHERE topic = $1 AND key LIKE 'a:location:%' LIMIT 1`,
          [topic],
        );
        return rows[0] ?? null;
      }),
    );
    const record = (await codec.decode(topic, held['value'] as Buffer)).value as KeyRecord;
    const wrap = record.hpkeWraps[0]!;
    const garbage: KeyRecord[] = [
      { ...record, kind: 'DESTROYED', hpkeWraps: [] },
      { ...record, hpkeWraps: Array.from({ length: 40 }, () => wrap) },
    ];
    for (const said of garbage) {
      const at = await publishAs(DISTRICT, {
        topic,
        key: keyRecordKey(record),
        value: await codec.encode('KeyRecord', { ...said, eventId: randomUUID() }),
        headers: eventHeaders({
          ...{ eventId: randomUUID(), owner: DISTRICT, type: 'id.timpora.key.audience' },
          ...{ time: Date.now(), directoryVersion: version },
        }),
      });
      for (const code of READERS)
        expect(await deadLetterAt(descriptor, code, at)).toMatchObject({ reason: 'UNSIGNED' });
    }
    const opened = await district.disclose('sightings', body.sightingId, ['location']);
    expect(opened.body.groups.location.status).toBe('OPEN');
  });
});
