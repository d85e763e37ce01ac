import 'reflect-metadata';
import { createLogger } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadFeedEvents } from '../feed/read-feed-events.js';
import { DeliverWebhooks } from './deliver-webhooks.js';
import type { WebhookPolicy } from './webhook-policy.js';
import type { WebhookRights } from './webhook-rights.js';
import type { WebhookTable } from './webhook-table.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('looks again at once for what was told during a look, which may have missed it', async () => {
  let looks = 0;
  const table: Pick<WebhookTable, 'due' | 'nextDueAt'> = {
    due: async () => {
      looks += 1;
      if (looks === 1) deliver.wake();
      return [];
    },
    nextDueAt: async () => null,
  };
  const deliver = new DeliverWebhooks(
    table as WebhookTable,
    {} as WebhookRights,
    {} as ReadFeedEvents,
    { code: 'tni-jakpus' } as AgencyProfile,
    {} as WebhookPolicy,
    Date.now,
    createLogger({ service: 'test', level: 'error' }),
  );
  deliver.start();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(looks).toBe(2);
  await deliver.stop();
});
