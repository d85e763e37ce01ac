import { randomUUID } from 'node:crypto';
import { eventually } from '@sinergi/testing';
import type { Answer } from '../../support/agency-system.js';
import type { Fault } from './fault.js';
import { type FaultyExchange, MARKER } from './faulty-exchange.js';

const READER = 'imigrasi-jakpus';
const REASON = 'Perintah latihan nomor 20';
/** The delay of a destruction is a minute here; then it has to come to the reader. */
const DESTROYED_WITHIN_MS = 240_000;

/**
 * Destroys the key of one sighting while a copy reads all sightings anew, again and again, and its
 * host is killed. Nobody opens that sighting any more, and all others still open.
 */
export const destroyedKey: Fault = {
  number: 20,
  name: 'a key destroyed in mid-replay',
  async inflict(exchange) {
    const [doomed, kept] = [await aSightingOf(exchange), await aSightingOf(exchange)];
    for (const id of [doomed, kept])
      await eventually('it opens', async () => (await statusAt(exchange, READER, id)) === 'OPEN');
    await destroy(exchange, doomed);
    let replays = 0;
    await eventually(
      'the key is destroyed at the reader',
      async () => {
        await readAnew(exchange);
        replays += 1;
        // Once, so that a replay is broken off and goes on by itself.
        if (replays === 2) await exchange.kill(exchange.hostOf(READER));
        return (await statusOnceHeld(exchange, doomed)) === 'KEY_DESTROYED';
      },
      DESTROYED_WITHIN_MS,
    );
    for (const code of [READER, MARKER]) {
      await eventually(
        `${code} opens it no more`,
        async () => (await statusAt(exchange, code, doomed)) === 'KEY_DESTROYED',
      );
      // A copy that is read anew has not come to it again yet.
      await eventually(
        `${code} still opens the other sighting`,
        async () => (await statusAt(exchange, code, kept)) === 'OPEN',
      );
    }
  },
};

async function aSightingOf(exchange: FaultyExchange): Promise<string> {
  const { sighting } = exchange.aMarker();
  const key = randomUUID();
  const body = await exchange.say(MARKER, 'sighting REPORTED', () =>
    exchange.systemOf(MARKER).report(sighting, key),
  );
  await exchange.isEverywhere(String(body['eventId']));
  return String(body['sightingId']);
}

/** Two officers of the owner sign off the end of a sighting's key. */
async function destroy(exchange: FaultyExchange, id: string): Promise<void> {
  const owner = exchange.systemOf(MARKER);
  const announced = await accepted(() =>
    owner.send('POST', '/keys/destructions', {
      ...{ kind: 'SUBJECT', group: 'location', of: id, number: 1 },
      ...{ officer: 'Petugas Latihan Satu', reason: REASON },
    }),
  );
  const path = `/keys/destructions/${announced['destructionId']}/confirmation`;
  await accepted(() => owner.send('POST', path, { officer: 'Petugas Latihan Dua' }));
}

async function readAnew(exchange: FaultyExchange): Promise<void> {
  const order = {
    ...{ kind: 'RESYNC', officer: 'Petugas Latihan Satu', reason: REASON },
    target: { topic: 'timpora.sighting' },
  };
  // While its host starts, or the operation before goes on, it is refused and asked again.
  await exchange
    .systemOf(READER)
    .send('POST', '/operations', order)
    .catch(() => null);
}

/** A copy that is emptied again before it came to the sighting would never come to it. */
function statusOnceHeld(exchange: FaultyExchange, id: string): Promise<string> {
  return eventually(
    'the reader holds it again',
    async () => {
      const status = await statusAt(exchange, READER, id);
      return ['OPEN', 'KEY_DESTROYED'].includes(status) ? status : null;
    },
    DESTROYED_WITHIN_MS,
  );
}

async function statusAt(exchange: FaultyExchange, code: string, id: string): Promise<string> {
  const answer = await exchange
    .systemOf(code)
    .disclose('sightings', id, ['location'])
    .catch(() => null);
  return String(answer?.body?.groups?.location?.status ?? answer?.status);
}

const accepted = (send: () => Promise<Answer>): Promise<Answer['body']> =>
  eventually('the order is taken', async () => {
    const { status, body } = await send();
    if (status >= 500) return null;
    if (status >= 300)
      throw new Error(`Expected it to be taken, got ${status} ${JSON.stringify(body)}`);
    return body;
  });
