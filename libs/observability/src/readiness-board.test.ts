import { describe, expect, it } from 'vitest';
import { ReadinessBoard } from './readiness-board.js';

describe('the readiness board', () => {
  it('is ready when nothing objects', async () => {
    const board = new ReadinessBoard();
    board.add('database', () => null);
    expect(await board.check()).toEqual({ ready: true, reasons: [], notes: [] });
  });

  it('tells what is worth knowing without being less ready for it', async () => {
    const board = new ReadinessBoard();
    board.addNote(() => 'an operator paused the reading of timpora.sighting/3');
    board.addNote(() => null);
    expect(await board.check()).toEqual({
      ready: true,
      reasons: [],
      notes: ['an operator paused the reading of timpora.sighting/3'],
    });
  });

  it('names every reason, a throw and a hang among them', async () => {
    const board = new ReadinessBoard();
    board.add('consumer', () => 'its consumer does not run');
    board.add('database', () => Promise.reject(new Error('connection refused')));
    board.add('relay', () => new Promise(() => undefined));
    const { ready, reasons } = await board.check();
    expect(ready).toBe(false);
    expect(reasons).toEqual([
      'its consumer does not run',
      'database: connection refused',
      'relay: no answer within 2000 ms',
    ]);
  });
});
