import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Identity } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { type Lane, nameParts } from '@sinergi/domain';
import { Keystore } from '@sinergi/trust';

/**
 * Whether two rows `a` and `b` of one document agree in anything that tells whose it is, in SQL.
 * What was indexed by releases of before tells nothing, and agrees with any.
 */
export const AGREE = '(a.born IS NULL OR b.born IS NULL OR a.born = b.born OR a.named = b.named)';

/** What the index keeps of a document: 32 bytes each, under this agency's own key. */
export interface DocumentMarks {
  blind: Buffer;
  person: Buffer;
  /** equal where a document's birth date is; of another document it is another */
  born: Buffer;
  /** equal where the parts of a document's name are, in any order */
  named: Buffer;
}

/**
 * Finds the subject of a travel document among the documents that this agency has seen. A document
 * is stored as an HMAC under this agency's own key: the table discloses no document number, and the
 * tables of two agencies cannot be compared.
 */
@Injectable()
export class BlindIndex {
  constructor(private readonly keystore: Keystore) {}

  /**
   * Computes the blind of a document from issuing state, type and number. Names and dates do not
   * count, since people write them in many ways. The lane counts: one document gives different
   * subjects in different lanes, so no exercise is about a live subject.
   *
   * @returns 32 bytes
   */
  blind({ document }: Pick<Identity, 'document'>, lane: Lane): Buffer {
    const { issuingState, type, number } = document;
    const parts = ['document', issuingState, type, number].map((part) =>
      part.toUpperCase().replaceAll(/[\s<-]/g, ''),
    );
    if (lane !== 'LIVE') parts.push(`lane ${lane}`);
    return createHmac('sha256', this.keystore.blindKey).update(parts.join('\0'), 'utf8').digest();
  }

  /**
   * Computes the blind of who a document says that its holder is: document, birth date and name.
   * The parts of a name count in any order, without case, accents and signs.
   *
   * @returns 32 bytes
   */
  person(identity: Identity, lane: Lane): Buffer {
    const { surname, givenNames, birthDate } = identity;
    const parts = ['person', String(birthDate), ...nameParts(`${surname} ${givenNames}`)];
    return createHmac('sha256', this.keystore.blindKey)
      .update(this.blind(identity, lane))
      .update(parts.join('\0'), 'utf8')
      .digest();
  }

  /** Computes all that the index keeps of a document. */
  marks(identity: Identity, lane: Lane): DocumentMarks {
    const { surname, givenNames, birthDate } = identity;
    const blind = this.blind(identity, lane);
    const under = (...parts: string[]): Buffer => this.mark(...parts, blind.toString('hex'));
    return {
      blind,
      person: this.person(identity, lane),
      born: under('born', String(birthDate)),
      named: under('named', ...nameParts(`${surname} ${givenNames}`)),
    };
  }

  /** Computes what nobody else can compute of some texts. @returns 32 bytes */
  mark(...parts: readonly string[]): Buffer {
    return createHmac('sha256', this.keystore.blindKey).update(parts.join('\0'), 'utf8').digest();
  }

  /**
   * Returns the subjects that documents were first seen with, by blind in hex. Unknown documents
   * are absent.
   */
  async find(query: SqlQuery, blinds: readonly Buffer[]): Promise<Map<string, string>> {
    const { rows } = await query(
      `SELECT DISTINCT ON (blind) blind, subject_id
       FROM subject_document
       WHERE blind = ANY($1::bytea[])
       ORDER BY blind, noted_at, subject_id`,
      [blinds],
    );
    return new Map(
      rows.map((row) => [(row['blind'] as Buffer).toString('hex'), String(row['subject_id'])]),
    );
  }

  async note(
    query: SqlQuery,
    documents: readonly (DocumentMarks & { subjectId: string })[],
  ): Promise<void> {
    if (documents.length === 0) return;
    await query(
      `INSERT INTO subject_document (blind, person, born, named, subject_id)
       SELECT DISTINCT ON (blind, subject_id) *
       FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[], $5::uuid[])
         AS d(blind, person, born, named, subject_id)
       ON CONFLICT (blind, subject_id) DO UPDATE SET person = excluded.person,
         born = excluded.born, named = excluded.named
         WHERE (subject_document.person, subject_document.born)
           IS DISTINCT FROM (excluded.person, excluded.born)`,
      [
        documents.map(({ blind }) => blind),
        documents.map(({ person }) => person),
        documents.map(({ born }) => born),
        documents.map(({ named }) => named),
        documents.map(({ subjectId }) => subjectId),
      ],
    );
  }

  /**
   * Locks documents until the transaction ends. Without the lock, two simultaneous reports of one
   * unknown person would create two subjects. Every caller locks in the same order.
   */
  async lock(query: SqlQuery, blinds: readonly Buffer[]): Promise<void> {
    const locks = blinds.map((blind) => String(blind.readBigInt64BE(0)));
    await query(
      `SELECT pg_advisory_xact_lock(lock)
       FROM (SELECT DISTINCT unnest($1::bigint[]) AS lock ORDER BY lock) AS locks`,
      [locks],
    );
  }
}
