import { freePort } from '@sinergi/testing';
import { expect, it } from 'vitest';
import { serveHealth } from './serve-health.js';

it('is live where it was given an address', async () => {
  const port = await freePort();
  const health = await serveHealth({ host: '127.0.0.1', port });
  expect(await (await fetch(`http://127.0.0.1:${port}/health/live`)).json()).toEqual({
    status: 'live',
  });
  await health.close();
});
