import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, nameBasedUuid, namedEntityId, onlyName } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import { type Fields, laneOf, mayAnswer, PROGRESS_STAGES, progressOf } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { flowOf } from '../ground/flow-of.js';
import { PROFILE } from '../ground/tokens.js';
import { objectOf, orNull, TIME } from '../http/response-schemas.js';
import { Exercises } from '../replica/exercises.js';
import { HeldEntities } from '../replica/held-entities.js';

type Json = Record<string, unknown>;

/** The schema of how far an alert is, as its lists and itself are answered. */
export const progressSchema = objectOf({
  stage: { type: 'string', enum: [...PROGRESS_STAGES] },
  by: orNull({ type: 'string' }),
  since: orNull(TIME),
  result: orNull({ type: 'string' }),
  isPastDue: { type: 'boolean' },
});

/**
 * Shows beside an alert how far it is (`progress`), by the responses that this agency holds. It is
 * computed at each read, and is no part of the event.
 */
@Injectable()
export class ShowProgress {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly held: HeldEntities,
    private readonly exercises: Exercises,
    private readonly directory: DirectoryView<DirectoryEntry>,
  ) {}

  /** @param alerts as they are answered; entities of other flows are answered as they are */
  async beside(flow: string, alerts: readonly Json[]): Promise<Json[]> {
    if (flow !== 'alert' || alerts.length === 0) return [...alerts];
    const responses = await this.responsesTo(alerts);
    const participants = this.directory.all();
    const nowIn = await this.exercises.clockOf(this.database.query);
    return alerts.map((alert) => {
      const { since, ...progress } = progressOf(
        { ...alert, dueAt: msOf(alert['dueAt']), occurredAt: msOf(alert['occurredAt']) },
        responses.get(String(alert['alertId'])) ?? [],
        participants,
        nowIn(laneOf(alert)),
      );
      const shown = { ...progress, since: since === null ? null : new Date(since).toISOString() };
      return { ...alert, progress: shown };
    });
  }

  /**
   * Returns the latest responses to alerts, by alert: of each agency that may answer one. Their ids
   * follow from alert and agency.
   */
  private async responsesTo(alerts: readonly Json[]): Promise<Map<string, Fields[]>> {
    const ids = alerts.flatMap((alert) => this.idsOfResponses(alert));
    const flow = flowOf('response');
    const { rows } = await this.database.query(
      `SELECT DISTINCT ON (owner, entity_id) value
       FROM (
         SELECT owner, entity_id, version, value FROM state
         WHERE topic = $1 AND entity_id = ANY($2::text[])
         UNION ALL
         SELECT $3, entity_id, version, value FROM owned_entity
         WHERE flow = $4 AND entity_id = ANY($2::text[])) AS held
       ORDER BY owner, entity_id, version DESC`,
      [flow.topic, ids, this.profile.code, flow.flow],
    );
    const found = new Map<string, Fields[]>();
    for (const row of rows) {
      const response = await this.held.decode(flow, row['value'] as Buffer);
      const alertId = String(response['alertId']);
      found.set(alertId, [...(found.get(alertId) ?? []), response]);
    }
    return found;
  }

  private idsOfResponses(alert: Json): string[] {
    const participants = this.directory.all();
    return participants
      .filter(({ code }) => mayAnswer(code, alert, participants))
      .flatMap(({ code }) => {
        const name = onlyName('response', code, [String(alert['alertId'])]);
        const { code: own, number: ownNumber } = this.profile;
        const listed = this.directory.numberAt(code, this.directory.version);
        const number = listed || (code === own ? ownNumber : 0);
        // Releases before numbers named responses without one.
        return [...(number > 0 ? [namedEntityId(number, name)] : []), nameBasedUuid(name)];
      });
  }
}

const msOf = (time: unknown): number | null => (typeof time === 'string' ? Date.parse(time) : null);
