import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../problem/problem.js';
import { steadyStream } from './steady-stream.js';

const PACE = { idleMs: 400, windowMs: 120, leastBytesPerWindow: 40 };

/** Sends pieces of a given size at an interval in ms, until it is stopped. */
function sender(bytes: number, everyMs: number, pieces = 1_000) {
  const state = { isLetGo: false, sent: 0 };
  async function* body(): AsyncGenerator<Buffer> {
    try {
      for (; state.sent < pieces; state.sent += 1) {
        await pause(everyMs);
        yield Buffer.alloc(bytes);
      }
    } finally {
      state.isLetGo = true;
    }
  }
  return { state, body: body() };
}

async function total(stream: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0;
  for await (const piece of stream) bytes += piece.length;
  return bytes;
}

describe('a body that is waited for', () => {
  it('is passed on whole as long as it keeps coming', async () => {
    expect(await total(steadyStream(sender(100, 10, 30).body, PACE))).toBe(3_000);
  });

  it('is given up where it drips, a byte now and then, however long that goes on', async () => {
    const { body, state } = sender(1, 15);
    const refusal = await total(steadyStream(body, PACE)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Problem);
    expect((refusal as Problem).toJSON()).toMatchObject({
      status: 408,
      type: '/problems/too-slow',
    });
    expect(state.sent).toBeLessThan(100);
    expect(state.isLetGo).toBe(true);
  });

  it('is given up where nothing comes', async () => {
    const { body } = sender(1, 2_000);
    const refusal = await total(steadyStream(body, PACE)).catch((error: unknown) => error);
    expect((refusal as Problem).toJSON()).toMatchObject({
      status: 408,
      detail: 'Expected more of the body within 0.4 s, got nothing',
    });
  });

  it('is not hurried while we are the ones who take long', async () => {
    const { body } = sender(1, 1, 5);
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    try {
      let bytes = 0;
      for await (const piece of steadyStream(body, PACE)) {
        now += PACE.windowMs * 2;
        bytes += piece.length;
      }
      expect(bytes).toBe(5);
    } finally {
      clock.mockRestore();
    }
  });
});
