import { describe, expect, it } from 'vitest';
import { officerScopes } from './officer-roles.js';
import { systemScopes } from './scopes.js';

/** What a kecamatan has by its profile, in part. */
const OF_THE_AGENCY = systemScopes({
  publishes: ['lodging', 'sighting', 'alert', 'response', 'request', 'reply', 'coverage'],
  subscribes: ['permit', 'sighting', 'bulletin'],
});

const reads = [
  'permit',
  'lodging',
  'sighting',
  'alert',
  'response',
  'request',
  'reply',
  'bulletin',
];

describe('what officers may do', () => {
  it('is for a clerk to read what the agency reads, and to write reports and answers', () => {
    const scopes = officerScopes(['clerk'], OF_THE_AGENCY);
    expect(scopes).toEqual(expect.arrayContaining(reads.map((flow) => `${flow}:read`)));
    expect(scopes.filter((scope) => !scope.endsWith(':read')).sort()).toEqual(
      ['alert', 'lodging', 'reply', 'request', 'response', 'sighting'].map(
        (flow) => `${flow}:write`,
      ),
    );
  });

  it('is for an officer to write and to open whatever the agency does', () => {
    expect(officerScopes(['officer'], OF_THE_AGENCY)).toEqual(
      OF_THE_AGENCY.filter((scope) => scope.includes(':')),
    );
  });

  it('is never more than the agency has', () => {
    const little = ['bulletin:read', 'bulletin:write', 'operate', 'reset', 'webhook', 'ledger'];
    expect(officerScopes(['clerk'], little)).toEqual(['bulletin:read']);
    expect(officerScopes(['officer', 'clerk'], little)).toEqual(little.slice(0, 2));
  });

  it('is nothing by an operator’s role, an unknown one, or none', () => {
    for (const roles of [['platform-admin', 'operator'], ['Clerk'], ['__proto__'], []])
      expect(officerScopes(roles, OF_THE_AGENCY)).toEqual([]);
  });
});
