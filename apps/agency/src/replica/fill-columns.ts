import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import {
  type Admission,
  LISTED_COLUMNS,
  listedArrays,
  listedFields,
  listedParams,
  listedValues,
} from '@sinergi/replica';
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
        `SELECT topic, key, version, value FROM history WHERE lane IS NULL
         ORDER BY topic, key, version LIMIT ${AT_ONCE}`,
      );
      if (rows.length === 0) return filled;
      const fields = await Promise.all(
        rows.map(async (row) => {
          const topic = String(row['topic']);
          const value = await this.values.read(topic, row['value'] as Buffer);
          const rules = this.admission.rulesFor(topic);
          return listedFields(rules.kind === 'entity' ? rules : null, value);
        }),
      );
      await this.database.query(
        `UPDATE history h SET (${LISTED_COLUMNS}) = ROW(${listedValues('f')})
         FROM unnest($1::text[], $2::text[], $3::int[], ${listedArrays(4)})
           AS f(topic, key, version, ${LISTED_COLUMNS})
         WHERE h.topic = f.topic AND h.key = f.key AND h.version = f.version`,
        [
          rows.map((row) => row['topic']),
          rows.map((row) => row['key']),
          rows.map((row) => row['version']),
          ...listedParams(fields),
        ],
      );
      filled += rows.length;
      onFilled(filled);
    }
  }
}
