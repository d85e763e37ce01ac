import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { aContext, day } from '../testing/a-context.js';
import { begin, type Carried, carryOut } from '../testing/carry-out.js';
import { contributionRules } from './contribution-rules.js';

const ITEM = { itemId: 'item-1', agency: 'kec-menteng', status: 'OPEN' };
const THINGS: Readonly<Record<string, Fields>> = {
  meetingId: {
    ...{ owner: 'imigrasi-jakpus', addressees: ['polri-jakpus', 'kec-menteng'] },
    workItems: [ITEM],
  },
  operationId: { owner: 'polri-jakpus', addressees: ['kec-menteng', 'imigrasi-dki'] },
  incidentId: {
    ...{ owner: 'kec-senen', addressees: ['imigrasi-dki'], kecamatan: '31.71.06' },
    representationId: null,
  },
};
interface Kind {
  about: string;
  said: Fields;
  states: readonly string[];
  /** who may */
  agencies: readonly string[];
}
const KINDS: Readonly<Record<string, Kind>> = {
  INVITATION_ANSWER: {
    ...{ about: 'meetingId', said: { attends: false }, states: ['SCHEDULED'] },
    agencies: ['polri-jakpus', 'kec-menteng'],
  },
  PROGRESS: {
    ...{ about: 'meetingId', said: { progress: 'UNDERWAY', itemId: 'item-1' } },
    ...{ states: ['MINUTED', 'FOLLOWED_UP'], agencies: ['kec-menteng'] },
  },
  RESULT: {
    ...{ about: 'operationId', said: { results: { premisesVisited: 1 } } },
    ...{ states: ['STARTED', 'ENDED'], agencies: ['kec-menteng', 'imigrasi-dki'] },
  },
  RESPONSE: {
    ...{ about: 'incidentId', said: { measure: 'GUARDED' }, states: ['OPEN'] },
    agencies: ['imigrasi-dki', 'imigrasi-jakpus', 'polri-jakpus', 'kec-menteng'],
  },
};
const STATES: Readonly<Record<string, readonly string[]>> = {
  meetingId: ['SCHEDULED', 'HELD', 'MINUTED', 'FOLLOWED_UP', 'CLOSED', 'CANCELLED'],
  operationId: ['PLANNED', 'APPROVED', 'STARTED', 'ENDED', 'REPORTED', 'CANCELLED'],
  incidentId: ['OPEN', 'CLOSED', 'RETRACTED'],
};
const AGENCIES = [
  ...['imigrasi-dki', 'imigrasi-jakpus', 'polri-jakpus', 'kec-menteng', 'kec-senen', 'deteksi'],
];
const MATTERS = Object.keys(THINGS);

const aContribution = (kind: string, said: Fields = {}): Fields => ({
  ...{ meetingId: null, itemId: null, operationId: null, incidentId: null },
  ...{ attends: null, progress: null, results: null, measure: null, note: null },
  ...{ kind, officer: 'Rani Latihan', handling: { retainUntil: day('2031-11-24') } },
  ...(KINDS[kind] ? { [KINDS[kind].about]: 'thing-1', ...KINDS[kind].said } : {}),
  ...said,
});
const knowing = (owner: string, thing: Fields, about: string, more: Record<string, Fields> = {}) =>
  aContext({ owner, related: { [about]: { ...THINGS[about], ...thing }, ...more } });
const contributed = (
  kind: string,
  said: Fields = {},
  thing: Fields = {},
  owner?: string,
): Carried => {
  const { about, states, agencies } = KINDS[kind]!;
  const context = knowing(owner ?? agencies[0]!, { status: states[0], ...thing }, about);
  return begin(contributionRules, 'CONTRIBUTED', aContribution(kind, said), context);
};

const TABLE = Object.entries(KINDS).flatMap(([kind, { about }]) =>
  STATES[about]!.flatMap((status) => AGENCIES.map((agency) => [kind, status, agency] as const)),
);

describe('a contribution', () => {
  it.each(TABLE)('%s to what is %s, by %s', (kind, status, agency) => {
    const { about, states, agencies } = KINDS[kind]!;
    const { violations } = contributed(kind, {}, { status }, agency);
    expect(violations.map(({ got }) => got).sort()).toEqual(
      [
        ...(states.includes(status) ? [] : [status]),
        ...(agencies.includes(agency) ? [] : [agency]),
      ].sort(),
    );
    expect(violations.every(({ field }) => field === `/${about}`)).toBe(true);
  });

  it('about nothing is refused, and about two things', () => {
    for (const kind of Object.keys(KINDS)) {
      const nothing = Object.fromEntries(MATTERS.map((field) => [field, null]));
      expect(contributed(kind, nothing).violations).toEqual([
        {
          field: '/meetingId',
          expected: 'one of meetingId, operationId, incidentId: what it is about',
          got: 'a contribution about nothing',
        },
      ]);
      expect(
        contributed(kind, { meetingId: 'a', operationId: 'b', incidentId: null }),
      ).toMatchObject({
        violations: [{ got: 'meetingId and operationId' }],
      });
    }
  });

  it.each(Object.keys(KINDS))('of kind %s fits what it is about', (kind) => {
    for (const field of MATTERS.filter((other) => other !== KINDS[kind]!.about)) {
      const said = { ...Object.fromEntries(MATTERS.map((one) => [one, null])), [field]: 'thing-1' };
      expect(contributed(kind, said).fields).toEqual(['/kind']);
    }
    expect(contributed(kind, { kind: 'UNKNOWN' }).fields).toEqual(['/kind']);
  });

  it.each(Object.keys(KINDS))('of kind %s says what belongs to it, and nothing else', (kind) => {
    for (const [other, { said }] of Object.entries(KINDS)) {
      const fields = contributed(kind, said).fields;
      const strange = Object.keys(said).filter((name) => !(name in KINDS[kind]!.said));
      expect(fields.sort()).toEqual(
        (other === kind ? [] : strange).map((name) => `/${name}`).sort(),
      );
    }
    for (const name of Object.keys(KINDS[kind]!.said))
      expect(contributed(kind, { [name]: null }).fields).toContain(`/${name}`);
  });

  it('of progress that is UNKNOWN says none', () => {
    expect(contributed('PROGRESS', { progress: 'UNKNOWN' }).fields).toEqual(['/progress']);
  });

  it('to an incident comes from who protects its representation, too', () => {
    const by = (representation: Record<string, Fields>) =>
      begin(
        contributionRules,
        'CONTRIBUTED',
        aContribution('RESPONSE'),
        knowing('kec-senen', { status: 'OPEN' }, 'incidentId', representation),
      );
    expect(by({}).fields).toEqual(['/incidentId']);
    const protectedBy = { representationId: { addressees: ['kec-senen', 'deteksi'] } };
    expect(by(protectedBy)).toMatchObject({
      violations: [],
      after: { addressees: ['imigrasi-dki', 'deteksi'] },
    });
  });

  it('is one per agency, thing and kind', () => {
    expect(contributionRules.onePer).toEqual([
      ...['kind', 'meetingId', 'itemId', 'operationId', 'incidentId'],
    ]);
  });

  it('is opened by the owner of its thing and those it concerns, who take part', () => {
    expect(contributed('PROGRESS').after['addressees']).toEqual([
      'imigrasi-jakpus',
      'polri-jakpus',
    ]);
    const thing = { addressees: ['kec-menteng', 'kec-lain', 'operator'] };
    expect(contributed('RESULT', {}, thing).after['addressees']).toEqual(['polri-jakpus']);
  });

  it('is said anew while its thing goes on, also after it was retracted', () => {
    const { after: first } = contributed('PROGRESS');
    const context = (status: string, owner = 'kec-menteng') =>
      knowing(owner, { status }, 'meetingId');
    const said = { officer: 'Budi Latihan', progress: 'DONE' };
    const update = (before: Fields, ...of: Parameters<typeof context>) =>
      carryOut(contributionRules, before, 'UPDATED', said, context(...of));
    expect(update(first, 'FOLLOWED_UP')).toMatchObject({
      ...{ refusal: null, violations: [], after: { status: 'CURRENT', progress: 'DONE' } },
    });
    expect(update(first, 'CLOSED').fields).toEqual(['/meetingId']);
    expect(update(first, 'MINUTED', 'kec-senen').fields).toEqual(['/meetingId']);
    const retract = (before: Fields) =>
      carryOut(
        ...([contributionRules, before, 'RETRACTED', { officer: 'Budi Latihan' }] as const),
        context('CLOSED'),
      );
    const { after: gone, violations } = retract(first);
    expect([gone['status'], violations]).toEqual(['RETRACTED', []]);
    expect(retract(gone).refusal).toBe(
      'Expected a contribution with status CURRENT, got RETRACTED',
    );
    expect(update(gone, 'MINUTED').after['status']).toBe('CURRENT');
  });

  it('is always by an officer, who is named', () => {
    for (const { requires } of Object.values(contributionRules.changes))
      expect(requires).toContain('officer');
  });
});
