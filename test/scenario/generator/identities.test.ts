import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDENTITY_RULES } from '@sinergi/detection';
import { seededRandom } from '@sinergi/domain';
import { civilDayAt } from '@sinergi/law';
import { continueTrace } from '@sinergi/observability';
import { Keystore } from '@sinergi/trust';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunIdentityRules } from '../../../apps/agency/src/detection/run-identity-rules.js';
import { DiscloseEntity } from '../../../apps/agency/src/disclosure/disclose-entity.js';
import { requireEntityFlow } from '../../../apps/agency/src/entity/entity-flow.js';
import { Submit } from '../../../apps/agency/src/entity/submit.js';
import {
  type AgencyAtHand,
  agencyAtHand,
} from '../../../apps/agency/src/testing/agency-at-hand.js';
import { follow, held } from '../../../apps/agency/src/testing/held.js';
import { dataOf } from '../population/fact-data.js';
import { expectedOf, judgeAlerts, type RaisedAlert } from '../population/judge-alerts.js';
import { type Population, parsePopulation } from '../population/read-population.js';
import { referencesIn } from '../population/references.js';
import { ruleAndEventsIn } from '../population/sealed-detail.js';
import { handlingOf } from '../stage/handling.js';
import { flowNamed } from '../stage/player.js';
import { IDENTITIES } from './identities.js';
import { dateOf, LAST_DAY, timeOf } from './time-of-play.js';
import { World } from './world.js';

const SEED = randomInt(2 ** 31);
const OF_EACH = 3;
const AUTHORITY = 'imigrasi-jakpus';
/** It stands for every district: each lists people for itself. */
const DISTRICT = 'kec-menteng';
/** Rules are younger than what is played, as in every exercise about days that are over. */
const EXERCISE = '00010000-0000-8000-8000-0000000000e9';
type Fields = Record<string, unknown>;

let now = Date.parse(timeOf(0, 0));
let authority: AgencyAtHand;
let district: AgencyAtHand;
let folder: string;
/** how far the events of each agency have come to the authority */
const come = new Map<AgencyAtHand, string>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-keystore-'));
  const other = await Keystore.create(join(folder, DISTRICT), 'a phrase');
  authority = await agencyAtHand(AUTHORITY, { [DISTRICT]: other }, () => now);
  district = await agencyAtHand(DISTRICT, { [AUTHORITY]: authority.parts.keystore }, () => now);
  for (const at of [authority, district])
    await held(at, 'exercise', 'imigrasi-dki', {
      ...{ exerciseId: EXERCISE, status: 'OPEN', now: null },
    });
});
afterAll(async () => {
  await authority?.close();
  await district?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A population of nobody but people whose identity is what it is about. */
function population(): Population {
  const world = new World(300, seededRandom(SEED));
  for (const kind of IDENTITIES) for (let no = 0; no < OF_EACH; no += 1) kind.tell(world);
  const header = {
    ...{ population: 1, title: { id: 'Identitas', en: 'Identities' } },
    ...{ begins: timeOf(0, 0), ends: dateOf(LAST_DAY) },
  };
  const lines = [header, ...world.taken()];
  const read = parsePopulation(lines.map((line) => JSON.stringify(line)).join('\n'));
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.population;
}

/** Brings what an agency has said to the authority's copy, the keys of others first. */
async function arrives(from: AgencyAtHand): Promise<void> {
  const { rows } = await from.parts.database.query(
    'SELECT position, topic, key, value FROM outbox WHERE position > $1 ORDER BY position',
    [come.get(from) ?? '0'],
  );
  const isKey = (topic: unknown): boolean => String(topic).startsWith('timpora.key.');
  if (from !== authority)
    for (const { topic, key, value } of rows.filter((row) => isKey(row['topic'])))
      await authority.parts.database.query(
        `INSERT INTO key_record (topic, key, version, value) VALUES ($1, $2, 1, $3)
         ON CONFLICT DO NOTHING`,
        [topic, key, value],
      );
  for (const { topic, value } of rows.filter((row) => !isKey(row['topic']))) {
    const fields = await authority.parts.values.read(String(topic), value as Buffer);
    await follow(authority, String(topic).slice('timpora.'.length), fields, value as Buffer);
  }
  come.set(from, String(rows.at(-1)?.['position'] ?? come.get(from) ?? '0'));
}

async function lookAtAll(): Promise<void> {
  while ((await authority.part(RunIdentityRules).lookAtDue()) > 0) await arrives(authority);
}

/** Says every fact at its time. @returns the events of the facts that name each person */
async function play({ facts, people }: Population): Promise<Map<string, string[]>> {
  const said = new Map<string, { at: AgencyAtHand; flow: string; id: string; version: number }>();
  const events = new Map<string, string[]>();
  for (const fact of facts) {
    now = Date.parse(fact.at);
    const label = 'fact' in fact ? fact.fact : fact.of;
    const before = said.get(label);
    const isHere = 'fact' in fact && fact.agency === AUTHORITY;
    const at = before?.at ?? (isHere ? authority : district);
    const flow = 'fact' in fact ? fact.flow : before!.flow;
    const data = dataOf(fact, flow, {
      handling: handlingOf(at.profile, now, EXERCISE),
      resolve: (reference) => people.get(reference.label),
    });
    const { body } = await at.part(Submit).one(
      at.submission({
        ...{ flow, change: fact.change, entityId: before?.id ?? null, data },
        expectedVersion: before?.version ?? null,
      }),
      { client: 'a system' },
    );
    const [id, version] = [String(body[flowNamed(flow).idField]), Number(body['version'])];
    said.set(label, { at, flow, id, version });
    for (const { label: person } of referencesIn(fact.data))
      events.set(person, [...(events.get(person) ?? []), String(body['eventId'])]);
    await arrives(at);
    await lookAtAll();
  }
  now = Date.parse(timeOf(LAST_DAY + 1, 0));
  await lookAtAll();
  return events;
}

/** Every alert of the authority as it went, opened where it is sealed. */
async function raised(): Promise<RaisedAlert[]> {
  const { rows } = await authority.parts.database.query(
    "SELECT topic, value FROM history WHERE topic = 'timpora.alert' ORDER BY feed_seq",
  );
  const alerts = new Map<string, RaisedAlert>();
  for (const { topic, value } of rows) {
    const fields = await authority.parts.values.read(String(topic), value as Buffer);
    const alertId = String(fields['alertId']);
    const open = fields['ruleId'] ? (fields as Fields) : ruleAndEventsIn(await detailOf(alertId));
    const before = alerts.get(alertId);
    alerts.set(alertId, {
      ...{ alertId, ruleId: String(open['ruleId']), subjectId: null },
      evidence: [...(before?.evidence ?? []), ...(open['evidence'] as string[])],
      raisedOn: before?.raisedOn ?? civilDayAt(Number(fields['occurredAt'])),
      status: String(fields['status']),
    });
  }
  return [...alerts.values()];
}

async function detailOf(id: string): Promise<string> {
  const { groups } = await authority
    .part(DiscloseEntity)
    .execute(requireEntityFlow('alert').descriptor, {
      access: {
        ...{ clientId: `${AUTHORITY}.system`, agency: AUTHORITY, scopes: new Set<string>() },
        ...{ expiresAt: 0, officer: 'Siti Latihan', trace: continueTrace() },
      },
      id,
      body: { groups: ['addressed'], purpose: 'SUPERVISION', reason: 'Penilaian latihan nomor 7' },
    });
  return (groups['addressed'] as unknown as { value: { text: string } }).value.text;
}

describe(`identities of seed ${SEED}, at the services that have them`, () => {
  it('has every conflict and every hit found in time, and nothing else', async () => {
    const all = population();
    const events = await play(all);
    const expected = all.expectations.map((line) =>
      expectedOf(line, { subjects: [], events: events.get(line.about) ?? [] }),
    );
    const { rules, traps, outcomes, unexpected } = judgeAlerts(expected, await raised());
    expect(outcomes.filter(({ isMet }) => !isMet)).toEqual([]);
    expect(unexpected).toEqual([]);
    expect(rules).toMatchObject(
      IDENTITY_RULES.map(({ id }) => ({ ruleId: id, precision: 1, recall: 1 })).sort(
        (one, other) => (one.ruleId < other.ruleId ? -1 : 1),
      ),
    );
    expect(traps).toHaveLength(5);
    for (const trap of traps) expect(trap).toMatchObject({ expected: OF_EACH, wrong: 0 });
  });
});
