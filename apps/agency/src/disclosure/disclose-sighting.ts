import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Sealed } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';
import { flowOf } from '../change/flow-of.js';
import { Database } from '../database/database.js';
import { Problem } from '../door/problem.js';
import { requireUuid } from '../door/require-uuid.js';
import { validateBody } from '../door/validate-body.js';
import { type HeldSighting, ReadSightings } from '../sighting/read-sightings.js';
import { SIGHTING_FLOW, SIGHTING_TOPIC } from '../sighting/sighting-flow.js';
import { PROFILE } from '../tokens.js';
import { type DisclosureRequest, disclosureRequest } from './disclosure-request.js';
import { type Disclosure, SealDoor } from './seal-door.js';

export interface DisclosureResult {
  disclosureId: string;
  sightingId: string;
  version: number;
  groups: Record<string, Disclosure>;
}

/** The one door through which sealed content of a sighting leaves. Who asks, for what and why is committed before anything is opened. */
@Injectable()
export class DiscloseSighting {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly readSightings: ReadSightings,
    private readonly seals: SealDoor,
  ) {}

  async execute(request: { client: string; id: string; body: unknown }): Promise<DisclosureResult> {
    const sightingId = requireUuid('id', request.id);
    const wish = validateBody(disclosureRequest, request.body);
    if (!this.profile.legalAuthority.some(({ purpose }) => purpose === wish.purpose)) {
      throw new Problem('not-entitled', `Expected a purpose of ${this.profile.code}, got ${JSON.stringify(wish.purpose)}`);
    }
    const held = await this.readSightings.latest(sightingId);
    if (!held) throw new Problem('not-found', `Expected a sighting that this agency holds, got ${sightingId}`);
    const disclosureId = await this.note(request.client, sightingId, held, wish);
    const value = await this.readSightings.decode(held.value);
    const groups: Record<string, Disclosure> = {};
    for (const sealedField of flowOf(SIGHTING_FLOW).sealed.filter(({ group }) => (wish.groups as string[]).includes(group))) {
      groups[sealedField.group] = await this.seals.open(
        held.owner,
        String(value['eventId']),
        sealedField,
        value[sealedField.field] as Sealed | null,
      );
    }
    const result = { disclosureId, sightingId, version: held.version, groups };
    if (Object.values(groups).every(({ status }) => status === 'NOT_ENTITLED')) {
      throw new Problem('not-entitled', `Expected a group that ${this.profile.code} may open, got ${wish.groups.join(', ')}`, {
        ...result,
      });
    }
    return result;
  }

  private async note(client: string, sightingId: string, held: HeldSighting, wish: DisclosureRequest): Promise<string> {
    const disclosureId = randomUUID();
    await this.database.query(
      `INSERT INTO disclosure (disclosure_id, client, officer, purpose, reason, topic, key, version, groups) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        disclosureId,
        client,
        wish.officer,
        wish.purpose,
        wish.reason,
        SIGHTING_TOPIC,
        `${held.owner}:${sightingId}`,
        held.version,
        wish.groups,
      ],
    );
    return disclosureId;
  }
}
