import {
  aDistrictOf,
  agenciesOf,
  aMoment,
  anOfficer,
  DAY_MS,
  districtsOf,
  HOUR_MS,
  handlingOf,
  inTurn,
  paperNo,
  type Scene,
  scoutsOf,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { composeSighting } from './sighting.js';
import { beginOf, changeOf } from './steps.js';

const HELD = { flow: 'operation', entity: 'operation' };
const ENTITY_OF_ROOM = { correlationId: 'operation' };
const KINDS = ['JOINT', 'JOINT', 'ROUTINE', 'SPECIAL'];

/**
 * Composes a joint operation: planned with its members, sometimes handed to another officer,
 * approved by an order, started; what members see in it and their results fill its room, and the
 * lead reports the sum. One in ten is cancelled.
 */
export function operation(scene: Scene): Step[] {
  const { random, now } = scene;
  const lead = inTurn(scene, agenciesOf(scene, 'operation'));
  const members = membersOf(scene, lead);
  const areas = [...new Set([lead, ...members].map((code) => aDistrictOf(scene, code).code))];
  const officer = anOfficer(scene);
  const second = `Wira ${officer}`;
  const plan = {
    occurredAt: timeOf(now - 2 * DAY_MS),
    title: `Operasi gabungan ${scene.index} (latihan)`,
    kind: random.pick(KINDS),
    ...{ addressees: members, areas },
    startsAt: timeOf(now - 4 * HOUR_MS),
    endsAt: timeOf(now + 8 * HOUR_MS),
    ...{ leadOfficer: officer, officer },
    handling: handlingOf(scene, lead),
    plan: { text: 'Contoh rencana untuk latihan.' },
  };
  const isHandedOver = random.chance(0.4);
  const leader = isHandedOver ? second : officer;
  const step = (change: string, says: Record<string, unknown>): Step =>
    changeOf(lead, 'operation', change, says, { afterMs: aMoment(scene) });
  const planned = [
    beginOf(lead, 'operation', 'PLANNED', plan),
    ...(isHandedOver
      ? [step('CHANGED', { ...plan, leadOfficer: second, handedOverFrom: officer })]
      : []),
  ];
  if (random.chance(0.1)) return [...planned, step('CANCELLED', { officer: leader })];
  const results = members.map(() => resultsOf(scene));
  const corrected = random.chance(0.25)
    ? [[members[0]!, sumOf([results[0]!, MISSED])] as const]
    : [];
  return [
    ...planned,
    step('APPROVED', { officer: leader, orderNos: [paperNo(scene, 'SP')] }),
    step('STARTED', { officer: leader, startedAt: timeOf(now - 3 * HOUR_MS) }),
    ...members.flatMap((code) => seenInIt(scene, code)),
    ...members.map((code, nth) => contributed(scene, code, results[nth]!)),
    step('ENDED', { officer: leader, endedAt: timeOf(now - HOUR_MS) }),
    ...corrected.map(([code, says]) => correctedBy(scene, code, says)),
    step('REPORTED', { officer: leader, results: sumOf(results) }),
    // Counts may be put right.
    ...(corrected.length > 0
      ? [step('REPORTED', { officer: leader, results: sumOf([...results, MISSED]) })]
      : []),
  ];
}

/** Draws who takes part: two of those who act everywhere, and two kecamatan. */
function membersOf(scene: Scene, lead: string): string[] {
  const able = scoutsOf(scene).filter(
    (code) => code !== lead && agenciesOf(scene, 'contribution').includes(code),
  );
  const everywhere = able.filter((code) => districtsOf(scene, code).length > 1);
  const districts = able.filter((code) => districtsOf(scene, code).length === 1);
  return [everywhere, districts].flatMap((codes) =>
    codes.length === 0
      ? []
      : [...new Set([inTurn(scene, codes), inTurn(scene, codes, 1 + (codes.length >> 1))])],
  );
}

/** Composes a sighting that belongs to the operation. */
function seenInIt(scene: Scene, agency: string): Step[] {
  const { random } = scene;
  if (random.chance(0.4)) return [];
  return [
    beginOf(agency, 'sighting', 'REPORTED', composeSighting(scene, agency), {
      entity: `sighting of ${agency}`,
      ids: ENTITY_OF_ROOM,
      needs: [HELD],
      afterMs: aMoment(scene),
    }),
  ];
}

function contributed(scene: Scene, agency: string, results: Results): Step {
  return beginOf(
    agency,
    'contribution',
    'CONTRIBUTED',
    {
      ...{ kind: 'RESULT', results, officer: anOfficer(scene) },
      handling: handlingOf(scene, agency),
      note: { text: 'Contoh hasil untuk latihan.' },
    },
    {
      entity: `results of ${agency}`,
      ids: { operationId: 'operation', ...ENTITY_OF_ROOM },
      needs: [HELD],
      afterMs: aMoment(scene),
    },
  );
}

function correctedBy(scene: Scene, agency: string, results: Results): Step {
  return changeOf(
    agency,
    'contribution',
    'UPDATED',
    { officer: anOfficer(scene), results },
    { entity: `results of ${agency}`, needs: [HELD], afterMs: aMoment(scene) },
  );
}

interface Results {
  premisesVisited: number;
  peopleChecked: number;
  irregularities: number;
  handedOver: number;
}

function resultsOf({ random }: Scene): Results {
  const peopleChecked = random.integer(3, 30);
  const irregularities = random.integer(0, 2);
  return {
    premisesVisited: random.integer(1, 8),
    peopleChecked,
    irregularities,
    handedOver: random.integer(0, irregularities),
  };
}

/** What a member had not counted at first. */
const MISSED: Results = { premisesVisited: 1, peopleChecked: 2, irregularities: 0, handedOver: 0 };

const sumOf = (all: readonly Results[]): Results => {
  const sum = (name: keyof Results): number => all.reduce((total, one) => total + one[name], 0);
  return {
    premisesVisited: sum('premisesVisited'),
    peopleChecked: sum('peopleChecked'),
    irregularities: sum('irregularities'),
    handedOver: sum('handedOver'),
  };
};
