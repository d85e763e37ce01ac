import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { SEALED_TEXT } from '../seal-text.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { allowedSteps } from '../testing/allowed-steps.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { incidentRules } from './incident-rules.js';

const REPRESENTATION = '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001';
const EVENT = '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f002';

function anIncident(change: Fields = {}): Fields {
  return {
    ...{ kind: 'DAMAGE', severity: 'MEDIUM', happenedAt: NOW - HOUR_MS, kecamatan: '31.71.06' },
    ...{ representationId: null, calendarId: null, addressees: ['polri-jakpus'] },
    ...{ officer: 'Rani Latihan', detail: { text: 'Contoh rincian.' } },
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const reported = (change: Fields = {}, context = aContext()) =>
  begin(incidentRules, 'REPORTED', anIncident(change), context);
const why = { officer: 'Rani Latihan', statusReason: 'It was dealt with' };
const ended = (change: string) => carryOut(incidentRules, reported().after, change, why);

/** What the entities that it names are. */
const beside = (related: Readonly<Record<string, Fields>>) => aContext({ related });

describe('an incident', () => {
  it('is open while it is reported and updated, and takes each step in its states alone', () => {
    const { after, violations } = reported();
    expect(violations).toEqual([]);
    const states = [after, ended('CLOSED').after, ended('RETRACTED').after];
    expect(allowedSteps(incidentRules, states)).toEqual({
      OPEN: ['UPDATED', 'CLOSED', 'RETRACTED'],
      CLOSED: ['RETRACTED'],
      RETRACTED: [],
    });
  });

  it.each(['CLOSED', 'RETRACTED'])('is %s for a reason that travels sealed', (change) => {
    const { after, violations } = ended(change);
    expect(violations).toEqual([]);
    expect(after).toMatchObject({
      ...{ status: change, statusReason: SEALED_TEXT },
      reason: { text: 'It was dealt with' },
    });
    const none = carryOut(incidentRules, reported().after, change, { ...why, statusReason: null });
    expect(none.fields).toEqual(['/statusReason']);
  });

  it('that is updated says it all anew, and gives no reason', () => {
    const said = anIncident({ severity: 'HIGH', kind: 'VIOLENCE' });
    const { after, violations } = carryOut(incidentRules, reported().after, 'UPDATED', said);
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ severity: 'HIGH', status: 'OPEN', statusReason: null });
    const worse = carryOut(incidentRules, after, 'UPDATED', anIncident({ kecamatan: '31.71.99' }));
    expect(worse.fields).toEqual(['/kecamatan']);
  });

  it('may be a threat of what is still to come, and nothing else may', () => {
    const happenedAt = NOW + 48 * HOUR_MS;
    expect(reported({ kind: 'THREAT', happenedAt }).violations).toEqual([]);
    for (const kind of ['INTRUSION', 'DAMAGE', 'VIOLENCE', 'OTHER'])
      expect(reported({ kind, happenedAt }).fields).toEqual(['/happenedAt']);
  });

  it('is in the district of the representation and of the event that it names', () => {
    const named = { representationId: REPRESENTATION, calendarId: EVENT };
    const here = { kecamatan: '31.71.06' };
    const there = { kecamatan: '31.71.04' };
    const everywhere = { kecamatan: null };
    const fieldsWith = (representationId: Fields, calendarId: Fields) =>
      reported(named, beside({ representationId, calendarId })).fields;
    expect(fieldsWith(here, here)).toEqual([]);
    expect(fieldsWith(here, everywhere)).toEqual([]);
    expect(fieldsWith(there, here)).toEqual(['/representationId']);
    expect(fieldsWith(here, there)).toEqual(['/calendarId']);
    expect(incidentRules.mayRelate).toEqual({
      representationId: 'representation',
      calendarId: 'calendar',
    });
  });

  it.each<[string, Fields, string]>([
    ['no kind', { kind: 'UNKNOWN' }, '/kind'],
    ['no severity', { severity: 'UNKNOWN' }, '/severity'],
    ['a district that is none', { kecamatan: '31.74.06' }, '/kecamatan'],
    ['a time before the century', { happenedAt: 0 }, '/happenedAt'],
    ['an addressee who is nobody', { addressees: ['nobody'] }, '/addressees/0'],
    ['the operator, who opens nothing', { addressees: ['operator'] }, '/addressees/0'],
    [
      'retention beyond ten years',
      { handling: { retainUntil: day('2036-11-25') } },
      '/handling/retainUntil',
    ],
  ])('is refused with %s', (_what, change, field) => {
    const fields = reported(change).fields;
    expect(fields).toContain(field);
  });
});
