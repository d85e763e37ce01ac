import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import type { AgencyProfile } from '@sinergi/settings';
import { Keystore, openContent, sealContent } from '@sinergi/trust';
import { PROFILE } from '../ground/tokens.js';

/** A file that was uploaded, as its bytes were kept. */
export interface Uploaded {
  attachmentId: string;
  /** hexadecimal digits */
  sha256: string;
  /** bytes */
  size: number;
  type: string;
}

/** The entity whose file it is. */
export interface FileOwner {
  flow: string;
  entityId: string;
}

/** Condition on files whose entity may not be kept any longer. */
const HAS_ENDED = `retain_until < (clock_timestamp() AT TIME ZONE 'Asia/Jakarta')::date`;

/** Stores the files of this agency, sealed. */
@Injectable()
export class AttachmentTable {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly keystore: Keystore,
  ) {}

  /** Stores a file that no entity names yet. */
  async add(query: SqlQuery, client: string, uploaded: Uploaded, bytes: Buffer): Promise<void> {
    const { attachmentId, sha256, size, type } = uploaded;
    const name = { owner: this.profile.code, attachmentId, sha256 };
    const { wrappedKey, content } = sealContent(this.keystore, name, bytes);
    await query(
      `INSERT INTO attachment (attachment_id, client, sha256, size, type, wrapped_key, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [attachmentId, client, Buffer.from(sha256, 'hex'), size, type, wrappedKey, content],
    );
  }

  /** Returns how many files wait for an entity that names them. */
  async countUnused(query: SqlQuery): Promise<number> {
    const { rows } = await query('SELECT count(*) AS n FROM attachment WHERE flow IS NULL');
    return Number(rows[0]!['n']);
  }

  /** Tells whether a file was destroyed because its entity may not be kept any longer. */
  async hasEnded(
    query: SqlQuery,
    { attachmentId }: Pick<Uploaded, 'attachmentId'>,
  ): Promise<boolean> {
    const { rows } = await query(
      `SELECT FROM attachment WHERE attachment_id = $1 AND ${HAS_ENDED} AND content IS NULL`,
      [attachmentId],
    );
    return rows.length > 0;
  }

  /**
   * Opens a file of an entity.
   * @returns null where it is not there, or was destroyed
   * @throws TrustError DAMAGED where its bytes are not those that were stored
   */
  async open(
    query: SqlQuery,
    { flow, entityId }: FileOwner,
    { attachmentId, sha256 }: Pick<Uploaded, 'attachmentId' | 'sha256'>,
  ): Promise<Buffer | null> {
    const { rows } = await query(
      `SELECT wrapped_key, content FROM attachment
       WHERE attachment_id = $1 AND flow = $2 AND entity_id = $3 AND content IS NOT NULL`,
      [attachmentId, flow, entityId],
    );
    const row = rows[0];
    if (!row) return null;
    const name = { owner: this.profile.code, attachmentId, sha256 };
    const stored = {
      wrappedKey: row['wrapped_key'] as Buffer,
      content: row['content'] as Buffer,
    };
    return openContent(this.keystore, name, stored);
  }
}

/**
 * Makes files those of an entity, and has them kept as long as it is. Files of the same entity may
 * be named again.
 * @param retainUntil days since 1970-01-01
 * @returns those of them that are uploaded here, and of no other entity, by id
 */
export async function takeFiles(
  query: SqlQuery,
  { flow, entityId }: FileOwner,
  wanted: readonly string[],
  retainUntil: number,
): Promise<Map<string, Uploaded>> {
  // One statement, so that of two entities that name one file at once the second finds it taken.
  const { rows } = await query(
    `UPDATE attachment
     SET flow = $1, entity_id = $2::uuid, retain_until = DATE '1970-01-01' + $4::int
     WHERE content IS NOT NULL AND attachment_id = ANY($3::uuid[])
       AND (flow IS NULL OR (flow = $1 AND entity_id = $2::uuid))
     RETURNING attachment_id, sha256, size, type`,
    [flow, entityId, wanted, retainUntil],
  );
  return new Map(
    rows.map((row) => [
      String(row['attachment_id']),
      {
        attachmentId: String(row['attachment_id']),
        sha256: (row['sha256'] as Buffer).toString('hex'),
        size: Number(row['size']),
        type: String(row['type']),
      },
    ]),
  );
}

/**
 * Has all files of an entity kept as long as it is, those that it names no more included.
 * @param retainUntil days since 1970-01-01
 */
export async function keepFiles(
  query: SqlQuery,
  { flow, entityId }: FileOwner,
  retainUntil: number,
): Promise<void> {
  await query(
    `UPDATE attachment SET retain_until = DATE '1970-01-01' + $3::int
     WHERE flow = $1 AND entity_id = $2::uuid`,
    [flow, entityId, retainUntil],
  );
}

/**
 * Removes files that no entity named within a day, and destroys the bytes of those whose entity may
 * not be kept any longer. What they were, stays known.
 */
export async function endFiles(query: SqlQuery): Promise<void> {
  await query(
    `DELETE FROM attachment
     WHERE flow IS NULL AND uploaded_at < clock_timestamp() - interval '1 day'`,
  );
  await query(
    `UPDATE attachment
     SET content = NULL, wrapped_key = NULL, destroyed_at = clock_timestamp()
     WHERE content IS NOT NULL AND ${HAS_ENDED}`,
  );
}
