import { expect, it } from 'vitest';
import { flowOf } from '../ground/flow-of.js';
import { UnreadOwn } from './unread-own.js';
import { type EntityChange, WriteChanges } from './write-changes.js';

const change = (flow: string): EntityChange => ({
  flow: flowOf(flow),
  entityId: 'one',
  owned: null,
  state: { change: 'REPORTED', fields: {} },
  trace: {} as never,
});
const never = {} as never;

it('nothing is written to a flow with an unread own partition, and it says which', async () => {
  const unread = new UnreadOwn();
  unread.set([{ topic: 'timpora.sighting', partition: 3 }]);
  const write = new WriteChanges(
    ...[never, never, never, never, never],
    Date.now,
    unread,
    never,
    never,
  );
  await expect(write.write(never, [change('permit'), change('sighting')])).rejects.toMatchObject({
    code: 'starting',
    status: 503,
    message: expect.stringContaining('timpora.sighting/3, whose reading an operator paused'),
  });
  expect(unread.flows()).toEqual(['sighting']);
  expect(unread.reason()).toContain('writes to sighting are refused until timpora.sighting/3');
});

it('everything else is written, and the flow too once it is read', () => {
  const unread = new UnreadOwn();
  unread.set([{ topic: 'timpora.sighting', partition: 3 }]);
  expect(() => unread.assertRead(flowOf('permit'))).not.toThrow();
  unread.set([]);
  expect(() => unread.assertRead(flowOf('sighting'))).not.toThrow();
  expect(unread.reason()).toBeNull();
});
