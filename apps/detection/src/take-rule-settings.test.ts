import { randomUUID } from 'node:crypto';
import { ServiceDatabase } from '@sinergi/database';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeRules } from './describe-rules.js';
import { describeSettings } from './describe-settings.js';
import { detectionMigrations } from './detection-migrations.js';
import type { FeedItem } from './feed-item.js';
import { lookAtDue } from './look-at-units.js';
import { takeEvents } from './take-events.js';
import { SAYING, TABLES } from './testing/a-look.js';
import { detectionDatabase } from './testing/detection-database.js';
import { aPermit } from './testing/some-facts.js';
import { someRules } from './testing/some-rules.js';

const BOOK = someRules();
const EXERCISE = '00000001-0000-8000-8000-000000000001';
/** 10 o'clock in Jakarta, five days before the setting begins. */
const NOW = Date.parse('2026-12-10T03:00:00Z');
/** Midnight in Jakarta, when 15 December begins. */
const BEGINS = Date.parse('2026-12-14T17:00:00Z');
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const at = detectionDatabase();

beforeEach(() =>
  at.database.query(`TRUNCATE ${TABLES}; UPDATE feed_position SET caught_up = true`),
);

const take = (...items: FeedItem[]) =>
  at.database.inTransaction((query) => takeEvents(query, items, new Date(NOW), BOOK));
/** Evaluates what is due at a time. @returns how many units */
const lookAt = async (now: number, database: ServiceDatabase = at.database): Promise<number> =>
  database.inTransaction(
    async (query) => (await lookAtDue(query, { ...SAYING, now, book: BOOK }, 100)).evaluated,
  );
/** Returns what was said: each change, with the exercise where it was said in one. */
const said = async (): Promise<unknown[]> =>
  (
    await at.database.query(
      `SELECT d.change, f.lane FROM decision d JOIN finding f USING (finding_no)
       WHERE f.rule_id = 'test-sponsor' ORDER BY d.decision_no`,
    )
  ).map((row) => (row['lane'] === 'LIVE' ? row['change'] : [row['change'], row['lane']]));

/** A permit that was revoked, of the only sponsor: one is too few to be a lead. */
const ended = (exerciseId: string | null = null): FeedItem => {
  const { data, ...rest } = aPermit(randomUUID(), false, {
    ...{ status: 'REVOKED', sponsorId: 'one', validUntil: '2027-01-31' },
  });
  return { ...rest, data: { ...data, handling: handlingOf(exerciseId) } };
};
const handlingOf = (exerciseId: string | null) => ({ exercise: exerciseId !== null, exerciseId });

const ruleSettingId = '00000001-0000-8000-8000-0000000000a1';
/** From 15 December on, one permit is enough. */
const setting = (change: Record<string, unknown> = {}, version = 1): FeedItem => ({
  ...{ id: randomUUID(), type: 'id.timpora.rule-setting.activated', entityversion: version },
  data: {
    ...{ ruleSettingId, owner: 'imigrasi-dki', ruleId: 'test-sponsor', ruleVersion: 1 },
    ...{ values: [{ parameter: 'leastEnded', value: 1 }], inForceFrom: '2026-12-15' },
    ...{ inForceUntil: null, revokedOn: null, officer: 'Rani Latihan' },
    ...{ activationReason: 'One is enough', source: 'BA/1/LATIHAN', statusReason: null },
    handling: handlingOf(null),
    ...change,
  },
});
const revoked = (revokedOn: string) =>
  setting({ revokedOn, officer: 'Wira Latihan', statusReason: 'It was too many' }, 2);
const exercise = (version: number, now: string | null, status = 'OPEN'): FeedItem => ({
  ...{ id: randomUUID(), type: 'id.timpora.exercise.advanced', entityversion: version },
  data: { exerciseId: EXERCISE, status, now },
});

const described = (now = NOW) =>
  describeSettings(at.database.query, {
    ...{ rules: BOOK.rules, coordinator: 'imigrasi-dki', now },
  });
const valuesOn = async (now: number) => {
  const by = { rules: BOOK.rules, coordinator: 'imigrasi-dki', now };
  const rules = await describeRules(at.database.query, by);
  return rules.find(({ id }) => id === 'test-sponsor')!.values;
};

describe('a setting', () => {
  it('holds from its first day on, without any event on that day', async () => {
    await take(ended(), setting());
    await lookAt(NOW);
    expect(await lookAt(BEGINS - MINUTE_MS)).toBe(0);
    expect(await said()).toEqual([]);
    expect(await lookAt(BEGINS)).toBe(1);
    expect(await said()).toEqual(['RAISED']);
    expect(await lookAt(BEGINS + DAY_MS)).toBe(0);
  });

  it('reaches what comes after it, and what was evaluated long before', async () => {
    await take(ended());
    await lookAt(NOW);
    await take(setting());
    await lookAt(NOW);
    await lookAt(BEGINS);
    expect(await said()).toEqual(['RAISED']);
    const other = ended();
    await take({ ...other, data: { ...other.data, sponsorId: 'two' } });
    await lookAt(BEGINS + MINUTE_MS);
    expect(await said()).toEqual(['RAISED', 'RAISED']);
  });

  it('withdraws what was said by others when its last day is over', async () => {
    await take(ended(), setting({ inForceUntil: '2026-12-15' }));
    for (const now of [NOW, BEGINS, BEGINS + DAY_MS - MINUTE_MS]) await lookAt(now);
    expect(await said()).toEqual(['RAISED']);
    await lookAt(BEGINS + DAY_MS);
    expect(await said()).toEqual(['RAISED', 'RETRACTED']);
  });

  it('that is revoked withdraws at once what rested on it', async () => {
    await take(ended(), setting());
    for (const now of [NOW, BEGINS]) await lookAt(now);
    await take(revoked('2026-12-15'));
    await lookAt(BEGINS + MINUTE_MS);
    expect(await said()).toEqual(['RAISED', 'RETRACTED']);
  });

  it('raises nothing where it is revoked before it begins, in whichever order', async () => {
    for (const items of [
      [setting(), revoked('2026-12-12')],
      [revoked('2026-12-12'), setting()],
    ]) {
      await at.database.query(`TRUNCATE ${TABLES}`);
      await take(ended());
      for (const item of items) await take(item);
      for (const now of [NOW, BEGINS, BEGINS + DAY_MS]) await lookAt(now);
      expect(await said()).toEqual([]);
    }
  });

  it('says nothing twice when the feed is read again, or when two processes look', async () => {
    const items = [ended(), setting()];
    await take(...items);
    await lookAt(NOW);
    const { url } = at;
    const other = new ServiceDatabase({
      service: 'detection',
      url,
      migrations: detectionMigrations,
    });
    await other.connect();
    try {
      await Promise.all([lookAt(BEGINS), lookAt(BEGINS, other)]);
      await take(...items);
      await Promise.all([lookAt(BEGINS), lookAt(BEGINS, other)]);
    } finally {
      await other.close();
    }
    expect(await said()).toEqual(['RAISED']);
  });
});

describe('a setting of an exercise', () => {
  it('holds in it alone, by its time', async () => {
    const drill = { handling: handlingOf(EXERCISE) };
    await take(exercise(1, '2026-12-14T16:00:00Z'), ended(EXERCISE), ended(), setting(drill));
    for (const now of [NOW, BEGINS, BEGINS + DAY_MS]) await lookAt(now);
    expect(await said()).toEqual([]);
    await take(exercise(2, '2026-12-15T03:00:00Z'));
    await lookAt(BEGINS + DAY_MS);
    expect(await said()).toEqual([['RAISED', EXERCISE]]);
    expect(await valuesOn(BEGINS)).toEqual({ leastEnded: 2 });
    expect(await described()).toMatchObject([{ lane: EXERCISE, state: 'IN_FORCE' }]);
    await take(exercise(3, '2026-12-15T03:00:00Z', 'ENDED'));
    expect(await described()).toMatchObject([{ lane: EXERCISE, state: 'OVER' }]);
  });

  it('is not switched off by a live one', async () => {
    const drill = { handling: handlingOf(EXERCISE), ruleSettingId: randomUUID() };
    await take(exercise(1, '2026-12-15T03:00:00Z'), ended(EXERCISE), setting(drill));
    await take(setting({ values: [{ parameter: 'leastEnded', value: 5 }] }));
    await lookAt(BEGINS);
    expect(await said()).toEqual([['RAISED', EXERCISE]]);
  });
});

describe('a setting that is not applied', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a rule that is not run', { ruleId: 'invented' }, '/ruleId: expected a rule that is run'],
    ['another version', { ruleVersion: 2 }, '/ruleVersion: expected version 1'],
    [
      'a parameter that is none',
      { values: [{ parameter: 'leastDays', value: 1 }] },
      '/values/0/parameter: expected a parameter of test-sponsor: leastEnded, got leastDays',
    ],
    [
      'a number out of its bounds',
      { values: [{ parameter: 'leastEnded', value: 0 }] },
      '/values/0/value: expected 1 to 5, got 0',
    ],
    ['somebody else', { owner: 'kec-menteng' }, '/owner: expected imigrasi-dki'],
  ])('for %s leaves the numbers of before, and is told', async (_what, change, because) => {
    await take(ended(), setting(change));
    for (const now of [NOW, BEGINS, BEGINS + DAY_MS]) await lookAt(now);
    expect(await said()).toEqual([]);
    expect(await valuesOn(BEGINS)).toEqual({ leastEnded: 2 });
    expect(await described(BEGINS)).toMatchObject([
      { state: 'NOT_APPLIED', notAppliedBecause: expect.stringContaining(because) },
    ]);
  });
});

describe('the settings', () => {
  it('are told with who decided, when and why, and whether they hold', async () => {
    const item = setting({ inForceUntil: '2026-12-20' });
    await take(item);
    const states = async (...times: number[]) => {
      const all: unknown[] = [];
      for (const now of times) all.push((await described(now))[0]!.state);
      return all;
    };
    expect(await described()).toEqual([
      {
        ...{ id: ruleSettingId, eventId: item.id, owner: 'imigrasi-dki', lane: 'LIVE' },
        ...{ ruleId: 'test-sponsor', ruleVersion: 1, officer: 'Rani Latihan' },
        values: [{ parameter: 'leastEnded', value: 1 }],
        ...{ inForceFrom: '2026-12-15', inForceUntil: '2026-12-20', revokedOn: null },
        ...{ activationReason: 'One is enough', source: 'BA/1/LATIHAN', statusReason: null },
        ...{ state: 'COMING', notAppliedBecause: null },
      },
    ]);
    expect(await states(BEGINS - 1, BEGINS, BEGINS + 6 * DAY_MS - 1, BEGINS + 6 * DAY_MS)).toEqual([
      ...['COMING', 'IN_FORCE', 'IN_FORCE', 'OVER'],
    ]);
    expect(await valuesOn(BEGINS - 1)).toEqual({ leastEnded: 2 });
    expect(await valuesOn(BEGINS)).toEqual({ leastEnded: 1 });
    await take(revoked('2026-12-16'));
    expect(await described()).toMatchObject([
      {
        ...{ state: 'REVOKED', revokedOn: '2026-12-16', officer: 'Wira Latihan' },
        statusReason: 'It was too many',
      },
    ]);
  });
});
