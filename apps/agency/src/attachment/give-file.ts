import { Inject, Injectable } from '@nestjs/common';
import {
  agencyUrn,
  type DirectoryEntry,
  type FlowDescriptor,
  type HpkeWrap,
} from '@sinergi/contracts';
import { isUniqueViolation } from '@sinergi/database';
import { DirectoryView } from '@sinergi/directory';
import { attachmentsOf, mayHaveFiles } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { sealForMember } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { appendDisclosure } from '../disclosure/ledger.js';
import { flowOf } from '../ground/flow-of.js';
import { memberOf } from '../ground/member-of.js';
import { EXCHANGE_ID, PROFILE } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { CopyFreshness } from '../replica/copy-freshness.js';
import { HeldEntities } from '../replica/held-entities.js';
import { ATTACHING_FLOWS } from './attaching-flows.js';
import { AttachmentTable } from './attachment-table.js';
import { type FileAsking, readAsking } from './file-asking.js';

/**
 * Gives a file of this agency to another agency that may have it by the latest state of the entity
 * and by the directory as it is now. It is written in this agency's ledger, too, before anything is
 * opened, and travels sealed for the other agency's key.
 */
@Injectable()
export class GiveFile {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(EXCHANGE_ID) private readonly exchange: string,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly freshness: CopyFreshness,
    private readonly database: Database,
    private readonly held: HeldEntities,
    private readonly table: AttachmentTable,
  ) {}

  /** @throws Problem token-invalid, unavailable, not-entitled, not-found */
  async execute(attachmentId: string, token: string): Promise<HpkeWrap> {
    const owner = this.profile.code;
    const { directory, exchange } = this;
    const asking = await readAsking(token, { owner, directory, exchange });
    if (asking.attachmentId !== attachmentId) throw nothingFor(asking);
    await this.freshness.expectFresh('the right');
    // Whoever may not have it learns nothing of what there is.
    const found = await this.find(asking);
    const entry = this.directory.latest(asking.agency);
    const member = entry ? memberOf(entry) : null;
    if (!found || !entry || !member) throw nothingFor(asking);
    const { flow, version, sha256 } = found;
    await this.note(asking, flow, version);
    const name = { owner, attachmentId, sha256 };
    const of = { flow: flow.flow, entityId: asking.entityId };
    const bytes = await this.table.open(this.database.query, of, name);
    if (!bytes)
      throw new Problem('not-found', `Expected the bytes of ${attachmentId} here, got none`);
    return sealForMember({ ...name, requestId: asking.disclosureId }, member, bytes);
  }

  private async find({ agency, flow: name, entityId, attachmentId }: FileAsking) {
    const entry = this.directory.latest(agency);
    if (!entry?.subscribes.includes(name) || !(ATTACHING_FLOWS as string[]).includes(name))
      return null;
    const flow = flowOf(name as FlowDescriptor['flow']);
    const held = await this.held.latest(flow, entityId, { owner: this.profile.code });
    if (!held) return null;
    const value = await this.held.decode(flow, held.value);
    if (!mayHaveFiles(entry, value, groupOf(flow))) return null;
    const file = attachmentsOf(value).find((one) => one.attachmentId === attachmentId);
    return file ? { flow, version: held.version, sha256: file.sha256 } : null;
  }

  /** @throws Problem not-entitled where this asking was answered before */
  private async note(asking: FileAsking, { topic }: FlowDescriptor, version: number) {
    const { agency, officer, purpose, reason, entityId, attachmentId, disclosureId } = asking;
    try {
      await appendDisclosure(this.database.query, {
        ...{ disclosureId, client: agencyUrn(agency), purpose, reason, topic },
        // An officer of another agency: no opening of this agency's own.
        by: { officer: `${officer} (${agency})`, officerKind: 'MACHINE' },
        what: { key: `${this.profile.code}:${entityId}`, version },
        groups: ['attachment', attachmentId],
      });
    } catch (error) {
      // The ledger has an entry of this id.
      if (!isUniqueViolation(error)) throw error;
      throw new Problem('not-entitled', 'Expected a new asking, got one that was answered before');
    }
  }
}

/** The sealed group of what people write on an entity: its files are for the same readers. */
export const groupOf = ({ sealed }: FlowDescriptor): string => sealed[0]!.group;

const nothingFor = ({ agency, attachmentId }: FileAsking): Problem =>
  new Problem('not-entitled', `Expected a file that ${agency} may have, got ${attachmentId}`);
