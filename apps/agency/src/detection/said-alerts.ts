import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { type Answer, type Rule, type SaidFinding } from '@sinergi/detection';
import { type Fields, type Lane, TAKEN_FROM } from '@sinergi/domain';
import { lockOwned, type OwnedEntity } from '../database/owned-entity.js';
import { EntityIds } from '../ground/entity-ids.js';
import { flowOf } from '../ground/flow-of.js';
import { VALUE_READER } from '../ground/tokens.js';
import { type ValueReader } from '../replica/value-reader.js';
import { BlindIndex } from '../subject/blind-index.js';
import type { IdentityUnit } from './due-units.js';

const ALERT = flowOf('alert');
const RESPONSE = flowOf('response');
const ROUNDS_AT_ONCE = 8;

/** What one rule says about one cause in one lane. */
export interface Matter extends IdentityUnit {
  rule: Rule;
  lane: Lane;
  /** the coordinator, who is told where nobody takes an alert up */
  escalateTo: string;
}

/**
 * The alerts that this agency's rules have raised, as its own rows have them. The id of an alert
 * follows from what it is about, by this agency's secret: after a restore, or where everything is
 * followed anew, the same matter finds the same alert, and nobody else learns it from the id.
 */
@Injectable()
export class SaidAlerts {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly index: BlindIndex,
    private readonly ids: EntityIds,
  ) {}

  idOf({ ruleId, lane, unitId }: Matter, round: number): string {
    return this.ids.named(
      this.index.mark('alert', ruleId, lane, unitId, String(round)).toString('hex'),
    );
  }

  /** Returns all alerts about a matter, in the order in which they were raised; they are locked. */
  async about(query: SqlQuery, matter: Matter): Promise<SaidFinding[]> {
    const owned = await this.owned(query, matter);
    if (owned.length === 0) return [];
    const ids = owned.map(({ entityId }) => entityId);
    const { rows } = await query('SELECT * FROM identity_alert WHERE alert_id = ANY($1::uuid[])', [
      ids,
    ]);
    const kept = new Map(rows.map((row) => [String(row['alert_id']), row]));
    const answers = await this.answersTo(query, ids);
    return Promise.all(
      owned.map(async ({ entityId, value }, at) =>
        toSaid(matter, at + 1, await this.values.read(ALERT.topic, value), {
          kept: kept.get(entityId),
          answers: answers.get(entityId) ?? [],
        }),
      ),
    );
  }

  /** Keeps what the alerts about a matter were said by, and which of them this service ended. */
  async keep(
    query: SqlQuery,
    { ruleId, unitId, lane }: Matter,
    said: readonly SaidFinding[],
  ): Promise<void> {
    await query(
      `INSERT INTO identity_alert (alert_id, rule_id, unit_id, lane, basis, is_open, is_taken_back)
       SELECT alert_id, $1, $2, $3, basis, status = 'OPEN', status = 'TAKEN_BACK'
       FROM unnest($4::uuid[], $5::text[], $6::text[]) AS s(alert_id, basis, status)
       ON CONFLICT (alert_id) DO UPDATE SET basis = excluded.basis, is_open = excluded.is_open,
         is_taken_back = excluded.is_taken_back`,
      [
        ...[ruleId, unitId, lane],
        said.map(({ findingNo }) => findingNo),
        said.map(({ basis }) => basis),
        said.map(({ status }) => status),
      ],
    );
  }

  private async owned(query: SqlQuery, matter: Matter): Promise<OwnedEntity[]> {
    const found: OwnedEntity[] = [];
    for (;;) {
      const rounds = Array.from({ length: ROUNDS_AT_ONCE }, (_, at) => found.length + at + 1);
      const rows = await lockOwned(
        query,
        rounds.map((round) => ({ flow: ALERT.flow, entityId: this.idOf(matter, round) })),
      );
      const raised = rows.filter((row) => row !== null);
      found.push(...raised);
      if (raised.length < ROUNDS_AT_ONCE) return found;
    }
  }

  private async answersTo(query: SqlQuery, ids: readonly string[]): Promise<Map<string, Answer[]>> {
    const answers = new Map<string, Answer[]>();
    for (const alertId of ids) {
      const { rows } = await query(
        'SELECT value FROM state WHERE topic = $1 AND filters @> $2::jsonb',
        [RESPONSE.topic, JSON.stringify({ alertId })],
      );
      const read = await Promise.all(
        rows.map((row) => this.values.read(RESPONSE.topic, row['value'] as Buffer)),
      );
      answers.set(
        alertId,
        read.map(({ eventId, owner, stage, result }) => ({
          ...{ eventId: String(eventId), owner: String(owner), stage: String(stage) },
          result: (result as string | null | undefined) ?? null,
        })),
      );
    }
    return answers;
  }
}

/** An alert that somebody else with this agency's rights has ended counts as answered. */
const statusOf = (alert: Fields, isTakenBack: boolean): SaidFinding['status'] =>
  alert['status'] === 'OPEN' ? 'OPEN' : isTakenBack ? 'TAKEN_BACK' : 'CLOSED';

function toSaid(
  { rule, unitId, lane, escalateTo }: Matter,
  round: number,
  alert: Fields,
  { kept, answers }: { kept: Fields | undefined; answers: readonly Answer[] },
): SaidFinding {
  const competentAgency = String(alert['competentAgency']);
  const addressees = alert['addressees'] as readonly string[];
  const working = [competentAgency, ...addressees];
  return {
    ...{ findingNo: String(alert['alertId']), ruleId: rule.id, ruleVersion: rule.version, lane },
    ...{ cause: unitId, round, unit: rule.unit, unitId, subjectId: null },
    severity: String(alert['severity']),
    status: statusOf(alert, kept?.['is_taken_back'] === true),
    basis: (kept?.['basis'] as string | null | undefined) ?? null,
    evidence: alert['evidence'] as readonly string[],
    dueAt: (alert['dueAt'] as number | null) ?? null,
    escalatedAt: addressees.includes(escalateTo) ? 0 : null,
    ...{ competentAgency, addressees },
    answer: answers.find(({ owner }) => owner === competentAgency) ?? null,
    isTaken: answers.some(
      ({ owner, stage }) => working.includes(owner) && TAKEN_FROM.includes(stage),
    ),
  };
}
