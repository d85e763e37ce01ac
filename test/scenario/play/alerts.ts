import type { BothLanguages } from '@sinergi/detection';
import type { Entity, Held } from '../stage/player.js';
import type { Stage } from '../stage/stage.js';
import type { Story } from './story.js';

/** Where alerts are looked for: any agency has them. */
const READER = 'kec-senen';

/** Returns the alerts about a subject in the exercise, as an agency sees them. */
export const alertsAbout = (stage: Stage, subjectId: string, reader = READER): Promise<Held[]> =>
  stage.as(reader).all('alert', `lane=${stage.lane}&subjectId=${subjectId}`);

/** Says how alerts stand, in words of an expectation: rule and status of each. */
export const shown = (alerts: readonly Held[]): string =>
  alerts.length === 0
    ? 'no alert'
    : alerts
        .map(({ ruleId, status }) => `${String(ruleId)} ${String(status)}`)
        .sort()
        .join(', ');

/**
 * Expects one lead of a rule about a subject, and keeps it under a name for later acts.
 *
 * @param since when its fact was said, as `performance.now()` tells
 */
export async function expectLead(
  { stage, story }: { stage: Stage; story: Story },
  what: BothLanguages,
  {
    name,
    subjectId,
    ruleId,
    since,
  }: Record<'name' | 'subjectId' | 'ruleId', string> & {
    since: number;
  },
): Promise<Entity> {
  const ofRule = async (): Promise<Held[]> =>
    (await alertsAbout(stage, subjectId)).filter((alert) => alert['ruleId'] === ruleId);
  const isMet = await stage.expect(what, {
    expected: `${ruleId} OPEN`,
    look: async () => shown(await ofRule()),
  });
  const [alert] = await ofRule();
  if (!isMet || !alert) throw new Error(`Expected a lead of ${ruleId} to go on with, got none`);
  story.detectedMs.push(performance.now() - since);
  const { eventId, owner, version } = alert;
  const entity = { flow: 'alert', id: String(alert['alertId']), eventId, owner, version };
  story.alerts.set(name, { ...entity, subjectId });
  return entity;
}

/** Expects that no alert was ever raised about a subject, also none that was withdrawn. */
export const expectSilence = (
  stage: Stage,
  what: BothLanguages,
  subjectId: string,
): Promise<boolean> =>
  stage.expect(what, {
    expected: 'no alert',
    look: async () => shown(await alertsAbout(stage, subjectId)),
    withinMs: 1_000,
  });

/** Expects that everybody holds an alert with a status, such as one that was withdrawn. */
export const expectEverywhere = (
  stage: Stage,
  what: BothLanguages,
  alert: Entity,
  { status, codes = stage.agencies }: { status: string; codes?: readonly string[] },
): Promise<boolean> =>
  stage.expect(what, {
    expected: `${status} at ${codes.length} of ${codes.length}`,
    async look() {
      const held = await Promise.all(codes.map((code) => stage.as(code).read(alert)));
      const count = held.filter((one) => one?.['status'] === status).length;
      return `${status} at ${count} of ${codes.length}`;
    },
  });
