import { Inject, Injectable } from '@nestjs/common';
import type { FlowDescriptor, Sealed } from '@sinergi/contracts';
import { laneOf } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { PROFILE } from '../ground/tokens.js';
import type { Access } from '../http/access.js';
import { requireUuid } from '../http/require-uuid.js';
import { validateBody } from '../http/validate-body.js';
import { Problem } from '../problem/problem.js';
import { HeldEntities, type HeldEntity } from '../replica/held-entities.js';
import { type DisclosureRequest, disclosureRequest } from './disclosure-request.js';
import { NoteOpening } from './note-opening.js';
import { type Disclosure, SealDoor } from './seal-door.js';

export interface DisclosureResult {
  disclosureId: string;
  version: number;
  /** results by group; a list where the entity has several values of one field */
  groups: Record<string, Disclosure | Disclosure[]>;
}

/**
 * Discloses sealed content of an entity; no other code lets it out. The officer, the purpose and
 * the reason are committed before anything is opened.
 */
@Injectable()
export class DiscloseEntity {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly held: HeldEntities,
    private readonly seals: SealDoor,
    private readonly note: NoteOpening,
  ) {}

  async execute(
    flow: FlowDescriptor,
    request: { access: Access; id: string; owner?: string | null; body: unknown },
  ): Promise<DisclosureResult> {
    const entityId = requireUuid('id', request.id);
    const wish = validateBody(disclosureRequest(flow), request.body);
    this.note.expectPurpose(wish.purpose);
    const held = await this.held.latest(flow, entityId, { owner: request.owner ?? null });
    if (!held)
      throw new Problem(
        'not-found',
        `Expected a ${flow.flow} that this agency holds, got ${entityId}`,
      );
    const value = await this.held.decode(flow, held.value);
    const { owner, version } = held;
    const disclosureId = await this.note.execute({
      ...{ ...wish, officer: wish.officer, access: request.access, topic: flow.topic },
      ...{ owner, entityId, version, lane: laneOf(value) },
    });
    const groups = await this.open(flow, held, value, wish);
    const result = { disclosureId, [flow.idField]: entityId, version: held.version, groups };
    const statuses = new Set(
      Object.values(groups)
        .flat()
        .map(({ status }) => status),
    );
    const mayLater = statuses.delete('NOT_CONFIRMED');
    statuses.delete('NOT_ENTITLED');
    if (statuses.size > 0) return result;
    throw mayLater ? notConfirmed(result) : notEntitled(this.profile.code, wish, result);
  }

  private async open(
    flow: FlowDescriptor,
    held: HeldEntity,
    value: Record<string, unknown>,
    wish: DisclosureRequest,
  ): Promise<DisclosureResult['groups']> {
    const { subjectField } = flow;
    const subjectId = subjectField ? ((value[subjectField] as string | null) ?? null) : null;
    const sealedIn = await this.held.sealedIn(flow, held.value, value);
    const groups: DisclosureResult['groups'] = {};
    for (const field of flow.sealed.filter(({ group }) => wish.groups.includes(group))) {
      const content = value[field.field] as Sealed | Sealed[] | null;
      const open = (sealed: Sealed | null) =>
        this.seals.open({ publisher: held.owner, sealedIn, field, subjectId }, sealed);
      groups[field.group] = Array.isArray(content)
        ? await Promise.all(content.map(open))
        : await open(content);
    }
    return groups;
  }
}

const notEntitled = (code: string, { groups }: DisclosureRequest, result: DisclosureResult) =>
  new Problem('not-entitled', `Expected a group that ${code} may open, got ${groups.join(', ')}`, {
    ...result,
  });

const notConfirmed = (result: DisclosureResult) =>
  new Problem(
    'not-confirmed',
    'Expected a person whose presence in a district of this agency is confirmed, ' +
      'got one without a presence that is in force',
    { ...result },
  );
