import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FaultRun } from '../support/fault-run.js';

const run = new FaultRun({ portBase: 34_700, mode: 'isolated', ratePerSecond: 3, totalEvents: 900, seed: 43 });

beforeAll(() => run.start());
afterAll(() => run.end());

describe('an exchange of one process per agency whose parts are killed while agencies report', () => {
  it('runs fifteen agency processes', () => {
    expect(run.platform.parts().filter(({ name }) => name.startsWith('agency-'))).toHaveLength(15);
  });

  it('goes on after kill -9 of each agency, one after the other', async () => {
    for (const { name } of run.platform.parts().filter((part) => part.name.startsWith('agency-'))) await run.killInFlight(name);
  });

  it.each(['kafka', 'postgres'])('goes on after kill -9 of %s', (name) => run.killInFlight(name));

  it('ends with exact totals in all fifteen databases, and equal digests', () => run.expectExactTotals());
});
