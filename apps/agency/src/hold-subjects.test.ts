import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { flows } from '@sinergi/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Submit } from './entity/submit.js';
import type { FeedRow } from './feed/feed-row.js';
import { HoldSubjects } from './hold/hold-subjects.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const AUTHORITY = 'imigrasi-jakpus';
const OTHER = 'imigrasi-dki';
const HOLD_TOPIC = flows.find(({ flow }) => flow === 'hold')!.topic;

let authority: AgencyAtHand;
let subjectId: string;

beforeAll(async () => {
  authority = await agencyAtHand(AUTHORITY);
});
beforeEach(async () => {
  subjectId = randomUUID();
  await authority.parts.database.query(
    "TRUNCATE history; DELETE FROM owned_entity WHERE flow = 'hold'",
  );
});
afterAll(() => authority?.close());

const follow = (row: FeedRow): Promise<void> =>
  authority.parts.database.inTransaction((query) =>
    authority.part(HoldSubjects).follow(query, [row]),
  );

/** A permit comes, or a next version of one, and is followed. */
async function permit(said: Record<string, unknown> = {}): Promise<FeedRow> {
  const row = await held(authority, 'permit', OTHER, {
    ...{ subjectId, kind: 'DIPLOMATIK', change: 'ISSUED', status: 'ACTIVE', kecamatan: null },
    ...said,
  });
  await follow(row);
  return row;
}

/** What the authority said of holds, each in its latest version. */
async function holds(): Promise<Record<string, unknown>[]> {
  const { rows } = await authority.parts.database.query(
    "SELECT value FROM owned_entity WHERE flow = 'hold' ORDER BY changed_at",
  );
  return Promise.all(
    rows.map((row) => authority.parts.values.read(HOLD_TOPIC, row['value'] as Buffer)),
  );
}

describe('the identity authority', () => {
  it.each(['DIPLOMATIK', 'DINAS', 'UNKNOWN'])(
    'holds a subject with a permit of kind %s from every lead, and says no reason',
    async (kind) => {
      await permit({ kind });
      expect(await holds()).toMatchObject([
        {
          ...{ subjectId, reach: 'EVERY_LEAD', status: 'HELD', change: 'HELD' },
          ...{ owner: AUTHORITY, version: 1, causationId: null },
        },
      ]);
      expect(JSON.stringify(await holds())).not.toContain(kind === 'UNKNOWN' ? 'KUNJUNGAN' : kind);
    },
  );

  it('holds no subject with an ordinary permit', async () => {
    await permit({ kind: 'TERBATAS' });
    expect(await holds()).toEqual([]);
  });

  it('holds a subject on, whose permit has ended', async () => {
    const permitId = randomUUID();
    await permit({ permitId });
    await permit({ permitId, version: 2, change: 'LAPSED', status: 'LAPSED' });
    expect(await holds()).toMatchObject([{ version: 1, status: 'HELD' }]);
  });

  it('says a hold once, releases it when the permit never was, and may hold again', async () => {
    const permitId = randomUUID();
    await follow(await permit({ permitId }));
    expect(await holds()).toMatchObject([{ version: 1, change: 'HELD' }]);
    // The hold comes back over the log, as every event does.
    const [hold] = await holds();
    await held(authority, 'hold', AUTHORITY, hold!);
    await permit({ permitId, version: 2, change: 'RETRACTED', status: 'RETRACTED' });
    expect(await holds()).toMatchObject([{ version: 2, change: 'RELEASED', status: 'RELEASED' }]);
    await permit();
    expect(await holds()).toMatchObject([{ version: 3, change: 'HELD', status: 'HELD' }]);
  });

  it('releases also where the facts went before its hold came back', async () => {
    const permitId = randomUUID();
    await permit({ permitId });
    await permit({ permitId, version: 2, change: 'RETRACTED', status: 'RETRACTED' });
    const [hold] = await holds();
    await follow(await held(authority, 'hold', AUTHORITY, hold!));
    expect(await holds()).toMatchObject([{ version: 2, status: 'RELEASED' }]);
  });

  it('keeps an exercise and what is live apart', async () => {
    const handling = {
      ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 22_000 },
      ...{ exercise: true, disputed: false },
    };
    await permit({ handling });
    expect(await holds()).toMatchObject([{ handling: { exercise: true } }]);
    await permit();
    expect(await holds()).toMatchObject([
      { handling: { exercise: true } },
      { handling: { exercise: false } },
    ]);
  });

  it.each([
    ['PD', 1],
    ['P', 0],
  ])('holds a subject with a document of type %s: %i', async (type, expected) => {
    const traveller = authority.body('movement')['traveller'] as Record<string, object>;
    const document = { ...traveller['document'], type, number: `D${expected}000001` };
    const answer = await authority.part(Submit).one(
      authority.submission({
        flow: 'movement',
        data: authority.body('movement', { traveller: { ...traveller, document } }),
      }),
      { client: `${AUTHORITY}.system` },
    );
    const { rows } = await authority.parts.database.query(
      "SELECT value FROM owned_entity WHERE flow = 'movement' AND entity_id = $1",
      [answer.body['movementId']],
    );
    const movement = await authority.parts.values.read(
      'timpora.movement',
      rows[0]!['value'] as Buffer,
    );
    await held(authority, 'subject', AUTHORITY, {
      ...{ subjectId: movement['subjectId'], documents: [], links: [] },
    });
    expect(await holds()).toHaveLength(expected);
  });
});
