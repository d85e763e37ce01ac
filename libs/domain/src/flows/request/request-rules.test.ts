import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { SEALED_TEXT } from '../seal-text.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { addresseesOf } from './addressees-of.js';
import { requestRules } from './request-rules.js';

const { participants } = aContext();

function aRequest(change: Fields = {}): Fields {
  return {
    to: { agencies: ['polri-jakpus'], roles: [], areas: [] },
    question: 'Which lodging reports are held for this subject?',
    subjectId: null,
    dueAt: NOW + 24 * HOUR_MS,
    detail: null,
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const to = (change: Fields) => ({ to: { agencies: [], roles: [], areas: [], ...change } });
const asked = (change: Fields = {}) => begin(requestRules, 'ASKED', aRequest(change));

describe('a request', () => {
  it('begins open, with whom it means', () => {
    expect(asked()).toMatchObject({
      violations: [],
      after: { status: 'OPEN', reminders: 0, addressees: ['polri-jakpus'] },
    });
  });

  it('travels with what it asks in the sealed detail alone, which no reminder changes', () => {
    const { question } = aRequest() as { question: string };
    expect(asked().after).toMatchObject({ question: SEALED_TEXT, detail: { text: question } });
    const { after } = asked({ detail: { text: 'Contoh rincian.' } });
    expect(after['detail']).toEqual({ text: `${question}\n\nContoh rincian.` });
    expect(JSON.stringify({ ...after, detail: null })).not.toContain('lodging');
    const reminded = carryOut(requestRules, after, 'REMINDED', {});
    expect(reminded.after).toMatchObject({ question: SEALED_TEXT });
  });

  it('asks for information where it does not say what for, or for advice, and stays so', () => {
    expect(asked().after).toMatchObject({ kind: 'INFORMATION' });
    const { after, violations } = asked({ kind: 'ADVICE' });
    expect(violations).toEqual([]);
    expect(carryOut(requestRules, after, 'REMINDED').after).toMatchObject({ kind: 'ADVICE' });
    expect(asked({ kind: 'UNKNOWN' }).fields).toEqual(['/kind']);
    const { kind: _, ...ofBefore } = asked().after;
    expect(carryOut(requestRules, ofBefore, 'CLOSED').after).toMatchObject({ kind: 'INFORMATION' });
  });

  it('to put something right names the person, by a pseudonym', () => {
    const kind = 'RECTIFICATION';
    expect(asked({ kind, subjectId: null }).fields).toEqual(['/subjectId']);
    const subjectId = '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001';
    expect(asked({ kind, subjectId }).violations).toEqual([]);
  });

  it.each<[string, Fields, string[]]>([
    ['an agency by name', { agencies: ['kec-menteng'] }, ['kec-menteng']],
    [
      'every agency that publishes a flow, no service and not the asker',
      { roles: ['lodging'] },
      ['kec-menteng', 'kec-senen', 'polri-jakpus'],
    ],
    ['who answers for exactly that district', { areas: ['31.71.06'] }, ['kec-menteng']],
    ['who answers for the nearest wider area', { areas: ['31.71.06.1001'] }, ['kec-menteng']],
    ['wider still where it has to be', { areas: ['31.74.01'] }, ['imigrasi-dki']],
    [
      'each once',
      { agencies: ['polri-jakpus', 'kec-menteng'], roles: ['sighting'], areas: ['31.71.06'] },
      ['kec-menteng', 'kec-senen', 'polri-jakpus'],
    ],
  ])('addresses %s', (_what, target, addressees) => {
    expect(asked(to(target))).toMatchObject({ violations: [], after: { addressees } });
  });

  it.each<[string, Fields, string]>([
    ['an agency that is not there', to({ agencies: ['polri-jakpus', 'nobody'] }), '/to/agencies/1'],
    ['a service, which answers nothing', to({ agencies: ['deteksi'] }), '/to/agencies/0'],
    ['nobody', to({}), '/to'],
    ['the asker alone', to({ agencies: ['imigrasi-jakpus'] }), '/to'],
    ['a time that was', { dueAt: NOW }, '/dueAt'],
    [
      'a time before it was asked',
      { dueAt: NOW - 3 * HOUR_MS, occurredAt: NOW - 2 * HOUR_MS },
      '/dueAt',
    ],
    [
      'retention beyond ten years',
      { handling: { retainUntil: day('2036-11-25') } },
      '/handling/retainUntil',
    ],
  ])('is refused with %s', (_what, change, field) => {
    expect(asked(change).fields).toEqual([field]);
  });

  it('is called to mind, perhaps with more time, and means the same agencies', () => {
    const { after } = asked();
    const later = aContext({ now: NOW + 48 * HOUR_MS, participants: [] });
    const reminded = carryOut(requestRules, after, 'REMINDED', {}, later);
    expect(reminded).toMatchObject({
      violations: [],
      after: { reminders: 1, status: 'OPEN', addressees: ['polri-jakpus'] },
    });
    expect(
      carryOut(requestRules, reminded.after, 'REMINDED', { dueAt: NOW + 72 * HOUR_MS }, later),
    ).toMatchObject({
      violations: [],
      after: { reminders: 2 },
    });
    expect(
      carryOut(requestRules, after, 'REMINDED', { dueAt: NOW + HOUR_MS }, later).fields,
    ).toEqual(['/dueAt']);
  });

  it.each(['WITHDRAWN', 'CLOSED'])('that is %s takes nothing any more', (change) => {
    const { after, violations } = carryOut(requestRules, asked().after, change);
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ status: change, addressees: ['polri-jakpus'] });
    for (const next of Object.keys(requestRules.changes))
      expect(carryOut(requestRules, after, next).refusal).toMatch(/with status OPEN/);
  });
});

describe('whom a request means', () => {
  it('is always agencies of the exchange, sorted, each once and never the asker', () => {
    const codes = participants.map(({ code }) => code);
    const some = (choices: readonly string[]) =>
      fc.array(fc.constantFrom(...choices), { maxLength: 5 });
    const target = fc.record({
      agencies: some([...codes, 'nobody']),
      roles: some(['permit', 'lodging', 'sighting', 'nothing']),
      areas: some(['31', '31.71', '31.71.06', '31.71.06.1001', '31.74', '12']),
    });
    fc.assert(
      fc.property(target, fc.constantFrom(...codes), (whom, asker) => {
        const found = addresseesOf(whom, asker, participants);
        expect(found).toEqual([...new Set(found)].sort());
        expect(found).not.toContain(asker);
        expect(
          found.every((code) =>
            participants.some((one) => one.code === code && one.kind === 'AGENCY'),
          ),
        ).toBe(true);
      }),
    );
  });
});
