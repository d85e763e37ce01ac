import { describe, expect, it } from 'vitest';
import { barChart } from './chart.js';
import { readOptions } from './options.js';
import { quantile, spread } from './statistics.js';

describe('quantile', () => {
  it('is the smallest value that the share does not exceed', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([0.5, 0.9, 0.99, 1].map((share) => quantile(values, share))).toEqual([50, 90, 99, 100]);
  });

  it('refuses to speak of nothing', () => {
    expect(() => quantile([], 0.5)).toThrow('Expected at least one value, got none');
  });
});

describe('spread', () => {
  it('takes the middle of rounds, or the mean of the two in the middle', () => {
    expect(spread([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
    expect(spread([4, 1, 2, 3])).toEqual({ min: 1, median: 2.5, max: 4 });
  });
});

describe('the chart', () => {
  it('draws a bar per contender and escapes what it is told', () => {
    const svg = barChart([
      {
        title: 'Burst',
        bars: [{ label: 'a & <b>', value: 2, min: 1, max: 3, shown: '2 events/s' }],
      },
    ]);
    expect(svg.match(/<rect /g)).toHaveLength(1);
    expect(svg).toContain('a &amp; &lt;b&gt;');
  });
});

describe('the options', () => {
  it('say what was expected and what came', () => {
    expect(() => readOptions(['--only', 'brust'])).toThrow(
      'Expected --only to be of burst, propagation, idle, relay, catch-up, detection, growth, ' +
        'got "brust"',
    );
    expect(() => readOptions(['--rounds', '0'])).toThrow(
      'Expected --rounds to be a whole number from 1, got "0"',
    );
  });
});
