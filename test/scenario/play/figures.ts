import type { Held } from '../stage/player.js';
import type { Stage } from '../stage/stage.js';
import type { Figure } from '../stage/telling.js';

/** Any agency counts the same. */
const READER = 'kesbangpol-jakpus';
const HOUR_MS = 3_600_000;
/** Results that say: this person gave no reason for a lead. */
const WRONGLY_FLAGGED = ['WRONG_PERSON', 'LAWFUL'];

/**
 * Counts what the exercise came to, from what an ordinary agency holds of it.
 *
 * @param detectedMs real times from a fact to its alert
 */
export async function figuresOf(stage: Stage, detectedMs: readonly number[]): Promise<Figure[]> {
  const held = (flow: string): Promise<Held[]> => stage.as(READER).all(flow, `lane=${stage.lane}`);
  const [sightings, lodgings, incidents] = await Promise.all(
    (['sighting', 'lodging', 'incident'] as const).map(held),
  );
  const [alerts, responses, cases] = await Promise.all(
    (['alert', 'response', 'case'] as const).map(held),
  );
  const wrong = new Set([
    ...alerts!.filter(isWithdrawn).map(({ alertId }) => alertId),
    ...responses!
      .filter(({ result }) => WRONGLY_FLAGGED.includes(String(result)))
      .map(({ alertId }) => alertId),
  ]);
  const ended = [
    ...[...alerts!, ...incidents!].filter(({ status }) => status === 'CLOSED'),
    ...cases!.filter(({ step }) => step === 'CLOSED'),
  ];
  return [
    figure('Dilaporkan', 'Reported', sightings!.length + lodgings!.length + incidents!.length),
    figure(
      'Diperiksa dengan dokumen',
      'Checked by document',
      sightings!.filter(({ certainty }) => certainty === 'DOCUMENT_CHECKED').length,
    ),
    figure('Petunjuk deteksi dini', 'Leads of early detection', alerts!.length),
    figure('Diselesaikan', 'Resolved', ended.length),
    figure('Keliru ditandai, lalu ditarik', 'Wrongly flagged, then withdrawn', wrong.size),
    figure(
      'Dari petunjuk sampai jawaban (waktu latihan)',
      'From a lead to its answer (time of the exercise)',
      shown(await answeredAfter(stage, alerts!, responses!), 'h'),
    ),
    figure(
      'Dari fakta sampai petunjuk (waktu nyata)',
      'From a fact to its lead (real time)',
      shown(
        detectedMs.map((ms) => ms / 1_000),
        's',
      ),
    ),
  ];
}

/** Returns the hours from each alert to the result that its competent agency gave. */
async function answeredAfter(
  stage: Stage,
  alerts: readonly Held[],
  responses: readonly Held[],
): Promise<number[]> {
  const hours = alerts.map(async ({ alertId, competentAgency }) => {
    const answer = responses.find(
      (one) => one['alertId'] === alertId && one.owner === competentAgency && one['result'],
    );
    if (!answer) return [];
    const { items } = (await stage.as(READER).get(`/alerts/${String(alertId)}/history`)) as {
      items: { alert: { occurredAt: string } }[];
    };
    const from = Date.parse(items[0]!.alert.occurredAt);
    return [(Date.parse(String(answer['occurredAt'])) - from) / HOUR_MS];
  });
  return (await Promise.all(hours)).flat();
}

/** Of a person: a lead on premises also goes when there is nothing to protect any more. */
const isWithdrawn = (alert: Held): boolean =>
  alert['status'] === 'RETRACTED' && alert['subjectId'] !== null;

const figure = (id: string, en: string, value: number | string): Figure => ({
  name: { id, en },
  value: String(value),
});

/** Shows the median and the longest of times. */
function shown(all: readonly number[], unit: string): string {
  if (all.length === 0) return '–';
  const sorted = [...all].sort((left, right) => left - right);
  const median = sorted[Math.floor((sorted.length - 1) / 2)]!;
  return `${median.toFixed(1)} ${unit} (≤ ${sorted.at(-1)!.toFixed(1)} ${unit})`;
}
