import { Inject, Injectable } from '@nestjs/common';
import type { FlowDescriptor, Sealed } from '@sinergi/contracts';
import { type Lane, laneOf } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { AfterCommit } from '../change/after-commit.js';
import { Database } from '../database/database.js';
import { EntityIds } from '../ground/entity-ids.js';
import { PROFILE } from '../ground/tokens.js';
import { type Access, actingOf } from '../http/access.js';
import { requireUuid } from '../http/require-uuid.js';
import { validateBody } from '../http/validate-body.js';
import { Problem } from '../problem/problem.js';
import { HeldEntities, type HeldEntity } from '../replica/held-entities.js';
import { type DisclosureRequest, disclosureRequest } from './disclosure-request.js';
import { GiveNotice } from './give-notice.js';
import { appendDisclosure } from './ledger.js';
import { OpeningLimits } from './opening-limits.js';
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
    private readonly database: Database,
    private readonly held: HeldEntities,
    private readonly seals: SealDoor,
    private readonly limits: OpeningLimits,
    private readonly notices: GiveNotice,
    private readonly afterCommit: AfterCommit,
    private readonly ids: EntityIds,
  ) {}

  async execute(
    flow: FlowDescriptor,
    request: { access: Access; id: string; owner?: string | null; body: unknown },
  ): Promise<DisclosureResult> {
    const entityId = requireUuid('id', request.id);
    const wish = validateBody(disclosureRequest(flow), request.body);
    if (!this.profile.legalAuthority.some(({ purpose }) => purpose === wish.purpose)) {
      throw new Problem(
        'not-entitled',
        `Expected a purpose of ${this.profile.code}, got ${JSON.stringify(wish.purpose)}`,
      );
    }
    const held = await this.held.latest(flow, entityId, { owner: request.owner ?? null });
    if (!held)
      throw new Problem(
        'not-found',
        `Expected a ${flow.flow} that this agency holds, got ${entityId}`,
      );
    const value = await this.held.decode(flow, held.value);
    const asked = { ...request, entityId, held, wish, lane: laneOf(value) };
    const disclosureId = await this.note(flow, asked);
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

  /**
   * Commits the ledger's entry, and with it the notice to the agency whose data it is. An agency
   * that opens its own data needs no notice.
   * @throws Problem too-many-openings; then there is no entry
   */
  private async note({ topic }: FlowDescriptor, asked: Asked): Promise<string> {
    const { access, entityId, held, wish, lane } = asked;
    const { owner, version } = held;
    const { purpose, reason, groups } = wish;
    const by = actingOf(access, wish.officer);
    const said = { by, purpose, reason, topic, groups };
    const { disclosureId, notice } = await this.database.inTransaction(async (query) => {
      const id = await appendDisclosure(query, {
        // A notice has the id of the entry that it tells of.
        ...{ disclosureId: this.ids.mint(), client: access.clientId },
        ...{ ...said, what: { key: `${owner}:${entityId}`, version } },
      });
      const confirmedBy = await this.limits.expectRoom(query, by.officer);
      if (owner === this.profile.code) return { disclosureId: id, notice: null };
      const of = { owner, entityId, version, lane };
      const opened = { ...said, ...of, disclosureId: id, access, confirmedBy };
      return { disclosureId: id, notice: await this.notices.write(query, opened) };
    });
    if (notice !== null) {
      this.afterCommit.committed();
      await this.afterCommit.rememberKeys(notice.audiences);
    }
    return disclosureId;
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

interface Asked {
  access: Access;
  entityId: string;
  held: HeldEntity;
  wish: DisclosureRequest;
  lane: Lane;
}
