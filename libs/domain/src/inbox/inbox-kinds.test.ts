import { describe, expect, it } from 'vitest';
import type { Fields } from '../flow-rules.js';
import type { InboxFacts, InboxKind } from './inbox-kind.js';
import { INBOX_KINDS } from './inbox-kinds.js';

const ME = 'kec-menteng';
const NOW = Date.parse('2026-11-24T05:00:00Z');
const participants = [
  {
    code: ME,
    kind: 'AGENCY',
    areaCodes: ['31.71.06'],
    publishes: [],
    legalAuthority: [],
    identityAuthority: false,
  },
  { code: 'kec-senen', kind: 'AGENCY', areaCodes: ['31.71.04'], publishes: [], legalAuthority: [] },
].map((one) => ({ identityAuthority: false, ...one }));
const view = { me: ME, participants, now: NOW };
const kindOf = (name: string): InboxKind => INBOX_KINDS.find(({ kind }) => kind === name)!;

const ITEM = { itemId: 'item-1', agency: ME, status: 'OPEN', dueOn: 20_800, title: 'Periksa' };
/** What waits, of each kind: the entity, and what this agency said about it. */
const WAITING: Readonly<Record<string, Partial<InboxFacts> & { fields: Fields }>> = {
  ALERT: {
    fields: {
      ...{ alertId: 'a', status: 'OPEN', competentAgency: 'polri-jakpus', addressees: [] },
      ...{ kecamatan: '31.71.06', dueAt: NOW, owner: 'deteksi' },
    },
  },
  INCIDENT: { fields: { incidentId: 'i', status: 'OPEN', owner: 'polri-jakpus' } },
  REQUEST: { fields: { requestId: 'r', status: 'OPEN', addressees: [ME], dueAt: NOW } },
  REPLY: {
    fields: { replyId: 'r', requestId: 'r', owner: 'polri-jakpus' },
    answered: { owner: ME, status: 'OPEN', dueAt: NOW },
  },
  INVITATION: { fields: { meetingId: 'm', status: 'SCHEDULED', addressees: [ME], startsAt: NOW } },
  WORK_ITEM: { fields: { meetingId: 'm', status: 'MINUTED', workItems: [ITEM] }, part: 'item-1' },
  OWN_MEETING: { fields: { meetingId: 'm', status: 'HELD', workItems: [], owner: ME } },
  OPERATION_RESULT: {
    fields: { operationId: 'o', status: 'ENDED', addressees: [ME], endsAt: NOW },
  },
  OWN_CASE: { fields: { caseId: 'c', track: 'TAK', step: 'EXAMINED', owner: ME } },
  OWN_OPERATION: { fields: { operationId: 'o', status: 'PLANNED', startsAt: NOW, owner: ME } },
};
const factsOf = (name: string, change: Partial<InboxFacts> = {}): InboxFacts => ({
  ...{ part: null, answer: null, answered: null },
  ...WAITING[name]!,
  ...change,
});
const waits = (name: string, change: Partial<InboxFacts> = {}): boolean =>
  kindOf(name).waits(factsOf(name, change), view);
const changed = (name: string, fields: Fields): boolean =>
  waits(name, { fields: { ...WAITING[name]!.fields, ...fields } });

describe('every kind of work', () => {
  it.each(INBOX_KINDS.map(({ kind }) => kind))('%s waits, and says what may follow', (name) => {
    expect(waits(name)).toBe(true);
    const kind = kindOf(name);
    const steps = kind.next(factsOf(name));
    expect(steps.length).toBeGreaterThan(0);
    expect(kind.endedBy.length).toBeGreaterThan(0);
    // Nothing ends because somebody has seen it.
    expect(kind.endedBy.join()).not.toContain('SEEN');
    const dueAt = kind.dueAt(factsOf(name));
    expect(dueAt === null || Number.isFinite(dueAt)).toBe(true);
  });

  it('has a name of its own', () => {
    const names = INBOX_KINDS.map(({ kind }) => kind);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each<[string, string, Fields]>([
    ['ALERT', 'closed', { status: 'CLOSED' }],
    ['ALERT', 'retracted', { status: 'RETRACTED' }],
    ['INCIDENT', 'closed', { status: 'CLOSED' }],
    ['INCIDENT', 'its own', { owner: ME }],
    ['REQUEST', 'withdrawn', { status: 'WITHDRAWN' }],
    ['REQUEST', 'closed', { status: 'CLOSED' }],
    ['INVITATION', 'held', { status: 'HELD' }],
    ['INVITATION', 'cancelled', { status: 'CANCELLED' }],
    ['WORK_ITEM', 'done', { workItems: [{ ...ITEM, status: 'DONE' }] }],
    ['WORK_ITEM', 'dropped', { workItems: [{ ...ITEM, status: 'DROPPED' }] }],
    ['WORK_ITEM', "another's", { workItems: [{ ...ITEM, agency: 'kec-senen' }] }],
    ['WORK_ITEM', 'of a closed meeting', { status: 'CLOSED' }],
    ['OWN_MEETING', 'closed', { status: 'CLOSED' }],
    ['OWN_MEETING', 'still to be held', { status: 'SCHEDULED', endsAt: NOW + 1 }],
    ['OPERATION_RESULT', 'reported', { status: 'REPORTED' }],
    ['OPERATION_RESULT', 'not begun', { status: 'APPROVED' }],
    ['OWN_OPERATION', 'reported', { status: 'REPORTED' }],
    ['OWN_OPERATION', 'cancelled', { status: 'CANCELLED' }],
    ['OWN_CASE', 'closed', { step: 'CLOSED' }],
    ['OWN_CASE', 'retracted', { step: 'RETRACTED' }],
  ])('%s waits no more once it is %s', (name, _what, fields) => {
    expect(changed(name, fields)).toBe(false);
  });

  it.each<[string, Fields, boolean]>([
    ['ALERT', { stage: 'SEEN' }, true],
    ['ALERT', { stage: 'TAKEN' }, true],
    ['ALERT', { stage: 'RESULT' }, false],
    ['ALERT', { stage: 'CLOSED' }, false],
    ['INCIDENT', { status: 'CURRENT', measure: 'SEEN' }, true],
    ['INCIDENT', { status: 'CURRENT', measure: 'GUARDED' }, false],
    ['INCIDENT', { status: 'RETRACTED', measure: 'GUARDED' }, true],
    ['REQUEST', { outcome: 'ANSWERED' }, false],
    ['INVITATION', { status: 'CURRENT', attends: false }, false],
    ['INVITATION', { status: 'RETRACTED', attends: true }, true],
    ['WORK_ITEM', { status: 'CURRENT', progress: 'UNDERWAY' }, true],
    ['WORK_ITEM', { status: 'CURRENT', progress: 'DONE' }, false],
    ['OPERATION_RESULT', { status: 'CURRENT' }, false],
  ])('%s after this agency said %j waits: %s', (name, answer, expected) => {
    expect(waits(name, { answer })).toBe(expected);
  });

  it('waits for nobody whom it does not concern', () => {
    expect(changed('ALERT', { kecamatan: '31.71.04' })).toBe(false);
    expect(changed('REQUEST', { addressees: ['kec-senen'] })).toBe(false);
    expect(changed('INVITATION', { addressees: [] })).toBe(false);
    expect(changed('OPERATION_RESULT', { addressees: [] })).toBe(false);
    expect(waits('REPLY', { answered: { owner: 'kec-senen', status: 'OPEN' } })).toBe(false);
    expect(waits('REPLY', { answered: { owner: ME, status: 'CLOSED' } })).toBe(false);
    expect(waits('REPLY', { answered: null })).toBe(false);
  });
});

describe('the time by which something is due', () => {
  it('is that of the matter', () => {
    for (const name of ['ALERT', 'REQUEST', 'REPLY', 'INVITATION', 'OPERATION_RESULT'])
      expect(kindOf(name).dueAt(factsOf(name))).toBe(NOW);
    expect(kindOf('INCIDENT').dueAt(factsOf('INCIDENT'))).toBeNull();
  });

  it('of a work item is the end of its last day in Jakarta', () => {
    expect(new Date(kindOf('WORK_ITEM').dueAt(factsOf('WORK_ITEM'))!).toISOString()).toBe(
      '2026-12-13T17:00:00.000Z',
    );
  });

  it('of a case is that of its first clock, and it says which steps may follow', () => {
    const detained = { detainedAt: NOW, releasedAt: null, detainedUntil: 20_800 };
    const { fields } = WAITING['OWN_CASE']!;
    const facts = factsOf('OWN_CASE', { fields: { ...fields, ...detained } });
    expect(kindOf('OWN_CASE').dueAt(factsOf('OWN_CASE'))).toBeNull();
    expect(kindOf('OWN_CASE').dueAt(facts)).toBeGreaterThan(NOW);
    const steps = kindOf('OWN_CASE').next(facts);
    const changes = steps.map(({ change }) => change);
    expect(changes).toEqual(expect.arrayContaining(['CONFERENCE_HELD', 'RELEASED']));
    expect(changes).not.toContain('VERDICT');
    expect(changes).not.toContain('RETRACTED');
  });

  it('of an own meeting is that of its first open item', () => {
    const workItems = [ITEM, { ...ITEM, itemId: 'item-2', dueOn: 20_000, status: 'DONE' }];
    const facts = factsOf('OWN_MEETING', {
      fields: { ...WAITING['OWN_MEETING']!.fields, status: 'MINUTED', workItems },
    });
    expect(kindOf('OWN_MEETING').dueAt(facts)).toBe(
      kindOf('WORK_ITEM').dueAt(factsOf('WORK_ITEM')),
    );
  });
});
