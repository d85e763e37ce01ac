import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { settled, withSession } from '@sinergi/testing';
import { prepare } from '../../deploy/local/bare/prepare.mjs';
import { runOnce } from '../../deploy/local/parts/run-once.js';
import { type Platform, startPlatform } from '../../deploy/local/platform.js';
import { ROOT } from '../../deploy/local/state/here.js';
import { compareDigestMarks, type DigestMarkComparison } from '../support/compare-digest-marks.js';
import {
  copiesOf,
  differences,
  heldBy,
  isPlayed,
  mintedVersionsBy,
  readProgress,
  receivedBy,
} from '../support/exact-totals.js';
import { addNewcomer, makeExchangeFolder, NEWCOMER } from '../support/exchange-folder.js';
import { timedLines } from '../support/timed-lines.js';
import { copyIn, type Look, look } from './look.js';
import { refuseWidening } from './refuse-widening.js';
import { replaceKeys, wronglyOpened } from './replace-keys.js';

const HELP = `npm run soak -- [--writes N] [--minutes M] [--day] [--join] [--absent] [--keys]
                   [--keep]

Plays the day in the life of Jakarta Pusat for so long on an exchange of its own, and says whether
every total is exact.

  --writes N    writes per second by the agencies' own systems (150; each leads to about 1.3 events)
  --minutes M   for how long (10)
  --day         not evenly: from a trickle at night to a burst of three times N when the offices
                open, a day in two minutes, N on the mean
  --join        half way, a sixteenth agency joins under the load, with nothing but the log to learn
                from
  --absent      one agency is switched off from the first quarter to the half, and comes back under
                the load
  --keys        from the first quarter on, keys of every kind are replaced by command, and a wider
                right is announced and refused; at the end one agency that may open and one that may
                not try what was sealed before and after
  --keep        leaves the state folder behind

With --join or --absent every agency runs as a process of its own.`;

const SAMPLE_MS = 10_000;
/**
 * Settings for such a rate over a long time: a checkpoint every few minutes would write most pages
 * of seventeen databases anew, and pages that do not fit are read again.
 */
const POSTGRES = {
  max_wal_size: '12GB',
  checkpoint_timeout: '20min',
  wal_level: 'replica',
  shared_buffers: '4GB',
};
const ABSENT = 'kec-johar-baru';
const thousands = new Intl.NumberFormat('en');
const say = timedLines();

const { values } = parseArgs({
  options: {
    writes: { type: 'string', default: '150' },
    minutes: { type: 'string', default: '10' },
    day: { type: 'boolean', default: false },
    absent: { type: 'boolean', default: false },
    join: { type: 'boolean', default: false },
    keys: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [writes, minutes] = [Number(values.writes), Number(values.minutes)];
if (values.help || !(writes > 0) || !(minutes > 0)) {
  process.stdout.write(`${HELP}\n`);
  process.exit(values.help ? 0 : 2);
}

const folder = makeExchangeFolder('sinergi-soak-');
if (values.join) addNewcomer(folder);
let failures = 0;
let platform: Platform | undefined;
try {
  await prepare();
  await startPlatform({
    ...folder,
    portBase: 30_700,
    mode: values.join || values.absent ? 'isolated' : 'hosted',
    simulator: {
      ratePerSecond: writes,
      totalEvents: Math.round(writes * minutes * 60),
      seed: 45,
      rhythm: values.day ? 'day' : 'steady',
    },
    postgres: POSTGRES,
    say,
    onStarted: (started) => {
      platform = started;
    },
  });
  await soak(platform!);
} finally {
  await platform?.stop();
  if (!values.keep) rmSync(folder.stateDir, { recursive: true, force: true });
}
say(failures === 0 ? 'All as promised.' : `${failures} not as promised.`);
process.exitCode = failures === 0 ? 0 : 1;

/** Runs for the given time, waits until everything has arrived, and counts. */
async function soak(running: Platform): Promise<void> {
  const { agencies } = running.descriptor;
  const timed = performance.now();
  const comings: Promise<void>[] = [];
  if (values.join)
    comings.push(comeLater(running, NEWCOMER, timed, timed + minutes * 30_000, true));
  if (values.absent)
    comings.push(
      comeLater(running, ABSENT, timed + minutes * 15_000, timed + minutes * 30_000, false),
    );
  if (values.keys) comings.push(replaceLater(running, timed + minutes * 15_000));
  const looks: Look[] = [await look(running)];
  const cuts: DigestMarkComparison = { compared: 0, differing: [] };
  while (!isPlayed(running.descriptor)) {
    await pause(SAMPLE_MS);
    looks.push(await look(running));
    tellLook(looks);
    const { compared, differing } = await compareDigestMarks(agencies);
    cuts.compared += compared;
    cuts.differing.push(...differing);
  }
  tellRate(looks, performance.now() - timed);
  await Promise.all(comings);
  await running.waitInSync(300_000);
  await tellTotals(running);
  if (values.keys)
    check(
      'opened by the agency that may, and by nobody else',
      await wronglyOpened(running.descriptor),
    );
  const last = await compareDigestMarks(agencies);
  check(
    `digests equal at every cut (${thousands.format(cuts.compared + last.compared)} looked at)`,
    [...cuts.differing, ...last.differing],
  );
  tellMemory(looks);
}

/**
 * Stops an agency for a while and starts it again under load: with an empty database, as an agency
 * that joins, or with its own.
 */
async function comeLater(
  running: Platform,
  code: string,
  goesAt: number,
  comesAt: number,
  empty: boolean,
): Promise<void> {
  const part = `agency-${code}`;
  const { databaseUrl } = running.descriptor.agencies.find((agency) => agency.code === code)!;
  await pause(Math.max(0, goesAt - performance.now()));
  await running.stopPart(part);
  if (empty) await emptyDatabase(running, databaseUrl);
  say(`${code} is switched off${empty ? ', its database empty' : ''}`);
  await pause(Math.max(0, comesAt - performance.now()));
  const had = empty ? { events: 0, entities: 0 } : await copyIn(databaseUrl);
  const from = performance.now();
  say(`${code} is switched on, holding ${thousands.format(had.events)} events`);
  await running.startPart(part);
  while ((await copyIn(databaseUrl)).events <= had.events) await pause(250);
  const reads = performance.now();
  say(`${code} is up and reads on, ${seconds(reads - from)} after it was switched on`);
  for (
    let waits = await waitingFor(running, code);
    waits !== null;
    waits = await waitingFor(running, code)
  ) {
    say(`${code}: ${waits}`);
    await pause(1_000);
  }
  const took = performance.now() - reads;
  const now = await copyIn(databaseUrl);
  const [events, entities] = [now.events - had.events, now.entities - had.entities];
  const minutesPer = (count: number): string =>
    `${((took / 60_000) * (100_000 / count)).toFixed(2)} minutes per 100,000`;
  say(
    `${code} is equal ${seconds(took)} later, under load: ${thousands.format(events)} events and ` +
      `${thousands.format(entities)} entities more than before; ` +
      `${minutesPer(events)} events, ${minutesPer(entities)} entities.`,
  );
}

async function replaceLater({ descriptor }: Platform, at: number): Promise<void> {
  await pause(Math.max(0, at - performance.now()));
  const from = performance.now();
  say('keys are replaced from now on');
  const replaced = await replaceKeys(descriptor);
  say(`replaced ${replaced} within ${seconds(performance.now() - from)}, under load`);
  say(`${await refuseWidening(descriptor)}, under load`);
}

/** Empties a database as one that was just made, and migrates it as its owner. */
async function emptyDatabase({ descriptor }: Platform, databaseUrl: string): Promise<void> {
  const superuser = new URL(descriptor.postgres.superuserUrl);
  superuser.pathname = new URL(databaseUrl).pathname;
  await withSession(superuser.href, (query) =>
    query(`DROP SCHEMA public CASCADE;
           CREATE SCHEMA public AUTHORIZATION pg_database_owner;
           GRANT USAGE ON SCHEMA public TO PUBLIC`),
  );
  await runOnce('Migrating', process.execPath, [join(ROOT, 'dist/apps/agency/src/migrate.js')], {
    env: { SINERGI_SETTINGS: join(descriptor.stateDir, 'settings/migrate-agencies.json') },
  });
}

/** Returns the console's words for why an agency is not equal yet; null once it is equal. */
async function waitingFor(running: Platform, code: string): Promise<string | null> {
  const response = await fetch(`${running.descriptor.consoleUrl}/health/exchange`, {
    signal: AbortSignal.timeout(5_000),
  });
  const { waitingFor } = (await response.json()) as {
    waitingFor: { agency: string; reason: string }[];
  };
  return waitingFor.find(({ agency }) => agency === code)?.reason ?? null;
}

async function tellTotals({ descriptor }: Platform): Promise<void> {
  const everybody = copiesOf(descriptor);
  const look = async (): Promise<string[]> => {
    const subjects = await mintedVersionsBy(descriptor);
    const progress = readProgress(descriptor);
    const received = receivedBy(descriptor);
    const all = await Promise.all(
      everybody.map(async ({ code, databaseUrl }) => {
        const wanted = { progress, subjects, receives: received.get(code)! };
        return differences(await heldBy(databaseUrl), wanted).map((one) => `${code}: ${one}`);
      }),
    );
    return all.flat();
  };
  const found = await settled(look, ({ length }) => length === 0, 120_000);
  check(
    `totals exact in ${everybody.length} databases, no dead letter, no hole, nothing pending`,
    found,
  );
}

function tellLook(looks: readonly Look[]): void {
  const [now, before] = [looks.at(-1)!, looks.at(-2)!];
  const rate = ((now.events - before.events) / (now.at - before.at)) * 1_000;
  const memory = Object.entries(now.memory)
    .filter(([name]) => name.startsWith('agencies-'))
    .map(([name, mib]) => `${name} ${mib} MiB`);
  say(
    [
      `${thousands.format(now.events)} events, ${rate.toFixed(0)}/s`,
      `${now.last} lacks ${now.behind}`,
      `${now.pending} on their way to the broker`,
      `${now.deadLetters} dead letters`,
      ...memory,
    ].join('; '),
  );
}

function tellRate(looks: readonly Look[], ms: number): void {
  const [first, last] = [looks[0]!, looks.at(-1)!];
  say(
    `${thousands.format(last.events - first.events)} events in ${seconds(ms)}: ` +
      `${(((last.events - first.events) / ms) * 1_000).toFixed(1)} a second, each in ` +
      `every database; planned were ${writes} writes a second for ${minutes} minutes.`,
  );
}

function tellMemory(looks: readonly Look[]): void {
  const at = [0.25, 0.5, 0.75, 1].map(
    (share) => looks[Math.max(0, Math.round(share * (looks.length - 1)))]!,
  );
  for (const name of Object.keys(at[0]!.memory))
    say(
      `memory of ${name} at a quarter, half, three quarters, the end: ` +
        `${at.map(({ memory }) => memory[name] ?? 0).join(', ')} MiB`,
    );
}

function check(promise: string, broken: readonly string[]): void {
  say(`${broken.length === 0 ? 'yes' : 'NO'}: ${promise}`);
  for (const one of broken.slice(0, 20)) say(`    ${one}`);
  if (broken.length > 0) failures += 1;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
