import { Injectable } from '@nestjs/common';
import type { Identity } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import {
  type HoldReach,
  isPrivilegedDocument,
  keepsOff,
  laneOf,
  type Violation,
} from '@sinergi/domain';
import { flowOf } from '../ground/flow-of.js';
import { Problem } from '../problem/problem.js';
import { HeldEntities } from '../replica/held-entities.js';
import type { Composed } from './assign-subject.js';
import { SubjectsOnHold } from './subjects-on-hold.js';

type Fields = Readonly<Record<string, unknown>>;

/** The flows by which a subject becomes somebody's lead. */
export const LEADS: readonly string[] = ['alert', 'watch', 'bulletin'];
/** A case that began goes on: only its beginning is refused, and not where the answer is known. */
const BEGINS_CASE: readonly string[] = ['OPENED', 'SPDP_RECEIVED'];
/** A referral that somebody answered for, by number. */
const ANSWERED: readonly string[] = ['ANSWERED', 'CLOSED'];
/** What ends a lead, or says that it never was one, is never refused. */
const ENDS: readonly string[] = ['RETRACTED', 'CLOSED', 'WITHDRAWN', 'LAPSED'];
/** How a refusal calls a hold; it never says why somebody is held. */
const SAID: Readonly<Record<HoldReach, string>> = {
  EVERY_LEAD: 'held for the Foreign Ministry: refer it',
  OVERSTAY: 'held for an officer of imigrasi-dki: refer it',
};

/** A lead, opened where its subject is sealed. */
export interface Lead {
  fields: Fields;
  /** the sealed field that holds the subject, where it is not told in the open */
  subjectIn: string | undefined;
}

/** A subject as a lead names it: directly, or by an event or entity that is about it. */
export interface NamedSubject {
  /** JSON pointer */
  field: string;
  subjectId: string;
}

/**
 * Refuses leads (alerts, watches and bulletins) and new cases that name a subject that is held for
 * a human, or cite what is about one.
 */
@Injectable()
export class RefuseHeld {
  constructor(
    private readonly onHold: SubjectsOnHold,
    private readonly held: HeldEntities,
  ) {}

  /** @throws Problem invalid-entity for the first entity that names such a subject */
  async refuse(query: SqlQuery, entities: readonly Composed[]): Promise<void> {
    for (const { flow, state, checked } of entities) {
      const isCase = flow.flow === 'case' && BEGINS_CASE.includes(state.change);
      if (!isCase && (!LEADS.includes(flow.flow) || ENDS.includes(state.change))) continue;
      if (isCase && (await this.restsOnAnswer(query, state.fields))) continue;
      const { subjectIn, person } = checked.flow.rules;
      const shown = person ? (checked.fields[person] as Identity | null | undefined) : null;
      const violations = [
        ...(shown && isPrivilegedDocument(shown.document.type)
          ? [violation(`/${person}/document/type`, 'EVERY_LEAD')]
          : []),
        ...(await this.violations(query, flow.flow, { fields: state.fields, subjectIn })),
      ];
      if (violations.length > 0)
        throw new Problem(
          'invalid-entity',
          `Expected a ${flow.flow} about a subject that is not held, got one that is: refer it`,
          { violations },
        );
    }
  }

  /**
   * Whether a case rests on the answer to a referral of its subject: `causationId` names an event
   * by which an officer recorded it. Only Immigration holds referrals.
   */
  private async restsOnAnswer(query: SqlQuery, fields: Fields): Promise<boolean> {
    const { causationId, subjectId } = fields;
    if (typeof causationId !== 'string') return false;
    const flow = flowOf('referral');
    const event = await this.held.event(flow, causationId, { query });
    if (!event) return false;
    const referral = await this.held.decode(flow, event);
    return (
      referral['subjectId'] === subjectId &&
      ANSWERED.includes(String(referral['status'])) &&
      laneOf(referral) === laneOf(fields)
    );
  }

  /** Returns, for each lead, every subject that it names, with what it cites. */
  async namedBy(query: SqlQuery, leads: readonly Lead[]): Promise<NamedSubject[][]> {
    const cited = leads.map(({ fields }) => citedBy(fields));
    const asked = cited.flat();
    const found = asked.length > 0 ? await this.held.cited(query, asked) : new Map();
    return leads.map(({ fields, subjectIn }, at) => {
      const matter = subjectIn ? (fields[subjectIn] as Fields | null | undefined) : fields;
      const direct = matter?.['subjectId'];
      const named = cited[at]!.flatMap(({ field, of, id }) => {
        const subjects = (found.get(id) ?? []).map((one: Fields) => one['subjectId']);
        // A link may be a subject's own id, which is not among what this agency holds.
        return [...(of === 'entity' ? [id] : []), ...subjects].map((subjectId) => ({
          ...{ field, subjectId },
        }));
      });
      return [{ field: '/subjectId', subjectId: direct }, ...named].filter(
        (one): one is NamedSubject => typeof one.subjectId === 'string',
      );
    });
  }

  private async violations(query: SqlQuery, flow: string, lead: Lead): Promise<Violation[]> {
    const [named = []] = await this.namedBy(query, [lead]);
    const reaches = await this.onHold.reachOf(
      query,
      named.map(({ subjectId }) => subjectId),
      laneOf(lead.fields),
    );
    const { category } = lead.fields;
    const refused = named.flatMap(({ field, subjectId }) => {
      const reach = reaches.get(subjectId);
      return reach && keepsOff(reach, { flow, category }) ? [violation(field, reach)] : [];
    });
    return [...new Map(refused.map((one) => [one.field, one])).values()];
  }
}

interface Citation {
  /** JSON pointer */
  field: string;
  of: 'event' | 'entity';
  id: string;
}

function citedBy({ evidence, links, grounds, causationId }: Fields): Citation[] {
  const cited = (field: string, of: Citation['of'], ids: unknown): Citation[] =>
    (Array.isArray(ids) ? ids : []).map((id, at) => ({
      ...{ field: `${field}/${at}`, of, id: String(id).toLowerCase() },
    }));
  const cause = cited('', 'event', typeof causationId === 'string' ? [causationId] : []);
  return [
    ...cited('/evidence', 'event', evidence),
    ...cited('/links', 'entity', links),
    ...cited('/grounds', 'event', grounds),
    ...cause.map((one) => ({ ...one, field: '/causationId' })),
  ];
}

const violation = (field: string, reach: HoldReach): Violation => ({
  field,
  expected: 'a subject that is not held',
  got: SAID[reach],
});
