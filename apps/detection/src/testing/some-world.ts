import { LIVE, type SeededRandom } from '@sinergi/domain';
import type { FeedItem } from '../feed-item.js';

type Json = Record<string, unknown>;

export const EXERCISE = '00000001-0000-8000-8000-0000000000e1';
/** 10 o'clock in Jakarta on 21 December 2026. */
export const NOW = Date.parse('2026-12-21T03:00:00Z');

const pick = <T>(random: SeededRandom, from: readonly T[]): T => random.pick(from);
const idOf = (kind: number, no: number): string =>
  `0000${kind}000-0000-8000-8000-${String(no).padStart(12, '0')}`;

/**
 * Builds a mixture of everything that rules, links, holds, corrections, calendar, coverage and an
 * exercise can say, each entity in versions without holes.
 *
 * @returns the events, in the order in which they were said
 */
export function someWorld(random: SeededRandom, steps: number): FeedItem[] {
  const items: FeedItem[] = [];
  const versions = new Map<string, number>();
  const subject = (lane: string): string =>
    idOf(lane === LIVE ? 1 : 2, Math.floor(random.next() * 6));
  const say = (flow: string, id: string, lane: string, data: Json): void => {
    const version = (versions.get(id) ?? 0) + 1;
    versions.set(id, version);
    items.push({
      id: idOf(9, items.length),
      type: `id.timpora.${flow}.changed`,
      entityversion: version,
      data: {
        ...{ [`${flow}Id`]: id, owner: 'imigrasi-jakpus', kecamatan: '31.71.06' },
        handling: lane === LIVE ? { exercise: false } : { exercise: true, exerciseId: EXERCISE },
        ...data,
      },
    });
  };
  const day = (): string => pick(random, ['2026-11-20', '2026-12-05', '2026-12-14']);
  const time = (): string => `${day()}T05:00:00Z`;
  const sayings: ((lane: string, no: number) => void)[] = [
    (lane, no) =>
      say('permit', idOf(3, no), lane, {
        ...{ subjectId: subject(lane), kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'C1' },
        status: pick(random, ['ACTIVE', 'ACTIVE', 'REVOKED', 'RETRACTED']),
        ...{
          validFrom: '2026-11-01',
          activities: [],
          sponsorId: pick(random, ['one', 'two', null]),
        },
        validUntil: pick(random, ['2026-11-30', '2026-12-15', '2027-01-31']),
        endedOn: null,
      }),
    (lane, no) =>
      say('movement', idOf(4, no), lane, {
        ...{ subjectId: subject(lane), checkpoint: 'CGK', at: time() },
        ...{ direction: pick(random, ['ENTRY', 'EXIT']), retracted: random.next() < 0.5 },
      }),
    (lane, no) =>
      say('sighting', idOf(5, no), lane, {
        ...{ subjectId: pick(random, [subject(lane), null]), seenAt: time() },
        ...{ activity: pick(random, ['CAMPAIGN', 'PRESENT']), certainty: 'DOCUMENT_CHECKED' },
        retractionReason: pick(random, [null, null, 'MISTAKEN']),
      }),
    (lane, no) =>
      say('lodging', idOf(6, no), lane, {
        ...{ subjectId: subject(lane), premisesId: pick(random, ['P1', 'P2', 'P3']) },
        ...{ premisesKind: 'HOTEL', checkInAt: time(), reportedBy: 'LODGING' },
        recordedAt: '2026-12-20T00:00:00Z',
      }),
    (lane, no) =>
      say('accreditation', idOf(7, no), lane, {
        ...{ subjectId: subject(lane), kind: 'PRESS', validFrom: '2026-01-01' },
        ...{ validUntil: '2026-12-31', status: pick(random, ['ACTIVE', 'WITHDRAWN', 'WITHDRAWN']) },
      }),
    (lane, no) => {
      const firstDay = day();
      say('calendar', idOf(8, no), lane, {
        ...{ kind: 'ELECTION_STAGE', stage: 'CAMPAIGN', firstDay, lastDay: firstDay },
        status: pick(random, ['CURRENT', 'WITHDRAWN']),
      });
    },
    (lane, no) =>
      say('incident', idOf(3, 100 + no), lane, {
        ...{
          representationId: idOf(3, lane === LIVE ? 200 : 201),
          kind: 'THREAT',
          happenedAt: time(),
        },
        ...{ severity: 'LOW', status: pick(random, ['OPEN', 'CLOSED']) },
      }),
    (lane) =>
      say('representation', idOf(3, lane === LIVE ? 200 : 201), lane, {
        protectionLevel: 'NORMAL',
        status: 'OPEN',
      }),
    (lane, no) =>
      say('coverage', idOf(4, (lane === LIVE ? 100 : 150) + (no % 2)), lane, {
        ...{ owner: `owner-${no % 2}`, flow: 'lodging', kecamatan: null },
        completeUntil: time(),
      }),
    (lane, no) => {
      const ruleSettingId = idOf(6, 100 + no);
      say('rule-setting', ruleSettingId, lane, {
        ...{ ruleSettingId, owner: pick(random, ['imigrasi-dki', 'imigrasi-dki', 'kec-menteng']) },
        ...{ ruleId: 'test-sponsor', ruleVersion: 1 + (no % 8 === 7 ? 1 : 0) },
        values: [{ parameter: 'leastEnded', value: 1 + Math.floor(random.next() * 6) }],
        inForceFrom: pick(random, ['2026-11-20', '2026-12-20', '2026-12-21', '2026-12-22']),
        inForceUntil: pick(random, [null, '2026-12-31']),
        revokedOn: pick(random, [null, null, '2026-12-21']),
      });
    },
    (lane) => {
      const one = subject(lane);
      const links = [0, 1].map((n) => ({
        subjectId: subject(lane),
        relation: pick(random, ['SAME_PERSON', 'SAME_PERSON', 'NOT_SAME_PERSON']),
        assertedAt: `2026-12-01T00:00:0${n}Z`,
      }));
      say('subject', one, lane, { links: links.filter((link) => link.subjectId !== one) });
    },
    (lane, no) => {
      const subjectId = subject(lane);
      say('hold', idOf(5, 100 + Number(subjectId.slice(-2)) + (lane === LIVE ? 0 : 50)), lane, {
        ...{ subjectId, reach: pick(random, ['EVERY_LEAD', 'OVERSTAY']) },
        status: pick(random, ['HELD', 'RELEASED', 'RELEASED', no % 2 ? 'HELD' : 'RELEASED']),
      });
    },
  ];
  say('exercise', EXERCISE, LIVE, { status: 'OPEN', now: '2026-11-15T00:00:00Z' });
  for (let step = 0; step < steps; step += 1) {
    const lane = random.next() < 0.7 ? LIVE : EXERCISE;
    // An entity stays in its lane.
    const no = Math.floor(random.next() * 8) + (lane === LIVE ? 0 : 10);
    if (lane !== LIVE && random.next() < 0.1)
      say('exercise', EXERCISE, LIVE, {
        status: 'OPEN',
        now: `2026-12-${10 + (step % 9)}T00:00:00Z`,
      });
    pick(random, sayings)(lane, no);
  }
  say('exercise', EXERCISE, LIVE, { status: 'OPEN', now: '2026-12-20T00:00:00Z' });
  return items;
}
