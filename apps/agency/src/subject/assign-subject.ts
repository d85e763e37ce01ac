import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry, Identity } from '@sinergi/contracts';
import { DirectoryView, type SqlQuery } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import type { EntityManager } from 'typeorm';
import { ChangeRecord, type NextState } from '../change/change-record.js';
import { flowOf } from '../change/flow-of.js';
import type { CheckedSubmission } from '../entity/submission.js';
import { PROFILE } from '../tokens.js';
import { BlindIndex } from './blind-index.js';

/**
 * Gives an entity its subject where the request names a person by document and no subject: the one this agency knows by that document, else a
 * new one. New subjects of the identity authority are established; everybody else's are provisional until the authority links them.
 */
@Injectable()
export class AssignSubject {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly index: BlindIndex,
    private readonly changeRecord: ChangeRecord,
  ) {}

  async assign(manager: EntityManager, query: SqlQuery, { flow, fields: said }: CheckedSubmission, state: NextState): Promise<NextState> {
    const { subjectField } = flow.descriptor;
    const { person, recognises } = flow.rules;
    if (!subjectField || !person) return state;
    const identity = said[person] as Identity | null | undefined;
    if (said[subjectField] || !identity || !(recognises?.(state.fields) ?? true)) return state;
    return { ...state, fields: { ...state.fields, [subjectField]: await this.subjectOf(manager, query, identity, state) } };
  }

  private async subjectOf(manager: EntityManager, query: SqlQuery, identity: Identity, { fields }: NextState): Promise<string> {
    const blind = this.index.blind(identity);
    const known = await this.index.find(query, blind);
    if (known) return known;
    await this.index.lock(query, blind);
    const meanwhile = await this.index.find(query, blind);
    if (meanwhile) return meanwhile;
    const subjectId = randomUUID();
    const authority = this.directory.latest(this.profile.code)?.identityAuthority ?? false;
    await this.changeRecord.execute(manager, query, {
      flow: flowOf('subject'),
      entityId: subjectId,
      next: () => ({
        change: 'LISTED',
        fields: {
          occurredAt: fields['occurredAt'],
          correlationId: fields['correlationId'],
          causationId: null,
          handling: fields['handling'],
          standing: authority ? 'ESTABLISHED' : 'PROVISIONAL',
          documents: [identity],
          links: [],
        },
      }),
    });
    await this.index.note(query, subjectId, [blind]);
    return subjectId;
  }
}
