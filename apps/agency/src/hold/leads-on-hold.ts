import { Inject, Injectable } from '@nestjs/common';
import { decodeGroup, type FlowDescriptor, type Sealed } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { keepsOff, type Lane, laneOf } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { PublisherKeys } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { requireEntityFlow } from '../entity/entity-flow.js';
import { flowOf } from '../ground/flow-of.js';
import { PROFILE, USUAL_LANE } from '../ground/tokens.js';
import type { WorklistQuery } from '../http/worklist-query.js';
import { HeldEntities } from '../replica/held-entities.js';
import { LEADS, type NamedSubject, RefuseHeld } from '../subject/refuse-held.js';
import { SubjectsOnHold } from '../subject/subjects-on-hold.js';

type Fields = Readonly<Record<string, unknown>>;

/** The newest leads of this agency so far are looked at. */
const MOST_LOOKED_AT = 2_000;
/** The latest changes of leads that stand, and what ends each. */
const STANDS = ['RAISED', 'UPDATED', 'PLACED', 'EXTENDED', 'PUBLISHED', 'CORRECTED'];
const ENDS_BY: Readonly<Record<string, string>> = {
  alert: 'RETRACTED',
  watch: 'WITHDRAWN',
  bulletin: 'WITHDRAWN',
};

/** A lead of this agency that names somebody who is held: it was said before the hold came. */
export interface LeadOnHold {
  flow: string;
  id: string;
  version: number;
  /** JSON pointer of what names the subject */
  field: string;
  /** null where it is sealed */
  subjectId: string | null;
  /** when it was said, epoch ms */
  since: number;
  /** the change that ends it */
  next: string;
}

/** What this agency said of people before it knew that they are held, for an officer to end. */
@Injectable()
export class LeadsOnHold {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(USUAL_LANE) private readonly usualLane: Lane,
    private readonly database: Database,
    private readonly held: HeldEntities,
    private readonly keys: PublisherKeys,
    private readonly leads: RefuseHeld,
    private readonly onHold: SubjectsOnHold,
  ) {}

  async list({ limit, lane }: WorklistQuery): Promise<LeadOnHold[]> {
    const { query } = this.database;
    const found: LeadOnHold[] = [];
    for (const flow of LEADS.map(flowOf)) {
      if (!this.profile.publishes.includes(flow.flow)) continue;
      for (const { fields, version, named } of await this.standing(
        query,
        flow,
        lane ?? this.usualLane,
      )) {
        const reaches = await this.onHold.reachOf(
          query,
          named.map(({ subjectId }) => subjectId),
          laneOf(fields),
        );
        const one = named.find(({ subjectId }) => {
          const reach = reaches.get(subjectId);
          return reach && keepsOff(reach, { flow: flow.flow, category: fields['category'] });
        });
        if (!one) continue;
        const isSealed = requireEntityFlow(flow.flow).rules.subjectIn !== undefined;
        found.push({
          ...{ flow: flow.flow, id: String(fields[flow.idField]), version, field: one.field },
          ...{
            subjectId: isSealed ? null : one.subjectId,
            since: Number(fields['occurredAt']),
            next: ENDS_BY[flow.flow]!,
          },
        });
        if (found.length === limit) return found;
      }
    }
    return found;
  }

  private async standing(
    query: SqlQuery,
    flow: FlowDescriptor,
    lane: Lane,
  ): Promise<{ fields: Fields; version: number; named: NamedSubject[] }[]> {
    const { rows } = await query(
      `SELECT version, value
       FROM state
       WHERE topic = $1 AND owner = $2 AND change = ANY($3::text[]) AND lane = $4
       ORDER BY occurred_at DESC, key DESC
       LIMIT ${MOST_LOOKED_AT}`,
      [flow.topic, this.profile.code, STANDS, lane],
    );
    const { subjectIn } = requireEntityFlow(flow.flow).rules;
    const leads = await Promise.all(
      rows.map(async (row) => {
        const value = row['value'] as Buffer;
        const fields = await this.held.decode(flow, value);
        const matter = subjectIn ? await this.reopened(query, flow, value, fields, subjectIn) : {};
        return { version: Number(row['version']), fields: { ...fields, ...matter } };
      }),
    );
    const named = await this.leads.namedBy(
      query,
      leads.map(({ fields }) => ({ fields, subjectIn })),
    );
    return leads.map((lead, at) => ({ ...lead, named: named[at]! }));
  }

  /** Opens what this agency itself has sealed; nothing of it is answered. */
  private async reopened(
    query: SqlQuery,
    flow: FlowDescriptor,
    bytes: Buffer,
    fields: Fields,
    field: string,
  ): Promise<Fields> {
    const sealed = fields[field] as Sealed | null | undefined;
    const recordName = flow.sealed.find((one) => one.field === field)!.recordName;
    if (!sealed) return {};
    const sealedIn = await this.held.sealedIn(flow, bytes, fields);
    const plain = await this.keys.reopen(query, { sealedIn, sealed });
    return { [field]: decodeGroup(recordName, plain, sealed.fingerprint) };
  }
}
