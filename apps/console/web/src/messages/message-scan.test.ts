import type { StreamOptions } from '@sinergi/web';
import { ServerProblem } from '@sinergi/web';
import { describe, expect, it, vi } from 'vitest';
import type { Message } from '../../../contract/topics.js';
import { aMessage } from './a-message.js';
import { MessageScan } from './message-scan.js';

/** Returns connections that the test opens, sends on and breaks. */
function scripted(isLive: boolean) {
  const connections: { path: string; stop: AbortSignal; say: StreamOptions }[] = [];
  const scan = new MessageScan({
    pathOf: (cursor) => `/messages?cursor=${cursor}`,
    isLive,
    keep: 1_000,
    flushMs: 0,
    retryMs: [0],
    follow: async (path, stop, say) => {
      connections.push({ path, stop, say });
      say.onState('live', null);
    },
  });
  const say = (message: Message): void => connections.at(-1)!.say.onEvent('message', message);
  return { scan, connections, say };
}

const offsets = (scan: MessageScan): string[] =>
  scan.snapshot().list.items.map(({ offset }) => offset);
const progress = (scanned: number, cursor: string | null) => ({
  scanned,
  matched: 0,
  budget: 100_000,
  at: null,
  cursor,
  failed: 0,
  failure: null,
});
const END = {
  reason: 'budget',
  scanned: 100_000,
  matched: 1,
  budget: 100_000,
  at: null,
  cursor: 'after-budget',
  failed: 0,
  failure: null,
} as const;

describe('a live tail', () => {
  it('goes on after the last message when the connection is lost, without repeats', async () => {
    const { scan, connections, say } = scripted(true);
    scan.start();
    say(aMessage(1));
    connections[0]!.say.onEvent('progress', progress(1, null));
    connections[0]!.say.onEvent('progress', progress(1, 'end-of-log'));
    say(aMessage(2));
    connections[0]!.say.onEvent('progress', progress(40, 'after-2'));
    connections[0]!.say.onState('ended', null);
    expect(scan.snapshot()).toMatchObject({ phase: 'reconnecting', scannedBefore: 40 });
    await vi.waitFor(() => expect(connections).toHaveLength(2));
    expect(connections[1]!.path).toBe('/messages?cursor=after-2');
    say(aMessage(2));
    say(aMessage(3));
    await vi.waitFor(() => expect(offsets(scan)).toEqual(['1', '2', '3']));
    expect(scan.snapshot().phase).toBe('live');
  });

  it('goes on from the log’s end when nothing had come, without what it showed', async () => {
    const { scan, connections, say } = scripted(true);
    scan.start();
    say(aMessage(1, { cursor: 'backwards' }));
    connections[0]!.say.onEvent('progress', progress(1, null));
    connections[0]!.say.onEvent('progress', progress(1, 'end-of-log'));
    connections[0]!.say.onState('ended', null);
    await vi.waitFor(() => expect(connections).toHaveLength(2));
    expect(connections[1]!.path).toBe('/messages?cursor=end-of-log');
  });

  it('does not come back from a refusal', () => {
    const { scan, connections } = scripted(true);
    scan.start();
    connections[0]!.say.onState(
      'ended',
      new ServerProblem(403, 'Forbidden', 'Expected the right to read'),
    );
    expect(scan.snapshot()).toMatchObject({ phase: 'refused', problem: { status: 403 } });
  });

  it('rests and goes on from where it rested', () => {
    const { scan, connections, say } = scripted(true);
    scan.start();
    connections[0]!.say.onEvent('progress', progress(0, 'end-of-log'));
    say(aMessage(7));
    scan.stop();
    expect(connections[0]!.stop.aborted).toBe(true);
    expect(offsets(scan)).toEqual(['7']);
    scan.start();
    expect(connections[1]!.path).toBe('/messages?cursor=after-7');
  });

  it('says that messages may be missing when its cursor was too old', () => {
    const { scan, connections } = scripted(true);
    scan.start();
    connections[0]!.say.onEvent('progress', progress(0, 'end-of-log'));
    connections[0]!.say.onEvent('resync', {});
    expect(scan.snapshot().hasGap).toBe(true);
    scan.stop();
    scan.start();
    expect(connections[1]!.path).toBe('/messages?cursor=null');
  });
});

describe('a scan', () => {
  it('is cancelled by closing the connection, and keeps what it found', () => {
    const { scan, connections, say } = scripted(false);
    scan.start();
    say(aMessage(1));
    scan.stop();
    expect(connections[0]!.stop.aborted).toBe(true);
    expect(scan.snapshot().phase).toBe('stopped');
    expect(offsets(scan)).toEqual(['1']);
  });

  it('goes on after its budget and adds to what was looked at', () => {
    const { scan, connections } = scripted(false);
    scan.start();
    connections[0]!.say.onEvent('end', END);
    expect(scan.snapshot()).toMatchObject({ phase: 'ended', end: { reason: 'budget' } });
    scan.start();
    expect(connections[1]!.path).toBe('/messages?cursor=after-budget');
    expect(scan.snapshot().scannedBefore).toBe(100_000);
  });

  it('goes on after what was looked at where nothing matched', () => {
    const { scan, connections } = scripted(false);
    scan.start();
    connections[0]!.say.onEvent('progress', progress(500, 'after-500'));
    scan.stop();
    scan.start();
    expect(connections[1]!.path).toBe('/messages?cursor=after-500');
    expect(scan.snapshot().scannedBefore).toBe(500);
  });

  it('does not pass over that it broke off before its end', () => {
    const { scan, connections, say } = scripted(false);
    scan.start();
    say(aMessage(1));
    connections[0]!.say.onState('ended', null);
    expect(scan.snapshot().phase).toBe('lost');
  });

  it('tells what the server had against it half-way', () => {
    const { scan, connections } = scripted(false);
    scan.start();
    connections[0]!.say.onEvent('problem', {
      type: 'urn:sinergi:problem:agency-unavailable',
      status: 503,
      title: 'Unavailable',
      detail: 'Expected an answer of kec-menteng, got none',
    });
    connections[0]!.say.onState('ended', null);
    expect(scan.snapshot()).toMatchObject({
      phase: 'refused',
      problem: { status: 503, code: 'agency-unavailable' },
    });
  });
});
