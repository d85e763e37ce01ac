import { Inject, Injectable } from '@nestjs/common';
import { decodeGroup, type Identity, type Subject, subjectKeyName } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { laneOf } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import type { SealedIn } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { appendDisclosure } from '../disclosure/ledger.js';
import { flowOf } from '../ground/flow-of.js';
import { PROFILE, VALUE_READER } from '../ground/tokens.js';
import { KeyRecordReader } from '../replica/key-record-reader.js';
import { type ValueReader } from '../replica/value-reader.js';
import { BlindIndex, type DocumentMarks } from './blind-index.js';
import { OpenAnySeal } from './open-any-seal.js';
import { PrivilegedSubjects } from './privileged-subjects.js';

const SUBJECT = flowOf('subject');
const WAITING_AT_ONCE = 200;

/** A subject as it was read: its fields, and what its seals are opened by. */
export interface ReadSubject extends Subject {
  sealedIn: SealedIn;
}

/**
 * Indexes subjects by the documents that this agency may open. Opened documents stay in memory and
 * feed only the agency's own blind index. Each batch is an entry in the ledger.
 */
@Injectable()
export class IndexSubjects {
  /** whether a subject may be waiting for a key */
  someWait = true;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly seals: OpenAnySeal,
    private readonly keyRecords: KeyRecordReader,
    private readonly index: BlindIndex,
    private readonly privileged: PrivilegedSubjects,
    private readonly database: Database,
  ) {}

  async note(query: SqlQuery, subjects: readonly ReadSubject[]): Promise<void> {
    const relevant = await this.notIndexed(
      query,
      subjects.filter((subject) => this.isOwn(subject) || this.opensAnybody()),
    );
    if (relevant.length === 0) return;
    await this.enter(relevant);
    const pending = await this.openAndIndex(query, relevant);
    if (pending.length === 0) return;
    await query(
      `INSERT INTO subject_waiting (subject_id, owner, entered)
       SELECT *, true
       FROM unnest($1::uuid[], $2::text[])
       ON CONFLICT DO NOTHING`,
      [pending.map(({ subjectId }) => subjectId), pending.map(({ owner }) => owner)],
    );
    this.someWait = true;
  }

  /**
   * Retries the subjects that wait for a key. A key may come after the subject that it opens.
   * @returns the subjects that wait no more
   */
  async openWaiting(query: SqlQuery): Promise<string[]> {
    if (!this.someWait) return [];
    const { rows } = await query(
      `SELECT w.subject_id, w.entered, s.value
       FROM subject_waiting w
       JOIN state s ON s.topic = $1 AND s.key = w.owner || ':' || w.subject_id
       LIMIT $2`,
      [SUBJECT.topic, WAITING_AT_ONCE],
    );
    const waiting: ReadSubject[] = [];
    const notEntered: Subject[] = [];
    for (const row of rows) {
      const subject = await this.read(row['value'] as Buffer);
      waiting.push(subject);
      if (row['entered'] !== true) notEntered.push(subject);
    }
    await this.enter(notEntered);
    if (notEntered.length > 0)
      await query('UPDATE subject_waiting SET entered = true WHERE subject_id = ANY($1::uuid[])', [
        notEntered.map(({ subjectId }) => subjectId),
      ]);
    const pending = new Set(
      (await this.openAndIndex(query, waiting)).map(({ subjectId }) => subjectId),
    );
    const done = waiting
      .filter(({ subjectId }) => !pending.has(subjectId))
      .map(({ subjectId }) => subjectId);
    if (done.length > 0)
      await query('DELETE FROM subject_waiting WHERE subject_id = ANY($1::uuid[])', [done]);
    this.someWait = pending.size > 0 || rows.length === WAITING_AT_ONCE;
    return done;
  }

  /** Reads a subject as it is on the log. */
  async read(bytes: Buffer): Promise<ReadSubject> {
    const value = await this.values.read(SUBJECT.topic, bytes);
    const sealedIn = await this.values.sealedIn(SUBJECT, bytes, value);
    return { ...(value as unknown as Subject), sealedIn };
  }

  /**
   * Enters a batch in the ledger before anything of it is opened: one entry, committed apart from
   * the follower's transaction, so that it stays even where the work is rolled back and repeated.
   */
  private async enter(subjects: readonly Subject[]): Promise<void> {
    const opened = subjects.filter(({ documents }) => documents.length > 0);
    if (opened.length === 0) return;
    await appendDisclosure(this.database.query, {
      client: this.profile.code,
      by: { officer: 'blind index', officerKind: 'MACHINE' },
      purpose: 'RECOGNITION',
      reason: 'Recognise a person by document',
      topic: SUBJECT.topic,
      what: { keys: opened.map(({ owner, subjectId }) => `${owner}:${subjectId}`) },
      groups: ['identity'],
    });
  }

  /** Drops first versions that are indexed already because this agency made them itself. */
  private async notIndexed(
    query: SqlQuery,
    subjects: readonly ReadSubject[],
  ): Promise<ReadSubject[]> {
    if (subjects.length === 0) return [];
    const { rows } = await query(
      'SELECT DISTINCT subject_id FROM subject_document WHERE subject_id = ANY($1::uuid[])',
      [subjects.map(({ subjectId }) => subjectId)],
    );
    const known = new Set(rows.map((row) => String(row['subject_id'])));
    return subjects.filter(({ subjectId, version }) => version > 1 || !known.has(subjectId));
  }

  /** @returns the subjects whose key has not come yet */
  private async openAndIndex(
    query: SqlQuery,
    subjects: readonly ReadSubject[],
  ): Promise<ReadSubject[]> {
    const foreign = subjects.filter((subject) => !this.isOwn(subject));
    await this.keyRecords.prefetch(
      query,
      foreign.flatMap(({ owner, documents }) =>
        documents.map(({ group, scope, generation }) => ({
          publisher: owner,
          key: subjectKeyName(group, scope, generation),
        })),
      ),
    );
    const pending: ReadSubject[] = [];
    const known: (DocumentMarks & { subjectId: string })[] = [];
    // All at once: opening them in turn would keep the transaction open for as many turns of a busy
    // event loop.
    const openings = await Promise.all(
      subjects.map((subject) =>
        Promise.all(
          subject.documents.map((sealed) =>
            this.seals.open(query, {
              ...{ publisher: subject.owner, sealedIn: subject.sealedIn, sealed },
            }),
          ),
        ),
      ),
    );
    const read: { owner: string; subjectId: string; identities: Identity[] }[] = [];
    for (const [i, subject] of subjects.entries()) {
      const opened = openings[i]!;
      const identities: Identity[] = [];
      if (opened.includes('KEY_PENDING')) pending.push(subject);
      for (const [at, plaintext] of opened.entries()) {
        if (!Buffer.isBuffer(plaintext)) continue;
        const identity = decodeGroup('Identity', plaintext, subject.documents[at]!.fingerprint);
        const lane = laneOf({ ...subject });
        identities.push(identity);
        known.push({ ...this.index.marks(identity, lane), subjectId: subject.subjectId });
      }
      // A subject that cannot be read completely keeps what was noted of it.
      if (identities.length === subject.documents.length)
        read.push({ owner: subject.owner, subjectId: subject.subjectId, identities });
    }
    await this.index.note(query, known);
    await this.privileged.note(query, read);
    return pending;
  }

  private isOwn({ owner }: Subject): boolean {
    return owner === this.profile.code;
  }

  /**
   * Whether this agency indexes every subject. A service looks nobody up. A district opens only the
   * subjects that were seen in it, one by one on request.
   */
  private opensAnybody(): boolean {
    const { kind, opens } = this.profile;
    return (
      kind === 'AGENCY' &&
      opens.some(({ group, areas }) => group === 'identity' && areas.length === 0)
    );
  }
}
