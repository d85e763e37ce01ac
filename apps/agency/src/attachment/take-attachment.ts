import { Inject, Injectable } from '@nestjs/common';
import type { MediaType } from '@sinergi/domain';
import type { AgencySettings } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { EntityIds } from '../ground/entity-ids.js';
import { ATTACHMENT_LIMITS } from '../ground/tokens.js';
import type { Access } from '../http/access.js';
import { Idempotency } from '../http/idempotency.js';
import { steadyStream } from '../http/steady-stream.js';
import { WriteGate } from '../http/write-gate.js';
import { examineMedia } from '../media/examine-media.js';
import { MediaRefused } from '../media/media-refused.js';
import { Problem } from '../problem/problem.js';
import { AttachmentTable, type Uploaded } from './attachment-table.js';
import { sha256Of } from './sha256-of.js';

/** Each holds its whole file in memory. */
const MOST_AT_ONCE = 8;

/** A file as it comes. */
export interface Upload {
  type: MediaType;
  /** what the sender announces, bytes; undefined where it announces nothing */
  announced: number | undefined;
  key: string | undefined;
  body: AsyncIterable<Buffer>;
}

/**
 * Takes a file that an entity is going to name: it reads no more than is allowed, looks at what the
 * file is, and stores it sealed. What is not taken leaves nothing.
 */
@Injectable()
export class TakeAttachment {
  private underWay = 0;

  constructor(
    private readonly database: Database,
    private readonly gate: WriteGate,
    private readonly idempotency: Idempotency,
    private readonly ids: EntityIds,
    private readonly table: AttachmentTable,
    @Inject(ATTACHMENT_LIMITS) private readonly limits: AgencySettings['attachments'],
  ) {}

  /**
   * @throws Problem starting, body-too-large, too-many-requests, too-slow, invalid-request,
   * invalid-attachment, idempotency-key-reused
   */
  async execute(access: Access, upload: Upload): Promise<Uploaded> {
    this.gate.assertOpen();
    if ((upload.announced ?? 0) > this.limits.mostBytes) throw this.tooLarge(upload.announced!);
    if (this.underWay >= MOST_AT_ONCE) throw tooMany(`${MOST_AT_ONCE} uploads at a time`, 1);
    this.underWay += 1;
    try {
      const sent = await this.read(upload.body);
      return await this.store(access, upload, sent, await examined(upload.type, sent));
    } finally {
      this.underWay -= 1;
    }
  }

  private async read(body: AsyncIterable<Buffer>): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let size = 0;
    try {
      for await (const piece of steadyStream(body)) {
        size += piece.length;
        if (size > this.limits.mostBytes) throw this.tooLarge(size);
        pieces.push(piece);
      }
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw new Problem(
        'invalid-request',
        'Expected the whole body, got a part of it',
        {},
        { cause: error },
      );
    }
    return Buffer.concat(pieces, size);
  }

  private store(
    { clientId }: Access,
    { type, key }: Upload,
    sent: Buffer,
    kept: Buffer,
  ): Promise<Uploaded> {
    const payload = { type, sha256: sha256Of(sent) };
    const call = { client: clientId, key, operation: 'attachment', payload };
    return this.database.inTransaction(async (query) => {
      const [before] = await this.idempotency.claim(query, [call]);
      if (before) return before.body as unknown as Uploaded;
      const { mostUnused } = this.limits;
      if ((await this.table.countUnused(query)) >= mostUnused)
        throw tooMany(`${mostUnused} files that no entity names`, 600);
      const uploaded = {
        ...{ attachmentId: this.ids.mint(), sha256: sha256Of(kept), size: kept.length, type },
      };
      await this.table.add(query, clientId, uploaded, kept);
      await this.idempotency.keep(query, [{ call, answer: { status: 201, body: uploaded } }]);
      return uploaded;
    });
  }

  private tooLarge(got: number): Problem {
    const { mostBytes } = this.limits;
    return new Problem(
      'body-too-large',
      `Expected a file of at most ${mostBytes} bytes, got ${got} or more`,
      { mostBytes },
    );
  }
}

/** @throws Problem invalid-attachment */
async function examined(type: MediaType, bytes: Buffer): Promise<Buffer> {
  try {
    return await examineMedia(type, bytes);
  } catch (error) {
    if (!(error instanceof MediaRefused)) throw error;
    throw new Problem('invalid-attachment', error.message, {
      ...{ expected: error.expected, got: error.got },
    });
  }
}

const tooMany = (most: string, retryAfterSeconds: number): Problem =>
  new Problem('too-many-requests', `Expected at most ${most}, got more`, { retryAfterSeconds });
