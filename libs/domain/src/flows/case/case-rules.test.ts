import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { flowRulesOf } from '../flow-rules-of.js';
import { day } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { caseRules } from './case-rules.js';
import {
  aCase,
  as,
  at,
  INVESTIGATED,
  OFFICER,
  opened,
  SAYS,
  SUBJECT,
  takes,
  through,
} from './testing/a-case.js';

const toConference = () => through('TAK', 'EXAMINED', 'CONFERENCE_HELD');
const decided = () => through('TAK', 'EXAMINED', 'CONFERENCE_HELD', 'DECIDED');

describe('a case', () => {
  it('begins with nothing decided, and is kept ten years at most', () => {
    expect(opened('TAK').after).toMatchObject({
      ...{ step: 'OPENED', underObjection: false, actions: [], decisionNo: null, outcome: null },
      ...{ decidedAt: null, objectedAt: null, detainedAt: null, consulateNotifiedAt: null },
    });
    const handling = { retainUntil: day('2036-12-01') };
    expect(opened('TAK', { handling }).fields).toEqual(['/handling/retainUntil']);
  });

  it('begins as its track does', () => {
    const from = (change: string, track: string, owner: string) =>
      begin(caseRules, change, aCase(track), as(owner, { related: { citesCaseId: INVESTIGATED } }))
        .fields;
    expect(from('OPENED', 'PROSECUTION', 'kejari-jakpus')).toContain('/track');
    expect(from('SPDP_RECEIVED', 'INVESTIGATION', 'polri-jakpus')).toContain('/track');
    expect(from('OPENED', 'UNKNOWN', 'imigrasi-jakpus')).toEqual(['/track']);
  });

  it('says no person in its articles, and addresses agencies alone', () => {
    expect(opened('TAK', { articles: ['UU 6/2011 art. 78', 'A1234567 UTO'] }).fields).toEqual([
      '/articles/1',
    ]);
    expect(opened('TAK', { addressees: ['nobody'] }).fields).toEqual(['/addressees/0']);
    expect(opened('TAK', { addressees: ['kejari-jakpus'] }).fields).toEqual([]);
  });

  it('says nothing that belongs to another step', () => {
    const both = carryOut(
      caseRules,
      through('INVESTIGATION', 'SPDP_SENT', 'FILE_SENT', 'HANDED_OVER'),
      'CLOSED',
      { ...OFFICER, outcome: 'EXECUTED' },
      as('polri-jakpus'),
    );
    expect(both.fields).toEqual(['/outcome']);
  });

  it('tells its notes and reasons in the sealed detail alone', () => {
    expect(takes(decided(), 'RETRACTED', { detail: null }).fields).toEqual(['/detail']);
    const { after } = takes(decided(), 'RETRACTED');
    expect(after).toMatchObject({ step: 'RETRACTED', decisionNo: 'KEP-1/LATIHAN' });
    expect(takes(after, 'RETRACTED').refusal).toContain('not retracted');
    expect(takes(after, 'NOTED').refusal).toContain('RETRACTED');
  });
});

describe('a decision', () => {
  it('has a number, a time, an authority and actions of the six kinds, each once', () => {
    for (const name of ['decisionNo', 'decidedAt'])
      expect(takes(toConference(), 'DECIDED', { [name]: null }).fields).toContain(`/${name}`);
    expect(takes(toConference(), 'DECIDED', { decidedBy: 'COURT' }).fields).toEqual(['/decidedBy']);
    for (const actions of [[], ['UNKNOWN'], ['CHARGE', 'CHARGE'], ['CHARGE', 'UNKNOWN']])
      expect(takes(toConference(), 'DECIDED', { actions }).fields).toEqual(['/actions']);
    for (const decidedBy of ['DIRECTOR_GENERAL', 'MINISTER'])
      expect(takes(toConference(), 'DECIDED', { decidedBy }).fields).toEqual([]);
  });

  it('comes after a gelar kasus since Permenimipas 2/2025 art. 59, and not before it', () => {
    const before = through('TAK', 'EXAMINED');
    const on = (decidedAt: number) =>
      takes(before, 'DECIDED', { decidedAt, servedAt: decidedAt }).violations;
    expect(on(at(1))).toMatchObject([
      { field: '/change', expected: 'CONFERENCE_HELD before it (Permenimipas 2/2025, art. 59)' },
    ]);
    expect(on(Date.parse('2025-02-20T05:00:00Z'))).toEqual([]);
    expect(on(Date.parse('2025-02-21T05:00:00Z'))).toHaveLength(1);
  });

  it('is served after it was taken, once', () => {
    const before = takes(toConference(), 'DECIDED', { servedAt: null }).after;
    expect(takes(before, 'SERVED', { servedAt: at(0) }).fields).toEqual(['/servedAt']);
    const { after } = takes(before, 'SERVED');
    expect(after).toMatchObject({ step: 'DECIDED', servedAt: at(2) });
    expect(takes(after, 'SERVED').refusal).toContain('servedAt');
    expect(takes(through('TAK'), 'SERVED').refusal).toContain('decidedAt');
    expect(takes(through('INVESTIGATION'), 'SERVED').refusal).toContain('track TAK');
  });

  it('is final after the term to object that began when the person received it', () => {
    const final = (occurredAt: number, said: Fields = {}) =>
      takes({ ...decided(), ...said }, 'FINAL', {}, { said: { occurredAt } }).violations;
    // 21 working days after 2 October 2026 are over with 2 November.
    expect(final(Date.parse('2026-11-02T16:59:59Z'))).toMatchObject([
      { field: '/change', expected: expect.stringContaining('FINAL after 2026-11-02') },
    ]);
    expect(final(Date.parse('2026-11-02T17:00:00Z'))).toEqual([]);
    expect(final(at(60), { servedAt: null })).toMatchObject([{ field: '/servedAt' }]);
  });

  it('that was carried out closes the case as carried out, and no other does', () => {
    const closed = (before: Fields, outcome: string) => takes(before, 'CLOSED', { outcome }).fields;
    const executed = takes(decided(), 'EXECUTED').after;
    expect(closed(executed, 'NO_ACTION')).toEqual(['/outcome']);
    expect(closed(executed, 'EXECUTED')).toEqual([]);
    expect(closed(through('TAK'), 'EXECUTED')).toEqual(['/outcome']);
    expect(closed(through('TAK'), 'CONVICTED')).toContain('/outcome');
  });
});

describe('an objection', () => {
  const served = (on: string): Fields => ({
    ...decided(),
    ...{ decidedAt: Date.parse(`${on}T02:00:00Z`), servedAt: Date.parse(`${on}T05:00:00Z`) },
  });
  const objected = (before: Fields, on: string) =>
    takes(before, 'OBJECTED', { objectedAt: Date.parse(on) });

  it('over Lebaran 2025 is in time on the 21st working day, and refused on the 22nd', () => {
    const before = served('2025-03-14');
    expect(objected(before, '2025-04-24T16:59:59Z').violations).toEqual([]);
    expect(objected(before, '2025-04-24T17:00:00Z').violations).toMatchObject([
      {
        field: '/objectedAt',
        expected: 'a time until the end of 2025-04-24 (Permenimipas 2/2025, art. 73(2), (8), (10))',
      },
    ]);
  });

  it('of a day without a text, or to what nobody is known to have received, is never late', () => {
    expect(objected(served('2016-03-14'), '2016-12-14T05:00:00Z').violations).toEqual([]);
    const before = { ...served('2025-03-14'), servedAt: null };
    expect(objected(before, '2025-12-14T05:00:00Z').violations).toEqual([]);
    const late = takes(before, 'OBJECTED', {
      ...{ objectedAt: Date.parse('2025-12-14T05:00:00Z') },
      servedAt: Date.parse('2025-03-14T05:00:00Z'),
    });
    expect(late.fields).toEqual(['/objectedAt']);
  });

  it('is shown with the decision, and suspends nothing', () => {
    const before = takes(decided(), 'OBJECTED').after;
    expect(before).toMatchObject({ step: 'OBJECTED', underObjection: true });
    const executed = takes(before, 'EXECUTED').after;
    expect(executed).toMatchObject({ step: 'EXECUTED', underObjection: true });
    for (const change of ['FINAL', 'CLOSED'])
      expect(takes(executed, change).refusal).toContain('underObjection');
    const answered = ['OBJECTION_FORWARDED', 'OBJECTION_DECIDED'].reduce(
      (now, change) => takes(now, change).after,
      executed,
    );
    expect(answered).toMatchObject({
      ...{ step: 'OBJECTION_DECIDED', underObjection: false, objectionDecisionNo: 'M-1/LATIHAN' },
      decisionNo: 'KEP-1/LATIHAN',
    });
    expect(takes(answered, 'OBJECTED').refusal).not.toBeNull();
  });

  it('that was granted leaves nothing to carry out', () => {
    const granted = takes(
      through(
        ...(['TAK', 'EXAMINED', 'CONFERENCE_HELD', 'DECIDED', 'OBJECTED'] as const),
        'OBJECTION_FORWARDED',
      ),
      'OBJECTION_DECIDED',
      { objectionOutcome: 'GRANTED' },
    ).after;
    expect(takes(granted, 'EXECUTED').refusal).toContain('GRANTED');
    expect(takes(granted, 'CLOSED', { outcome: 'NO_ACTION' }).violations).toEqual([]);
  });

  it.each([
    ['OBJECTED', 'objectedAt', 'DECIDED'],
    ['OBJECTION_FORWARDED', 'forwardedAt', 'DECIDED OBJECTED'],
    ['OBJECTION_DECIDED', 'objectionDecidedAt', 'DECIDED OBJECTED OBJECTION_FORWARDED'],
    ['EXECUTED', 'executedAt', 'DECIDED'],
  ])(
    'and what follows comes in time: %s with %s not before the step before',
    (change, name, way) => {
      const before = through('TAK', 'EXAMINED', 'CONFERENCE_HELD', ...way.split(' '));
      expect(takes(before, change, { [name]: at(0) }).fields).toEqual([`/${name}`]);
      expect(
        takes(before, change, { [name]: Date.parse('2027-01-01T00:00:00Z') }).fields,
      ).toContain(`/${name}`);
    },
  );
});

describe('a case that cites another', () => {
  const cites = (cited: Fields | undefined, track = 'PROSECUTION') =>
    begin(
      caseRules,
      track === 'PROSECUTION' ? 'SPDP_RECEIVED' : 'OPENED',
      aCase(track),
      as(track === 'PROSECUTION' ? 'kejari-jakpus' : 'imigrasi-jakpus', {
        related: cited ? { citesCaseId: cited } : {},
      }),
    ).fields;

  it('is a prosecution of an investigation, about the same person, that was not retracted', () => {
    expect(cites(INVESTIGATED)).toEqual([]);
    for (const change of [
      { track: 'TAK' },
      { track: 'PROSECUTION' },
      { subjectId: '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001' },
      { step: 'RETRACTED' },
    ])
      expect(cites({ ...INVESTIGATED, ...change })).toEqual(['/citesCaseId']);
    expect(cites(undefined)).toEqual(['/citesCaseId']);
  });

  it('is of one lane with it', () => {
    const other = { ...INVESTIGATED, handling: { exercise: true, exerciseId: SUBJECT } };
    const { validate } = flowRulesOf('case')!;
    const fields = validate(
      { ...opened('PROSECUTION').after, change: 'SPDP_RECEIVED' },
      'SPDP_RECEIVED',
      null,
      as('kejari-jakpus', { related: { citesCaseId: other } }),
    ).map(({ field }) => field);
    expect(fields).toContain('/citesCaseId');
  });

  it('keeps what it cites, though that be retracted later', () => {
    const context = { related: { citesCaseId: { ...INVESTIGATED, step: 'RETRACTED' } } };
    expect(takes(through('PROSECUTION'), 'FILE_RETURNED', {}, context).violations).toEqual([]);
  });
});

describe('a verdict', () => {
  it('is a court’s, with its outcome; a higher court’s comes later', () => {
    const charged = () => through('PROSECUTION', 'FILE_COMPLETE', 'HANDED_OVER', 'CHARGED');
    expect(takes(charged(), 'VERDICT', { decidedBy: 'OFFICE' }).fields).toEqual(['/decidedBy']);
    expect(takes(charged(), 'VERDICT', { outcome: 'EXECUTED' }).fields).toEqual(['/outcome']);
    const { after } = takes(charged(), 'VERDICT');
    expect(takes(after, 'VERDICT').fields).toEqual(['/decidedAt']);
    expect(takes(after, 'VERDICT', { decidedAt: at(9), outcome: 'ACQUITTED' }).fields).toEqual([]);
  });
});

describe('a detention', () => {
  it.each([
    ['TAK', 'imigrasi-jakpus', '2036-10-01'],
    ['INVESTIGATION', 'polri-jakpus', '2026-10-21'],
    ['PROSECUTION', 'kejari-jakpus', '2026-10-21'],
  ])('on track %s lasts by the law of its day where its order names no end', (track, _, last) => {
    const { after, violations } = takes(through(track), 'DETAINED');
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ detainedUntil: day(last), releasedAt: null });
    const until = { detainedUntil: day('2026-10-05') };
    expect(takes(through(track), 'DETAINED', until).after).toMatchObject(until);
  });

  it('by a court is longer, and of a day without a text has no end', () => {
    const charged = through('PROSECUTION', 'FILE_COMPLETE', 'HANDED_OVER', 'CHARGED');
    expect(takes(charged, 'DETAINED').after['detainedUntil']).toBe(day('2026-10-31'));
    const long = { detainedAt: Date.parse('2010-01-01T00:00:00Z') };
    expect(takes(through('TAK'), 'DETAINED', long).after['detainedUntil']).toBeNull();
  });

  it('changes no step, is one at a time, and ends before the case does', () => {
    const before = takes(through('INVESTIGATION', 'STOPPED'), 'DETAINED').after;
    expect(before['step']).toBe('STOPPED');
    expect(takes(before, 'DETAINED').refusal).toContain('nobody is detained');
    expect(takes(before, 'CLOSED').refusal).toContain('not released');
    expect(takes(before, 'RELEASED', { releasedAt: at(0) }).fields).toEqual(['/releasedAt']);
    const free = takes(before, 'RELEASED').after;
    expect(takes(free, 'CLOSED').refusal).toBeNull();
    for (const change of ['RELEASED', 'DETENTION_EXTENDED'])
      expect(takes(free, change).refusal).toContain('is detained');
  });

  it('is extended, by an order with a number, and never shortened by that', () => {
    const before = takes(through('INVESTIGATION'), 'DETAINED').after;
    expect(takes(before, 'DETENTION_EXTENDED', { fileNo: null }).fields).toEqual(['/fileNo']);
    const extended = takes(before, 'DETENTION_EXTENDED').after;
    expect(extended['detainedUntil']).toBe(day('2026-12-20'));
    expect(takes(extended, 'DETENTION_EXTENDED').fields).toEqual(['/detainedUntil']);
  });

  it('goes to the next case with the person who is handed over', () => {
    const before = takes(through('INVESTIGATION', 'SPDP_SENT', 'FILE_SENT'), 'DETAINED').after;
    const handed = takes(before, 'HANDED_OVER').after;
    expect(takes(handed, 'CLOSED').refusal).toBeNull();
    expect(takes(handed, 'DETAINED').refusal).toContain('HANDED_OVER');
    expect(takes(handed, 'RELEASED').refusal).toContain('nobody is');
  });

  it('has its own word to the consulate, after it began', () => {
    const before = takes(through('TAK'), 'DETAINED').after;
    expect(takes(before, 'CONSULATE_NOTIFIED', { consulateNotifiedAt: at(0) }).fields).toEqual([
      '/consulateNotifiedAt',
    ]);
    const told = takes(before, 'CONSULATE_NOTIFIED').after;
    expect(takes(told, 'CONSULATE_NOTIFIED').refusal).toContain('consulateNotifiedAt');
    const free = takes(told, 'RELEASED').after;
    expect(takes(free, 'DETAINED', { detainedAt: at(6) }).after).toMatchObject({
      ...{ consulateNotifiedAt: null, releasedAt: null },
    });
    expect(takes(through('TAK'), 'CONSULATE_NOTIFIED').refusal).toContain('detainedAt');
  });

  it('does not end before it began', () => {
    const until = { detainedUntil: day('2026-10-01') };
    expect(takes(through('TAK'), 'DETAINED', until).fields).toEqual(['/detainedUntil']);
  });
});

describe('a correction', () => {
  it('says anew what a step said, and takes or undoes none', () => {
    const { after, violations } = takes(decided(), 'CORRECTED', { decisionNo: 'KEP-2/LATIHAN' });
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ step: 'DECIDED', decisionNo: 'KEP-2/LATIHAN' });
    expect(takes(decided(), 'CORRECTED', { objectedAt: at(2) }).fields).toEqual(['/objectedAt']);
    expect(takes(decided(), 'CORRECTED', { decisionNo: null }).fields).toEqual(['/decisionNo']);
    expect(takes(decided(), 'CORRECTED', { decidedBy: 'COURT' }).fields).toEqual(['/decidedBy']);
    expect(takes(decided(), 'CORRECTED', { actions: ['UNKNOWN'] }).fields).toEqual(['/actions']);
    expect(takes(decided(), 'CORRECTED', { servedAt: at(0) }).fields).toEqual(['/servedAt']);
  });

  it('is possible after the end, and keeps to what was carried out', () => {
    const closed = through('TAK', 'CLOSED');
    expect(takes(closed, 'CORRECTED', { outcome: 'EXECUTED' }).fields).toEqual(['/outcome']);
    expect(takes(closed, 'CORRECTED', { fileNo: 'BP/2/LATIHAN' }).violations).toEqual([]);
  });
});

it('happens when what it says happened', () => {
  for (const [change, name] of [
    ['DECIDED', 'decidedAt'],
    ['OBJECTED', 'objectedAt'],
    ['DETAINED', 'detainedAt'],
  ] as const) {
    const said = SAYS[change]!;
    expect(caseRules.occurredAt({ ...said, change })).toBe(said[name]);
  }
  expect(caseRules.occurredAt({ ...aCase('TAK'), change: 'OPENED' })).toBeNull();
});
