import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { eventually, withSession } from '@sinergi/testing';
import { closed } from './closed-database.js';
import type { Fault } from './fault.js';
import { type FaultyExchange, MARKER } from './faulty-exchange.js';

/** in addition to what the database already holds */
const ROOM_MB = 32;

/**
 * Fills the disk of one agency's database. Refusals must be visible, and no other agency may be
 * delayed.
 */
export const diskFull: Fault = {
  number: 11,
  name: 'disk full',
  async inflict(exchange) {
    const disk = join(exchange.platform.descriptor.stateDir, 'small-disk');
    const ballast = join(disk, 'ballast');
    mkdirSync(disk, { recursive: true });
    const sizeMb = (await sizeOf(exchange)) + ROOM_MB;
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', disk]);
    try {
      await moveOnto(exchange, disk);
      fill(disk, ballast);
      await isRefused(exchange);
      const { sighting } = exchange.aMarker({ kecamatan: '31.71.01' });
      const key = randomUUID();
      const { eventId } = await exchange.say('kec-gambir', 'sighting REPORTED', () =>
        exchange.systemOf('kec-gambir').report(sighting, key),
      );
      await exchange.isEverywhere(String(eventId), [MARKER]);
      rmSync(ballast);
      await exchange.markerArrives();
      await moveBack(exchange);
    } finally {
      execFileSync('umount', ['--lazy', disk]);
    }
  },
};

/** The size of the database, MB. It grows from seed to seed. */
function sizeOf(exchange: FaultyExchange): Promise<number> {
  return withSession(exchange.platform.descriptor.postgres.superuserUrl, async (query) => {
    const { rows } = await query('SELECT ceil(pg_database_size($1) / 1048576.0) AS mb', [
      exchange.databaseNameOf(MARKER),
    ]);
    return Number(rows[0]!['mb']);
  });
}

async function moveOnto(exchange: FaultyExchange, disk: string): Promise<void> {
  const { superuserUrl, dataDir } = exchange.platform.descriptor.postgres;
  const { uid, gid } = statSync(dataDir);
  chownSync(disk, uid, gid);
  chmodSync(disk, 0o700);
  const database = exchange.databaseNameOf(MARKER);
  await withSession(superuserUrl, (query) => query(`CREATE TABLESPACE small LOCATION '${disk}'`));
  await closed(exchange, database, (query) =>
    query(`ALTER DATABASE ${database} SET TABLESPACE small`),
  );
}

async function moveBack(exchange: FaultyExchange): Promise<void> {
  const database = exchange.databaseNameOf(MARKER);
  await closed(exchange, database, async (query) => {
    await query(`ALTER DATABASE ${database} SET TABLESPACE pg_default`);
    await query('DROP TABLESPACE small');
  });
}

function fill(disk: string, ballast: string): void {
  const { bavail, bsize } = statfsSync(disk);
  if (bavail * bsize < 2 ** 20)
    throw new Error(
      `Expected room on the small disk, got ${bavail * bsize} bytes: it has to hold the database`,
    );
  try {
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  } catch (error) {
    // The database has taken some space meanwhile, so the disk is full.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/**
 * Writes until the database has used the space that its files had left. Every write answered 201
 * until then counts.
 */
function isRefused(exchange: FaultyExchange): Promise<true> {
  const system = exchange.systemOf(MARKER);
  return eventually(
    'writes are refused for want of space',
    async () => {
      const { status, body } = await system.report(exchange.aMarker().sighting, randomUUID());
      if (status === 201) exchange.count(MARKER, 'sighting REPORTED');
      else if (status !== 503 || body.type !== '/problems/unavailable')
        throw new Error(`Expected 201 or 503 unavailable, got ${status} ${JSON.stringify(body)}`);
      return status === 503 || null;
    },
    60_000,
    5,
  );
}
