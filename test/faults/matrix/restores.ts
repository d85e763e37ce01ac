import { randomUUID } from 'node:crypto';
import { eventually } from '@sinergi/testing';
import type { Answer } from '../../support/agency-system.js';
import { aRequest } from '../../support/entities.js';
import { AgencyBackup } from './agency-backup.js';
import type { Fault } from './fault.js';
import { type FaultyExchange, MARKER } from './faulty-exchange.js';

const READER = 'imigrasi-jakpus';
/**
 * An agency to which no other fault addresses anything of MARKER's: its audience key is made after
 * the backup.
 */
const ADDRESSEE = 'bais-jakpus';
const REPLICA = 'deteksi';

/**
 * Restores an owner. The events after its backup are on the log, with keys that the restored
 * database does not know, and so are the effects of calls whose keys it does not know.
 */
export const ownerRestored: Fault = {
  number: 21,
  name: 'an owner restored from an older backup',
  async inflict(exchange) {
    const backup = await AgencyBackup.take(exchange, MARKER);
    await exchange.moreAcknowledged(5);
    const [call, sighting] = await reported(exchange);
    const request = await ask(exchange);
    await exchange.whileQuiet(async () => {
      await backup.restore();
      await exchange.platform.waitReady(exchange.hostOf(MARKER), 120_000);
    });
    // A system that got no answer in time asks again, and the backup does not know its key.
    const { body } = await exchange.systemOf(MARKER).report(call.sighting, call.key);
    if (body.sightingId !== sighting)
      throw new Error(`Expected the first answer again, got ${JSON.stringify(body)}`);
    // Version 2 needs a version 1 that the backup lacks, under keys that it lacks.
    await correct(exchange, sighting);
    await opens(exchange, READER, 'sightings', sighting, 'location');
    await opens(exchange, ADDRESSEE, 'requests', request, 'addressed');
    await opens(exchange, READER, 'sightings', await report(exchange), 'location');
    await opens(exchange, ADDRESSEE, 'requests', await ask(exchange), 'addressed');
    await backup.forget();
  },
};

/**
 * Restores a copy that other systems follow, early detection among them. It goes back and reads on,
 * and its followers miss nothing.
 */
export const replicaRestored: Fault = {
  number: 22,
  name: 'a replica restored from an older backup',
  async inflict(exchange) {
    const backup = await AgencyBackup.take(exchange, REPLICA);
    await exchange.markerArrives();
    await exchange.moreAcknowledged(8);
    // Detection's submissions to this copy exist only in its database until they are relayed, and
    // so do the answers.
    await exchange.whileSilent(async () => {
      await backup.restore();
      await exchange.platform.waitReady(exchange.hostOf(REPLICA), 120_000);
    });
    await backup.forget();
  },
};

const report = async (exchange: FaultyExchange): Promise<string> => (await reported(exchange))[1];

/** @returns the call and its key, and the id of the sighting that it began */
async function reported(
  exchange: FaultyExchange,
): Promise<[{ sighting: Record<string, unknown>; key: string }, string]> {
  const { sighting } = exchange.aMarker();
  const key = randomUUID();
  const { sightingId, eventId } = await exchange.say(MARKER, 'sighting REPORTED', () =>
    exchange.systemOf(MARKER).report(sighting, key),
  );
  await exchange.isEverywhere(String(eventId));
  return [{ sighting, key }, String(sightingId)];
}

async function ask(exchange: FaultyExchange): Promise<string> {
  const body = aRequest({ to: { agencies: [ADDRESSEE], roles: [], areas: [] } });
  const key = { 'idempotency-key': randomUUID() };
  const { requestId, eventId } = await exchange.say(MARKER, 'request ASKED', () =>
    exchange.systemOf(MARKER).begin('requests', body, key),
  );
  await exchange.isEverywhere(String(eventId));
  return String(requestId);
}

async function correct(exchange: FaultyExchange, id: string): Promise<void> {
  const { kecamatan: _, ...fields } = exchange.aMarker().sighting;
  const { version } = await exchange.say(MARKER, 'sighting CORRECTED', () =>
    exchange.systemOf(MARKER).correct(id, 1, { ...fields, kecamatan: '31.71.06' }),
  );
  if (version !== 2)
    throw new Error(`Expected version 2 of what was said after the backup, got ${version}`);
}

/**
 * Opens it as the given reader, an entitled agency or the owner. The keys may be older or newer
 * than the backup.
 */
async function opens(
  exchange: FaultyExchange,
  reader: string,
  plural: string,
  id: string,
  group: string,
): Promise<void> {
  for (const code of [reader, MARKER]) {
    await eventually(
      `${code} opens ${group} of one of the ${plural}`,
      async () => {
        const answer: Answer = await exchange.systemOf(code).disclose(plural, id, [group]);
        const groups = Object.values(
          (answer.body.groups ?? {}) as Record<string, { status: string } | { status: string }[]>,
        ).flat();
        if (groups.length > 0 && groups.every(({ status }) => status === 'OPEN')) return true;
        throw new Error(`Expected OPEN, got ${answer.status} ${JSON.stringify(answer.body)}`);
      },
      30_000,
      200,
    );
  }
}
