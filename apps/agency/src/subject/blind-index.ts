import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Identity } from '@sinergi/contracts';
import type { Lane } from '@sinergi/domain';
import type { SqlQuery } from '@sinergi/replica';
import { Keystore } from '@sinergi/trust';

/**
 * Which subject a travel document belongs to, as far as this agency has been told. Documents are
 * known by an HMAC under this agency's own key: the table tells nobody a document's number, and no
 * two agencies' tables can be compared.
 */
@Injectable()
export class BlindIndex {
  constructor(private readonly keystore: Keystore) {}

  /**
   * Issuing state, type and number decide; names and dates don't, since they are written in many
   * ways. One document is somebody else in each lane: no drill is about a subject that is live.
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
   * The subjects that documents were first seen with, by blind in hex; absent where one never was.
   */
  async find(query: SqlQuery, blinds: readonly Buffer[]): Promise<Map<string, string>> {
    const { rows } = await query(
      'SELECT DISTINCT ON (blind) blind, subject_id FROM subject_document WHERE blind = ANY($1::bytea[]) ORDER BY blind, noted_at, subject_id',
      [blinds],
    );
    return new Map(
      rows.map((row) => [(row['blind'] as Buffer).toString('hex'), String(row['subject_id'])]),
    );
  }

  async note(
    query: SqlQuery,
    documents: readonly { blind: Buffer; subjectId: string }[],
  ): Promise<void> {
    if (documents.length === 0) return;
    await query(
      'INSERT INTO subject_document (blind, subject_id) SELECT * FROM unnest($1::bytea[], $2::uuid[]) ON CONFLICT DO NOTHING',
      [documents.map(({ blind }) => blind), documents.map(({ subjectId }) => subjectId)],
    );
  }

  /**
   * One at a time per document, or the same unknown person reported twice at once would become two
   * subjects. In one order everywhere, held to the transaction's end.
   */
  async lock(query: SqlQuery, blinds: readonly Buffer[]): Promise<void> {
    const locks = blinds.map((blind) => String(blind.readBigInt64BE(0)));
    await query(
      'SELECT pg_advisory_xact_lock(lock) FROM (SELECT DISTINCT unnest($1::bigint[]) AS lock ORDER BY lock) AS locks',
      [locks],
    );
  }
}
