import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { day } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { diplomaticPermitRules } from './diplomatic-permit-rules.js';

const issued = (said: Fields = {}) =>
  begin(diplomaticPermitRules, 'ISSUED', {
    ...{ diplomaticPermitId: randomUUID(), subjectId: randomUUID(), kind: 'DIPLOMATIK' },
    ...{ noteNo: 'NOTA/1/LATIHAN', kecamatan: '31.71.06', holder: {} },
    ...{ validFrom: day('2026-11-01'), validUntil: day('2027-10-31') },
    handling: { retainUntil: day('2031-11-24'), exercise: false },
    ...said,
  });
const NOTE = { noteNo: 'NOTA/2/LATIHAN' };

describe('a diplomatic permit', () => {
  it('is issued, extended and ended on the ministry’s word', () => {
    const { after, violations } = issued();
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ status: 'ACTIVE', endedOn: null });
    const validUntil = day('2028-10-31');
    const extended = carryOut(diplomaticPermitRules, after, 'EXTENDED', { ...NOTE, validUntil });
    expect(extended).toMatchObject({ fields: [], after: { ...NOTE, validUntil } });
    const endedOn = day('2026-11-20');
    for (const change of ['REVOKED', 'CANCELLED'])
      expect(
        carryOut(diplomaticPermitRules, extended.after, change, { ...NOTE, endedOn }),
      ).toMatchObject({ fields: [], after: { status: change } });
    for (const change of ['EXTENDED', 'REVOKED', 'CANCELLED'])
      expect(diplomaticPermitRules.changes[change]!.requires).toContain('noteNo');
  });

  it.each<[string, Fields, string]>([
    ['of a kind that is not known', { kind: 'UNKNOWN' }, '/kind'],
    ['that ends before it begins', { validUntil: day('2026-10-31') }, '/validUntil'],
    ['outside the districts', { kecamatan: '31.74.01' }, '/kecamatan'],
    [
      'kept for too short a time',
      { handling: { retainUntil: day('2026-10-01'), exercise: false } },
      '/handling/retainUntil',
    ],
  ])('%s is refused', (_what, said, field) => {
    expect(issued(said).fields).toEqual([field]);
  });

  it('is not extended to an earlier day', () => {
    const validUntil = day('2027-10-01');
    expect(
      carryOut(diplomaticPermitRules, issued().after, 'EXTENDED', { ...NOTE, validUntil }).fields,
    ).toEqual(['/validUntil']);
  });

  it('is retracted once, where it never was', () => {
    const said = { retractionReason: 'MISTAKEN' };
    const { after } = carryOut(diplomaticPermitRules, issued().after, 'RETRACTED', said);
    expect(after).toMatchObject({ status: 'RETRACTED', ...said });
    for (const change of ['RETRACTED', 'CORRECTED'])
      expect(carryOut(diplomaticPermitRules, after, change, {}).refusal).not.toBeNull();
  });

  it('ends by exit and lapse without a note', () => {
    const endedOn = day('2026-11-20');
    expect(
      carryOut(diplomaticPermitRules, issued().after, 'ENDED', { endedOn }).after,
    ).toMatchObject({ status: 'ENDED_BY_EXIT' });
    const over = issued({ validUntil: day('2026-11-20') }).after;
    expect(carryOut(diplomaticPermitRules, over, 'LAPSED').after).toMatchObject({
      ...{ status: 'LAPSED', endedOn: day('2026-11-20') },
    });
  });
});
