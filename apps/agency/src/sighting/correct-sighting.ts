import { Injectable } from '@nestjs/common';
import type { Answer } from '../door/idempotency.js';
import { parseIfMatch } from '../door/parse-if-match.js';
import { requireUuid } from '../door/require-uuid.js';
import { AcceptIntake } from './accept-intake.js';
import { WriteSighting } from './write-sighting.js';

/** Corrects a sighting: the whole state anew, as the next version. Naming a person where none was named identifies it. */
@Injectable()
export class CorrectSighting {
  constructor(
    private readonly acceptIntake: AcceptIntake,
    private readonly writeSighting: WriteSighting,
  ) {}

  async execute(request: {
    client: string;
    key: string | undefined;
    id: string;
    ifMatch: string | undefined;
    body: unknown;
  }): Promise<Answer> {
    const id = requireUuid('id', request.id);
    const version = parseIfMatch(request.ifMatch);
    const fields = this.acceptIntake.accept(request.body);
    const call = {
      client: request.client,
      key: request.key,
      operation: `POST /sightings/${id}/corrections ${version}`,
      payload: request.body,
    };
    return this.writeSighting.change(call, id, version, ({ eventId, value }) => ({
      change: value['person'] === null && fields['person'] ? 'IDENTIFIED' : 'CORRECTED',
      fields: {
        ...fields,
        occurredAt: fields['occurredAt'] ?? fields['seenAt'],
        correlationId: fields['correlationId'] ?? value['correlationId'],
        causationId: fields['causationId'] ?? eventId,
        retractionReason: null,
      },
    }));
  }
}
