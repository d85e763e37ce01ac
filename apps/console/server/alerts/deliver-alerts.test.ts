import 'reflect-metadata';
import { createLogger } from '@sinergi/observability';
import type { ConsoleSettings } from '@sinergi/settings';
import { expect, it } from 'vitest';
import type { AlertWebhookTable } from './alert-webhook-table.js';
import { DeliverAlerts } from './deliver-alerts.js';

it('looks again at once when told of something while it looks', async () => {
  let looks = 0;
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const table = {
    take: async () => {
      looks += 1;
      if (looks === 1) await held;
      return [];
    },
  } as unknown as AlertWebhookTable;
  const delivery = new DeliverAlerts(
    table,
    {} as ConsoleSettings,
    createLogger({ service: 'test', level: 'error' }),
  );
  delivery.start();
  delivery.wake();
  delivery.wake();
  expect(looks).toBe(1);
  goOn();
  await expect.poll(() => looks).toBe(2);
  await delivery.stop();
  expect(looks).toBe(2);
});
