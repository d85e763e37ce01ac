import { operatorCapabilities, operatorScopes } from '@sinergi/contracts';
import { describe, expect, it } from 'vitest';
import { maySeePayload } from './may-see-payload.js';

const HOME = 'kec-menteng';
const scopesOf = (role: string): Set<string> =>
  new Set(operatorScopes(operatorCapabilities([role], HOME, HOME)));
const TOPICS = ['timpora.sighting', 'timpora.permit', 'timpora.key.kec-menteng', 'nowhere'];

describe('what a dead letter says', () => {
  it('is for readers of the agency’s data, not for who runs the exchange', () => {
    for (const topic of TOPICS) {
      expect([topic, maySeePayload({ scopes: scopesOf('operator') }, topic)]).toEqual([
        topic,
        true,
      ]);
      expect([topic, maySeePayload({ scopes: scopesOf('platform-admin') }, topic)]).toEqual([
        topic,
        false,
      ]);
    }
  });

  it('is for who reads that flow, and no other', () => {
    const scopes = new Set(['operate', 'sighting:read']);
    expect(maySeePayload({ scopes }, 'timpora.sighting')).toBe(true);
    expect(maySeePayload({ scopes }, 'timpora.permit')).toBe(false);
  });

  it('is for everybody who operates where it is the directory’s, which hides nothing', () => {
    expect(maySeePayload({ scopes: scopesOf('platform-admin') }, 'timpora.directory')).toBe(true);
  });
});
