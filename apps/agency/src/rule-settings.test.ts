import 'reflect-metadata';
import { agencyScopes } from '@sinergi/contracts';
import { RULE_LIMITS } from '@sinergi/domain';
import { readProfiles } from '@sinergi/settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Submit } from './entity/submit.js';
import { ownScopes } from './http/own-scopes.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';

const COORDINATOR = 'imigrasi-dki';
const WRITE = 'rule-setting:write';

let coordinator: AgencyAtHand;
let district: AgencyAtHand;

beforeAll(async () => {
  [coordinator, district] = await Promise.all([
    agencyAtHand(COORDINATOR),
    agencyAtHand('kec-menteng'),
  ]);
});
afterAll(() => Promise.all([coordinator?.close(), district?.close()]));

const set = (agency: AgencyAtHand, said: Record<string, unknown> = {}) =>
  agency
    .part(Submit)
    .one(agency.submission({ flow: 'rule-setting', data: agency.body('rule-setting', said) }), {
      client: `${agency === coordinator ? COORDINATOR : 'kec-menteng'}.system`,
    });

describe('a setting of a rule', () => {
  it('is taken from the coordinator', async () => {
    const { body } = await set(coordinator);
    expect(body).toMatchObject({ version: 1, ruleSettingId: expect.any(String) });
  });

  it.each([
    ['of a rule that nobody runs', { ruleId: 'invented' }, '/ruleId'],
    ['of another version', { ruleVersion: 99 }, '/ruleVersion'],
    [
      'of what is no parameter',
      { values: [{ parameter: 'nationality', value: 1 }] },
      '/values/0/parameter',
    ],
    [
      'out of the bounds',
      { values: [{ parameter: 'leastPercent', value: 101 }] },
      '/values/0/value',
    ],
    ['of a day that is over', { inForceFrom: '2020-01-01' }, '/inForceFrom'],
  ])('%s is refused to the coordinator too, at the field', async (_what, said, field) => {
    await expect(set(coordinator, said)).rejects.toMatchObject({
      code: 'invalid-entity',
      extra: { violations: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
  });

  it.each(RULE_LIMITS)('of $id may be any number within its bounds', async (rule) => {
    const { id: ruleId, version: ruleVersion, parameters } = rule;
    for (const bound of ['lowest', 'highest'] as const) {
      const values = Object.entries(parameters).map(([parameter, limits]) => ({
        ...{ parameter, value: limits[bound] },
      }));
      const { body } = await set(coordinator, { ruleId, ruleVersion, values });
      expect(body).toMatchObject({ version: 1 });
    }
  });

  it('is refused to every other agency', async () => {
    await expect(set(district)).rejects.toMatchObject({ code: 'not-entitled' });
    const may = readProfiles('deploy/agencies').filter((one) => ownScopes(one).has(WRITE));
    expect(may.map(({ code }) => code)).toEqual([COORDINATOR]);
    expect(agencyScopes()).toContain(WRITE);
  });
});
