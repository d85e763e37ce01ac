import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FaultRun } from '../support/fault-run.js';

const run = new FaultRun({ portBase: 20_700, mode: 'isolated', ratePerSecond: 3, totalEvents: 400, seed: 43 });

beforeAll(() => run.start());
afterAll(() => run.end());

describe('an exchange of one process per agency whose parts are killed while agencies report', () => {
  const agencies = () => run.platform.parts().filter(({ name }) => name.startsWith('agency-'));

  it('runs fifteen agency processes, and one of the service that detection speaks for', () => {
    expect(agencies()).toHaveLength(15);
    expect(run.platform.parts().map(({ name }) => name)).toContain('service-deteksi');
  });

  it('goes on after kill -9 of each agency, four at a time', async () => {
    const names = agencies().map(({ name }) => name);
    for (let at = 0; at < names.length; at += 4) await run.killInFlight(...names.slice(at, at + 4));
  });

  it.each(['service-deteksi', 'kafka', 'postgres'])('goes on after kill -9 of %s', (name) => run.killInFlight(name));

  it('ends with exact totals in every database, and equal digests', () => run.expectExactTotals());
});
