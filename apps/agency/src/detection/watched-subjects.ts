import { Inject, Injectable } from '@nestjs/common';
import { decodeGroup, type Sealed } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { appendDisclosure } from '../disclosure/ledger.js';
import { flowOf } from '../ground/flow-of.js';
import { PROFILE, VALUE_READER } from '../ground/tokens.js';
import { type ValueReader } from '../replica/value-reader.js';
import { BlindIndex } from '../subject/blind-index.js';
import { OpenAnySeal } from '../subject/open-any-seal.js';

const WATCH = flowOf('watch');

/** A watch as this agency holds it. */
export interface HeldWatch {
  /** owner and id */
  key: string;
  bytes: Buffer;
  fields: Readonly<Record<string, unknown>>;
}

/**
 * Whom watches in force are about. A watch is opened once in the life of this process, with an
 * entry in the ledger; its subject stays in memory. The table has a mark of it, by which a subject
 * that turns up finds its watches, and which tells nobody else anything.
 */
@Injectable()
export class WatchedSubjects {
  private readonly known = new Map<string, string>();
  private readonly entered = new Set<string>();

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly index: BlindIndex,
    private readonly seals: OpenAnySeal,
    private readonly database: Database,
  ) {}

  /** Returns the keys of watches on subjects. */
  async watchesOn(query: SqlQuery, subjectIds: readonly string[]): Promise<string[]> {
    const { rows } = await query(
      'SELECT watch FROM watched_subject WHERE subject = ANY($1::bytea[])',
      [subjectIds.map((id) => this.markOf(id))],
    );
    return rows.map((row) => String(row['watch']));
  }

  /**
   * Returns whom a watch in force is about, and notes it.
   *
   * @returns null where this agency cannot know it; KEY_PENDING while the key has not come
   */
  async subjectOf(query: SqlQuery, watch: HeldWatch): Promise<string | 'KEY_PENDING' | null> {
    const { key } = watch;
    const subjectId = this.known.get(key) ?? (await this.opened(query, watch));
    if (subjectId === 'KEY_PENDING' || subjectId === null) return subjectId;
    this.known.set(key, subjectId);
    await query(
      `INSERT INTO watched_subject (watch, subject) VALUES ($1, $2)
       ON CONFLICT (watch) DO UPDATE SET subject = excluded.subject
         WHERE watched_subject.subject <> excluded.subject`,
      [key, this.markOf(subjectId)],
    );
    return subjectId;
  }

  /** Forgets whom a watch was about: it has ended. */
  async forget(query: SqlQuery, key: string): Promise<void> {
    this.known.delete(key);
    this.entered.delete(key);
    await query('DELETE FROM watched_subject WHERE watch = $1', [key]);
  }

  private async opened(
    query: SqlQuery,
    { key, bytes, fields }: HeldWatch,
  ): Promise<string | 'KEY_PENDING' | null> {
    const sealed = fields['matter'] as Sealed | null;
    // A watch of before told its subject in the open.
    if (sealed === null) return (fields['subjectId'] as string | null) ?? null;
    await this.enter(key);
    const sealedIn = await this.values.sealedIn(WATCH, bytes, fields);
    const opened = await this.seals.open(query, {
      ...{ publisher: String(fields['owner']), sealedIn, sealed },
    });
    if (opened === undefined || opened === 'KEY_PENDING') return opened ?? null;
    return decodeGroup('WatchMatter', opened, sealed.fingerprint).subjectId;
  }

  /** Commits the entry before anything is opened; one for each watch, however often it is tried. */
  private async enter(key: string): Promise<void> {
    if (this.entered.has(key)) return;
    await appendDisclosure(this.database.query, {
      client: this.profile.code,
      by: { officer: 'identity rules', officerKind: 'MACHINE' },
      purpose: 'RECOGNITION',
      reason: 'Recognise a watched person who turns up',
      topic: WATCH.topic,
      what: { keys: [key] },
      groups: ['watch'],
    });
    this.entered.add(key);
  }

  private markOf(subjectId: string): Buffer {
    return this.index.mark('watched', subjectId);
  }
}
