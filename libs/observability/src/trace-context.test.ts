import { describe, expect, it } from 'vitest';
import { continueTrace, nextTraceparent } from './trace-context.js';

describe('a trace', () => {
  it('goes on under a parent of its own', () => {
    const came = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';
    const next = nextTraceparent(continueTrace(came));
    expect(next).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00$/);
    expect(next).not.toBe(came);
  });

  it.each([
    undefined,
    'nonsense',
    '00-00000000000000000000000000000000-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
  ])('begins anew where there is none to go on with: %s', (came) => {
    expect(nextTraceparent(continueTrace(came))).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(continueTrace(came).traceId).not.toBe(continueTrace(came).traceId);
  });
});
