import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Answer } from '../door/idempotency.js';
import { AcceptIntake } from './accept-intake.js';
import { WriteSighting } from './write-sighting.js';

/** Reports a sighting: a new entity of this agency. */
@Injectable()
export class ReportSighting {
  constructor(
    private readonly acceptIntake: AcceptIntake,
    private readonly writeSighting: WriteSighting,
  ) {}

  async execute(request: { client: string; key: string | undefined; body: unknown }): Promise<Answer> {
    const fields = this.acceptIntake.accept(request.body);
    const call = { client: request.client, key: request.key, operation: 'POST /sightings', payload: request.body };
    return this.writeSighting.begin(call, randomUUID(), {
      change: 'REPORTED',
      fields: {
        ...fields,
        occurredAt: fields['occurredAt'] ?? fields['seenAt'],
        correlationId: fields['correlationId'] ?? randomUUID(),
        retractionReason: null,
      },
    });
  }
}
