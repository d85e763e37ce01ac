import { describe, expect, it } from 'vitest';
import { Problem } from '../problem/problem.js';
import { cloudEventReader, cloudEventSchema } from './cloud-event.js';

const readCloudEvent = cloudEventReader(() => true);

const event = (type: unknown) => ({
  specversion: '1.0',
  id: 'A-1',
  source: 'urn:example:register',
  type,
  data: {},
});

function refusalOf(type: unknown): Problem {
  try {
    readCloudEvent(event(type));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error(`Expected ${String(type)} to be refused, got a submission`);
}

describe('the type of a CloudEvent', () => {
  it.each(['id.timpora.nothing.reported', 'com.example.other', 'id.timpora.directory.changed', 7])(
    'is refused with %s, and with what is taken in named',
    (type) => {
      const { code, extra } = refusalOf(type);
      expect(code).toBe('invalid-request');
      expect(extra.violations).toHaveLength(1);
      expect(extra.violations![0]).toMatchObject({ field: '/type' });
      expect(extra.violations![0]!.expected).toMatch(
        /id\.timpora\.permit\.issued.*id\.timpora\.sighting\.reported/,
      );
    },
  );

  it('is refused where its flow has no such change, with those it has named', () => {
    const { expected } = refusalOf('id.timpora.sighting.issued').extra.violations![0]!;
    expect(expected).toMatch(/sighting\.reported, .*sighting\.retracted/);
    expect(expected).not.toContain('permit');
  });

  it('is listed in the description of the API', () => {
    const { type } = cloudEventSchema['properties'] as { type: { enum: string[] } };
    expect(type.enum).toContain('id.timpora.sighting.retracted');
    expect(readCloudEvent(event(type.enum[0]!)).flow).toBe('permit');
  });
});

const anEvent = (exercise: unknown, handling: object | undefined): Record<string, unknown> => ({
  specversion: '1.0',
  id: '1',
  source: 'https://patrol.example/unit/7',
  type: 'id.timpora.sighting.reported',
  exercise,
  data: handling === undefined ? {} : { handling },
});

describe('a CloudEvent that says whether it is an exercise', () => {
  it.each([true, 'true'])('is taken where its data says so too (%s)', (exercise) => {
    expect(readCloudEvent(anEvent(exercise, { exercise: true })).flow).toBe('sighting');
  });

  it('is taken where its data is a change that says nothing of it', () => {
    expect(readCloudEvent(anEvent(true, undefined)).flow).toBe('sighting');
  });

  it.each([
    [true, {}],
    ['true', { exercise: false }],
    [false, { exercise: true }],
  ])('is refused where its data says otherwise (%s, %j)', (exercise, handling) => {
    expect(() => readCloudEvent(anEvent(exercise, handling))).toThrow(
      'Expected exercise to agree with data.handling, got two values',
    );
  });
});
