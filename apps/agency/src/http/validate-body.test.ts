import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Problem } from '../problem/problem.js';
import { parseIfMatch } from './parse-if-match.js';
import { plainText, validateBody } from './validate-body.js';

const schema = z.strictObject({ url: z.url(), name: plainText().min(2).optional() });

function refusalOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('Expected a refusal, got none');
}

describe('a body that does not fit', () => {
  it.each<[string, unknown, object, string]>([
    ['nothing', {}, { field: '/url', expected: 'a string', got: 'nothing' }, '1 violation'],
    ['no object', undefined, { field: '', expected: 'an object', got: 'nothing' }, '1 violation'],
    [
      'a name too short, and a field too many',
      { url: 'http://a/', name: 'x', more: 1 },
      { field: '/name', expected: 'at least 2 characters', got: 'a string' },
      '2 violations',
    ],
    [
      'a control character',
      { url: 'http://a/', name: 'a\u0085b' },
      { field: '/name', expected: 'text without control characters', got: 'a string' },
      '1 violation',
    ],
  ])('is told in our words: %s', (_, body, violation, count) => {
    const { code, detail, extra } = refusalOf(() => validateBody(schema, body));
    expect([code, detail]).toEqual(['invalid-request', `Expected a valid body, got ${count}`]);
    expect(extra.violations).toContainEqual(violation);
  });

  it('may hold lines, tabs, and whatever people write', () => {
    const name = 'Jalan Contoh 1\n\t“é”, 雅加达 😀';
    expect(validateBody(schema, { url: 'http://a/', name })).toMatchObject({ name });
  });
});

describe('an If-Match', () => {
  it('without its quotes is told that they are missing', () => {
    const { code, detail } = refusalOf(() => parseIfMatch('12'));
    expect(code).toBe('invalid-request');
    expect(detail).toBe(
      'Expected If-Match with the version in double quotes, "12", got 12 without quotes',
    );
  });

  it('that is none is shown as it came', () => {
    expect(refusalOf(() => parseIfMatch('W/"1"')).detail).toBe(
      'Expected If-Match with the version in double quotes, such as "1", got "W/\\"1\\""',
    );
    expect(refusalOf(() => parseIfMatch(undefined)).code).toBe('version-missing');
    expect(parseIfMatch(' "12" ')).toBe(12);
  });
});
