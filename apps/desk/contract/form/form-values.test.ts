import { intakeSchema } from '@sinergi/contracts';
import { describe, expect, it } from 'vitest';
import type { FormSchema } from './flow-form.js';
import { bodyOf, pointerOf, valueAt, withValue } from './form-values.js';

const schema = intakeSchema('sighting') as FormSchema;

describe('what a form says', () => {
  it('leaves out what was left empty, and keeps what was said, zero and no included', () => {
    const values = {
      ...{ activity: 'WORK', peopleCount: 0, orderNo: '  ', subjectId: '', person: {} },
      place: { lat: 0, lon: 106.8, accuracyMetres: undefined, address: '' },
      handling: { purpose: 'SUPERVISION', exercise: false },
    };
    expect(bodyOf(values, schema)).toEqual({
      ...{ activity: 'WORK', peopleCount: 0 },
      place: { lat: 0, lon: 106.8 },
      handling: { purpose: 'SUPERVISION', exercise: false },
    });
  });

  it('keeps a record that was begun, so that what it lacks is asked for', () => {
    const person = { surname: 'CONTOH', document: { number: '' } };
    expect(bodyOf({ person }, schema)).toEqual({
      person: { surname: 'CONTOH', document: {} },
    });
  });

  it('says nothing that the schema does not have', () => {
    expect(bodyOf({ activity: 'WORK', another: 1 }, schema)).toEqual({ activity: 'WORK' });
  });
});

describe('a value in a form', () => {
  it('is changed at its path, and nothing beside it', () => {
    const before = { place: { lat: 1 }, evidence: ['a', 'b'] };
    const after = withValue(withValue(before, ['place', 'lon'], 2), ['evidence', 1], 'c');
    expect(after).toEqual({ place: { lat: 1, lon: 2 }, evidence: ['a', 'c'] });
    expect(before).toEqual({ place: { lat: 1 }, evidence: ['a', 'b'] });
    expect(withValue({}, ['person', 'document', 'type'], 'P')).toEqual({
      person: { document: { type: 'P' } },
    });
    expect(valueAt(after, ['evidence', 1])).toBe('c');
    expect(valueAt(after, ['person', 'document', 'type'])).toBeUndefined();
  });

  it('is named by a JSON pointer', () => {
    expect(pointerOf(['evidence', 1, 'a/b~c'])).toBe('/evidence/1/a~1b~0c');
  });
});
