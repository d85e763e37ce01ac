import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { aContext, day, HOUR_MS, NOW, somewhereIn } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { permitRules } from './permit-rules.js';

function aPermit(change: Fields = {}): Fields {
  return {
    kind: 'KUNJUNGAN',
    origin: 'VISIT_VISA',
    indexCode: 'C1',
    activities: ['TOURISM'],
    sponsorId: null,
    validFrom: day('2026-11-01'),
    validUntil: day('2026-11-30'),
    kecamatan: '31.71.06',
    holder: { surname: 'CONTOH' },
    address: somewhereIn('31.71.06'),
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const issued = (change: Fields = {}): Fields => begin(permitRules, 'ISSUED', aPermit(change)).after;
const filed = (application: string, change: Fields = {}) =>
  carryOut(permitRules, issued(change), 'APPLICATION_FILED', {
    application,
    pendingSince: NOW - HOUR_MS,
  });

/** Every change, with what it may say; CORRECTED apart. */
const CHANGES: Readonly<Record<string, Fields>> = {
  APPLICATION_FILED: { application: 'EXTENSION', pendingSince: NOW - HOUR_MS },
  APPLICATION_DECIDED: { decision: 'REFUSED', decidedAt: NOW },
  EXTENDED: { validUntil: day('2026-12-30') },
  CONVERTED: {
    kind: 'TERBATAS',
    indexCode: 'E23',
    validFrom: day('2026-11-24'),
    validUntil: day('2027-11-23'),
  },
  REVOKED: { endedOn: day('2026-11-24') },
  CANCELLED: { endedOn: day('2026-11-24') },
  ENDED: { endedOn: day('2026-11-20') },
  LAPSED: { endedOn: day('2026-11-20') },
};

describe('a stay permit', () => {
  it('begins active, with nothing applied for and never extended', () => {
    const { after, violations } = begin(permitRules, 'ISSUED', aPermit());
    expect(violations).toEqual([]);
    expect(after).toMatchObject({
      status: 'ACTIVE',
      extensions: 0,
      application: null,
      pendingSince: null,
      decision: null,
      endedOn: null,
    });
  });

  it.each<[string, Fields, string]>([
    ['ends before it begins', { validUntil: day('2026-10-31') }, '/validUntil'],
    [
      'is from a visa exemption and longer than 30 days',
      { origin: 'BVK', validUntil: day('2026-12-01') },
      '/validUntil',
    ],
    ['is diplomatic', { kind: 'DIPLOMATIK', origin: 'VITAS' }, '/kind'],
    ['is for service', { kind: 'DINAS', origin: 'VITAS' }, '/kind'],
    ['is of no kind', { kind: 'UNKNOWN', origin: 'UNKNOWN' }, '/kind'],
    [
      'is of a holder in no kecamatan of ours',
      { kecamatan: '31.74.01', address: null },
      '/kecamatan',
    ],
    ['has an address in another kecamatan', { address: somewhereIn('31.71.04') }, '/address'],
    [
      'is kept no longer than its first day',
      { handling: { retainUntil: day('2026-11-01') } },
      '/handling/retainUntil',
    ],
    [
      'is kept more than ten years after its end',
      { handling: { retainUntil: day('2036-12-01') } },
      '/handling/retainUntil',
    ],
  ])('is refused where it %s', (_what, change, field) => {
    expect(begin(permitRules, 'ISSUED', aPermit(change)).fields).toEqual([field]);
  });

  it('may be kept long after the end of a long validity', () => {
    const long = {
      kind: 'TETAP',
      origin: 'CONVERSION',
      validUntil: day('2031-11-01'),
      handling: { retainUntil: day('2041-11-01') },
    };
    expect(begin(permitRules, 'ISSUED', aPermit(long)).violations).toEqual([]);
  });

  it('says nothing of a person or an exact place when it is refused', () => {
    const { violations } = begin(
      permitRules,
      'ISSUED',
      aPermit({ address: { lat: 1.23456, lon: 2.34567 }, validUntil: 0 }),
    );
    expect(violations).toHaveLength(3);
    expect(JSON.stringify(violations)).not.toMatch(/CONTOH|1\.23456|2\.34567/);
  });

  it('that has ended takes nothing but a correction, and stays ended by it', () => {
    for (const end of ['REVOKED', 'CANCELLED', 'ENDED']) {
      const { after, violations } = carryOut(permitRules, issued(), end, CHANGES[end]);
      expect(violations).toEqual([]);
      for (const [change, said] of Object.entries(CHANGES))
        expect(carryOut(permitRules, after, change, said).refusal).toMatch(/^Expected a permit/);
      const corrected = carryOut(permitRules, after, 'CORRECTED', aPermit({ indexCode: 'C2' }));
      expect(corrected).toMatchObject({
        violations: [],
        after: { status: after['status'], endedOn: after['endedOn'], indexCode: 'C2' },
      });
    }
  });

  it('ends on a day that was, within its time', () => {
    expect(
      carryOut(permitRules, issued(), 'REVOKED', { endedOn: day('2026-11-25') }).fields,
    ).toEqual(['/endedOn']);
    expect(
      carryOut(permitRules, issued(), 'REVOKED', { endedOn: day('2026-10-31') }).fields,
    ).toEqual(['/endedOn']);
    expect(carryOut(permitRules, issued(), 'ENDED', { endedOn: null }).fields).toEqual([
      '/endedOn',
    ]);
  });

  it('lapses on its last day, once that is over', () => {
    expect(carryOut(permitRules, issued(), 'LAPSED').fields).toEqual(['/endedOn']);
    const lapsed = carryOut(
      permitRules,
      issued(),
      'LAPSED',
      {},
      aContext({ now: Date.parse('2026-12-01T00:00:00Z') }),
    );
    expect(lapsed).toMatchObject({
      violations: [],
      after: { status: 'LAPSED', endedOn: day('2026-11-30') },
    });
  });

  it('has only statuses of the schema, and counts every extension', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(CHANGES))), (changes) => {
        let permit = issued();
        let extended = 0;
        for (const [step, change] of changes.entries()) {
          const said =
            change === 'EXTENDED' ? { validUntil: day('2026-12-30') + step } : CHANGES[change];
          const { refusal, after, violations } = carryOut(permitRules, permit, change, said);
          if (refusal !== null || violations.length > 0) continue;
          if (change === 'EXTENDED') extended += 1;
          if (change === 'CONVERTED') extended = 0;
          permit = after;
          expect(permit).toMatchObject({ extensions: extended });
          expect([
            'ACTIVE',
            'PENDING',
            'REVOKED',
            'CANCELLED',
            'ENDED_BY_EXIT',
            'LAPSED',
          ]).toContain(permit['status']);
          // What ended keeps what was pending, so that its end can be retracted.
          if (permit['status'] === 'PENDING') expect(permit['pendingSince']).not.toBeNull();
          if (permit['status'] === 'ACTIVE') expect(permit['pendingSince']).toBeNull();
        }
      }),
    );
  });
});

describe('an application', () => {
  it('is pending from when it was filed until it is decided', () => {
    const pending = filed('EXTENSION');
    expect(pending).toMatchObject({
      violations: [],
      after: { status: 'PENDING', application: 'EXTENSION', pendingSince: NOW - HOUR_MS },
    });
    const decided = carryOut(permitRules, pending.after, 'APPLICATION_DECIDED', {
      decision: 'REFUSED',
      decidedAt: NOW,
    });
    expect(decided).toMatchObject({
      violations: [],
      after: {
        status: 'ACTIVE',
        application: null,
        pendingSince: null,
        decision: 'REFUSED',
        decidedAt: NOW,
      },
    });
    expect(
      carryOut(permitRules, decided.after, 'APPLICATION_FILED', CHANGES['APPLICATION_FILED']).after,
    ).toMatchObject({
      decision: null,
      decidedAt: null,
    });
  });

  it('is filed once at a time, and decided only when filed', () => {
    expect(
      carryOut(
        permitRules,
        filed('EXTENSION').after,
        'APPLICATION_FILED',
        CHANGES['APPLICATION_FILED'],
      ).refusal,
    ).toMatch(/got PENDING/);
    expect(
      carryOut(permitRules, issued(), 'APPLICATION_DECIDED', CHANGES['APPLICATION_DECIDED'])
        .refusal,
    ).toMatch(/got ACTIVE/);
  });

  it('says what and when, and none of it ahead of the clock', () => {
    const file = (said: Fields) =>
      carryOut(permitRules, issued(), 'APPLICATION_FILED', said).fields;
    expect(file({ application: 'EXTENSION', pendingSince: null })).toEqual(['/pendingSince']);
    expect(file({ application: 'EXTENSION', pendingSince: NOW + HOUR_MS })).toEqual([
      '/pendingSince',
    ]);
    const decide = (decidedAt: number) =>
      carryOut(permitRules, filed('EXTENSION').after, 'APPLICATION_DECIDED', {
        decision: 'GRANTED',
        decidedAt,
      });
    expect(decide(NOW + HOUR_MS).fields).toEqual(['/decidedAt']);
    expect(decide(NOW - 2 * HOUR_MS).fields).toEqual(['/decidedAt']);
  });

  it.each([
    ['VISIT_VISA', 'EXTENSION', []],
    ['VISIT_VISA', 'CONVERSION', []],
    ['VOA', 'EXTENSION', []],
    ['VOA', 'CONVERSION', ['/application']],
    ['BVK', 'EXTENSION', ['/application']],
    ['BVK', 'CONVERSION', ['/application']],
    ['CREW', 'EXTENSION', ['/application']],
    ['CREW', 'CONVERSION', []],
  ])('from %s for %s gets %j', (origin, application, fields) => {
    expect(filed(application, { origin }).fields).toEqual(fields);
  });
});

describe('an extension', () => {
  const extended = (change: Fields, validUntil: string) =>
    carryOut(permitRules, filed('EXTENSION', change).after, 'EXTENDED', {
      validUntil: day(validUntil),
    });

  it('adds days, counts, and settles what was pending', () => {
    const { after, violations } = carryOut(permitRules, filed('EXTENSION').after, 'EXTENDED', {
      validUntil: day('2026-12-30'),
    });
    expect(violations).toEqual([]);
    expect(after).toMatchObject({
      status: 'ACTIVE',
      extensions: 1,
      application: null,
      pendingSince: null,
      validUntil: day('2026-12-30'),
    });
  });

  it('takes no day away', () => {
    expect(extended({}, '2026-11-30').fields).toEqual(['/validUntil']);
  });

  it('of a visa on arrival is one, of at most 30 days', () => {
    expect(extended({ origin: 'VOA' }, '2026-12-31').fields).toEqual(['/validUntil']);
    const once = extended({ origin: 'VOA' }, '2026-12-30');
    expect(once.violations).toEqual([]);
    expect(
      carryOut(permitRules, once.after, 'APPLICATION_FILED', CHANGES['APPLICATION_FILED']).fields,
    ).toEqual(['/application']);
  });

  it('of a visa exemption is never', () => {
    expect(extended({ origin: 'BVK' }, '2026-12-10').fields).toEqual(['/validUntil']);
  });
});

describe('a conversion', () => {
  it('makes another permit of it, from a conversion', () => {
    const { after, violations } = carryOut(
      permitRules,
      filed('CONVERSION').after,
      'CONVERTED',
      CHANGES['CONVERTED'],
    );
    expect(violations).toEqual([]);
    expect(after).toMatchObject({
      status: 'ACTIVE',
      kind: 'TERBATAS',
      origin: 'CONVERSION',
      application: null,
    });
  });

  it.each(['VOA', 'BVK'])('is never one of a permit from %s', (origin) => {
    const applied = { ...issued({ origin }), decision: 'GRANTED' };
    expect(carryOut(permitRules, applied, 'CONVERTED', CHANGES['CONVERTED']).fields).toEqual([
      '/kind',
    ]);
  });
});

describe('a correction', () => {
  it('keeps status and extensions, and is validated as a whole by what it says', () => {
    const { after } = carryOut(permitRules, issued(), 'EXTENDED', CHANGES['EXTENDED']);
    expect(carryOut(permitRules, after, 'CORRECTED', aPermit()).after).toMatchObject({
      status: 'ACTIVE',
      extensions: 1,
    });
    const exempt = aPermit({ origin: 'BVK', validUntil: day('2026-12-15') });
    expect(carryOut(permitRules, issued(), 'CORRECTED', exempt).fields).toEqual(['/validUntil']);
  });
});

describe('a diplomatic permit that was said in this flow before', () => {
  const before = { ...begin(permitRules, 'ISSUED', aPermit()).after, kind: 'DIPLOMATIK' };

  it.each(['CORRECTED', 'EXTENDED', 'APPLICATION_FILED'])('takes no %s', (change) => {
    const said = change === 'CORRECTED' ? aPermit({ kind: 'DIPLOMATIK' }) : {};
    expect(carryOut(permitRules, before, change, said).fields).toContain('/kind');
  });

  it('may end here, to be said anew where it belongs, or be corrected to an ordinary one', () => {
    const endedOn = { endedOn: day('2026-11-20') };
    for (const change of ['REVOKED', 'CANCELLED', 'ENDED'])
      expect(carryOut(permitRules, before, change, endedOn).fields).toEqual([]);
    const said = { statusReason: 'It is said in its own flow' };
    expect(carryOut(permitRules, before, 'RETRACTED', said).fields).toEqual([]);
    expect(carryOut(permitRules, before, 'CORRECTED', aPermit()).fields).toEqual([]);
  });
});

describe('a permit that cites the entry of its holder', () => {
  const citing = (causationId: Fields, said: Fields = {}) =>
    begin(permitRules, 'ISSUED', aPermit(said), aContext({ related: { causationId } })).fields;
  /** The evening of 31 October in UTC is 1 November in Jakarta, the permit's first day. */
  const entry = (said: Fields = {}): Fields => ({
    ...{ direction: 'ENTRY', at: Date.parse('2026-10-31T18:00:00Z'), retracted: false, ...said },
  });

  it('begins on the day of the entry in Jakarta, or later', () => {
    expect(citing(entry())).toEqual([]);
    expect(citing(entry({ at: Date.parse('2026-11-02T18:00:00Z') }))).toEqual(['/validFrom']);
  });

  it('may cite an exit, or an entry that never was, which bind nothing', () => {
    const at = Date.parse('2026-11-10T00:00:00Z');
    expect(citing(entry({ at, direction: 'EXIT' }))).toEqual([]);
    expect(citing(entry({ at, retracted: true }))).toEqual([]);
  });
});
