import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import { laneOf } from '@sinergi/domain';
import { type Admission, filtersOf, storableFilters } from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ADMISSION, VALUE_READER } from '../ground/tokens.js';
import type { ValueReader } from './value-reader.js';

const AT_ONCE = 500;

/** Fills columns that rows of an earlier release lack, from the values in the same rows. */
@Injectable()
export class FillColumns {
  constructor(
    private readonly database: Database,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
  ) {}

  /**
   * Fills all rows, some at once: what is filled stays filled when the start is broken off.
   *
   * @param onFilled called with the number of rows that are filled, after each step
   * @returns how many rows it filled
   */
  async execute(onFilled: (filled: number) => void = () => undefined): Promise<number> {
    let filled = 0;
    for (;;) {
      const { rows } = await this.database.query(
        `SELECT topic, key, version, value FROM state WHERE lane IS NULL
         ORDER BY topic, key LIMIT ${AT_ONCE}`,
      );
      if (rows.length === 0) return filled;
      const columns = await Promise.all(
        rows.map(async (row) => {
          const topic = String(row['topic']);
          const value = await this.values.read(topic, row['value'] as Buffer);
          const rules = this.admission.rulesFor(topic);
          return {
            lane: laneOf(value),
            filters: rules.kind === 'entity' ? filtersOf(rules.filterFields, value) : null,
          };
        }),
      );
      await this.database.query(
        `UPDATE state SET lane = f.lane, filters = f.filters
         FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::jsonb[])
           AS f(topic, key, version, lane, filters)
         WHERE state.topic = f.topic AND state.key = f.key AND state.version = f.version`,
        [
          rows.map((row) => row['topic']),
          rows.map((row) => row['key']),
          rows.map((row) => row['version']),
          columns.map(({ lane }) => lane),
          columns.map(({ filters }) => storableFilters(filters)),
        ],
      );
      filled += rows.length;
      onFilled(filled);
    }
  }
}
