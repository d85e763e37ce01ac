import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry, Identity } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { DirectoryView } from '@sinergi/directory';
import { type FlowRules, laneOf } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import type { EntityChange } from '../change/write-changes.js';
import { flowOf } from '../ground/flow-of.js';
import { PROFILE } from '../ground/tokens.js';
import { BlindIndex, type DocumentMarks } from './blind-index.js';
import { PrivilegedSubjects } from './privileged-subjects.js';

/** An entity in its next state, together with the fields of its submission. */
export interface Composed extends EntityChange {
  checked: { flow: { rules: FlowRules }; fields: Readonly<Record<string, unknown>> };
}

interface Named {
  composed: Composed;
  blind: Buffer;
  identity: Identity;
}

/**
 * Gives entities their subject where the request names a person by document and no subject: the
 * subject that this agency knows by that document, or a new one. New subjects of the identity
 * authority are established. New subjects of other agencies are provisional until the authority
 * links them.
 */
@Injectable()
export class AssignSubject {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly index: BlindIndex,
    private readonly privileged: PrivilegedSubjects,
  ) {}

  /**
   * @returns the new subjects and then the entities, in the order in which they must be written
   */
  async assign<Entity extends Composed>(
    query: SqlQuery,
    entities: readonly Entity[],
  ): Promise<{ subjects: EntityChange[]; entities: Entity[] }> {
    const named = entities.flatMap((composed) => this.named(composed) ?? []);
    if (named.length === 0) return { subjects: [], entities: [...entities] };
    const { known, listed } = await this.knownOrNew(query, named);
    const assigned = new Map<Composed, string>(
      named.map(({ composed, blind }) => [composed, known.get(blind.toString('hex'))!]),
    );
    const withSubjects = entities.map((composed) => {
      const subjectId = assigned.get(composed);
      if (subjectId === undefined) return composed;
      const { state } = composed;
      return { ...composed, state: { ...state, fields: withSubject(composed, subjectId) } };
    });
    return { subjects: listed, entities: withSubjects };
  }

  private named(composed: Composed): Named | undefined {
    const { checked, flow, state } = composed;
    const { subjectField } = flow;
    const { person, recognises } = checked.flow.rules;
    if (!subjectField || !person) return undefined;
    const identity = checked.fields[person] as Identity | null | undefined;
    if (checked.fields[subjectField] || !identity || !(recognises?.(state.fields) ?? true))
      return undefined;
    const blind = this.index.blind(identity, laneOf(state.fields));
    return { composed, identity, blind };
  }

  private async knownOrNew(
    query: SqlQuery,
    named: readonly Named[],
  ): Promise<{ known: Map<string, string>; listed: EntityChange[] }> {
    const known = await this.index.find(
      query,
      named.map(({ blind }) => blind),
    );
    const unknown = named
      .filter(({ blind }) => !known.has(blind.toString('hex')))
      .map(({ blind }) => blind);
    if (unknown.length === 0) return { known, listed: [] };
    await this.index.lock(query, unknown);
    for (const [blind, subjectId] of await this.index.find(query, unknown))
      known.set(blind, subjectId);
    const listed: EntityChange[] = [];
    const noted: (DocumentMarks & { subjectId: string; identity: Identity })[] = [];
    for (const { blind, identity, composed } of named) {
      if (known.has(blind.toString('hex'))) continue;
      const subjectId = randomUUID();
      known.set(blind.toString('hex'), subjectId);
      const marks = this.index.marks(identity, laneOf(composed.state.fields));
      noted.push({ ...marks, subjectId, identity });
      listed.push(this.newSubject(subjectId, identity, composed));
    }
    await this.index.note(query, noted);
    await this.privileged.note(
      query,
      noted.map(({ subjectId, identity }) => ({
        ...{ owner: this.profile.code, subjectId, identities: [identity] },
      })),
    );
    return { known, listed };
  }

  private newSubject(
    subjectId: string,
    identity: Identity,
    { checked, state: { fields }, trace }: Composed,
  ): EntityChange {
    // Where the subject is sealed, nothing in the open ties the two events together.
    const isSealed = checked.flow.rules.subjectIn !== undefined;
    const authority = this.directory.latest(this.profile.code)?.identityAuthority ?? false;
    return {
      flow: flowOf('subject'),
      entityId: subjectId,
      owned: null,
      trace,
      state: {
        change: 'LISTED',
        fields: {
          occurredAt: fields['occurredAt'],
          correlationId: isSealed ? undefined : fields['correlationId'],
          causationId: null,
          handling: fields['handling'],
          standing: authority ? 'ESTABLISHED' : 'PROVISIONAL',
          documents: [identity],
          links: [],
          proposals: [],
        },
      },
    };
  }
}

/** Returns the fields of an entity with its subject, in the open or in what is sealed. */
function withSubject({ checked, flow, state: { fields } }: Composed, subjectId: string) {
  const { subjectIn } = checked.flow.rules;
  if (subjectIn === undefined) return { ...fields, [flow.subjectField!]: subjectId };
  return { ...fields, [subjectIn]: { ...(fields[subjectIn] as object), subjectId } };
}
