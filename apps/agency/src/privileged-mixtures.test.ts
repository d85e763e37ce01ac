import 'reflect-metadata';
import { randomInt, randomUUID } from 'node:crypto';
import { seededRandom } from '@sinergi/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Submit } from './entity/submit.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

type Fields = Record<string, unknown>;

const SEED = Number(process.env['SINERGI_PRIVILEGE_SEED'] ?? randomInt(2 ** 31));
const TRIED = 400;
const SUBJECTS = 30;
const AUTHORITY = 'imigrasi-jakpus';

/** A subject as the test knows it: which person it is, and what is held of it. */
interface Known {
  subjectId: string;
  version: number;
  links: object[];
  person: Known[];
  holdId: string;
  holdVersion: number;
  isHeld: boolean;
  hasPermit: boolean;
  /** an event about it, and the entity that said so */
  movement: { eventId: string; movementId: string } | null;
}

let agency: AgencyAtHand;
beforeAll(async () => {
  agency = await agencyAtHand('imigrasi-dki');
});
afterAll(() => agency?.close());

const isPrivileged = ({ person }: Known): boolean =>
  person.some(({ isHeld, hasPermit }) => isHeld || hasPermit);

async function aSubject(): Promise<Known> {
  const known: Known = {
    ...{ subjectId: randomUUID(), version: 1, links: [], person: [], movement: null },
    ...{ holdId: randomUUID(), holdVersion: 0, isHeld: false, hasPermit: false },
  };
  known.person = [known];
  await held(agency, 'subject', AUTHORITY, {
    ...{ subjectId: known.subjectId, documents: [], links: [], proposals: [] },
  });
  return known;
}

/** What the exchange may learn of a subject at any time. */
const FACTS = {
  async hold(one: Known) {
    const status = one.isHeld ? 'RELEASED' : 'HELD';
    one.isHeld = !one.isHeld;
    await held(agency, 'hold', AUTHORITY, {
      ...{ holdId: one.holdId, version: ++one.holdVersion, subjectId: one.subjectId },
      ...{ reach: 'EVERY_LEAD', status, change: status },
    });
  },
  async permit(one: Known) {
    one.hasPermit = true;
    const kind = one.subjectId < '8' ? 'DIPLOMATIK' : 'DINAS';
    await held(agency, 'diplomatic-permit', 'imigrasi-dki', {
      ...{ subjectId: one.subjectId, kind, change: 'ISSUED', status: 'ACTIVE' },
    });
  },
  async link(one: Known, other: Known) {
    if (one.person.includes(other)) return;
    one.links.push({ subjectId: other.subjectId, relation: 'SAME_PERSON', assertedAt: 1 });
    await held(agency, 'subject', AUTHORITY, {
      ...{ subjectId: one.subjectId, version: ++one.version, change: 'LINKED' },
      ...{ documents: [], links: one.links, proposals: [] },
    });
    const person = [...one.person, ...other.person];
    for (const each of person) each.person = person;
  },
  async move(one: Known) {
    const movementId = randomUUID();
    const { eventId } = await held(agency, 'movement', AUTHORITY, {
      ...{ movementId, subjectId: one.subjectId },
    });
    one.movement = { eventId, movementId };
  },
};

/** Every way in which a lead may name somebody: in the open, sealed, or by what is about them. */
const LEADS: Record<string, (one: Known) => [flow: string, said: Fields] | null> = {
  'an alert': ({ subjectId }) => ['alert', { ...BY_NOBODY, subjectId }],
  'an alert’s evidence': ({ movement }) =>
    movement && ['alert', { ...BY_NOBODY, subjectId: null, evidence: [movement.eventId] }],
  'an alert’s cause': ({ movement }) =>
    movement && ['alert', { ...BY_NOBODY, subjectId: null, causationId: movement.eventId }],
  'a watch': ({ subjectId }) => ['watch', { ...CEGAH, subjectId }],
  'a bulletin’s link': ({ subjectId }) => ['bulletin', { links: [subjectId] }],
  'a bulletin’s link to what is about it': ({ movement }) =>
    movement && ['bulletin', { links: [movement.movementId] }],
};
const BY_NOBODY = {
  category: 'OTHER',
  ruleId: null,
  ruleVersion: null,
  evidence: [],
  detail: null,
};
const CEGAH = {
  ...{ category: 'CEGAH', requestedAction: 'PREVENT_EXIT', person: null },
  ...{ requestedBy: 'imigrasi-dki', addressees: [] },
};

async function isTaken(flow: string, said: Fields): Promise<boolean> {
  try {
    const data = agency.body(flow, said);
    await agency.part(Submit).one(agency.submission({ flow, data }), { client: 'a system' });
    return true;
  } catch (error) {
    expect(error).toMatchObject({
      code: 'invalid-entity',
      message: expect.stringContaining('refer it'),
    });
    return false;
  }
}

describe(`privileged people, seed ${SEED}`, () => {
  it('are never named by an alert, a watch or a broadcast, in whatever order what is known came', {
    timeout: 240_000,
  }, async () => {
    const random = seededRandom(SEED);
    const subjects: Known[] = [];
    for (let n = 0; n < SUBJECTS; n++) subjects.push(await aSubject());
    const wrong: string[] = [];
    const figures = { taken: 0, refused: 0 };
    for (let n = 0; n < TRIED; n++) {
      const one = random.pick(subjects);
      if (random.chance(0.25)) {
        const fact = random.pick(['hold', 'hold', 'move', 'move', 'link', 'permit'] as const);
        await FACTS[fact](one, random.pick(subjects));
        continue;
      }
      const way = random.pick(Object.keys(LEADS));
      const lead = LEADS[way]!(one);
      if (lead === null) continue;
      const taken = await isTaken(...lead);
      figures[taken ? 'taken' : 'refused'] += 1;
      if (taken === isPrivileged(one)) wrong.push(`${way}, ${taken ? 'taken' : 'refused'}`);
    }
    expect(wrong).toEqual([]);
    expect(figures.taken).toBeGreaterThan(TRIED / 20);
    expect(figures.refused).toBeGreaterThan(TRIED / 20);
  });
});
