import { Injectable } from '@nestjs/common';
import { WriteChanges } from '../change/write-changes.js';
import { Idempotency } from '../http/idempotency.js';
import { HeldEntities } from '../replica/held-entities.js';
import { AssignSubject } from '../subject/assign-subject.js';
import { ComposeState } from './compose-state.js';
import { DueLapses } from './due-lapses.js';

/** The steps of one submission, in their order. */
@Injectable()
export class SubmitSteps {
  constructor(
    readonly idempotency: Idempotency,
    readonly held: HeldEntities,
    readonly compose: ComposeState,
    readonly subjects: AssignSubject,
    readonly writeChanges: WriteChanges,
    readonly lapses: DueLapses,
  ) {}
}
