import { civilDayAt } from '@sinergi/law';
import {
  agenciesOf,
  aMoment,
  anOfficer,
  DAY_MS,
  HOUR_MS,
  handlingOf,
  inTurn,
  type Scene,
  timeOf,
} from '../scene.js';
import type { Step } from '../step.js';
import { beginOf, changeOf } from './steps.js';

interface WorkItem {
  itemId: string;
  title: string;
  agency: string;
  dueOn: string;
  status: 'OPEN' | 'DONE' | 'DROPPED';
  explanation: string | null;
}

const TITLES = [
  'Daftar penginapan yang belum melapor (latihan)',
  'Jadwal patroli bersama (latihan)',
  'Pendataan dari kelurahan (latihan)',
  'Penghubung perwakilan asing (latihan)',
  'Bahan rapat berikutnya (latihan)',
];
const HELD = { flow: 'meeting', entity: 'meeting' };

/**
 * Composes a meeting from the invitation to the last item of its work programme. Everybody answers
 * the invitation; agencies say how far their items are, and the host that they are done, or why one
 * is dropped. One in eight is cancelled.
 */
export function meeting(scene: Scene): Step[] {
  const { random, now } = scene;
  const host = inTurn(scene, agenciesOf(scene, 'meeting'));
  const invited = agenciesOf(scene, 'contribution').filter((code) => code !== host);
  const officer = anOfficer(scene);
  const startsAt = now - 3 * HOUR_MS;
  const plan = {
    occurredAt: timeOf(now - 7 * DAY_MS),
    title: `Rapat koordinasi ${scene.index} (latihan)`,
    startsAt: timeOf(startsAt),
    endsAt: timeOf(startsAt + 2 * HOUR_MS),
    venue: 'Ruang rapat contoh',
    addressees: invited,
    agenda: ['Pertukaran informasi (latihan)', 'Program kerja bersama (latihan)'],
    officer,
    handling: handlingOf(scene, host),
  };
  const answers = invited.map((code) => [code, random.chance(0.85)] as const);
  const later = () => ({ afterMs: aMoment(scene) });
  const planned = [
    beginOf(host, 'meeting', 'SCHEDULED', plan),
    ...(random.chance(0.3)
      ? [changeOf(host, 'meeting', 'CHANGED', { ...plan, venue: 'Aula contoh' }, later())]
      : []),
    ...answers.map(([code, attends]) => answer(scene, code, attends)),
  ];
  if (random.chance(0.125))
    return [...planned, changeOf(host, 'meeting', 'CANCELLED', { officer }, later())];
  const present = answers.flatMap(([code, attends]) => (attends ? [code] : []));
  return [
    ...planned,
    changeOf(host, 'meeting', 'HELD', { officer, attendance: [host, ...present] }, later()),
    ...programme(scene, { host, officer, agencies: present.length > 0 ? present : invited }),
  ];
}

function answer(scene: Scene, agency: string, attends: boolean): Step {
  return contribution(
    scene,
    agency,
    { kind: 'INVITATION_ANSWER', attends },
    { entity: `answer of ${agency}`, afterMs: aMoment(scene) },
  );
}

/** Composes the work programme: what was agreed, how it goes on, and that it is done. */
function programme(
  scene: Scene,
  { host, officer, agencies }: { host: string; officer: string; agencies: readonly string[] },
): Step[] {
  const { random, now } = scene;
  const items: WorkItem[] = TITLES.slice(0, random.integer(2, 4)).map((title, nth) => ({
    itemId: random.uuid(),
    title,
    agency: inTurn(scene, agencies, nth * 5),
    dueOn: civilDayAt(now + random.integer(5, 30) * DAY_MS),
    status: 'OPEN',
    explanation: null,
  }));
  const isDropped = random.chance(0.3);
  const ends = items.map((item, nth): WorkItem => {
    if (!isDropped || nth > 0) return { ...item, status: 'DONE' };
    return { ...item, status: 'DROPPED', explanation: 'Sudah tidak diperlukan (latihan)' };
  });
  const minutesOf = { text: 'Contoh notulen untuk latihan.' };
  const done = ends.filter(({ status }) => status === 'DONE');
  const later = () => ({ afterMs: aMoment(scene) });
  return [
    changeOf(
      host,
      'meeting',
      'MINUTED',
      { officer, workItems: items, minutes: minutesOf },
      later(),
    ),
    ...done.flatMap(({ itemId, agency }) => progressOf(scene, agency, itemId)),
    // The first of them are done before the last.
    ...(ends.length > 2
      ? [
          changeOf(
            host,
            'meeting',
            'FOLLOWED_UP',
            {
              officer,
              workItems: [...items.slice(0, -1).map((_, nth) => ends[nth]), items.at(-1)],
            },
            later(),
          ),
        ]
      : []),
    changeOf(host, 'meeting', 'FOLLOWED_UP', { officer, workItems: ends }, later()),
    changeOf(host, 'meeting', 'CLOSED', { officer }, later()),
  ];
}

function progressOf(scene: Scene, agency: string, itemId: string): Step[] {
  const entity = `progress of ${itemId}`;
  return [
    contribution(
      scene,
      agency,
      { kind: 'PROGRESS', itemId, progress: 'UNDERWAY' },
      { entity, afterMs: aMoment(scene) },
    ),
    changeOf(
      agency,
      'contribution',
      'UPDATED',
      { officer: anOfficer(scene), progress: 'DONE' },
      { entity, afterMs: aMoment(scene) },
    ),
  ];
}

const contribution = (
  scene: Scene,
  agency: string,
  says: Record<string, unknown>,
  options: { entity: string; afterMs: number },
): Step =>
  beginOf(
    agency,
    'contribution',
    'CONTRIBUTED',
    { ...says, officer: anOfficer(scene), handling: handlingOf(scene, agency) },
    { ...options, ids: { meetingId: 'meeting' }, needs: [HELD] },
  );
