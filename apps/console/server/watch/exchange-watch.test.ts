import {
  EventCodec,
  MemorySchemaRegistry,
  RegistryUnavailable,
  type Report,
  sampleEvents,
} from '@sinergi/contracts';
import { createLogger } from '@sinergi/observability';
import { readProfiles } from '@sinergi/settings';
import { eventually } from '@sinergi/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { ScriptedBus } from '../testing/scripted-bus.js';
import { ExchangeWatch } from './exchange-watch.js';

const EXCHANGE = { id: 'exchange-of-tests', directoryKey: 'A'.repeat(43) };
const profiles = readProfiles('deploy/agencies');
const logger = createLogger({ service: 'console', level: 'error' });
let watch: ExchangeWatch;
afterEach(() => watch.stop());

function startWatch(bus: ScriptedBus, lookup = new MemorySchemaRegistry()): ExchangeWatch {
  watch = new ExchangeWatch({
    bus,
    codec: new EventCodec(lookup),
    profiles,
    exchange: EXCHANGE,
    logger,
  });
  watch.start();
  return watch;
}

const sample = sampleEvents().find(({ recordName }) => recordName === 'Report')!.value as Report;

/** Returns a report of an agency that has not begun to read. */
function reportOf(agency: string, more: Partial<Report> = {}): Promise<Buffer> {
  return new EventCodec(new MemorySchemaRegistry()).encode('Report', {
    ...sample,
    agency,
    positions: [],
    ...more,
  });
}

const tell = async (
  bus: ScriptedBus,
  topicOf: string,
  agency = topicOf,
  more: Partial<Report> = {},
): Promise<void> =>
  bus.append(`timpora.report.${topicOf}`, await reportOf(agency, more), Date.now());

/** How many times the board is composed while the log ends are asked for so many times. */
async function composedDuring(bus: ScriptedBus, samples: number): Promise<number> {
  const boards = new Set([watch.board()]);
  const last = bus.asked + samples;
  await eventually('the log ends were asked for', () => {
    boards.add(watch.board());
    return bus.asked >= last;
  });
  return boards.size - 1;
}

const reported = (): number => watch.board().overview.reported;

describe('watching the exchange', () => {
  it('finds every agency in sync once all reported of an empty log', async () => {
    const bus = new ScriptedBus();
    startWatch(bus);
    await eventually('the reports are read', () => bus.openReaders.length === 1);
    for (const { code } of profiles.filter(({ kind }) => kind === 'AGENCY')) await tell(bus, code);
    await eventually('all are in sync', () => watch.board().overview.inSync === 15);
  });

  it('composes seldom at rest while nobody follows, and at once when one moves', async () => {
    const bus = new ScriptedBus();
    startWatch(bus);
    await eventually('the reports are read', () => bus.openReaders.length === 1);
    for (const { code, kind } of profiles) if (kind !== 'OPERATOR') await tell(bus, code);
    const isInSync = () => {
      const { agencies, systems } = watch.board().overview;
      return [...agencies, ...systems].every(({ status }) => status === 'in-sync');
    };
    await eventually('all are in sync', isInSync);
    // A heartbeat tells nothing new.
    await tell(bus, 'kec-menteng', 'kec-menteng', { at: sample.at + 1, lookedOverAt: 7 });
    expect(await composedDuring(bus, 8)).toBeLessThan(6);
    const leave = watch.follow(() => undefined);
    expect(await composedDuring(bus, 8)).toBeGreaterThan(5);
    leave();
    const before = watch.board().overview.deadLetters;
    await tell(bus, 'kec-menteng', 'kec-menteng', { deadLetters: before + 1 });
    await eventually('it is shown', () => watch.board().overview.deadLetters === before + 1);
  });

  it('starts while the broker is away, and lives through it going away later', async () => {
    const bus = new ScriptedBus();
    bus.goAway();
    startWatch(bus);
    expect(watch.board().overview).toMatchObject({ of: 15, reported: 0, brokerAnsweredAt: null });
    bus.comeBack();
    await eventually(
      'it reads',
      () => bus.openReaders.length === 1 && watch.board().overview.brokerAnsweredAt !== null,
    );
    bus.goAway();
    const answered = await eventually('the picture moves on while its broker is silent', () => {
      const { at, brokerAnsweredAt } = watch.board().overview;
      return Date.parse(at) - Date.parse(brokerAnsweredAt ?? '') > 2_000 ? brokerAnsweredAt : null;
    });
    bus.comeBack();
    await eventually(
      'it answers again',
      () => (watch.board().overview.brokerAnsweredAt ?? '') > answered,
    );
  });

  it('has one reader after a crash and after gaps in every partition at once', async () => {
    const bus = new ScriptedBus();
    startWatch(bus);
    const [first] = await eventually('it reads', () =>
      bus.openReaders.length === 1 ? bus.openReaders : null,
    );
    for (const topic of first!.topics) {
      void first!.onGap({
        topic,
        partition: 0,
        start: 0n,
        end: 0n,
        position: 9n,
        reason: 'Expected a longer log, got a new one',
      });
    }
    const [second] = await eventually('it reads again', () =>
      bus.opened === 2 && bus.openReaders.length === 1 ? bus.openReaders : null,
    );
    second!.onCrash(new Error('Expected a consumer that lives, got one that does not'));
    const [third] = await eventually('and again', () =>
      bus.opened === 3 && bus.openReaders.length === 1 ? bus.openReaders : null,
    );
    expect(new Set([first, second, third].map((reader) => reader?.groupId)).size).toBe(3);
    await tell(bus, 'kec-menteng');
    await eventually('the report counts', () => reported() === 1);
    await watch.stop();
    expect(bus.openReaders).toEqual([]);
  });

  it('takes no report in the name of another agency, and stumbles over no bytes', async () => {
    const bus = new ScriptedBus();
    startWatch(bus);
    await eventually('it reads', () => bus.openReaders.length === 1);
    await bus.append('timpora.report.kec-gambir', Buffer.from('no Avro'), Date.now());
    await tell(bus, 'kec-gambir', 'kec-menteng');
    await tell(bus, 'kec-gambir');
    const heard = await eventually('one report counts', () =>
      reported() > 0 ? watch.board().overview.agencies : null,
    );
    expect(heard.filter(({ report }) => report !== null).map(({ code }) => code)).toEqual([
      'kec-gambir',
    ]);
  });

  it('leaves out nothing while the registry is away, and reads it once it is back', async () => {
    class AwayRegistry extends MemorySchemaRegistry {
      isAway = true;
      override byId(id: number): Promise<string | undefined> {
        return this.isAway
          ? Promise.reject(new RegistryUnavailable('Expected a registry, got none'))
          : super.byId(id);
      }
    }
    const registry = new AwayRegistry();
    const bus = new ScriptedBus();
    startWatch(bus, registry);
    await eventually('it reads', () => bus.openReaders.length === 1);
    await tell(bus, 'kec-senen');
    expect(await bus.openReaders[0]!.positions()).toEqual(
      expect.objectContaining({ size: profiles.filter(({ kind }) => kind !== 'OPERATOR').length }),
    );
    expect((await bus.openReaders[0]!.positions()).get('timpora.report.kec-senen/0')).toBe(0n);
    expect(reported()).toBe(0);
    registry.isAway = false;
    await eventually('the report counts', () => reported() === 1);
  });
});
