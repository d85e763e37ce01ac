import { randomUUID } from 'node:crypto';
import { ServiceDatabase } from '@sinergi/database';
import { eventually } from '@sinergi/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { detectionMigrations } from './detection-migrations.js';
import type { FeedItem } from './feed-item.js';
import { lookAtDue } from './look-at-units.js';
import { takeEvents } from './take-events.js';
import { lookAtPerson, SAYING, TABLES } from './testing/a-look.js';
import { detectionDatabase } from './testing/detection-database.js';
import { aLink, anExit, aPermit } from './testing/some-facts.js';

/** 10 o'clock in Jakarta, four days after the permit's last one. */
const NOW = Date.parse('2026-12-04T03:00:00Z');

const at = detectionDatabase();

beforeEach(() =>
  at.database.query(`TRUNCATE ${TABLES}; UPDATE feed_position SET caught_up = true`),
);

const take = (...items: FeedItem[]) => takeEvents(at.database.query, items, new Date(NOW));
const look = (subjectId: string) => lookAtPerson(at.database.query, subjectId, NOW);
/** Evaluates what is due. @returns how many */
const lookDue = async ({ query } = at.database): Promise<number> =>
  (await lookAtDue(query, { ...SAYING, now: NOW }, 100)).evaluated;
/** Returns the decisions, oldest first: the change, and for an alert that is raised its lane. */
const decided = async () =>
  (await at.database.query('SELECT change, body FROM decision ORDER BY decision_no')).map((row) => {
    const { handling } = row['body'] as { handling?: { exercise: boolean } };
    return [row['change'], ...(handling ? [handling.exercise] : [])];
  });

describe('facts of an exercise', () => {
  it.each([true, false])('are found in a lane of their own (exercise: %s)', async (exercise) => {
    const subjectId = randomUUID();
    await take(aPermit(subjectId, exercise));
    await look(subjectId);
    expect(await decided()).toEqual([['RAISED', exercise]]);
  });

  it('close nothing that is live, nor the reverse', async () => {
    for (const exercise of [true, false]) {
      const subjectId = randomUUID();
      await take(aPermit(subjectId, exercise), anExit(subjectId, !exercise));
      const valid = { validUntil: '2027-01-31' };
      await take(aPermit(subjectId, !exercise, valid));
      await look(subjectId);
    }
    expect(await decided()).toEqual([
      ['RAISED', true],
      ['RAISED', false],
    ]);
  });

  it('turn an alert that is live into nothing else when they come after it', async () => {
    const subjectId = randomUUID();
    await take(aPermit(subjectId, false));
    await look(subjectId);
    await take(anExit(subjectId, true), aPermit(subjectId, true, { status: 'ENDED_BY_EXIT' }));
    await look(subjectId);
    expect(await decided()).toEqual([['RAISED', false]]);
    await take(anExit(subjectId, false));
    await look(subjectId);
    expect(await decided()).toEqual([['RAISED', false], ['RETRACTED']]);
  });

  it('make no two people one in the other lane', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await take(aPermit(one, false), anExit(other, false), aLink(one, other, true));
    await look(one);
    expect(await decided()).toEqual([['RAISED', false]]);
    await take({ ...aLink(one, other, false), entityversion: 3 });
    await look(one);
    expect(await decided()).toEqual([['RAISED', false], ['RETRACTED']]);
  });

  it('take back what was said as live before lanes were told apart', async () => {
    const subjectId = randomUUID();
    const before = aPermit(subjectId, false);
    await take(before);
    await look(subjectId);
    const { permitId } = before.data;
    await take(aPermit(subjectId, true, { permitId }, 2));
    await look(subjectId);
    expect(await decided()).toEqual([['RAISED', false], ['RETRACTED'], ['RAISED', true]]);
  });
});

describe('an exercise', () => {
  const EXERCISE = '00000001-0000-8000-8000-000000000001';
  const said = (version: number, now: string | null, status = 'OPEN'): FeedItem => ({
    ...{ id: randomUUID(), type: 'id.timpora.exercise.advanced', entityversion: version },
    data: { exerciseId: EXERCISE, status, now },
  });
  const drilled = (subjectId: string): FeedItem => {
    const permit = aPermit(subjectId, true);
    return {
      ...permit,
      data: { ...permit.data, handling: { exercise: true, exerciseId: EXERCISE } },
    };
  };
  const raised = async () =>
    (await at.database.query('SELECT change, body FROM decision ORDER BY decision_no')).map(
      (row) => {
        const { handling, explanationEn } = row['body'] as {
          handling: { exerciseId: string };
          explanationEn: string;
        };
        return [row['change'], handling.exerciseId, explanationEn];
      },
    );

  it('with a time of its own is evaluated at that time, and anew when it moves on', async () => {
    const subjectId = randomUUID();
    await take(said(1, '2026-11-30T03:00:00Z'), drilled(subjectId));
    expect(await look(subjectId)).toBeNull();
    expect(await raised()).toEqual([]);
    const due = () => at.database.query('SELECT unit_id FROM due WHERE at IS NOT NULL');
    expect(await due()).toEqual([]);
    await take(said(2, '2026-11-30T16:59:00Z'));
    expect(await due()).toEqual([]);
    await take(said(3, '2026-12-02T03:00:00Z'));
    expect(await due()).toEqual([{ unit_id: subjectId }]);
    await look(subjectId);
    expect(await raised()).toEqual([
      ['RAISED', EXERCISE, expect.stringContaining('2 days over on 2026-12-02')],
    ]);
    await take(said(1, '2026-11-30T03:00:00Z'));
    expect(await at.database.query('SELECT version FROM exercise')).toEqual([{ version: 3 }]);
  });

  it('that is not known yet is not evaluated, and all of it is once it is known', async () => {
    const subjectId = randomUUID();
    await take(drilled(subjectId));
    expect(await look(subjectId)).toBeNull();
    expect(await raised()).toEqual([]);
    await take(said(1, '2026-12-02T03:00:00Z'));
    expect(await lookDue()).toBe(1);
    expect((await raised()).map(([change]) => change)).toEqual(['RAISED']);
  });

  it('that moves on beside an evaluation makes due whom it would have made so', async () => {
    const subjectId = randomUUID();
    await take(said(1, '2026-11-30T03:00:00Z'), drilled(subjectId));
    let end = (): void => undefined;
    const mayEnd = new Promise<void>((resolve) => {
      end = resolve;
    });
    let begun = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const evaluation = at.database.inTransaction(async (query) => {
      await lookAtDue(query, { ...SAYING, now: NOW }, 100);
      begun();
      await mayEnd;
    });
    await hasBegun;
    let isTaken = false;
    const taking = at.database
      .inTransaction((query) => takeEvents(query, [said(2, '2026-12-02T03:00:00Z')], new Date(NOW)))
      .then(() => {
        isTaken = true;
      });
    const waits = async (): Promise<boolean> =>
      (await at.database.query('SELECT FROM pg_locks WHERE NOT granted')).length > 0;
    await eventually('the exercise moves on, or waits', async () => isTaken || (await waits()));
    end();
    await Promise.all([evaluation, taking]);
    expect(await lookDue()).toBe(1);
    expect((await raised()).map(([change]) => change)).toEqual(['RAISED']);
  });

  it('with the real time is looked at again by it; one that has ended never', async () => {
    const subjectId = randomUUID();
    await take(said(1, null), drilled(subjectId));
    expect(await look(subjectId)).not.toBeNull();
    expect((await raised()).map(([change]) => change)).toEqual(['RAISED']);
    await take(said(2, null, 'ENDED'));
    expect(await look(subjectId)).toBeNull();
  });
});

describe('the steps of its tables', () => {
  it('keep where it is in the feed when that table gets its name, and back', async () => {
    const url = await at.postgres.createDatabase('detection_feed_position');
    const named = detectionMigrations.findIndex(({ name }) => name.includes('FeedPosition'));
    for (const steps of [named, named + 1]) {
      const migrations = detectionMigrations.slice(0, steps);
      const opened = new ServiceDatabase({ service: 'detection', url, migrations });
      await opened.connect();
      try {
        if (steps === named) await opened.query("UPDATE feed_place SET cursor = 'somewhere'");
        else {
          const kept = [{ cursor: 'somewhere' }];
          expect(await opened.query('SELECT cursor FROM feed_position')).toEqual(kept);
          await opened.query(detectionMigrations[named]!.down);
          expect(await opened.query('SELECT cursor FROM feed_place')).toEqual(kept);
        }
      } finally {
        await opened.close();
      }
    }
  });
});

describe('the step that tells lanes apart', () => {
  it('returns to no older version of what is read again, whoever is looked at', async () => {
    const url = await at.postgres.createDatabase('detection_before_lanes');
    const openWith = async (steps: number): Promise<ServiceDatabase> => {
      const migrations = detectionMigrations.slice(0, steps);
      const opened = new ServiceDatabase({ service: 'detection', url, migrations });
      await opened.connect();
      return opened;
    };
    const [subjectId, permitId] = [randomUUID(), randomUUID()];
    const first = aPermit(subjectId, true, { permitId });
    const extended = aPermit(subjectId, true, { permitId, validUntil: '2027-01-31' }, 2);
    const before = await openWith(1);
    await before.query(
      `INSERT INTO permit (permit_id, subject_id, event_id, version, facts)
       VALUES ($1, $2, $3, 2, $4)`,
      [permitId, subjectId, extended.id, JSON.stringify(extended.data)],
    );
    await before.query('UPDATE feed_place SET cursor = $1', ['somewhere']);
    await before.close();
    const after = await openWith(detectionMigrations.length);
    try {
      expect(await after.query('SELECT cursor FROM feed_position')).toEqual([{ cursor: null }]);
      for (const page of [first, extended]) {
        await takeEvents(after.query, [page], new Date(NOW));
        expect(await lookDue(after)).toBe(0);
      }
      await after.query('UPDATE feed_position SET caught_up = true');
      expect(await lookDue(after)).toBe(1);
      expect(await after.query('SELECT change FROM decision')).toEqual([]);
      expect(await after.query('SELECT version, lane FROM fact')).toEqual([
        { version: 2, lane: 'EXERCISE' },
      ]);
    } finally {
      await after.close();
    }
  });
});
