import { Injectable } from '@nestjs/common';
import type { FlowDescriptor } from '@sinergi/contracts';
import { type Attachment, attachmentsOf } from '@sinergi/domain';
import { TrustError } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { flowOf } from '../ground/flow-of.js';
import { HeldEntities } from '../replica/held-entities.js';
import { ATTACHING_FLOWS } from './attaching-flows.js';
import { AttachmentTable, type FileOwner } from './attachment-table.js';
import { sha256Of } from './sha256-of.js';

/** A file that this agency's own entity names and that is not what it names. */
export interface FileFault extends FileOwner {
  attachmentId: string;
  /** MISSING: no bytes before they may be destroyed; DIFFERS: bytes of another hash, or damaged */
  fault: 'MISSING' | 'DIFFERS';
}

const PAGE = 100;

/** Compares the files that this agency keeps with what the latest states of its entities name. */
@Injectable()
export class CheckFiles {
  private latest: FileFault[] | null = null;

  constructor(
    private readonly database: Database,
    private readonly held: HeldEntities,
    private readonly table: AttachmentTable,
  ) {}

  /** Returns what the last look found; null before the first. */
  faults(): readonly FileFault[] | null {
    return this.latest;
  }

  /** Opens every file, one after the other. */
  async look(): Promise<readonly FileFault[]> {
    const found: FileFault[] = [];
    for (const flow of ATTACHING_FLOWS) found.push(...(await this.lookAt(flowOf(flow))));
    this.latest = found;
    return found;
  }

  private async lookAt(flow: FlowDescriptor): Promise<FileFault[]> {
    const found: FileFault[] = [];
    for (let after = ''; ; ) {
      const { rows } = await this.database.query(
        `SELECT entity_id, value FROM owned_entity
         WHERE flow = $1 AND entity_id > $2 ORDER BY entity_id LIMIT $3`,
        [flow.flow, after, PAGE],
      );
      for (const row of rows) {
        const of = { flow: flow.flow, entityId: String(row['entity_id']) };
        const value = await this.held.decode(flow, row['value'] as Buffer);
        for (const file of attachmentsOf(value)) {
          const fault = await this.faultOf(of, file);
          if (fault) found.push({ ...of, attachmentId: file.attachmentId, fault });
        }
        after = of.entityId;
      }
      if (rows.length < PAGE) return found;
    }
  }

  private async faultOf(of: FileOwner, file: Attachment): Promise<FileFault['fault'] | null> {
    const { query } = this.database;
    try {
      const bytes = await this.table.open(query, of, file);
      if (bytes === null) return (await this.table.hasEnded(query, file)) ? null : 'MISSING';
      return sha256Of(bytes) === file.sha256 ? null : 'DIFFERS';
    } catch (error) {
      if (error instanceof TrustError) return 'DIFFERS';
      throw error;
    }
  }
}
