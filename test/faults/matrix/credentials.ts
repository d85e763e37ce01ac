import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { eventually } from '@sinergi/testing';
import type { Fault } from './fault.js';
import type { FaultyExchange } from './faulty-exchange.js';
import { aStrangersKey, mintedToken, signingKeysFile } from './minted-token.js';

const CODE = 'kec-gambir';
const ACCOUNTS = [`${CODE}.relay`, `${CODE}.replica`];

/**
 * Changes one agency's passwords at the broker, and invalidates all tokens. Refusals must be
 * visible, nothing may be lost, and no other agency may be delayed.
 */
export const credentials: Fault = {
  number: 17,
  name: 'credentials expired and revoked',
  async inflict(exchange) {
    await tokens(exchange);
    await passwords(exchange);
  },
};

async function tokens(exchange: FaultyExchange): Promise<void> {
  const { sighting } = exchange.aMarker({ kecamatan: '31.71.01' });
  const refused = async (token: string, type: string): Promise<void> => {
    const { status, body } = await exchange
      .systemOf(CODE)
      .sendAs(token, 'POST', '/sightings', sighting);
    if (status !== 401 || body.type !== `/problems/${type}`)
      throw new Error(`Expected 401 ${type}, got ${status} ${JSON.stringify(body)}`);
  };
  await refused(await mintedToken(exchange, CODE, -60), 'token-expired');
  await refused(await mintedToken(exchange, CODE, 600, await aStrangersKey()), 'token-invalid');
  // The issuer loses its key: every earlier token is invalid, and every client has to ask for a new
  // one.
  const before = await exchange.systemOf(CODE).accessToken();
  rmSync(signingKeysFile(exchange));
  await exchange.kill('identity');
  await exchange.platform.waitReady('identity', 30_000);
  await eventually('the agency has heard of the issuer’s new key', async () => {
    const { status } = await exchange.systemOf(CODE).get('/sightings?limit=1');
    return status === 200;
  });
  await refused(before, 'token-invalid');
  await exchange.moreAcknowledged(3);
}

async function passwords(exchange: FaultyExchange): Promise<void> {
  const { platform } = exchange;
  const host = platform.parts().find(({ name }) => name === exchange.hostOf(CODE))!;
  let eventId: string;
  try {
    await Promise.all(ACCOUNTS.map((account) => platform.setKafkaPassword(account, randomUUID())));
    exchange.kafka.reset();
    eventId = await writesCutOff(exchange);
  } finally {
    // Also where something was wrong: the faults after it need the agency.
    await Promise.all(ACCOUNTS.map((account) => platform.setKafkaPassword(account)));
  }
  await exchange.isEverywhere(eventId);
  const now = platform.parts().find(({ name }) => name === host.name)!;
  if (now.pid !== host.pid)
    throw new Error(
      `Expected ${host.name} to outlive one agency's wrong password, got another process`,
    );
}

/** The agency says that it is cut off, and takes writes meanwhile. @returns an event’s id */
async function writesCutOff(exchange: FaultyExchange): Promise<string> {
  await eventually(
    'the agency says that it is cut off',
    async () => (await exchange.reasonsOf(CODE)).some((why) => why.includes('consumer')),
    90_000,
  );
  const { sighting } = exchange.aMarker({ kecamatan: '31.71.01' });
  const key = randomUUID();
  const { eventId } = await exchange.say(CODE, 'sighting REPORTED', () =>
    exchange.systemOf(CODE).report(sighting, key),
  );
  await exchange.moreAcknowledged(3);
  return String(eventId);
}
