import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { identityConflict, watchHit } from '@sinergi/detection';
import type { Lane } from '@sinergi/domain';
import { flowOf } from '../ground/flow-of.js';
import { CLOCK, type Clock } from '../ground/tokens.js';
import { OnePerson } from './one-person.js';
import { WatchedSubjects } from './watched-subjects.js';

const WATCH = flowOf('watch');

/** What one rule is evaluated for: a watch, by its key, or a document, by its blind in hex. */
export interface IdentityUnit {
  ruleId: string;
  unitId: string;
}

/**
 * The units to evaluate. Rows are only ever added and, once evaluated, deleted: who adds waits for
 * nobody.
 */
@Injectable()
export class DueUnits {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly person: OnePerson,
    private readonly watched: WatchedSubjects,
  ) {}

  /** @param at epoch ms */
  async add(
    query: SqlQuery,
    units: readonly IdentityUnit[],
    at: number = this.clock(),
  ): Promise<void> {
    if (units.length === 0) return;
    await query(
      `INSERT INTO identity_due (rule_id, unit_id, at)
       SELECT DISTINCT rule_id, unit_id, $3::timestamptz
       FROM unnest($1::text[], $2::text[]) AS u(rule_id, unit_id)`,
      [units.map(({ ruleId }) => ruleId), units.map(({ unitId }) => unitId), new Date(at)],
    );
  }

  async addWatches(query: SqlQuery, watches: readonly string[]): Promise<void> {
    await this.add(
      query,
      watches.map((unitId) => ({ ruleId: watchHit.id, unitId })),
    );
  }

  /**
   * Makes due the watches on subjects that turned up.
   *
   * @returns all subjects of the same persons
   */
  async addPersons(query: SqlQuery, subjectIds: readonly string[]): Promise<string[]> {
    if (subjectIds.length === 0) return [];
    const people = await this.person.of(query, subjectIds);
    const all = [...new Set([...people.values()].flat())];
    await this.addWatches(query, await this.watched.watchesOn(query, all));
    return all;
  }

  /** Makes due what may change by who subjects are: watches on them, and documents they share. */
  async addSubjects(query: SqlQuery, subjectIds: readonly string[]): Promise<void> {
    const all = await this.addPersons(query, subjectIds);
    if (all.length === 0) return;
    await this.addDocuments(
      query,
      'blind IN (SELECT blind FROM subject_document WHERE subject_id = ANY($1::uuid[]))',
      [all],
    );
  }

  /** Makes due what own alerts are about, by their ids; what others raised is none of it. */
  async addAlerts(query: SqlQuery, alertIds: readonly string[]): Promise<void> {
    await this.addOf(query, 'alert_id = ANY($1::uuid[])', alertIds);
  }

  /** Makes due what has an open alert in exercises, whose time has moved. */
  async addLanes(query: SqlQuery, lanes: readonly Lane[]): Promise<void> {
    await this.addOf(query, 'is_open AND lane = ANY($1::text[])', lanes);
  }

  /** Makes due all that a rule is evaluated for in a lane, such as when its numbers change. */
  async addRule(query: SqlQuery, ruleId: string, lane: Lane): Promise<void> {
    if (ruleId === watchHit.id) {
      const { rows } = await query('SELECT key FROM state WHERE topic = $1 AND lane = $2', [
        ...[WATCH.topic, lane],
      ]);
      await this.addWatches(
        query,
        rows.map((row) => String(row['key'])),
      );
    }
    // A document tells its lane to nobody but who has the secret: all that are shared are due.
    if (ruleId === identityConflict.id) await this.addDocuments(query, 'TRUE', []);
  }

  /** Returns whether some are due, and where the feed ends. */
  async some(query: SqlQuery): Promise<{ isDue: boolean; feedEnd: string }> {
    const { rows } = await query(
      `SELECT EXISTS (SELECT FROM identity_due WHERE at <= $1) AS is_due, last_seq FROM feed`,
      [new Date(this.clock())],
    );
    return { isDue: rows[0]!['is_due'] === true, feedEnd: String(rows[0]!['last_seq']) };
  }

  /** Returns the next units, the longest due first. */
  async next(query: SqlQuery, limit: number): Promise<IdentityUnit[]> {
    const { rows } = await query(
      `SELECT rule_id, unit_id FROM identity_due WHERE at <= $1
       GROUP BY rule_id, unit_id ORDER BY min(due_no) LIMIT $2`,
      [new Date(this.clock()), limit],
    );
    return rows.map(toUnit);
  }

  /**
   * Claims a unit, so that no other process evaluates it until the transaction ends.
   *
   * @returns what to settle afterwards: rows that come meanwhile make it due once more
   */
  async claim(query: SqlQuery, { ruleId, unitId }: IdentityUnit): Promise<string[]> {
    await query("SELECT pg_advisory_xact_lock(hashtextextended('sinergi identity rules', 0))");
    const { rows } = await query(
      'SELECT due_no FROM identity_due WHERE unit_id = $1 AND rule_id = $2',
      [unitId, ruleId],
    );
    return rows.map((row) => String(row['due_no']));
  }

  async settle(query: SqlQuery, claimed: readonly string[]): Promise<void> {
    await query('DELETE FROM identity_due WHERE due_no = ANY($1::bigint[])', [claimed]);
  }

  /** Makes due the documents on record for several subjects. */
  private async addDocuments(
    query: SqlQuery,
    where: string,
    values: readonly unknown[],
  ): Promise<void> {
    const { rows } = await query(
      `SELECT encode(blind, 'hex') AS document FROM subject_document
       WHERE ${where} GROUP BY blind HAVING count(*) > 1`,
      [...values],
    );
    await this.add(
      query,
      rows.map((row) => ({ ruleId: identityConflict.id, unitId: String(row['document']) })),
    );
  }

  private async addOf(query: SqlQuery, where: string, values: readonly string[]): Promise<void> {
    if (values.length === 0) return;
    const { rows } = await query(`SELECT rule_id, unit_id FROM identity_alert WHERE ${where}`, [
      values,
    ]);
    await this.add(query, rows.map(toUnit));
  }
}

const toUnit = (row: Record<string, unknown>): IdentityUnit => ({
  ruleId: String(row['rule_id']),
  unitId: String(row['unit_id']),
});
