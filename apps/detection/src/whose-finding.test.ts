import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeRules } from './describe-rules.js';
import type { FeedItem } from './feed-item.js';
import { lookAtDue } from './look-at-units.js';
import { nextDecisions, noteAnswers, toItem } from './say-decisions.js';
import { scheduleNewRules } from './schedule-new-rules.js';
import { takeEvents } from './take-events.js';
import { SAYING, TABLES } from './testing/a-look.js';
import { detectionDatabase } from './testing/detection-database.js';
import { aLink, anAnswer, anExit, aPermit, item } from './testing/some-facts.js';
import { someRules } from './testing/some-rules.js';

/** 10 o'clock in Jakarta, three weeks after the permit's last day. */
const NOW = Date.parse('2026-12-21T03:00:00Z');
const BOOK = someRules();

const at = detectionDatabase();
let one: string;
let other: string;

beforeEach(async () => {
  await at.database.query(`TRUNCATE ${TABLES}; UPDATE feed_position SET caught_up = true`);
  [one, other] = [randomUUID(), randomUUID()].sort() as [string, string];
});

const take = (...items: FeedItem[]) => takeEvents(at.database.query, items, new Date(NOW), BOOK);
const look = (now = NOW) =>
  at.database.inTransaction((query) => lookAtDue(query, { ...SAYING, now, book: BOOK }, 100));
const takeAndLook = async (...items: FeedItem[]): Promise<void> => {
  await take(...items);
  await look();
};
/** Returns what was decided: the change, whom a new alert names, and why one was withdrawn. */
const decided = async (): Promise<unknown[][]> =>
  (await at.database.query('SELECT change, body FROM decision ORDER BY decision_no')).map((row) => {
    const { subjectId, statusReason } = row['body'] as Record<string, unknown>;
    return [row['change'], subjectId ?? statusReason].filter((said) => said !== undefined);
  });
const held = (subjectId: string, reach: string) =>
  item('hold', false, 1, { holdId: randomUUID(), subjectId, reach, status: 'HELD' });

describe('one alert for each cause', () => {
  it('stays where the subject turns out to be the same person as another', async () => {
    await takeAndLook(aPermit(one, false));
    await takeAndLook(aLink(one, other, false));
    expect(await decided()).toEqual([['RAISED', one]]);
  });

  it('stays where the permit moves within a person, until the subjects are split', async () => {
    const permit = aPermit(one, false);
    const { permitId } = permit.data;
    await takeAndLook(permit, aLink(one, other, false));
    await takeAndLook(aPermit(other, false, { permitId }, 2));
    expect((await decided()).map(([change]) => change)).toEqual(['RAISED', 'UPDATED']);
    await takeAndLook(item('subject', false, 3, { subjectId: one, links: [] }));
    expect((await decided()).slice(2)).toEqual([
      ['RETRACTED', expect.any(String)],
      ['RAISED', other],
    ]);
  });

  it('names whom the permit is of: where it moves, one is withdrawn and one raised', async () => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const permit = aPermit(from, false);
      await takeAndLook(permit);
      await takeAndLook(aPermit(to, false, { permitId: permit.data['permitId'] }, 2));
      expect((await decided()).slice(-3)).toEqual([
        ['RAISED', from],
        ['RETRACTED', expect.any(String)],
        ['RAISED', to],
      ]);
      const open = await at.database.query(`SELECT subject_id FROM finding WHERE state = 'OPEN'`);
      expect(open.map((row) => row['subject_id'])).toEqual([to]);
      await at.database.query(`TRUNCATE ${TABLES}`);
    }
  });

  it('is withdrawn where the permit moves to somebody who has left', async () => {
    const permit = aPermit(one, false);
    await takeAndLook(permit, anExit(other, false));
    await takeAndLook(aPermit(other, false, { permitId: permit.data['permitId'] }, 2));
    expect((await decided()).map(([change]) => change)).toEqual(['RAISED', 'RETRACTED']);
  });
});

describe('a hold', () => {
  const seen = (): FeedItem[] => [
    item('calendar', false, 1, {
      ...{ calendarId: randomUUID(), kind: 'ELECTION_STAGE', stage: 'CAMPAIGN' },
      ...{ firstDay: '2026-12-20', lastDay: '2026-12-20', status: 'CURRENT' },
    }),
    item('sighting', false, 1, {
      ...{ sightingId: randomUUID(), subjectId: one, seenAt: '2026-12-20T05:00:00Z' },
      ...{ kecamatan: '31.71.06', activity: 'CAMPAIGN', certainty: 'DOCUMENT_CHECKED' },
      retractionReason: null,
    }),
  ];
  const open = async () =>
    (await at.database.query(`SELECT rule_id FROM finding WHERE state = 'OPEN' ORDER BY 1`)).map(
      (row) => row['rule_id'],
    );

  it.each([
    ['OVERSTAY', ['test-seen']],
    ['EVERY_LEAD', []],
    ['UNKNOWN', []],
  ])('of reach %s keeps off those leads alone', async (reach, left) => {
    await takeAndLook(aPermit(one, false), ...seen());
    expect(await open()).toEqual(expect.arrayContaining(['overstay', 'test-seen']));
    await takeAndLook(held(one, reach));
    expect((await open()).filter((id) => id === 'overstay' || id === 'test-seen')).toEqual(left);
  });
});

describe('a decision', () => {
  it('asks for the same under its key, whoever submits it again', async () => {
    await takeAndLook(aPermit(one, false));
    const alertId = randomUUID();
    const answer = { status: 201, alertId, version: 1 };
    const note = async (given: object) => {
      const answered = (await nextDecisions(at.database.query)).map((decision) => ({
        ...{ decision, answer: { ...answer, ...given } },
      }));
      await noteAnswers(at.database.query, answered, new Date(NOW));
    };
    await note({});
    await takeAndLook(held(one, 'EVERY_LEAD'));
    const first = (await nextDecisions(at.database.query)).map(toItem);
    // What the first process said comes back over the feed before it notes the answer.
    await take(item('alert', false, 2, { alertId, owner: 'deteksi', status: 'RETRACTED' }));
    expect((await nextDecisions(at.database.query)).map(toItem)).toEqual(first);
    await note({ version: 2 });
    expect(await nextDecisions(at.database.query)).toEqual([]);
  });

  it('that is refused leaves no alert, and nothing more is said of it', async () => {
    const permit = aPermit(one, false);
    await takeAndLook(permit);
    const [decision] = await nextDecisions(at.database.query);
    await takeAndLook(held(one, 'EVERY_LEAD'));
    const answer = { status: 422, detail: 'held for the Foreign Ministry' };
    await noteAnswers(at.database.query, [{ decision: decision!, answer }], new Date(NOW));
    expect(await nextDecisions(at.database.query)).toEqual([]);
  });
});

describe('the rules', () => {
  it.each([
    ['FOUND', { right: 1, judged: 1 }],
    ['WRONG_PERSON', { right: 0, judged: 1 }],
    ['LAWFUL', { right: 0, judged: 1 }],
  ])('are told with what became of the alerts of each version: %s', async (result, judged) => {
    const permit = aPermit(one, false);
    await takeAndLook(permit);
    const [decision] = await nextDecisions(at.database.query);
    const alertId = randomUUID();
    const answer = { status: 201, alertId, version: 1 };
    await noteAnswers(at.database.query, [{ decision: decision!, answer }], new Date(NOW));
    await takeAndLook(anAnswer(alertId, 'RESULT', { result }));
    const [overstay, ...others] = await describeRules(at.database.query, {
      ...{ rules: BOOK.rules, coordinator: 'imigrasi-dki', now: NOW },
    });
    expect(overstay).toMatchObject({
      ...{ id: 'overstay', unit: 'PERSON', citation: expect.stringContaining('UU 6/2011') },
      feedback: [
        {
          ...{ version: 3, exercise: false, raised: 1, open: 0, retracted: 0, closed: 1 },
          results: { [result]: 1 },
          precision: judged,
        },
      ],
    });
    expect(Object.keys(overstay!)).not.toContain('mustFire');
    for (const rule of others) expect(rule.feedback).toEqual([]);
  });

  it('that run for the first time make due what they rest on, once', async () => {
    await take(aPermit(one, false));
    await at.database.query('DELETE FROM due');
    const due = async () => {
      await scheduleNewRules(at.database.query, BOOK, new Date(NOW));
      return (await at.database.query('SELECT unit_id FROM due')).length;
    };
    expect(await due()).toBe(1);
    await at.database.query('DELETE FROM due');
    expect(await due()).toBe(0);
  });
});
