import { describe, expect, it } from 'vitest';
import { OPERATOR_ROLES, operatorCapabilities, operatorScopes } from './operator-roles.js';

describe('what operators may do', () => {
  it('is at another agency only to look, but for those who look after the exchange', () => {
    for (const role of OPERATOR_ROLES)
      expect(operatorCapabilities([role], 'kec-menteng', 'kec-senen')).toEqual(
        role === 'platform-admin' ? ['look', 'operate', 'reset'] : ['look'],
      );
  });

  it('lets nobody read what other agencies tell each other, in any mix of roles', () => {
    expect(operatorCapabilities([...OPERATOR_ROLES], 'kec-menteng', 'kec-senen')).toEqual([
      'look',
      'operate',
      'reset',
    ]);
  });

  it('is nothing for a role that is not known, or none', () => {
    expect(operatorCapabilities(['supervisor', ''], 'kec-menteng', 'kec-menteng')).toEqual([]);
    expect(operatorScopes([])).toEqual([]);
  });

  it('never comes with the right to write in the agency’s name', () => {
    for (const role of OPERATOR_ROLES)
      expect(
        operatorScopes(operatorCapabilities([role], 'a', 'a')).filter(
          (scope) => scope.endsWith(':write') || scope === 'webhook',
        ),
      ).toEqual([]);
  });

  it('grows from the viewer to the administrator of an agency', () => {
    const [viewer, operator, admin] = (['viewer', 'operator', 'agency-admin'] as const).map(
      (role) => operatorCapabilities([role], 'a', 'a'),
    );
    expect(operator).toEqual(expect.arrayContaining(viewer!));
    expect(admin).toEqual(expect.arrayContaining(operator!));
    expect(operatorScopes(viewer!)).not.toContain('operate');
    expect(operatorScopes(operator!)).not.toContain('reset');
  });
});
