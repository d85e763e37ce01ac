import { readProfiles } from '@sinergi/settings';
import { expect, it } from 'vitest';
import { ownScopes, requireOwn } from './own-scopes.js';

const menteng = readProfiles('deploy/agencies').find(({ code }) => code === 'kec-menteng')!;

it('read what the agency receives, write what it publishes, and the rest', () => {
  const own = ownScopes(menteng);
  for (const scope of ['permit:read', 'permit:open', 'sighting:write', 'operate', 'webhook'])
    expect(own).toContain(scope);
  expect(own).not.toContain('permit:write');
});

it('refuse clearly what the agency does not do, whatever its token says', () => {
  expect(() => requireOwn(menteng, 'permit:write')).toThrow(
    expect.objectContaining({
      code: 'not-entitled',
      detail:
        'Expected a flow that kec-menteng publishes (lodging, sighting, alert, ' +
        'response, request, ' +
        'reply, bulletin, contribution, incident, coverage, subject, disclosure), got "permit"',
    }),
  );
  expect(() => requireOwn(menteng, 'sighting:write')).not.toThrow();
  expect(() => requireOwn(menteng, 'operate')).not.toThrow();
});
