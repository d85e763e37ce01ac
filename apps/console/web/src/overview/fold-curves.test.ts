import { expect, it } from 'vitest';
import { foldCurves } from './fold-curves';

it('folds what is known in a step, and leaves a step of which nothing is known', () => {
  const curves = [
    { of: 'permit', values: [1, null, 0, 4] },
    { of: 'sighting', values: [2, null, null, 5] },
  ];
  const samples = {
    series: 'sinergi_console_flow_events_per_second' as const,
    ...{ from: '2026-11-24T03:00:00.000Z', stepSeconds: 10, curves },
  };
  expect(foldCurves(samples, (known) => Math.max(...known))).toEqual([
    { at: '2026-11-24T03:00:00.000Z', value: 2 },
    { at: '2026-11-24T03:00:10.000Z', value: null },
    { at: '2026-11-24T03:00:20.000Z', value: 0 },
    { at: '2026-11-24T03:00:30.000Z', value: 5 },
  ]);
  expect(foldCurves({ ...samples, curves: [] }, (known) => known.length)).toEqual([]);
});
