import { RULE_LIMITS } from '@sinergi/domain';
import { civilDayAt } from '@sinergi/law';
import { aMoment, anOfficer, DAY_MS, handlingOf, ownerOf, paperNo, type Scene } from '../scene.js';
import type { Step } from '../step.js';
import { beginOf, changeOf } from './steps.js';

/** Composes a number of a rule that is set from next month on; often it is revoked. */
export function ruleSetting(scene: Scene): Step[] {
  const { random, now } = scene;
  const agency = ownerOf(scene, 'rule-setting');
  const { id, version, parameters } = random.pick(RULE_LIMITS);
  const [parameter, { lowest, highest }] = random.pick(Object.entries(parameters));
  return [
    beginOf(agency, 'rule-setting', 'ACTIVATED', {
      ...{ ruleId: id, ruleVersion: version },
      values: [{ parameter, value: random.integer(lowest, highest) }],
      inForceFrom: civilDayAt(now + 30 * DAY_MS),
      inForceUntil: civilDayAt(now + 60 * DAY_MS),
      activationReason: 'Contoh penyetelan untuk latihan',
      ...{ source: paperNo(scene, 'BA'), officer: anOfficer(scene) },
      handling: handlingOf(scene, agency),
    }),
    ...(random.chance(0.5)
      ? [
          changeOf(
            agency,
            'rule-setting',
            'REVOKED',
            { officer: anOfficer(scene), statusReason: 'Contoh pencabutan untuk latihan' },
            { afterMs: aMoment(scene) },
          ),
        ]
      : []),
  ];
}
