import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Identity } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/replica';
import { Keystore } from '@sinergi/trust';

/**
 * Which subject a travel document belongs to, as far as this agency has been told. Documents are known by an HMAC under this agency's own key:
 * the table tells nobody a document's number, and no two agencies' tables can be compared.
 */
@Injectable()
export class BlindIndex {
  constructor(private readonly keystore: Keystore) {}

  /** Issuing state, type and number decide; names and dates don't, since they are written in many ways. @returns 32 bytes */
  blind({ document: { issuingState, type, number } }: Pick<Identity, 'document'>): Buffer {
    const parts = ['document', issuingState, type, number].map((part) => part.toUpperCase().replaceAll(/[\s<-]/g, ''));
    return createHmac('sha256', this.keystore.blindKey).update(parts.join('\0'), 'utf8').digest();
  }

  /** The subject that a document was first seen with; undefined where it never was. */
  async find(query: SqlQuery, blind: Buffer): Promise<string | undefined> {
    const { rows } = await query('SELECT subject_id FROM subject_document WHERE blind = $1 ORDER BY noted_at, subject_id LIMIT 1', [blind]);
    return rows[0]?.['subject_id'] as string | undefined;
  }

  async note(query: SqlQuery, subjectId: string, blinds: readonly Buffer[]): Promise<void> {
    if (blinds.length === 0) return;
    await query(
      'INSERT INTO subject_document (blind, subject_id) SELECT blind, $2 FROM unnest($1::bytea[]) AS d(blind) ON CONFLICT DO NOTHING',
      [blinds, subjectId],
    );
  }

  /** One at a time per document, or the same unknown person reported twice at once would become two subjects. Held to the transaction's end. */
  async lock(query: SqlQuery, blind: Buffer): Promise<void> {
    await query('SELECT pg_advisory_xact_lock($1::bigint)', [String(blind.readBigInt64BE(0))]);
  }
}
