import { describe, expect, it } from 'vitest';
import { MachineBusy } from './machine-busy.js';

describe('how busy the machine is', () => {
  it('is the mean of what was known and of since, measured twice a second at most', () => {
    let now = 0;
    let times = { busy: 100, all: 1_000 };
    let reads = 0;
    const busy = new MachineBusy(
      () => {
        reads += 1;
        return times;
      },
      () => now,
    );
    expect(busy.share()).toBe(0);
    now = 600;
    times = { busy: 900, all: 2_000 };
    expect(busy.share()).toBeCloseTo(0.4);
    now = 900;
    times = { busy: 1_900, all: 3_000 };
    expect(busy.share()).toBeCloseTo(0.4);
    expect(reads).toBe(2);
    now = 1_200;
    expect(busy.share()).toBeCloseTo(0.7);
  });

  it('is known of this machine', () => {
    const share = new MachineBusy().share();
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  });

  it('stays what it was where no time has passed for the processors', () => {
    let now = 0;
    const busy = new MachineBusy(
      () => ({ busy: 5, all: 10 }),
      () => now,
    );
    now = 1_000;
    expect(busy.share()).toBe(0);
  });
});
