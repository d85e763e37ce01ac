import { flows, sampleEvents, toJson } from '@sinergi/contracts';
import type { Problem } from '@sinergi/web-server';
import { describe, expect, it } from 'vitest';
import { aMessage } from '../testing/a-message.js';
import { evaluateMessage } from './evaluate-message.js';
import { filterEnvironment } from './filter-environment.js';
import { MessageFilter } from './message-filter.js';

const TOPIC = 'timpora.sighting';

/** Returns the problem with which a filter is refused. */
function refusalOf(text: string, topic = TOPIC): Problem {
  try {
    MessageFilter.read(text, topic);
  } catch (error) {
    return error as Problem;
  }
  throw new Error(`Expected ${text} to be refused, got no refusal`);
}

/** Returns one repeat inside the other, each over all headers. */
const nested = (...names: string[]): string =>
  names.reduceRight(
    (inner, name) => `headers.exists(${name}, ${inner})`,
    names.map((name) => `${name} == "?"`).join(' && '),
  );

describe('a filter', () => {
  it.each([
    'true',
    '!value.handling.exercise',
    'value.handling.exerciseId == "00010000-0000-8000-8000-000000000000"',
    'value.owner == "kec-menteng" && value.version > 1',
    'value.subjectId == null || value.subjectId.startsWith("01")',
    'value.place.sealed && value.place.group == "location"',
    'has(value.subjectId) && "traceparent" in headers',
    'value.change in ["CORRECTED", "RETRACTED"]',
    'headers.exists(a, headers.exists(b, a != b))',
    'appendedAt > timestamp("2026-11-24T00:00:00Z") && offset > 3 && partition == 0',
  ])('is read: %s', (text) => {
    expect(MessageFilter.read(text, TOPIC).text).toBe(text);
  });

  it('is refused before anything is asked where it goes over what it goes over, seven deep', () => {
    const attack = nested(...'abcdefg');
    expect(attack.length).toBeLessThan(260);
    expect(refusalOf(attack)).toMatchObject({
      code: 'filter-too-large',
      detail: expect.stringContaining('at most 2'),
    });
    expect(refusalOf(nested('a', 'b', 'c')).code).toBe('filter-too-large');
  });

  it.each([
    ['long', `true${' || true'.repeat(150)}`],
    ['of many parts', Array(160).fill('true').join('||')],
    ['deep', `${'!('.repeat(50)}true${')'.repeat(50)}`],
  ])('is refused that is too %s', (_, text) => {
    expect(refusalOf(text).code).toBe('filter-too-large');
  });

  it.each([
    ['value.ownr == "x"', 'ownr', 'owner'],
    ['value["ownr"] == "x"', 'ownr', 'owner'],
    ['has(value.ownr)', 'ownr', 'owner'],
    ['value.place.seled', 'seled', 'sealed'],
    ['true || headers.exists(a, value.ownr == a)', 'ownr', 'owner'],
  ])('is refused that speaks of a field that there is none of: %s', (text, field, near) => {
    const { code, detail, more } = refusalOf(text);
    expect([code, more]).toEqual(['unknown-field', { field, near }]);
    expect(detail).toContain(`got ${field}; did you mean ${near}?`);
  });

  it('is told which fields there are where it means none of them', () => {
    expect(refusalOf('value.nothingLikeIt == 1').detail).toContain('it has eventId, version, ');
  });

  it.each(['value.', 'value.owner > 3', '1 + 1', 'key.matches("(a+)+$")', 'nobody == 1'])(
    'is refused that cannot be: %s',
    (text) => {
      expect(refusalOf(text).code).toBe('invalid-filter');
    },
  );

  it('is checked by the schema of each topic, and by none where no flow has it', () => {
    for (const { topic, recordName, idField } of flows) {
      expect(MessageFilter.read(`value.${idField} != "x"`, topic).text).toContain(idField);
      expect([recordName, refusalOf('value.nowhere == "x"', topic).code]).toEqual([
        recordName,
        'unknown-field',
      ]);
    }
    expect(MessageFilter.read('value.nowhere == "x"', 'timpora.report.x').text).toContain('now');
  });

  it('knows every field that records have', () => {
    for (const { recordName, value } of sampleEvents()) {
      const flow = flows.find((candidate) => candidate.recordName === recordName);
      if (!flow) continue;
      for (const field of Object.keys(toJson(flow.flow, value as never)))
        expect(MessageFilter.read(`value.${field} == null`, flow.topic).text).toContain(field);
    }
  });
});

describe('a record', () => {
  const evaluate = (text: string, value: Record<string, unknown>) =>
    evaluateMessage(filterEnvironment().parse(text), aMessage({ value }));

  it('matches or does not, whole numbers as integers, what is empty as null', () => {
    expect(evaluate('value.version == 2', { version: 2 })).toBe(true);
    expect(evaluate('value.subjectId == null', { subjectId: null })).toBe(true);
    expect(evaluate('value.owner == "x"', { owner: 'y' })).toBe(false);
  });

  it('that lacks a field of the filter is a failure, not a mismatch', () => {
    expect(evaluate('headers.nowhere == "x"', {})).toEqual({ failure: 'No such key: nowhere' });
    expect(evaluate('value.subjectId.startsWith("0")', { subjectId: null })).toEqual({
      failure: expect.stringContaining('startsWith'),
    });
  });
});
