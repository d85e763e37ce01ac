import { Inject, Injectable } from '@nestjs/common';
import { nameBasedUuid } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { AtIntervals } from '@sinergi/pace';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { CLOCK, LOGGER, PROFILE, type Clock as TimeSource } from '../ground/tokens.js';
import { Exercises } from '../replica/exercises.js';
import { ClockTable, type HeldClock, type Threshold, WHOLE } from './clock-table.js';

const EVERY_MS = 5_000;
const AT_ONCE = 200;

export interface ClockNotice {
  noticeNo: string;
  noticeId: string;
  kind: string;
  /** such as the id of a work item; null where it is of the entity as a whole */
  part: string | null;
  threshold: Threshold;
  flow: string;
  owner: string;
  entityId: string;
  version: number;
  lane: string;
  dueAt: string;
  noticedAt: string;
}

/**
 * Notes what this agency has to be told: a clock for which it is responsible warns, or is past. A
 * notice is derived and no event. Its id follows from the clock, so that whoever gets it twice,
 * such as after a restore, knows it again.
 */
@Injectable()
export class ClockNotices {
  private readonly looks = new AtIntervals(() => this.look(), {
    everyMs: EVERY_MS,
    onFailure: (error) =>
      this.logger[levelOf(error)]({ err: error }, 'could not look for clocks, trying again'),
  });

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(CLOCK) private readonly time: TimeSource,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly table: ClockTable,
    private readonly exercises: Exercises,
  ) {}

  start(): void {
    this.looks.start();
  }

  stop(): Promise<void> {
    return this.looks.stop();
  }

  /** Notes what is to be told now. @returns how many notices are new */
  look(): Promise<number> {
    return this.database.inTransaction(async (query) => {
      const due = await this.table.toTell(query, {
        agency: this.profile.code,
        now: this.time(),
        times: await this.exercises.times(query),
        limit: AT_ONCE,
      });
      if (due.length === 0) return 0;
      const { rowCount } = await query(
        `INSERT INTO clock_notice (notice_id, kind, threshold, flow, owner, entity_id, version,
           lane, due_at, part)
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[],
           $6::uuid[], $7::int[], $8::text[], $9::timestamptz[], $10::text[])
         ON CONFLICT (notice_id) DO NOTHING`,
        [
          due.map(noticeIdOf),
          due.map(({ kind }) => kind),
          due.map(({ threshold }) => threshold),
          due.map(({ flow }) => flow),
          due.map(({ owner }) => owner),
          due.map(({ entityId }) => entityId),
          due.map(({ version }) => version),
          due.map(({ lane }) => lane),
          due.map(({ dueAt }) => new Date(dueAt)),
          due.map(({ part = WHOLE }) => part),
        ],
      );
      return rowCount ?? 0;
    });
  }

  /** Returns the notices after a number, oldest first. */
  async after(
    noticeNo: string,
    { flows, lane, limit }: { flows: readonly string[]; lane: string; limit: number },
  ): Promise<ClockNotice[]> {
    const { rows } = await this.database.query(
      `SELECT * FROM clock_notice
       WHERE notice_no > $1 AND flow = ANY($2::text[]) AND lane = $3
       ORDER BY notice_no LIMIT $4`,
      [noticeNo, flows, lane, limit],
    );
    return rows.map((row) => ({
      noticeNo: String(row['notice_no']),
      noticeId: String(row['notice_id']),
      kind: String(row['kind']),
      part: row['part'] === WHOLE ? null : String(row['part']),
      threshold: row['threshold'] as Threshold,
      flow: String(row['flow']),
      owner: String(row['owner']),
      entityId: String(row['entity_id']),
      version: Number(row['version']),
      lane: String(row['lane']),
      dueAt: (row['due_at'] as Date).toISOString(),
      noticedAt: (row['noticed_at'] as Date).toISOString(),
    }));
  }
}

/** The same at every agency and after every restart. */
const noticeIdOf = ({
  kind,
  threshold,
  flow,
  owner,
  entityId,
  dueAt,
  part = WHOLE,
}: HeldClock & { threshold: Threshold }): string =>
  nameBasedUuid(
    [
      ...['clock', kind, threshold, flow, owner, entityId, String(dueAt)],
      // A clock of the entity as a whole has the id that it had before there were parts.
      ...(part === WHOLE ? [] : [part]),
    ].join('\0'),
  );
