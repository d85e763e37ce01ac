import { describe, expect, it } from 'vitest';
import { agencyScopes, systemScopes } from './scopes.js';

describe('what an agency’s own systems may be given', () => {
  it('is what follows from the profile, and never to operate or to reset', () => {
    const scopes = systemScopes({ publishes: ['alert'], subscribes: ['permit', 'bulletin'] });
    expect(scopes).toEqual(
      expect.arrayContaining([
        'alert:read',
        'alert:write',
        'permit:read',
        'permit:open',
        'webhook',
      ]),
    );
    expect(scopes).not.toContain('permit:write');
    expect(scopes).not.toContain('sighting:read');
    expect(scopes).not.toContain('bulletin:open');
    expect(scopes).not.toContain('operate');
    expect(scopes).not.toContain('reset');
  });

  it('is nothing that the API does not know', () => {
    const flows = agencyScopes().map((scope) => scope.split(':')[0]!);
    expect(agencyScopes()).toEqual(
      expect.arrayContaining(systemScopes({ publishes: flows, subscribes: flows })),
    );
  });
});
