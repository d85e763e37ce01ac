import { Injectable } from '@nestjs/common';
import type { Trace } from '@sinergi/observability';
import { gotWords } from '@sinergi/settings';
import { DiscloseEntity, type DisclosureResult } from '../disclosure/disclose-entity.js';
import type { Access } from '../http/access.js';
import { type Answer, LONGEST_KEY } from '../http/idempotency.js';
import { parseIfMatch } from '../http/parse-if-match.js';
import { Problem } from '../problem/problem.js';
import type { EntityFlow } from './entity-flow.js';
import type { ListQuery } from './list-query.js';
import { type EntityPage, ReadEntities } from './read-entities.js';
import { checkSubmission } from './submission.js';
import { Submit } from './submit.js';

type Json = Record<string, unknown>;

/** A write as it came over HTTP. */
export interface WriteCall {
  client: string;
  trace: Trace;
  key: string | undefined;
  dryRun: boolean;
  body: unknown;
}

/** What every flow's routes do; the routes themselves differ only in their flow. */
@Injectable()
export class EntityDoor {
  constructor(
    private readonly submit: Submit,
    private readonly entities: ReadEntities,
    private readonly disclose: DiscloseEntity,
  ) {}

  begin({ descriptor }: EntityFlow, call: WriteCall): Promise<Answer> {
    return this.write(descriptor.flow, call, null, null);
  }

  change(
    { descriptor }: EntityFlow,
    id: string,
    ifMatch: string | undefined,
    call: WriteCall,
  ): Promise<Answer> {
    return this.write(descriptor.flow, call, id, parseIfMatch(ifMatch));
  }

  list({ descriptor }: EntityFlow, query: ListQuery): Promise<EntityPage> {
    return this.entities.list(descriptor, query);
  }

  read({ descriptor }: EntityFlow, id: string): Promise<Json> {
    return this.entities.one(descriptor, id);
  }

  history({ descriptor }: EntityFlow, id: string): Promise<{ items: Json[] }> {
    return this.entities.history(descriptor, id);
  }

  open(
    { descriptor }: EntityFlow,
    request: { access: Access; id: string; body: unknown },
  ): Promise<DisclosureResult> {
    return this.disclose.execute(descriptor, request);
  }

  private write(
    flow: string,
    { client, trace, key, dryRun, body }: WriteCall,
    entityId: string | null,
    expectedVersion: number | null,
  ): Promise<Answer> {
    requireKey(key);
    const { change, ...data } = requireObject(body);
    const checked = checkSubmission({
      flow,
      change: change as string | undefined,
      entityId,
      expectedVersion,
      data,
      key,
    });
    return this.submit.one(checked, { client, trace, dryRun });
  }
}

/** @throws Problem invalid-request for an Idempotency-Key that is empty or longer than is said */
function requireKey(key: string | undefined): void {
  if (key !== undefined && (key.length < 1 || key.length > LONGEST_KEY))
    throw new Problem(
      'invalid-request',
      `Expected an Idempotency-Key of 1 to ${LONGEST_KEY} characters, got ${key.length}`,
    );
}

/** @throws Problem invalid-request */
export function requireObject(body: unknown): Json {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Json;
  throw new Problem('invalid-request', `Expected a JSON object, got ${gotWords(body)}`);
}
