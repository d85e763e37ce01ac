import { describe, expect, it } from 'vitest';
import { evaluateFreshness, type SharedFlow } from './evaluate-freshness.js';

const NOW = 10_000_000;
const flow = (over: Partial<SharedFlow> = {}): SharedFlow => ({
  pending: 0n,
  lagMs: 0,
  publishedAt: NOW - 1_000,
  ...over,
});
const of = (...flows: SharedFlow[]) => evaluateFreshness('imigrasi-dki', flows, NOW).behindMs;

describe("a copy of a publisher's events", () => {
  it('has all of them where nothing is missing', () => {
    expect(
      evaluateFreshness('imigrasi-dki', [flow(), flow({ publishedAt: NOW - 9_000 })], NOW),
    ).toEqual({
      ...{ publisher: 'imigrasi-dki', behindMs: 0, newestAt: new Date(NOW - 1_000).toISOString() },
    });
  });

  it('is as old as the oldest missing record of its flows, since nobody says whose it is', () => {
    expect(
      of(flow(), flow({ pending: 4n, lagMs: 60_000 }), flow({ pending: 1n, lagMs: 90_000 })),
    ).toBe(90_000);
  });

  it('has all of them where what is missing came after the publisher last spoke', () => {
    expect(of(flow({ pending: 4n, lagMs: 60_000, publishedAt: NOW - 66_000 }))).toBe(0);
    expect(of(flow({ pending: 4n, lagMs: 60_000, publishedAt: NOW - 64_000 }))).toBe(60_000);
    expect(of(flow({ pending: 4n, lagMs: null, publishedAt: 0 }))).toBe(0);
  });

  it('is not known where a flow is not', () => {
    expect(of(flow(), flow({ pending: null, lagMs: null }))).toBeNull();
    expect(of(flow({ pending: 4n, lagMs: null }))).toBeNull();
    expect(evaluateFreshness('imigrasi-dki', [], NOW)).toEqual({
      publisher: 'imigrasi-dki',
      behindMs: null,
      newestAt: null,
    });
    expect(evaluateFreshness('imigrasi-dki', [flow({ publishedAt: null })], NOW)).toEqual({
      publisher: 'imigrasi-dki',
      behindMs: 0,
      newestAt: null,
    });
  });
});
