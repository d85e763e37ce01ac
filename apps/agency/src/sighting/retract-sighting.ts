import { Injectable } from '@nestjs/common';
import { decodeGroup, type Sealed } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/replica';
import { PublisherKeys } from '@sinergi/trust';
import { z } from 'zod';
import { flowOf } from '../change/flow-of.js';
import type { Answer } from '../door/idempotency.js';
import { parseIfMatch } from '../door/parse-if-match.js';
import { requireUuid } from '../door/require-uuid.js';
import { validateBody } from '../door/validate-body.js';
import { SIGHTING_FLOW } from './sighting-flow.js';
import { type OwnedSighting, WriteSighting } from './write-sighting.js';

const retractionRequest = z.strictObject({
  reason: z.enum(['DUPLICATE', 'MISTAKEN', 'WRONG_PERSON', 'OTHER']).describe('Why it is withdrawn'),
});

/** JSON Schema 2020-12, for the API description. */
export const retractionSchema = z.toJSONSchema(retractionRequest) as Record<string, unknown>;

/** Retracts a sighting: it stays in every history, marked as withdrawn, and reaches whoever had it. */
@Injectable()
export class RetractSighting {
  constructor(
    private readonly writeSighting: WriteSighting,
    private readonly keys: PublisherKeys,
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
    const { reason } = validateBody(retractionRequest, request.body);
    const call = {
      client: request.client,
      key: request.key,
      operation: `POST /sightings/${id}/retraction ${version}`,
      payload: request.body,
    };
    return this.writeSighting.change(call, id, version, async (current, query) => ({
      change: 'RETRACTED',
      fields: { ...current.value, ...(await this.unsealed(current, query)), causationId: current.eventId, retractionReason: reason },
    }));
  }

  /** A seal is bound to its event, so what the new event carries is sealed anew. */
  private async unsealed({ eventId, value }: OwnedSighting, query: SqlQuery): Promise<Record<string, unknown>> {
    const opened: Record<string, unknown> = {};
    for (const { field, recordName } of flowOf(SIGHTING_FLOW).sealed) {
      const sealed = value[field] as Sealed | null;
      if (sealed) opened[field] = decodeGroup(recordName, await this.keys.reopen(query, { eventId, sealed }), sealed.fingerprint);
    }
    return opened;
  }
}
