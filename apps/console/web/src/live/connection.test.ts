import { describe, expect, it } from 'vitest';
import { connectionOf } from './connection.js';

describe('the connection pill', () => {
  it('is live while pictures come', () => {
    expect(connectionOf(false, 6_000)).toEqual({ kind: 'live' });
  });

  it('says that it reconnects before it calls the picture stale', () => {
    expect(connectionOf(true, 3_000)).toEqual({ kind: 'reconnecting' });
    expect(connectionOf(true, 14_900)).toEqual({ kind: 'stale', seconds: 14 });
  });

  it('calls a picture stale that nobody renews, although no connection broke', () => {
    expect(connectionOf(false, 30_000)).toEqual({ kind: 'stale', seconds: 30 });
  });
});
