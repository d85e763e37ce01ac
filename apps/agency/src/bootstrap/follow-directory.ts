import type { INestApplication } from '@nestjs/common';
import { levelOf } from '@sinergi/outage';
import { WrapKeys } from '../directory/wrap-keys.js';
import { WriteGate } from '../http/write-gate.js';
import { BatchFollowers } from '../replica/batch-followers.js';
import { DIRECTORY_TOPIC } from '../replica/topic-rules.js';
import type { AgencyParts } from './agency-parts.js';

const SETTLE_MS = 200;
const RETRY_MS = 2_000;

/**
 * Wraps keys for members that a directory batch brought, once it has settled; tried again until it
 * worked.
 * @returns stops it
 */
export function followDirectory(app: INestApplication, { logger }: AgencyParts): () => void {
  const gate = app.get(WriteGate);
  let timer: NodeJS.Timeout | undefined;
  const soon = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Until the gate opens, the start itself has this step before it.
      if (gate.reason() !== null) return;
      app
        .get(WrapKeys)
        .execute()
        .catch((error: unknown) => {
          logger[levelOf(error)]({ err: error }, 'keys not wrapped for new members, trying again');
          soon(RETRY_MS);
        });
    }, ms);
    timer.unref();
  };
  app.get(BatchFollowers).add((topic, applied) => {
    if (topic === DIRECTORY_TOPIC && applied.inserted > 0) soon(SETTLE_MS);
  });
  return () => clearTimeout(timer);
}
