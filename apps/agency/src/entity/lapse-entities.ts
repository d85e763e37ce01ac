import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { AtIntervals } from '@sinergi/pace';
import { UnreadOwn } from '../change/unread-own.js';
import { Database } from '../database/database.js';
import { CLOCK, type Clock, LOGGER } from '../ground/tokens.js';
import { Exercises } from '../replica/exercises.js';
import { HeldEntities } from '../replica/held-entities.js';
import { DueLapses } from './due-lapses.js';
import { entityFlows, requireEntityFlow } from './entity-flow.js';
import { checkSubmission } from './submission.js';
import { Submit } from './submit.js';

const EVERY_MS = 1_000;
const AT_ONCE = 50;

/**
 * Lets entities lapse whose end has come, as the law orders. Each lapse is a change of its own,
 * which every agency receives.
 */
@Injectable()
export class LapseEntities {
  private readonly looks = new AtIntervals(() => this.lapseWhatIsDue(), {
    everyMs: EVERY_MS,
    onFailure: (error) =>
      this.logger[levelOf(error)](
        { err: error },
        'could not check for entities that lapse, trying again',
      ),
  });

  constructor(
    private readonly database: Database,
    private readonly lapses: DueLapses,
    private readonly held: HeldEntities,
    private readonly submit: Submit,
    private readonly unread: UnreadOwn,
    private readonly exercises: Exercises,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Notes the lapses anew from the rows: after a restore the rows may know more than the notes.
   */
  async recall(query: SqlQuery): Promise<void> {
    for (const flow of entityFlows.filter(({ rules }) => rules.lapses)) {
      const { rows } = await query('SELECT entity_id, value FROM owned_entity WHERE flow = $1', [
        flow.descriptor.flow,
      ]);
      for (const row of rows) {
        await this.lapses.note(
          query,
          flow,
          String(row['entity_id']),
          await this.held.decode(flow.descriptor, row['value'] as Buffer),
        );
      }
    }
  }

  start(): void {
    this.looks.start();
  }

  stop(): Promise<void> {
    return this.looks.stop();
  }

  private async lapseWhatIsDue(): Promise<void> {
    const { query } = this.database;
    // Where nothing can lapse, nobody has to read the times of all exercises.
    if (!(await this.lapses.some(query))) return;
    const due = await this.lapses.due(query, {
      now: this.clock(),
      times: await this.exercises.times(query),
      limit: AT_ONCE,
      except: this.unread.flows(),
    });
    if (due.length === 0) return;
    const submissions = due.map(({ flow, entityId, version }) => {
      const { change } = requireEntityFlow(flow).rules.lapses!;
      return checkSubmission({
        flow,
        change,
        entityId,
        expectedVersion: version,
        data: {},
        key: undefined,
      });
    });
    const outcomes = await this.submit.all(submissions, { client: 'sinergi' });
    for (const outcome of outcomes)
      if (!outcome.ok)
        this.logger.warn({ err: outcome.problem }, 'an entity could not lapse, trying again');
  }
}
