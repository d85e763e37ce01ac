import { dayNumberAt } from '@sinergi/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_RULES } from '../rules/known-rules.js';
import { evaluateStay } from './evaluate-stay.js';
import { OVERSTAY_RULE } from './overstay-rule.js';
import type { StayMovement, StayPermit } from './stay-facts.js';

const DAY_MS = 86_400_000;
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
/** Noon in Jakarta. */
const noon = (days: number): number => days * DAY_MS + 5 * 3_600_000;
const at = (date: string): number => noon(day(date));

function aPermit(change: Partial<StayPermit> = {}): StayPermit {
  return {
    eventId: 'permit-1',
    kind: 'KUNJUNGAN',
    origin: 'VISIT_VISA',
    status: 'ACTIVE',
    validFrom: day('2026-11-01'),
    validUntil: day('2026-11-30'),
    pendingSince: null,
    paidAt: null,
    awaitsPayment: false,
    decision: null,
    decidedAt: null,
    endedOn: null,
    ...change,
  };
}

const aMovement = (direction: string, date: string): StayMovement => ({
  eventId: `${direction} ${date}`,
  direction,
  at: at(date),
  retracted: false,
});
const ENTRY = aMovement('ENTRY', '2026-11-01');
const evaluate = (
  permit: Partial<StayPermit>,
  movements: StayMovement[] = [ENTRY],
  now = at('2026-12-04'),
) => evaluateStay([aPermit(permit)], movements, now);

describe('an overstay', () => {
  it('is found when the permit is over and the person is still there', () => {
    expect(evaluate({})).toEqual({
      verdict: 'OVERSTAY',
      ruleId: 'overstay',
      ruleVersion: 3,
      daysOverstayed: 4,
      severity: 'LOW',
      permit: aPermit(),
      evidence: ['permit-1', 'ENTRY 2026-11-01'],
      basis: expect.any(String),
      explanationId:
        'Izin KUNJUNGAN berakhir 2026-11-30; tidak ada permohonan tertunda yang diajukan dan ' +
        'dibayar sebelum itu; perlintasan terakhir masuk. ' +
        'Lewat 4 hari pada 2026-12-04 (WIB). Aturan overstay versi 3 ' +
        '(UU 6/2011 art. 78(1)–(3); PP 45/2024 annex).',
      explanationEn:
        'The KUNJUNGAN permit ended 2026-11-30; no application filed and paid before that is ' +
        'pending; ' +
        'the last movement is an entry. ' +
        '4 days over on 2026-12-04 (WIB). Rule overstay version 3 (UU 6/2011 art. 78(1)–(3); ' +
        'PP 45/2024 annex).',
    });
  });

  it('is explained by the tariff of its day: PP 28/2019 until PP 45/2024 began', () => {
    const on = (date: string) => {
      const [validFrom, validUntil] = [day(date) - 60, day(date) - 1];
      return evaluateStay([aPermit({ validFrom, validUntil })], [], at(date)).explanationEn;
    };
    expect(on('2024-12-17')).toContain('PP 28/2019');
    expect(on('2024-12-18')).toContain('PP 45/2024');
    expect(on('2019-05-02')).not.toMatch(/PP 28|PP 45/);
  });

  it('is found without any movement too, where the permit did not end by exit', () => {
    expect(evaluate({}, [])).toMatchObject({ verdict: 'OVERSTAY', evidence: ['permit-1'] });
  });

  it('begins with the day after the last one, in Jakarta', () => {
    const midnight = Date.parse('2026-11-30T17:00:00Z');
    expect(evaluate({}, [ENTRY], midnight - 1)).toMatchObject({
      verdict: 'NONE',
      daysOverstayed: 0,
    });
    expect(evaluate({}, [ENTRY], midnight)).toMatchObject({
      verdict: 'OVERSTAY',
      daysOverstayed: 1,
    });
  });

  it.each([
    [1, 'LOW'],
    [6, 'LOW'],
    [7, 'MEDIUM'],
    [60, 'MEDIUM'],
    [61, 'HIGH'],
  ])('of %i days is %s', (days, severity) => {
    expect(evaluate({}, [ENTRY], noon(day('2026-11-30') + days))).toMatchObject({
      verdict: 'OVERSTAY',
      daysOverstayed: days,
      severity,
    });
  });

  it.each(['REVOKED', 'CANCELLED'])('counts from the day on which the permit was %s', (status) => {
    expect(evaluate({ status, endedOn: day('2026-11-20') })).toMatchObject({
      verdict: 'OVERSTAY',
      daysOverstayed: 14,
    });
  });

  it('of a permit that lapsed counts from its last day', () => {
    expect(evaluate({ status: 'LAPSED', endedOn: day('2026-11-30') })).toMatchObject({
      verdict: 'OVERSTAY',
      daysOverstayed: 4,
    });
  });

  it('counts from the day of a refusal, if that came after the last day', () => {
    const refused = (decidedAt: number) => evaluate({ decision: 'REFUSED', decidedAt });
    expect(refused(at('2026-12-02'))).toMatchObject({ verdict: 'OVERSTAY', daysOverstayed: 2 });
    expect(refused(at('2026-11-10'))).toMatchObject({ verdict: 'OVERSTAY', daysOverstayed: 4 });
    expect(refused(at('2026-12-04'))).toMatchObject({ verdict: 'NONE' });
  });

  it('is about the permit that ran longest', () => {
    const later = aPermit({
      eventId: 'permit-2',
      validFrom: day('2026-12-01'),
      validUntil: day('2026-12-02'),
    });
    expect(evaluateStay([aPermit(), later], [ENTRY], at('2026-12-04'))).toMatchObject({
      daysOverstayed: 2,
      permit: later,
    });
  });
});

describe('the rule that finds an overstay', () => {
  it('is known in its version, so an alert may cite it', () => {
    const { id, version } = OVERSTAY_RULE;
    expect(KNOWN_RULES).toContainEqual({ id, version, since: expect.any(String) });
  });
});

describe('what an evaluation is based on', () => {
  const basis = (...said: Parameters<typeof evaluate>) => evaluate(...said).basis;

  it('stays the same while only time passes, or an event says the same again', () => {
    expect(basis({}, [ENTRY], at('2026-12-24'))).toBe(basis({}));
    expect(basis({ eventId: 'permit-1 again' })).toBe(basis({}));
    expect(basis({}, [{ ...ENTRY, eventId: 'entry again' }])).toBe(basis({}));
  });

  it.each<[string, Partial<StayPermit>, StayMovement[]]>([
    ['another last day', { validUntil: day('2026-11-29') }, [ENTRY]],
    ['a revocation', { status: 'REVOKED', endedOn: day('2026-11-30') }, [ENTRY]],
    ['a refusal', { decision: 'REFUSED', decidedAt: at('2026-12-01') }, [ENTRY]],
    ['another entry', {}, [ENTRY, aMovement('ENTRY', '2026-11-20')]],
  ])('is another with %s', (_what, permit, movements) => {
    expect(basis(permit, movements)).not.toBe(basis({}));
  });
});

describe('no overstay', () => {
  it.each<[string, Partial<StayPermit>, StayMovement[]]>([
    ['while the permit runs', { validUntil: day('2026-12-04') }, [ENTRY]],
    ['after an exit', {}, [ENTRY, aMovement('EXIT', '2026-12-02')]],
    ['after an exit at the very moment of an entry', {}, [ENTRY, aMovement('EXIT', '2026-11-01')]],
    [
      'after a movement whose direction nobody knows',
      {},
      [ENTRY, aMovement('UNKNOWN', '2026-11-02')],
    ],
    [
      'after a permit that ended by exit',
      { status: 'ENDED_BY_EXIT', endedOn: day('2026-11-20') },
      [],
    ],
    [
      'by a permit that was cancelled before its first day',
      { status: 'CANCELLED', endedOn: day('2026-10-20') },
      [],
    ],
    ['by a permit of an earlier stay', {}, [aMovement('ENTRY', '2026-12-03')]],
  ])('is found %s', (_what, permit, movements) => {
    expect(evaluate(permit, movements)).toMatchObject({
      verdict: 'NONE',
      daysOverstayed: 0,
      severity: null,
    });
  });

  it('is found without a permit', () => {
    expect(evaluateStay([], [ENTRY], at('2026-12-04'))).toMatchObject({
      verdict: 'NONE',
      permit: null,
    });
  });

  it('is found where another permit is still valid', () => {
    const later = aPermit({
      eventId: 'permit-2',
      validFrom: day('2026-12-01'),
      validUntil: day('2026-12-31'),
    });
    expect(evaluateStay([aPermit(), later], [ENTRY], at('2026-12-04'))).toMatchObject({
      verdict: 'NONE',
      permit: later,
    });
  });

  it('is found where another permit says that the person left', () => {
    const left = aPermit({
      eventId: 'permit-2',
      status: 'ENDED_BY_EXIT',
      endedOn: day('2026-12-01'),
    });
    expect(evaluateStay([aPermit(), left], [ENTRY], at('2026-12-04'))).toMatchObject({
      verdict: 'NONE',
    });
  });
});

describe('a clock that stands still', () => {
  it('is found when an application was filed on the last day at the latest', () => {
    const pending = (date: string) =>
      evaluate({ status: 'PENDING', pendingSince: at(date) }).verdict;
    expect(pending('2026-11-30')).toBe('FROZEN');
    expect(pending('2026-12-01')).toBe('OVERSTAY');
  });

  it('is the last day’s in Jakarta, to its last moment', () => {
    const midnight = Date.parse('2026-11-30T17:00:00Z');
    expect(evaluate({ status: 'PENDING', pendingSince: midnight - 1 }).verdict).toBe('FROZEN');
    expect(evaluate({ status: 'PENDING', pendingSince: midnight }).verdict).toBe('OVERSTAY');
  });

  it('is found between the grant and the extension that follows it', () => {
    expect(evaluate({ decision: 'GRANTED', decidedAt: at('2026-12-02') }).verdict).toBe('FROZEN');
    expect(evaluate({ decision: 'GRANTED', decidedAt: at('2026-11-20') }).verdict).toBe('OVERSTAY');
  });

  it('is found when it was paid in time too, and not while it awaits payment', () => {
    const filed = { status: 'PENDING', pendingSince: at('2026-11-28') };
    const paid = (date: string) => evaluate({ ...filed, paidAt: at(date) }).verdict;
    expect(paid('2026-11-30')).toBe('FROZEN');
    expect(paid('2026-12-01')).toBe('OVERSTAY');
    expect(evaluate({ ...filed, awaitsPayment: true }).verdict).toBe('OVERSTAY');
    // Of an application from before payments were told apart, filed means paid.
    expect(evaluate(filed).verdict).toBe('FROZEN');
  });

  it('is not found by an application of an earlier stay', () => {
    const before = aPermit({
      ...{ eventId: 'permit-0', status: 'PENDING', pendingSince: at('2026-10-05') },
      ...{ validFrom: day('2026-09-01'), validUntil: day('2026-10-20') },
    });
    const movements = [
      aMovement('ENTRY', '2026-09-01'),
      aMovement('EXIT', '2026-10-18'),
      aMovement('ENTRY', '2026-10-20'),
    ];
    const now = aPermit({ validFrom: day('2026-10-20'), validUntil: day('2026-11-18') });
    expect(evaluateStay([before, now], movements, at('2026-12-04'))).toMatchObject({
      ...{ verdict: 'OVERSTAY', daysOverstayed: 16, permit: { eventId: now.eventId } },
    });
    const granted = { ...before, status: 'ACTIVE', pendingSince: null, decision: 'GRANTED' };
    const decidedAt = at('2026-10-21') - 10 * DAY_MS;
    expect(
      evaluateStay([{ ...granted, decidedAt }, now], movements, at('2026-12-04')).verdict,
    ).toBe('OVERSTAY');
  });

  it('is found for another permit of the same stay', () => {
    const pending = aPermit({ status: 'PENDING', pendingSince: at('2026-11-10') });
    const other = aPermit({ eventId: 'permit-2', validUntil: day('2026-12-01') });
    expect(evaluateStay([pending, other], [ENTRY], at('2026-12-04')).verdict).toBe('FROZEN');
  });

  it('goes on over a new entry for a limited permit, which goes on too', () => {
    const permit = { kind: 'TERBATAS', status: 'PENDING', pendingSince: at('2026-11-10') };
    const movements = [ENTRY, aMovement('EXIT', '2026-11-12'), aMovement('ENTRY', '2026-11-20')];
    expect(evaluate(permit, movements).verdict).toBe('FROZEN');
    expect(evaluate({ ...permit, kind: 'KUNJUNGAN' }, movements).verdict).toBe('OVERSTAY');
  });

  it('is never found for a permit that was revoked', () => {
    expect(
      evaluate({ status: 'REVOKED', endedOn: day('2026-11-20'), pendingSince: at('2026-11-10') })
        .verdict,
    ).toBe('OVERSTAY');
  });
});

describe('what never happened', () => {
  it('of permits counts for nothing', () => {
    const longer = aPermit({ eventId: 'permit-2', validUntil: day('2027-01-31') });
    const all = (status: string) =>
      evaluateStay([aPermit(), { ...longer, status }], [ENTRY], at('2026-12-04')).verdict;
    expect(all('ACTIVE')).toBe('NONE');
    expect(all('RETRACTED')).toBe('OVERSTAY');
    expect(evaluate({ status: 'RETRACTED' }).verdict).toBe('NONE');
    const pending = { status: 'RETRACTED', pendingSince: at('2026-11-20') };
    const other = aPermit({ ...pending, eventId: 'permit-3' });
    expect(evaluateStay([aPermit(), other], [ENTRY], at('2026-12-04')).verdict).toBe('OVERSTAY');
  });

  it('of movements counts for nothing', () => {
    const exit = aMovement('EXIT', '2026-12-02');
    expect(evaluate({}, [ENTRY, exit]).verdict).toBe('NONE');
    expect(evaluate({}, [ENTRY, { ...exit, retracted: true }])).toMatchObject({
      ...{ verdict: 'OVERSTAY', evidence: ['permit-1', ENTRY.eventId] },
    });
  });
});

describe("the Foreign Ministry's matter", () => {
  it.each(['DINAS', 'DIPLOMATIK', 'UNKNOWN', 'SOMETHING NEW'])(
    'is every %s permit that is over',
    (kind) => {
      expect(evaluate({ kind })).toMatchObject({
        verdict: 'REFERRED',
        severity: null,
        daysOverstayed: 0,
      });
      expect(evaluate({ kind, validUntil: day('2026-12-31') }).verdict).toBe('NONE');
    },
  );

  it('is everybody who holds such a permit beside another one', () => {
    const service = aPermit({ eventId: 'permit-2', kind: 'DINAS', validUntil: day('2026-11-20') });
    expect(evaluateStay([aPermit(), service], [ENTRY], at('2026-12-04'))).toMatchObject({
      verdict: 'REFERRED',
      permit: service,
    });
  });
});

describe('whatever the facts', () => {
  const days = fc.integer({ min: 20_000, max: 20_120 });
  const instants = days.chain((on) =>
    fc.integer({ min: 0, max: DAY_MS - 1 }).map((ms) => on * DAY_MS + ms),
  );
  const permits = fc.array(
    fc
      .record({
        kind: fc.constantFrom('KUNJUNGAN', 'TERBATAS', 'TETAP', 'DINAS'),
        status: fc.constantFrom(
          'ACTIVE',
          'PENDING',
          'REVOKED',
          'CANCELLED',
          'ENDED_BY_EXIT',
          'LAPSED',
        ),
        validFrom: days,
        length: fc.nat(60),
        pendingSince: fc.option(instants),
        decision: fc.constantFrom(null, 'GRANTED', 'REFUSED'),
        decidedAt: fc.option(instants),
        endedOn: fc.option(days),
      })
      .map(({ length, ...permit }) =>
        aPermit({ ...permit, validUntil: permit.validFrom + length }),
      ),
    { maxLength: 4 },
  );
  const movements = fc.array(
    fc.record({ direction: fc.constantFrom('ENTRY', 'EXIT'), at: instants }),
    { maxLength: 4 },
  );
  const facts = fc.record({ permits, movements, now: instants }).map((drawn) => ({
    now: drawn.now + 30 * DAY_MS,
    permits: drawn.permits.map((permit, no) => ({ ...permit, eventId: `permit-${no}` })),
    movements: drawn.movements.map(
      (movement, no): StayMovement => ({
        ...movement,
        eventId: `movement-${no}`,
        retracted: false,
      }),
    ),
  }));

  it('an application of this stay, filed before expiry and pending, gives no overstay', () => {
    fc.assert(
      fc.property(facts, days, fc.nat(60), fc.nat(200), (given, validFrom, length, before) => {
        const validUntil = validFrom + length;
        const pending = aPermit({
          eventId: 'pending',
          status: 'PENDING',
          validFrom,
          validUntil,
          pendingSince: noon(validUntil - before),
        });
        const soFar = given.movements.filter(({ at }) => at <= pending.pendingSince!);
        expect(evaluateStay([...given.permits, pending], soFar, given.now).verdict).not.toBe(
          'OVERSTAY',
        );
      }),
    );
  });

  it('an exit after the last entry never gives an overstay', () => {
    fc.assert(
      fc.property(facts, fc.nat(DAY_MS), (given, after) => {
        const last = Math.max(0, ...given.movements.map((movement) => movement.at));
        const exit: StayMovement = {
          ...{ eventId: 'exit', direction: 'EXIT', at: last + after, retracted: false },
        };
        expect(evaluateStay(given.permits, [...given.movements, exit], given.now).verdict).toBe(
          'NONE',
        );
      }),
    );
  });

  it('their order does not matter', () => {
    const shuffled = facts.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given.permits, { minLength: given.permits.length }),
        fc.shuffledSubarray(given.movements, { minLength: given.movements.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, otherPermits, otherMovements]) => {
        expect(evaluateStay(otherPermits, otherMovements, given.now)).toEqual(
          evaluateStay(given.permits, given.movements, given.now),
        );
      }),
    );
  });

  it('time alone only turns NONE into something, and adds a day per day to an overstay', () => {
    fc.assert(
      fc.property(facts, fc.nat(200), (given, later) => {
        const first = evaluateStay(given.permits, given.movements, given.now);
        const second = evaluateStay(given.permits, given.movements, given.now + later * DAY_MS);
        if (first.verdict !== 'NONE') expect(second.verdict).toBe(first.verdict);
        if (first.verdict === 'OVERSTAY')
          expect(second.daysOverstayed).toBe(first.daysOverstayed + later);
      }),
    );
  });

  it('an overstay is explained in both languages, by events, and lasts a day or more', () => {
    let found = 0;
    fc.assert(
      fc.property(facts, (given) => {
        const evaluated = evaluateStay(given.permits, given.movements, given.now);
        for (const text of [evaluated.explanationId, evaluated.explanationEn]) {
          expect(text.length).toBeGreaterThanOrEqual(10);
          expect(text.length).toBeLessThanOrEqual(1000);
        }
        if (evaluated.verdict !== 'OVERSTAY') return;
        found += 1;
        expect(OVERSTAY_RULE.kinds).toContain(evaluated.permit.kind);
        expect(evaluated.permit.validFrom).toBeLessThan(dayNumberAt(given.now));
        expect(evaluated.daysOverstayed).toBeGreaterThan(0);
        expect(evaluated.evidence).toContain(evaluated.permit.eventId);
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(10);
  });
});
