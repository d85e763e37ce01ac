import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ServiceDatabase } from '@sinergi/database';
import type {
  ActionFilter,
  ActionKind,
  ActionOutcome,
  ActionRow,
  Operator,
  Page,
} from '../../contract/session.js';
import { Problem } from '../http/problem.js';

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
const COLUMNS =
  'action_id, seq, at, operator_id, operator_name, operator_agency, action, agency, target, ' +
  'reason, before, after, outcome';

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
    await this.database.query(
      `INSERT INTO action (action_id, operator_id, operator_name, operator_agency, action, agency,
         target, reason, before)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[actionId, operator.id, operator.name, operator.agency, action, agency],
        ...[JSON.stringify(target), reason, before === undefined ? null : JSON.stringify(before)],
      ],
    );
    return {
      actionId,
      done: (after) => this.settle(actionId, 'DONE', after),
      refused: (why) => this.settle(actionId, 'REFUSED', why),
    };
  }

  /** Notes the outcome of an action, in place of the outcome noted before. */
  async settle(actionId: string, outcome: ActionOutcome, after: unknown): Promise<void> {
    await this.database.query('UPDATE action SET outcome = $2, after = $3 WHERE action_id = $1', [
      actionId,
      outcome,
      JSON.stringify(after ?? null),
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
      throw new Problem('invalid-request', 'Expected a cursor from the page before');
    const rows = await this.database.query(
      `SELECT ${COLUMNS} FROM action
       WHERE ($1::bigint IS NULL OR seq < $1)
         AND ($2::text IS NULL OR agency = $2 OR operator_agency = $2)
         AND ($3::text IS NULL
           OR position(lower($3) IN lower(concat_ws(
             ' ', operator_name, operator_id, action, agency, reason, target::text))) > 0)
         AND ($4::text IS NULL OR action = $4)
         AND ($5::text IS NULL OR agency = $5)
         AND ($6::text IS NULL OR outcome = $6)
         AND ($7::timestamptz IS NULL OR at >= $7) AND ($8::timestamptz IS NULL OR at < $8)
       ORDER BY seq DESC LIMIT $9`,
      [
        ...[
          before,
          agency,
          filter.search ?? null,
          filter.action ?? null,
          filter.agency ?? null,
          filter.outcome ?? null,
        ],
        ...[filter.from ?? null, filter.to ?? null, limit + 1],
      ],
    );
    const items = rows.slice(0, limit);
    return {
      items: items.map(toActionRow),
      nextCursor: rows.length > limit ? String(items.at(-1)!['seq']) : null,
    };
  }
}

function toActionRow(row: Record<string, unknown>): ActionRow {
  return {
    id: String(row['action_id']),
    at: (row['at'] as Date).toISOString(),
    operator: {
      id: String(row['operator_id']),
      name: String(row['operator_name']),
      agency: String(row['operator_agency']),
    },
    action: row['action'] as ActionKind,
    agency: (row['agency'] as string | null) ?? null,
    target: row['target'] as Record<string, unknown>,
    reason: String(row['reason']),
    before: row['before'] ?? null,
    after: row['after'] ?? null,
    outcome: row['outcome'] as ActionRow['outcome'],
  };
}
