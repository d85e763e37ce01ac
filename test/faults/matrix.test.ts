import { isDeepStrictEqual } from 'node:util';
import { eventually, settled } from '@sinergi/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { aBulletin, HANDLING } from '../support/entities.js';
import { heldBy } from '../support/exact-totals.js';
import { addNewcomer, NEWCOMER } from '../support/exchange-folder.js';
import { killParts } from '../support/kill-parts.js';
import { searchFiles } from '../support/search-files.js';
import type { Fault } from './matrix/fault.js';
import { faults } from './matrix/faults.js';
import { FaultyExchange } from './matrix/faulty-exchange.js';
import { hostedRows, lastRows, rows } from './matrix/rows.js';
import { runFaults } from './matrix/run-fault.js';

/**
 * Below the ports that the system gives to outgoing connections, as in every suite. Outages are
 * shorter here than in `npm run faults`.
 */
const SCALE = 0.1;
const SEED = Number(process.env['SINERGI_FAULTS_SEED'] ?? 42);
/** Receives each line of the start. */
let watch = (_line: string): void => undefined;
const say = (line: string): void => {
  process.stdout.write(`platform: ${line}\n`);
  watch(line);
};
const exchange = new FaultyExchange({ portBase: 24_700, seed: SEED, say });
afterAll(() => exchange.end());

const NOTHING = {
  lost: 0,
  duplicated: 0,
  inversions: 0,
  gaps: 0,
  unequal: 0,
  deadWrongly: 0,
  deadMissed: 0,
};

const named = (row: readonly Fault[]): [string, readonly Fault[]] => [
  row.map(({ number, name }) => `${number} ${name}`).join(' · '),
  row,
];

/**
 * One agency of each kind: the coordinator, the identity authority, an agency with restricted
 * flows, a district; and the service of early detection. Each runs in a process of its own after
 * the sixteenth has joined. The others run the same program in two hosts, as at first: seventeen
 * processes take three minutes of a slow machine with two processors for each restart.
 */
const KINDS = ['imigrasi-dki', 'imigrasi-jakpus', 'bais-jakpus', 'kec-menteng', 'deteksi'];
const PAUSED = 'tni-jakpus';
const processOf = (code: string): string =>
  code === 'deteksi' ? `service-${code}` : `agency-${code}`;
const REST = ['identity', 'console', 'detection', 'simulator'];
const STORES = ['kafka', 'postgres'];
const killedOf = (what: string, names: string[]): Fault => ({
  number: 0,
  name: `kill -9 of ${what} at once`,
  inflict: ({ platform }) => killParts(platform, names),
});

/**
 * Each fault once. Several faults run in a row before the oracles are asked, so that the suite
 * waits only once for the restart of sixteen copies.
 */
async function expectAllHolds(row: readonly Fault[]): Promise<void> {
  const { outcomes, verdict } = await runFaults(exchange, row, {
    seed: SEED,
    scale: SCALE,
    recoversBetween: false,
    say,
  });
  expect(verdict.details).toEqual([]);
  expect(verdict).toMatchObject(NOTHING);
  expect(outcomes.reduce((sum, { committed }) => sum + committed, 0)).toBeGreaterThanOrEqual(40);
}

it('every fault is in one row', () => {
  expect(
    [...rows, ...hostedRows, ...lastRows]
      .flat()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(faults.map(({ name }) => name).sort());
});

/**
 * The life of one exchange, in this order: each test continues where the one before it ended. A new
 * exchange for each test would start sixteen processes every time, and a fault would never meet
 * what earlier faults left behind.
 */
describe('one exchange', { shuffle: false }, () => {
  describe('a start in which dependencies are killed', () => {
    it('starts anyway, and works', async () => {
      const killed: string[] = [];
      watch = (line) => {
        // The stores have served once, and the agencies try to connect.
        if (killed.length > 0 || !line.startsWith('Identity provider is up')) return;
        for (const name of ['kafka', 'postgres', 'registry']) {
          exchange.platform.kill(name, 'SIGKILL');
          killed.push(name);
        }
      };
      await exchange.start();
      watch = () => undefined;
      expect(killed).toEqual(['kafka', 'postgres', 'registry']);
    });
  });

  describe('every promise holds on a hosted exchange at work, also after', () => {
    it.each(rows.map(named))('%s', (_names, row) => expectAllHolds(row));
  });

  describe('a sixteenth agency', () => {
    const code = NEWCOMER;

    it('is one more profile and a restart: it replays the log to the same digest', async () => {
      await exchange.platform.stop();
      addNewcomer(exchange.folder);
      await exchange.run([...KINDS, PAUSED, NEWCOMER]);
      await exchange.platform.waitInSync(180_000);
      expect(exchange.platform.descriptor.agencies).toHaveLength(16);
      const look = () =>
        Promise.all(['kec-menteng', code].map((one) => heldBy(exchange.databaseOf(one))));
      const isSame = ([one, other]: Awaited<ReturnType<typeof look>>): boolean =>
        isDeepStrictEqual(one!.byOwner, other!.byOwner);
      const held = await settled(look, isSame, 60_000);
      expect(held[1]!.byOwner).toEqual(held[0]!.byOwner);
    });

    it('opens what was sealed before it joined, in its own district alone', async () => {
      const system = new AgencySystem(exchange.platform.descriptor, code);
      const idIn = async (kecamatan: string): Promise<string> => {
        // The simulator plays in the platform's exercise.
        const { exerciseId } = (await system.get('/exercises?limit=1')).body.items[0];
        const list = `/sightings?kecamatan=${kecamatan}&lane=${exerciseId}&limit=200`;
        const { items } = (await system.get(list)).body;
        return items.find(({ owner }: { owner: string }) => owner !== code).sightingId;
      };
      await eventually(
        'its keys were wrapped',
        async () =>
          (await system.open(await idIn('31.71.03'), ['location'])).body.groups?.location
            ?.status === 'OPEN',
        60_000,
      );
      const elsewhere = await idIn('31.71.06');
      await eventually(
        'it is refused elsewhere',
        async () => (await system.open(elsewhere, ['location'])).status === 403,
        60_000,
      );
    });
  });

  describe('every promise holds where agencies have processes of their own, too, after', () => {
    it('runs one agency of each kind alone, and the others in hosts', () => {
      const names = exchange.platform.parts().map(({ name }) => name);
      const alone = [...KINDS, PAUSED, NEWCOMER].map(processOf);
      expect(names).toEqual(expect.arrayContaining([...alone, 'agencies-1', 'agencies-2']));
      const { agencies } = exchange.platform.descriptor;
      expect(new Set(agencies.map(({ process }) => process)).size).toBe(alone.length - 1 + 2);
    });

    it('an agency whose own topic is paused starts, and writes everything else', async () => {
      const code = PAUSED;
      const system = exchange.systemOf(code);
      const operate = (kind: string): Promise<unknown> =>
        system.operate(kind, { topic: 'timpora.sighting' }, 'Drill: restarted paused');
      await operate('PAUSE');
      // The event is submitted through the exchange, so that the totals of the oracles include it.
      const report = (): Promise<{ eventId: string }> =>
        exchange.say(code, 'sighting REPORTED', () => system.report(aSighting()));
      const { eventId } = await report();
      const other = exchange.systemOf('kec-menteng');
      await eventually(
        'it is on the log',
        async () => (await other.get(`/events/${eventId}`)).status === 200,
        60_000,
      );
      await exchange.kill(exchange.hostOf(code));
      const { notes } = await eventually(
        'it is ready',
        async () => {
          const response = await fetch(`${system.apiUrl}/health/ready`).catch(() => null);
          return response?.status === 200 ? ((await response.json()) as { notes: string[] }) : null;
        },
        120_000,
      );
      expect(notes).toContainEqual(expect.stringMatching(/^writes to sighting are refused until/));
      const refused = await system.report(aSighting());
      expect([refused.status, refused.body.detail]).toEqual([
        503,
        expect.stringMatching(/timpora\.sighting\/\d+, whose reading an operator paused/),
      ]);
      await exchange.say(code, 'bulletin PUBLISHED', () => system.begin('bulletins', aBulletin()));
      await operate('RESUME');
      await report();
    });

    it('an agency takes up the redrive that a kill -9 broke off, and ends it', async () => {
      const system = exchange.systemOf(PAUSED);
      const wish = {
        kind: 'REDRIVE',
        officer: 'officer 0001',
        reason: 'Drill: killed in the middle',
        target: { ratePerSecond: 1 },
      };
      const { status, body: begun } = await system.send('POST', '/operations', wish);
      expect(status).toBe(202);
      const operation = async () => (await system.get(`/operations/${begun.operationId}`)).body;
      // Earlier faults planted dead letters that are still there, so there is something to redrive.
      await eventually('it is in the middle', async () => {
        const { progress } = await operation();
        return progress.done >= 1 && progress.done < progress.total;
      });
      await exchange.kill(processOf(PAUSED));
      const ended = await eventually(
        'it has ended',
        async () => {
          const now = await operation().catch(() => null);
          return now?.endedAt ? now : null;
        },
        60_000,
      );
      expect(ended.state).toBe('DONE');
      expect(ended.result.map(({ outcome }: { outcome: string }) => outcome)).not.toContain(
        'APPLIED',
      );
      expect(ended.result.length).toBe(ended.progress.total);
    });

    it('a correction while the broker is away is told to everybody who saw or acted', async () => {
      const [reporter, leader, police] = ['kec-menteng', 'imigrasi-jakpus', 'polri-jakpus'];
      const begun = (code: string, what: string, plural: string, body: object) =>
        exchange.say(code, what, () => exchange.systemOf(code).begin(plural, body));
      const sighting = await exchange.say(reporter, 'sighting REPORTED', () =>
        exchange.systemOf(reporter).report(aSighting()),
      );
      const { sightingId, eventId } = sighting;
      await exchange.isEverywhere(String(eventId));
      const { alertId } = await begun(leader, 'alert RAISED', 'alerts', {
        ...{ category: 'OTHER', severity: 'LOW', requestedAction: 'CHECK_RECORDS' },
        ...{ competentAgency: police, subjectId: null, evidence: [eventId], handling: HANDLING },
        ...{ explanationId: 'Peringatan latihan.', explanationEn: 'An alert of a test.' },
      });
      const officer = 'officer 0001';
      const { responseId } = await eventually('the police have the alert', async () => {
        const { status } = await exchange.systemOf(police).get(`/alerts/${alertId}`);
        if (status !== 200) return null;
        const seen = { change: 'SEEN', alertId, officer, handling: HANDLING };
        return begun(police, 'response SEEN', 'responses', seen);
      });
      await exchange.isEverywhere(String(eventId));
      const opened = await exchange.systemOf(police).open(sightingId, ['location']);
      expect(opened.status).toBe(200);

      exchange.kafka.make({ refuses: true });
      exchange.kafka.reset();
      await exchange.say(reporter, 'sighting RETRACTED', () =>
        exchange.systemOf(reporter).change('sightings', sightingId, 1, {
          ...{ change: 'RETRACTED', retractionReason: 'MISTAKEN' },
        }),
      );
      await exchange.kill(exchange.hostOf(police));
      exchange.kafka.clear();

      const told = (code: string, kind: string, id: string) =>
        eventually(
          `${code} is told: ${kind}`,
          async () => {
            const path = `/inbox?kind=${kind}&lane=LIVE&limit=200`;
            const { status, body } = await exchange.systemOf(code).get(path);
            const items = status === 200 ? (body.items as { entityId: string }[]) : [];
            return items.find(({ entityId }) => entityId === id) ?? null;
          },
          120_000,
        );
      const ground = { flow: 'sighting', entityId: sightingId, change: 'RETRACTED' };
      expect(await told(leader, 'GROUND_CORRECTED', alertId)).toMatchObject({ ground });
      expect(await told(police, 'GROUND_CORRECTED', responseId)).toMatchObject({ ground });
      expect(await told(police, 'OPENED_CORRECTED', sightingId)).toMatchObject({ ground });
    });

    it.each(
      [
        [
          killedOf('an agency of each kind', KINDS.map(processOf)),
          killedOf('what is neither store nor agency', REST),
          killedOf('both stores', STORES),
        ],
      ].map(named),
    )('%s', (_names, row) => expectAllHolds(row));

    it.each(lastRows.map(named))('%s', (_names, row) => expectAllHolds(row));
  });

  describe('after everything', () => {
    it('nothing that was sealed lies in clear, neither on the broker nor in a log', async () => {
      const { kafka, logsDir } = exchange.platform.descriptor;
      expect(exchange.canaries.length).toBeGreaterThan(10);
      for (const folder of [kafka.dataDir, logsDir])
        expect((await searchFiles(folder, exchange.canaries)).found).toEqual([]);
    });
  });
});
