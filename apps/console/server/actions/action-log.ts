import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ServiceDatabase } from '@sinergi/database';
import { Problem } from '@sinergi/web-server';
import type {
  ActionFilter,
  ActionKind,
  ActionOutcome,
  ActionRow,
  Operator,
  Page,
} from '../../contract/session.js';
import { type ActionEntity, actionEntity } from '../database/action-entity.js';

/** What an operator is about to do, and why. */
export interface ActionIntent {
  action: ActionKind;
  /** the agency that the action concerns; null where it concerns none */
  agency: string | null;
  target: Record<string, unknown>;
  reason: string;
  /** the state before the action, where the action changes something */
  before?: unknown;
}

/** An action that is written down and not carried out yet. */
export interface ActionUnderWay {
  actionId: string;
  done(after: unknown): Promise<void>;
  refused(why: unknown): Promise<void>;
}

const PAGE = 100;
const FOUND_IN = `position(lower(:search) IN lower(concat_ws(' ', a.operatorName, a.operatorId,
  a.action, a.agency, a.reason, CAST(a.target AS text)))) > 0`;

/**
 * The log of all human actions at the console. An action is written before it is carried out, so
 * that no action is done without being written.
 */
@Injectable()
export class ActionLog {
  constructor(private readonly database: ServiceDatabase) {}

  /**
   * Writes the action as failed; it stays failed until its end is known.
   * @throws when it cannot be written: then the action must not be carried out
   */
  async begin(
    operator: Operator,
    { action, agency, target, reason, before }: ActionIntent,
  ): Promise<ActionUnderWay> {
    const actionId = randomUUID();
    await this.append(actionId, 'BEGUN', {
      ...{ operatorId: operator.id, operatorName: operator.name, operatorAgency: operator.agency },
      ...{ action, agency, target, reason, before: before ?? null },
    });
    return {
      actionId,
      done: (after) => this.settle(actionId, 'DONE', after),
      refused: (why) => this.settle(actionId, 'REFUSED', why),
    };
  }

  /** Notes the outcome of an action; the latest counts, and what was noted before stays. */
  async settle(actionId: string, outcome: ActionOutcome, after: unknown): Promise<void> {
    await this.append(actionId, 'ENDED', { outcome, after: after ?? null });
  }

  /** The database's function numbers, dates and chains the entry; nothing else may write it. */
  private async append(actionId: string, kind: 'BEGUN' | 'ENDED', said: object): Promise<void> {
    await this.database.query('SELECT append_action($1, $2, $3)', [
      ...[actionId, kind, JSON.stringify(said)],
    ]);
  }

  /**
   * Carries out `work` as an action: it is written before, and its end is noted after.
   * @throws whatever `work` throws
   */
  async carryOut<T>(
    operator: Operator,
    intent: ActionIntent,
    work: (actionId: string) => Promise<T>,
    after: (result: T) => unknown,
  ): Promise<T> {
    const action = await this.begin(operator, intent);
    try {
      const result = await work(action.actionId);
      await action.done(after(result));
      return result;
    } catch (error) {
      if (error instanceof Problem && error.status < 500)
        await action.refused({ code: error.code, detail: error.detail });
      throw error;
    }
  }

  /**
   * Returns actions, latest first: of all agencies, or those that concern one agency.
   * @param limit rows of a page
   */
  async list(
    agency: string | null,
    cursor: string | undefined,
    filter: ActionFilter = {},
    limit = PAGE,
  ): Promise<Page<ActionRow>> {
    const before = cursor === undefined ? null : Number(cursor);
    if (before !== null && !Number.isSafeInteger(before))
      throw new Problem(
        'invalid-request',
        'Expected the cursor of the page before, got another text',
      );
    const rows = await this.database.using(actionEntity, (actions) => {
      const asked = actions
        .createQueryBuilder('a')
        .orderBy('a.seq', 'DESC')
        .limit(limit + 1);
      const narrow = (condition: string, params: Record<string, unknown>): void => {
        if (Object.values(params).some((value) => value != null)) asked.andWhere(condition, params);
      };
      narrow('a.seq < :before', { before });
      narrow('(a.agency = :concerned OR a.operatorAgency = :concerned)', { concerned: agency });
      narrow(FOUND_IN, { search: filter.search });
      narrow('a.action = :action', { action: filter.action });
      narrow('a.agency = :agency', { agency: filter.agency });
      narrow('a.outcome = :outcome', { outcome: filter.outcome });
      narrow('a.at >= :from', { from: filter.from });
      narrow('a.at < :to', { to: filter.to });
      return asked.getMany();
    });
    const items = rows.slice(0, limit);
    return {
      items: items.map(toActionRow),
      nextCursor: rows.length > limit ? items.at(-1)!.seq : null,
    };
  }
}

const toActionRow = ({
  operatorId,
  operatorName,
  operatorAgency,
  ...row
}: ActionEntity): ActionRow => ({
  id: row.actionId,
  at: row.at.toISOString(),
  operator: { id: operatorId, name: operatorName, agency: operatorAgency },
  action: row.action,
  agency: row.agency,
  target: row.target,
  reason: row.reason,
  before: row.before,
  after: row.after,
  outcome: row.outcome,
});
