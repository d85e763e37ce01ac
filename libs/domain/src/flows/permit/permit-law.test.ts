import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { SEALED_TEXT } from '../seal-text.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { begin, type Carried, carryOut } from '../testing/carry-out.js';
import { permitRules } from './permit-rules.js';

const DAY_MS = 86_400_000;
/** A national decision and who answers for it. */
const DECISION = { decisionNo: 'IMI-7/LATIHAN', decisionOfficer: 'Petugas Latihan' };

function aPermit(change: Fields = {}): Fields {
  return {
    ...{ kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'C1', activities: [] },
    ...{ sponsorId: null, kecamatan: null, holder: { surname: 'CONTOH' }, address: null },
    ...{ validFrom: day('2026-11-01'), validUntil: day('2026-11-30') },
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const issue = (change: Fields = {}, context = aContext()): Carried =>
  begin(permitRules, 'ISSUED', aPermit(change), context);
const change = (before: Fields, name: string, said: Fields = {}, context = aContext()): Carried =>
  carryOut(permitRules, before, name, said, context);
const file = (before: Fields, application: string, said: Fields = {}): Carried =>
  change(before, 'APPLICATION_FILED', { application, pendingSince: NOW - HOUR_MS, ...said });
const until = (date: string): Fields => ({ validUntil: day(date) });
const TERBATAS = {
  ...{ kind: 'TERBATAS', indexCode: 'E23' },
  ...{ validFrom: day('2026-11-24'), ...until('2027-11-23') },
};
const lasting = (years: number): Fields => ({
  validUntil: day('2026-11-01') + years * 365,
  handling: { retainUntil: day('2036-11-01') },
});

/** What was tried through the API in November 2026 and accepted. */
const TRIED: readonly (readonly [string, string, (said: Fields) => Carried])[] = [
  [
    'TETAP from a visa on arrival',
    'VOA/KIND',
    (said) => issue({ kind: 'TETAP', origin: 'VOA', ...said }),
  ],
  [
    'TERBATAS from a visa exemption',
    'BVK/KIND',
    (said) => issue({ kind: 'TERBATAS', origin: 'BVK', ...said }),
  ],
  ['KUNJUNGAN of nine years', 'VISIT_VISA/LENGTH', (said) => issue({ ...lasting(9), ...said })],
  [
    'a fourth extension, to 740 days',
    'VISIT_VISA/EXTENSION',
    (said) => {
      const permit = { ...issue(until('2028-05-13')).after, extensions: 3 };
      return change(file(permit, 'EXTENSION').after, 'EXTENDED', {
        ...until('2028-11-10'),
        ...said,
      });
    },
  ],
  [
    'visit to TETAP',
    'VISIT_VISA/CONVERSION',
    (said) =>
      change(file(issue().after, 'CONVERSION').after, 'CONVERTED', {
        ...TERBATAS,
        kind: 'TETAP',
        ...said,
      }),
  ],
  [
    'an extension after a refusal',
    'ANY/GRANT',
    (said) => {
      const refused = change(file(issue().after, 'EXTENSION').after, 'APPLICATION_DECIDED', {
        ...{ decision: 'REFUSED', decidedAt: NOW },
      });
      return change(refused.after, 'EXTENDED', { ...until('2026-12-30'), ...said });
    },
  ],
  [
    'an extension after the end',
    'ANY/GRANT',
    (said) =>
      change(
        issue().after,
        'EXTENDED',
        { ...until('2027-01-20'), ...said },
        aContext({ now: NOW + 20 * DAY_MS }),
      ),
  ],
  [
    'an extension without an application',
    'ANY/GRANT',
    (said) => change(issue().after, 'EXTENDED', { ...until('2026-12-30'), ...said }),
  ],
  [
    'a second extension on one application',
    'ANY/GRANT',
    (said) => {
      const granted = change(file(issue().after, 'EXTENSION').after, 'APPLICATION_DECIDED', {
        ...{ decision: 'GRANTED', decidedAt: NOW },
      });
      const once = change(granted.after, 'EXTENDED', until('2026-12-30'));
      expect(once.violations).toEqual([]);
      return change(once.after, 'EXTENDED', { ...until('2027-01-30'), ...said });
    },
  ],
  [
    'an application after the end',
    'ANY/FILING',
    (said) => file(issue(until('2026-11-23')).after, 'EXTENSION', said),
  ],
];

describe('what the law of its day does not provide for', () => {
  it.each(TRIED)('%s is refused with the article', (_what, cell, tried) => {
    const { violations } = tried({});
    expect(violations).toHaveLength(1);
    expect(violations[0]!.expected).toContain(`(${cell}: `);
    expect(violations[0]!.expected).toMatch(/art|Permenkumham/);
  });

  it.each(TRIED)('%s is stored as irregular by a national decision', (_what, cell, tried) => {
    expect(tried(DECISION)).toMatchObject({
      violations: [],
      after: {
        ...DECISION,
        irregular: { cell, article: expect.any(String), tableVersion: 'permits-2' },
        uncertainLaw: null,
      },
    });
  });

  it.each([
    [{ decisionNo: 'IMI-7/LATIHAN' }, '/decisionOfficer'],
    [{ decisionOfficer: 'Petugas Latihan' }, '/decisionNo'],
  ])('is refused by %j alone', (said, field) => {
    expect(issue({ kind: 'TETAP', origin: 'VOA', ...said }).fields).toEqual([field]);
  });

  it('is refused again where the decision was about another change', () => {
    const irregular = issue({ kind: 'TERBATAS', origin: 'BVK', ...DECISION }).after;
    const extended = change(irregular, 'EXTENDED', until('2026-12-30'));
    expect(extended.fields).toEqual(['/change']);
    expect(file(irregular, 'EXTENSION')).toMatchObject({
      violations: [],
      after: { decisionNo: null, irregular: { cell: 'BVK/KIND' } },
    });
  });

  it('is corrected on the decision of before, and no longer marked once it is right', () => {
    const irregular = issue({ kind: 'TERBATAS', origin: 'BVK', ...DECISION }).after;
    const same = change(irregular, 'CORRECTED', aPermit({ kind: 'TERBATAS', origin: 'BVK' }));
    expect(same).toMatchObject({ violations: [], after: { irregular: { cell: 'BVK/KIND' } } });
    const right = change(irregular, 'CORRECTED', aPermit({ origin: 'BVK' }));
    expect(right).toMatchObject({ violations: [], after: { irregular: null } });
  });

  it('is judged by the day on which it happened, not by today', () => {
    const on = (date: string) =>
      issue(
        {
          validFrom: day(date),
          validUntil: day(date) + 60,
          handling: { retainUntil: day(date) + 3_650 },
        },
        aContext({ said: { occurredAt: Date.parse(`${date}T05:00:00Z`) } }),
      );
    // PP 31/2013 art. 136(1): 60 days and no more; since Permenkumham 22/2023 some indexes 180.
    expect(on('2020-02-01').fields).toEqual(['/validUntil']);
    expect(on('2020-02-01').violations[0]!.expected).toContain('PP 31/2013, art. 136(1)');
    expect(on('2024-02-01')).toMatchObject({
      violations: [],
      after: { irregular: null, uncertainLaw: { cell: 'VISIT_VISA/LENGTH' } },
    });
    expect(on('2012-02-01').violations).toEqual([]);
  });

  it.each(['DIPLOMATIK', 'DINAS'])(
    'becomes no %s by any decision: that is another flow',
    (kind) => {
      const filed = file(issue().after, 'CONVERSION').after;
      expect(change(filed, 'CONVERTED', { ...TERBATAS, kind, ...DECISION }).fields).toEqual([
        '/kind',
      ]);
      expect(issue({ kind, origin: 'VOA', ...DECISION }).fields).toEqual(['/kind']);
    },
  );

  it('is only marked where the cell is uncertain', () => {
    const bridge = issue({ origin: 'BRIDGING' }).after;
    const extended = change(file(bridge, 'EXTENSION').after, 'EXTENDED', until('2026-12-30'));
    expect(extended).toMatchObject({
      violations: [],
      after: { irregular: null, uncertainLaw: { cell: 'BRIDGING/EXTENSION' } },
    });
  });

  it('says nothing of a person', () => {
    const { violations } = issue({ kind: 'TETAP', origin: 'VOA' });
    expect(JSON.stringify(violations)).not.toContain('CONTOH');
  });
});

describe('what contradicts itself', () => {
  it.each<[string, () => Carried]>([
    ['an end before its beginning', () => issue({ ...until('2026-10-31'), ...DECISION })],
    [
      'an extension that takes days away',
      () =>
        change(file(issue().after, 'EXTENSION').after, 'EXTENDED', {
          ...until('2026-11-20'),
          ...DECISION,
        }),
    ],
  ])('is refused whoever decided it: %s', (_what, tried) => {
    expect(tried().fields).toEqual(['/validUntil']);
  });
});

describe('a bridging permit', () => {
  it('is of 60 days, and a limited permit may follow it', () => {
    expect(issue({ origin: 'BRIDGING', ...until('2026-12-30') }).violations).toEqual([]);
    expect(issue({ origin: 'BRIDGING', ...until('2026-12-31') }).fields).toEqual(['/validUntil']);
    const bridge = issue({ origin: 'BRIDGING' }).after;
    const converted = change(file(bridge, 'CONVERSION').after, 'CONVERTED', TERBATAS);
    expect(converted).toMatchObject({ violations: [], after: { irregular: null } });
  });
});

describe('a bridging permit that names the permit before it', () => {
  const precedingPermitId = '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f009';
  const before = { subjectId: 'somebody', ...until('2026-11-23') };
  const bridge = (bridgePaidAt: number | null, said: Fields = {}, preceding: Fields = before) =>
    issue(
      { origin: 'BRIDGING', precedingPermitId, bridgePaidAt, ...said },
      aContext({ related: { precedingPermitId: preceding } }),
    );
  const on = (date: string) => Date.parse(`${date}T05:00:00Z`);

  it('was paid three days before that one ends, or is granted by decision', () => {
    expect(bridge(on('2026-11-20'))).toMatchObject({ violations: [], after: { irregular: null } });
    const late = bridge(on('2026-11-21'));
    expect(late.fields).toEqual(['/bridgePaidAt']);
    expect(late.violations[0]!.expected).toContain('paid at least 3 days before');
    expect(bridge(on('2026-11-21'), DECISION)).toMatchObject({
      violations: [],
      after: { irregular: { cell: 'BRIDGING/PAYMENT' } },
    });
  });

  it('follows a permit of the same person, and says both or neither', () => {
    const subjectId = 'somebody else';
    expect(bridge(on('2026-11-20'), { subjectId }).fields).toEqual(['/precedingPermitId']);
    expect(bridge(null).fields).toEqual(['/bridgePaidAt']);
    expect(bridge(NOW + HOUR_MS).fields).toContain('/bridgePaidAt');
    expect(bridge(on('2026-11-20'), { origin: 'VISIT_VISA' }).fields).toEqual([
      ...['/precedingPermitId', '/bridgePaidAt'],
    ]);
  });
});

describe('a payment', () => {
  it('was made with the filing where nobody speaks of it', () => {
    expect(file(issue().after, 'EXTENSION').after).toMatchObject({
      ...{ pendingSince: NOW - HOUR_MS, paidAt: NOW - HOUR_MS, awaitsPayment: false },
    });
  });

  it('may come later, once', () => {
    const unpaid = file(issue().after, 'EXTENSION', { paidAt: null });
    expect(unpaid.after).toMatchObject({ status: 'PENDING', paidAt: null, awaitsPayment: true });
    const paid = change(unpaid.after, 'APPLICATION_PAID', { paidAt: NOW });
    expect(paid).toMatchObject({
      violations: [],
      after: { status: 'PENDING', paidAt: NOW, awaitsPayment: false },
    });
    expect(change(paid.after, 'APPLICATION_PAID', { paidAt: NOW }).refusal).toMatch(/^Expected/);
    expect(change(issue().after, 'APPLICATION_PAID', { paidAt: NOW }).refusal).toMatch(/^Expected/);
  });

  it('lies not ahead of the clock, and is said', () => {
    const unpaid = file(issue().after, 'EXTENSION', { paidAt: null }).after;
    for (const paidAt of [NOW + HOUR_MS, null])
      expect(change(unpaid, 'APPLICATION_PAID', { paidAt }).fields).toEqual(['/paidAt']);
  });

  it('is of one application only', () => {
    const paid = file(issue().after, 'EXTENSION').after;
    const extended = change(paid, 'EXTENDED', until('2026-12-30')).after;
    expect(extended).toMatchObject({ paidAt: null, awaitsPayment: false, decision: null });
    expect(file(extended, 'EXTENSION', { paidAt: null }).after).toMatchObject({ paidAt: null });
  });
});

describe('a retraction', () => {
  const reason = { statusReason: 'Recorded for another permit by mistake' };
  const SEALED = { statusReason: SEALED_TEXT, reason: { text: reason.statusReason } };
  const ENDS: Record<string, Fields> = {
    REVOKED: { endedOn: day('2026-11-24') },
    CANCELLED: { endedOn: day('2026-11-24') },
    ENDED: { endedOn: day('2026-11-20') },
  };

  it.each(Object.keys(ENDS))('of %s leaves the permit as it was', (end) => {
    for (const before of [issue().after, file(issue().after, 'EXTENSION').after]) {
      const ended = change(before, end, ENDS[end]).after;
      const undone = change(ended, 'END_RETRACTED', reason);
      expect(undone).toMatchObject({
        violations: [],
        after: {
          ...{ status: before['status'], pendingSince: before['pendingSince'], endedOn: null },
          ...{ application: before['application'], paidAt: before['paidAt'], ...SEALED },
        },
      });
    }
  });

  it('of a lapse leaves the permit as it was', () => {
    const later = aContext({ now: Date.parse('2026-12-01T00:00:00Z') });
    const lapsed = change(issue().after, 'LAPSED', {}, later).after;
    expect(change(lapsed, 'END_RETRACTED', reason).after).toMatchObject({ status: 'ACTIVE' });
  });

  it('of an end is refused where there is none', () => {
    for (const permit of [issue().after, file(issue().after, 'EXTENSION').after])
      expect(change(permit, 'END_RETRACTED', reason).refusal).toMatch(/^Expected/);
  });

  it('of a permit is for good: no change follows, no retraction of a retraction', () => {
    const retracted = change(issue().after, 'RETRACTED', reason);
    expect(retracted).toMatchObject({ violations: [], after: { status: 'RETRACTED', ...SEALED } });
    for (const [name, said] of [
      ['RETRACTED', reason],
      ['END_RETRACTED', reason],
      ['CORRECTED', aPermit()],
      ['EXTENDED', until('2026-12-30')],
      ['REVOKED', ENDS['REVOKED']],
    ] as const)
      expect(change(retracted.after, name, said).refusal).toMatch(/^Expected a permit/);
  });

  it('is possible in every other state', () => {
    const ended = change(issue().after, 'REVOKED', ENDS['REVOKED']).after;
    for (const permit of [issue().after, file(issue().after, 'EXTENSION').after, ended])
      expect(change(permit, 'RETRACTED', reason).violations).toEqual([]);
  });

  it.each(['RETRACTED', 'END_RETRACTED'])('has a reason: %s', (name) => {
    const ended = change(issue().after, 'REVOKED', ENDS['REVOKED']).after;
    expect(change(ended, name, { statusReason: null }).fields).toEqual(['/statusReason']);
  });

  it('says why, and a later change no longer does', () => {
    const ended = change(issue().after, 'REVOKED', ENDS['REVOKED']).after;
    const undone = change(ended, 'END_RETRACTED', reason).after;
    expect(change(undone, 'REVOKED', ENDS['REVOKED']).after).toMatchObject({
      ...{ statusReason: null, reason: null },
    });
  });
});
