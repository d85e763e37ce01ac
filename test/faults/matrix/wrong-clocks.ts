import { randomUUID } from 'node:crypto';
import type { Fault } from './fault.js';
import type { FaultyExchange } from './faulty-exchange.js';
import { mintedToken } from './minted-token.js';

const HOUR_MS = 3_600_000;
const [AHEAD, BEHIND] = ['agencies-1', 'agencies-2'];
/** Agencies of districts. Their host changes when another agency joins. */
const DISTRICTS = [
  ['kec-menteng', '31.71.06'],
  ['kec-gambir', '31.71.01'],
  ['kec-senen', '31.71.04'],
  ['kec-kemayoran', '31.71.03'],
  ['kec-johar-baru', '31.71.08'],
  ['kec-tanah-abang', '31.71.07'],
] as const;
type District = (typeof DISTRICTS)[number];

/**
 * Sets half of the agencies an hour ahead and half an hour behind. All agencies must accept their
 * events, and refusals must be visible.
 */
export const wrongClocks: Fault = {
  number: 12,
  name: 'clocks an hour ahead and an hour behind',
  async inflict(exchange) {
    await exchange.whileQuiet(async () => {
      const [ahead, behind] = [districtIn(exchange, AHEAD!), districtIn(exchange, BEHIND!)];
      exchange.clocks.set(AHEAD!, HOUR_MS).set(BEHIND!, -HOUR_MS);
      try {
        await exchange.killAgencies();
        await everybodyIsUp(exchange);
        for (const district of [ahead, behind]) await speaks(exchange, district);
        await refusesWhatItCannotAdmit(exchange, ahead, behind);
      } finally {
        // In any case the next fault finds right clocks.
        exchange.clocks.clear();
        await exchange.killAgencies();
      }
      await everybodyIsUp(exchange);
    });
  },
};

async function everybodyIsUp({ platform }: FaultyExchange): Promise<void> {
  for (const host of [AHEAD, BEHIND]) await platform.waitReady(host!, 120_000);
}

function districtIn(exchange: FaultyExchange, host: string): District {
  const district = DISTRICTS.find(([code]) => exchange.hostOf(code) === host);
  if (!district) throw new Error(`Expected a district's agency in ${host}, got none`);
  return district;
}

/**
 * Submits with a token that is valid by its clock, about something seen long enough ago. Admission
 * uses no clock, so every copy accepts it.
 */
async function speaks(exchange: FaultyExchange, [code, kecamatan]: District): Promise<void> {
  const token = await mintedToken(exchange, code, 7_200);
  const { sighting } = exchange.aMarker({
    kecamatan,
    seenAt: new Date(Date.now() - 2 * HOUR_MS).toISOString(),
  });
  const key = { 'idempotency-key': randomUUID() };
  const { eventId } = await exchange.say(code, 'sighting REPORTED', () =>
    exchange.systemOf(code).sendAs(token, 'POST', '/sightings', sighting, key),
  );
  await exchange.isEverywhere(String(eventId));
}

async function refusesWhatItCannotAdmit(
  exchange: FaultyExchange,
  [ahead]: District,
  [behind, kecamatan]: District,
): Promise<void> {
  const expired = await exchange.systemOf(ahead).report(exchange.aMarker().sighting);
  if (expired.status !== 401 || expired.body.type !== '/problems/token-expired')
    throw new Error(
      'Expected token-expired where the clock is an hour ahead, ' +
        `got ${expired.status} ${JSON.stringify(expired.body)}`,
    );
  const early = await exchange.systemOf(behind).report(exchange.aMarker({ kecamatan }).sighting);
  if (early.status !== 422)
    throw new Error(
      `Expected 422 for what is seen in an hour, got ${early.status} ${JSON.stringify(early.body)}`,
    );
}
