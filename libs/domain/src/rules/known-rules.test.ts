import { describe, expect, it } from 'vitest';
import { KNOWN_RULES, versionsKnownOn } from './known-rules.js';

describe('the rules that are known', () => {
  it('have versions 1, 2, 3 … of each rule, in the order of their days', () => {
    for (const { id } of KNOWN_RULES) {
      const lines = KNOWN_RULES.filter((line) => line.id === id);
      expect(lines.map(({ version }) => version)).toEqual(lines.map((_, i) => i + 1));
      expect(lines.map(({ since }) => since).sort()).toEqual(lines.map(({ since }) => since));
    }
  });

  it('are known from their first day on', () => {
    expect(versionsKnownOn('overstay', '2026-11-23')).toEqual([]);
    expect(versionsKnownOn('overstay', '2026-11-24')).toEqual([1]);
    expect(versionsKnownOn('overstay', '2026-11-29')).toEqual([1, 2]);
    expect(versionsKnownOn('invented', '2026-11-29')).toEqual([]);
  });
});
