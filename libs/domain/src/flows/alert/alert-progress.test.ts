import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { aContext, HOUR_MS, NOW } from '../testing/a-context.js';
import { progressOf } from './alert-progress.js';

const { participants } = aContext();
const ALERT: Fields = {
  ...{ owner: 'deteksi', status: 'OPEN', competentAgency: 'imigrasi-jakpus' },
  ...{ addressees: ['imigrasi-dki'], kecamatan: '31.71.06' },
  ...{ occurredAt: NOW - HOUR_MS, dueAt: NOW + HOUR_MS },
};
const by = (owner: string, stage: string, change: Fields = {}): Fields => ({
  ...{ owner, stage, result: stage === 'RESULT' ? 'FOUND' : null, occurredAt: NOW },
  ...change,
});
const progress = (responses: Fields[], change: Fields = {}, now = NOW) =>
  progressOf({ ...ALERT, ...change }, responses, participants, now);

describe('how far an alert is', () => {
  it('is open while nobody answered', () => {
    expect(progress([])).toEqual({
      ...{ stage: 'OPEN', by: null, since: null, result: null, isPastDue: false },
    });
  });

  it.each([
    ['SEEN', 'SEEN', null],
    ['TAKEN', 'TAKEN', null],
    ['RESULT', 'ANSWERED', 'FOUND'],
    ['CLOSED', 'ANSWERED', null],
  ])('follows the competent agency: %s is %s', (stage, shown, result) => {
    expect(progress([by('imigrasi-jakpus', stage)])).toEqual({
      ...{ stage: shown, by: 'imigrasi-jakpus', since: NOW, result, isPastDue: false },
    });
  });

  it('is taken up, and not answered, by the result of another agency', () => {
    expect(progress([by('polri-jakpus', 'RESULT')])).toMatchObject({
      ...{ stage: 'TAKEN', by: 'polri-jakpus', result: null },
    });
  });

  it('does not follow an agency that has no part in it', () => {
    expect(progress([by('kec-senen', 'RESULT', { result: 'WRONG_PERSON' })])).toMatchObject({
      ...{ stage: 'OPEN', by: null },
    });
  });

  it('is that of who is furthest; of two the competent agency, then the first', () => {
    const [police, district] = [by('polri-jakpus', 'TAKEN'), by('kec-menteng', 'TAKEN')];
    expect(progress([by('imigrasi-jakpus', 'SEEN'), police]).by).toBe('polri-jakpus');
    expect(progress([police, by('imigrasi-jakpus', 'TAKEN')]).by).toBe('imigrasi-jakpus');
    expect(progress([police, { ...district, occurredAt: NOW - 1 }]).by).toBe('kec-menteng');
  });

  it.each(['CLOSED', 'RETRACTED'])('is %s by its owner’s word', (status) => {
    expect(progress([by('imigrasi-jakpus', 'RESULT')], { status }, NOW + 9 * HOUR_MS)).toEqual({
      ...{ stage: status, by: 'deteksi', since: NOW - HOUR_MS, result: 'FOUND', isPastDue: false },
    });
  });

  it('shows the result that holds now, also where it was corrected after the closing', () => {
    const corrected = by('imigrasi-jakpus', 'RESULT', { result: 'WRONG_PERSON' });
    const closed = { status: 'CLOSED', statusReason: 'with the result FOUND' };
    expect(progress([corrected], closed).result).toBe('WRONG_PERSON');
  });
});

describe('an alert is past due', () => {
  const late = (responses: Fields[], change: Fields = {}) =>
    progress(responses, change, NOW + HOUR_MS).isPastDue;

  it('from its due time on, where nobody whom it asks has taken it up', () => {
    expect(progress([], {}, NOW + HOUR_MS - 1).isPastDue).toBe(false);
    expect(late([])).toBe(true);
    expect(late([by('imigrasi-jakpus', 'SEEN')])).toBe(true);
    expect(late([by('kec-menteng', 'TAKEN')])).toBe(true);
  });

  it.each(['imigrasi-jakpus', 'imigrasi-dki'])('no more once %s has taken it up', (owner) => {
    for (const stage of ['TAKEN', 'RESULT', 'CLOSED']) expect(late([by(owner, stage)])).toBe(false);
  });

  it('never without a due time', () => {
    expect(late([], { dueAt: null })).toBe(false);
  });
});
