import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { type Lane, laneOf } from '@sinergi/domain';
import type { Logger } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { flowOfTopic } from '../feed/feed-event.js';
import { FeedFollower } from '../feed/feed-follower.js';
import type { FeedRow } from '../feed/feed-row.js';
import { flowOf } from '../ground/flow-of.js';
import { LOGGER, PROFILE, VALUE_READER } from '../ground/tokens.js';
import { type ValueReader } from '../replica/value-reader.js';
import { DueUnits } from './due-units.js';
import { ENCOUNTERS, FACT_FLOWS } from './fact-flows.js';
import { RulesSet } from './rules-set.js';

const ENCOUNTER_FLOWS: readonly string[] = ENCOUNTERS;
const FLOWS: readonly string[] = FACT_FLOWS;

/**
 * Makes due what applied events may change: watches, whoever turns up, holds, answers to alerts,
 * the time of exercises, and what is set of rules. What is evaluated is read from the copies then,
 * so a restart, a replay and any order end in the same.
 */
@Injectable()
export class FollowIdentityFacts {
  readonly follower: FeedFollower;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(LOGGER) logger: Logger,
    private readonly due: DueUnits,
    private readonly rulesSet: RulesSet,
    database: Database,
  ) {
    this.follower = new FeedFollower({
      name: 'identity rules',
      topics: FACT_FLOWS.map((flow) => flowOf(flow).topic),
      database,
      handle: (query, rows) => this.take(query, rows),
      logger,
    });
  }

  /** Takes applied events, in the caller's transaction. */
  async take(
    query: SqlQuery,
    rows: readonly Pick<FeedRow, 'topic' | 'key' | 'version' | 'value'>[],
  ): Promise<void> {
    const watches = new Set<string>();
    const met = new Set<string>();
    const held = new Set<string>();
    const alerts = new Set<string>();
    const lanes = new Set<string>();
    const set: { ruleId: string; lane: Lane }[] = [];
    for (const row of rows) {
      const flow = flowOfTopic(row.topic)?.flow ?? '';
      if (flow === 'watch') watches.add(row.key);
      if (!FLOWS.includes(flow) || flow === 'watch') continue;
      const fields = await this.values.read(row.topic, row.value);
      if (ENCOUNTER_FLOWS.includes(flow))
        for (const one of [fields, await this.before(query, row)])
          if (typeof one?.['subjectId'] === 'string') met.add(one['subjectId']);
      if (flow === 'hold') held.add(String(fields['subjectId']));
      if (flow === 'response' || (flow === 'alert' && fields['owner'] === this.profile.code))
        alerts.add(String(fields['alertId']));
      if (flow === 'exercise') lanes.add(String(fields['exerciseId']));
      if (flow === 'rule-setting')
        set.push({ ruleId: String(fields['ruleId']), lane: laneOf(fields) });
    }
    await this.due.addWatches(query, [...watches]);
    await this.due.addPersons(query, [...met]);
    await this.due.addSubjects(query, [...held]);
    await this.due.addAlerts(query, [...alerts]);
    await this.due.addLanes(query, [...lanes]);
    // A day on which a setting begins or ends comes with the time of its exercise.
    for (const lane of lanes)
      set.push(...(await this.rulesSet.in(query, lane)).map(({ ruleId }) => ({ ruleId, lane })));
    for (const { ruleId, lane } of set) await this.due.addRule(query, ruleId, lane);
  }

  /** A correction may move an event to another subject: what it was before counts too. */
  private async before(
    query: SqlQuery,
    { topic, key, version }: Pick<FeedRow, 'topic' | 'key' | 'version'>,
  ): Promise<Record<string, unknown> | null> {
    if (version === 1) return null;
    const { rows } = await query(
      `SELECT value FROM history WHERE topic = $1 AND key = $2 AND version < $3
       ORDER BY version DESC LIMIT 1`,
      [topic, key, version],
    );
    const value = rows[0]?.['value'] as Buffer | undefined;
    return value ? this.values.read(topic, value) : null;
  }
}
