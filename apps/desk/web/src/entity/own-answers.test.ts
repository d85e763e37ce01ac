import { describe, expect, it } from 'vitest';
import type { Entity } from '../api/entities.js';
import { againOf, answerTo, matterOf } from './own-answers.js';

const entity = (fields: object) => fields as Entity;

describe('an answer of the own agency', () => {
  it('is about a matter that is named by its id', () => {
    expect(matterOf('response', { alertId: 'a', change: 'TAKEN' })).toEqual({ alertId: 'a' });
    expect(matterOf('contribution', { kind: 'PROGRESS', meetingId: 'm', itemId: 'i' })).toEqual({
      ...{ kind: 'PROGRESS', meetingId: 'm', itemId: 'i' },
    });
    expect(matterOf('contribution', { kind: 'PROGRESS' })).toBeNull();
    expect(matterOf('sighting', { alertId: 'a' })).toBeNull();
  });

  it('is the one that names exactly the matter', () => {
    const item = entity({ kind: 'PROGRESS', meetingId: 'm', itemId: 'i', operationId: null });
    const other = entity({ kind: 'PROGRESS', meetingId: 'm', itemId: 'j' });
    const matter = { kind: 'PROGRESS', meetingId: 'm', itemId: 'i' };
    expect(answerTo('contribution', matter, [other, item])).toBe(item);
    expect(answerTo('contribution', { kind: 'RESULT', meetingId: 'm' }, [other, item])).toBeNull();
  });

  it('is said again by the next stage, or by what changes it', () => {
    expect(againOf('response', 'CLOSED')).toBe('CLOSED');
    expect(againOf('reply', 'REPLIED')).toBe('CORRECTED');
    expect(againOf('contribution', 'CONTRIBUTED')).toBe('UPDATED');
  });
});
