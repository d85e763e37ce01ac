import { describe, expect, it } from 'vitest';
import { StartTurns } from './start-turns.js';

const never = () => new AbortController().signal;

describe('turns to start', () => {
  it('are given in the order in which they were asked for', async () => {
    const turns = new StartTurns(1);
    const order: string[] = [];
    const starts = async (name: string): Promise<void> => {
      const giveBack = await turns.take(never());
      order.push(name);
      giveBack();
      giveBack();
    };
    const giveBack = await turns.take(never());
    const waiting = [starts('first'), starts('second')];
    giveBack();
    // Arrives when the first one already has its turn.
    await Promise.all([...waiting, starts('third')]);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  it('go on to the next where whoever was given one no longer wants it', async () => {
    const turns = new StartTurns(1);
    const stopped = new AbortController();
    const giveBack = await turns.take(never());
    const gone = turns.take(stopped.signal);
    let isTaken = false;
    const next = turns.take(never()).then(() => {
      isTaken = true;
    });
    giveBack();
    stopped.abort();
    (await gone)();
    await Promise.race([next, new Promise((resolve) => setImmediate(resolve))]);
    expect(isTaken).toBe(true);
  });

  it('do not keep a stopped caller waiting', async () => {
    const turns = new StartTurns(1);
    const stopped = new AbortController();
    const giveBack = await turns.take(never());
    const gone = turns.take(stopped.signal);
    stopped.abort();
    (await gone)();
    giveBack();
    (await turns.take(never()))();
  });
});
