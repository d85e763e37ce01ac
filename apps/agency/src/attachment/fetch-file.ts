import { Inject, Injectable } from '@nestjs/common';
import type { FlowDescriptor } from '@sinergi/contracts';
import { type Attachment, attachmentsOf, laneOf, mayHaveFiles } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { TrustError } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { fileRequest } from '../disclosure/disclosure-request.js';
import { NoteOpening } from '../disclosure/note-opening.js';
import { PROFILE } from '../ground/tokens.js';
import { type Access, actingOf } from '../http/access.js';
import { requireUuid } from '../http/require-uuid.js';
import { validateBody } from '../http/validate-body.js';
import { Problem } from '../problem/problem.js';
import { HeldEntities } from '../replica/held-entities.js';
import { AskOwner } from './ask-owner.js';
import { AttachmentTable } from './attachment-table.js';
import { groupOf } from './give-file.js';
import { sha256Of } from './sha256-of.js';

/** A request for a file of an entity that this agency holds. */
export interface FileWanted {
  access: Access;
  /** id of the entity */
  id: string;
  owner: string | null;
  attachmentId: string;
  body: unknown;
}

/**
 * Fetches a file of an entity, this agency's own or another's. Who asks, for what and why is
 * committed before anything is asked for; what comes has to be what the owner's event names.
 */
@Injectable()
export class FetchFile {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly held: HeldEntities,
    private readonly note: NoteOpening,
    private readonly askOwner: AskOwner,
    private readonly database: Database,
    private readonly table: AttachmentTable,
  ) {}

  /** @throws Problem not-found, not-entitled, too-many-openings, unavailable */
  async execute(
    flow: FlowDescriptor,
    wanted: FileWanted,
  ): Promise<{ file: Attachment; bytes: Buffer; disclosureId: string }> {
    const entityId = requireUuid('id', wanted.id);
    const attachmentId = requireUuid('attachmentId', wanted.attachmentId);
    const wish = validateBody(fileRequest, wanted.body);
    this.note.expectPurpose(wish.purpose);
    const held = await this.held.latest(flow, entityId, { owner: wanted.owner });
    const value = held ? await this.held.decode(flow, held.value) : null;
    const file = attachmentsOf(value).find((one) => one.attachmentId === attachmentId);
    if (!held || !value || !file)
      throw new Problem(
        'not-found',
        `Expected a file that a ${flow.flow} of this agency's copy names, got ${attachmentId}`,
      );
    const { owner, version } = held;
    const { access } = wanted;
    const disclosureId = await this.note.execute({
      ...{ ...wish, officer: wish.officer, access, topic: flow.topic, lane: laneOf(value) },
      ...{ owner, entityId, version, groups: ['attachment', attachmentId] },
    });
    if (!mayHaveFiles(this.profile, value, groupOf(flow)))
      throw new Problem(
        'not-entitled',
        `Expected a ${flow.flow} of which ${this.profile.code} may have files, got another`,
        { disclosureId },
      );
    const { officer, officerKind } = actingOf(access, wish.officer);
    const bytes =
      owner === this.profile.code
        ? await this.openOwn({ flow: flow.flow, entityId }, file)
        : await this.askOwner.execute(owner, file, {
            ...{ flow: flow.flow, entityId, version, attachmentId, disclosureId },
            ...{ officer, officerKind: officerKind as 'STATED', agency: this.profile.code },
            ...{ purpose: wish.purpose, reason: wish.reason },
          });
    if (sha256Of(bytes) !== file.sha256 || bytes.length !== file.size)
      throw otherBytes(file, owner);
    return { file, bytes, disclosureId };
  }

  private async openOwn(of: { flow: string; entityId: string }, file: Attachment) {
    try {
      const bytes = await this.table.open(this.database.query, of, file);
      if (bytes) return bytes;
    } catch (error) {
      if (!(error instanceof TrustError)) throw error;
    }
    throw otherBytes(file, this.profile.code);
  }
}

const otherBytes = ({ attachmentId }: Attachment, owner: string): Problem =>
  new Problem(
    'unavailable',
    `Expected the bytes of ${attachmentId} that the event of ${owner} names, got others or none`,
    { retryAfterSeconds: 60 },
  );
