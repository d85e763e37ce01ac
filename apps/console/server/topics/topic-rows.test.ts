import { EventCodec, MemorySchemaRegistry, type Report, sampleEvents } from '@sinergi/contracts';
import { createLogger } from '@sinergi/observability';
import { readProfiles } from '@sinergi/settings';
import { eventually } from '@sinergi/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { ScriptedBus } from '../testing/scripted-bus.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';
import { topicDirectory } from './topic-directory.js';
import { partitionRows, subscriberRows, topicRow } from './topic-rows.js';
import { verdictOf } from './verdict-of.js';

const EXCHANGE = { id: 'exchange-of-tests', directoryKey: 'A'.repeat(43) };
const profiles = readProfiles('deploy/agencies');
const topics = topicDirectory(profiles);
const codec = new EventCodec(new MemorySchemaRegistry());
const logger = createLogger({ service: 'console', level: 'error' });
const sample = sampleEvents().find(({ recordName }) => recordName === 'Report')!.value as Report;
let watch: ExchangeWatch | undefined;
afterEach(() => watch?.stop());

describe('the topics of the exchange', () => {
  it('are the catalogue’s and three per participant’s service, with writers and readers', () => {
    expect(topics.get('timpora.sighting')).toMatchObject({
      flow: 'sighting',
      agency: null,
      recordName: 'Sighting',
      isCompared: true,
    });
    expect(topics.get('timpora.sighting')!.publishers).toContain('kec-menteng');
    expect(topics.get('timpora.permit')!.publishers).not.toContain('kec-menteng');
    expect(topics.get('timpora.sighting')!.subscribers).toContain('deteksi');
    expect(topics.get('timpora.key.kec-menteng')).toMatchObject({
      flow: 'key',
      agency: 'kec-menteng',
      // The coordinator writes fences into every topic that replicas read.
      publishers: ['imigrasi-dki', 'kec-menteng'],
    });
    expect(topics.get('timpora.report.deteksi')).toMatchObject({
      flow: 'report',
      agency: 'deteksi',
    });
    expect(topics.get('dlq.tni-jakpus')).toMatchObject({
      flow: 'dlq',
      agency: 'tni-jakpus',
      subscribers: [],
    });
    expect(topics.has('timpora.key.operator')).toBe(false);
  });

  it('leave a restricted flow out, and so does the board', () => {
    expect(topics.has('timpora.intelligence')).toBe(false);
    watch = new ExchangeWatch({
      ...{ bus: new ScriptedBus(), codec, profiles, logger, exchange: EXCHANGE },
    });
    expect(JSON.stringify(watch.board())).toContain('bulletin');
    expect(JSON.stringify(watch.board())).not.toContain('intelligence');
  });

  it('have the access list that the broker is given, where the operator reads no payload', () => {
    const { access } = topics.get('timpora.sighting')!;
    expect(access).toContainEqual({ principal: 'kec-menteng.relay', operation: 'WRITE' });
    expect(access).toContainEqual({ principal: 'operator', operation: 'DESCRIBE' });
    expect(access).not.toContainEqual({ principal: 'operator', operation: 'READ' });
  });

  it('say what flows through them by logs and reports, and nothing if unknown', async () => {
    const bus = new ScriptedBus();
    const appendedAt = Date.now() - 60_000;
    for (let event = 0; event < 3; event += 1)
      await bus.append('timpora.sighting', Buffer.from('an event'), appendedAt);
    watch = new ExchangeWatch({ bus, codec, profiles, exchange: EXCHANGE, logger });
    const known = topics.get('timpora.sighting')!;
    expect(topicRow(known, watch, null)).toMatchObject({
      records: null,
      lastAppendedAt: null,
      partitions: 6,
      schemaVersion: null,
    });
    watch.start();
    const position = {
      ...sample.positions[0]!,
      topic: 'timpora.sighting',
      partition: 0,
      nextOffset: 1,
      lastAppendedAt: appendedAt,
    };
    const report = { ...sample, agency: 'kec-menteng', deadLetters: 7, positions: [position] };
    await eventually('reports are read', () => bus.openReaders.length === 1);
    await bus.append(
      'timpora.report.kec-menteng',
      await codec.encode('Report', report),
      Date.now(),
    );
    await eventually(
      'the report is on the board',
      () => watch!.board().cells.get('kec-menteng/sighting')?.pending === '2',
    );
    expect(topicRow(known, watch, 4)).toMatchObject({
      records: '3',
      partitions: 1,
      lastAppendedAt: new Date(appendedAt).toISOString(),
      deadLetters: null,
      schemaVersion: 4,
    });
    expect(partitionRows(known, watch)[0]).toEqual({
      partition: 0,
      start: '0',
      end: '3',
      lastAppendedAt: new Date(appendedAt).toISOString(),
    });
    const rows = subscriberRows(known, watch);
    expect(rows.find(({ agency }) => agency === 'kec-menteng')).toMatchObject({
      pending: '2',
      verdict: 'WARN',
    });
    expect(rows.find(({ agency }) => agency === 'kec-gambir')).toEqual({
      agency: 'kec-gambir',
      pending: null,
      lagMs: null,
      verdict: 'UNKNOWN',
    });
    expect(topicRow(topics.get('dlq.kec-menteng')!, watch, null).deadLetters).toBe(7);
    const deadLetters = await eventually(
      'the other logs are sampled',
      () => topicRow(topics.get('dlq.kec-menteng')!, watch!, null).records,
    );
    expect(deadLetters).toBe('0');
    await eventually(
      'the broker has said how large they are',
      () => topicRow(known, watch!, null).sizeBytes,
    );
    expect(topicRow(known, watch, null).sizeBytes).toBe('24');
    expect(topicRow(topics.get('timpora.permit')!, watch, null).sizeBytes).toBeNull();
  });

  it('have the dead letters that their subscribers count, once all of them do', async () => {
    const bus = new ScriptedBus();
    watch = new ExchangeWatch({ bus, codec, profiles, exchange: EXCHANGE, logger });
    watch.start();
    await eventually('reports are read', () => bus.openReaders.length === 1);
    const { subscribers } = topics.get('timpora.sighting')!;
    const deadLettersOf = (topic: string) => topicRow(topics.get(topic)!, watch!, null).deadLetters;
    const tell = async (
      agency: string,
      deadLettersByTopic: Report['deadLettersByTopic'],
      deadLetters: number,
    ): Promise<void> =>
      bus.append(
        `timpora.report.${agency}`,
        await codec.encode('Report', { ...sample, agency, deadLetters, deadLettersByTopic }),
        Date.now(),
      );
    const [last, ...others] = subscribers;
    for (const agency of others) await tell(agency, [{ topic: 'timpora.sighting', count: 2 }], 2);
    expect(deadLettersOf('timpora.sighting')).toBeNull();
    await tell(last!, [], 5); // as older software does
    expect(deadLettersOf('timpora.sighting')).toBeNull();
    await tell(last!, [{ topic: 'timpora.bulletin', count: 5 }], 5);
    await eventually('the last report is read', () => deadLettersOf('timpora.sighting') !== null);
    expect(deadLettersOf('timpora.sighting')).toBe(2 * others.length);
    expect(deadLettersOf('timpora.bulletin')).toBe(5);
  });

  it('call nobody late for what cannot be told', () => {
    expect([verdictOf('0', 0), verdictOf('3', 4_000), verdictOf('3', 6_000)]).toEqual([
      'OK',
      'OK',
      'WARN',
    ]);
    expect([verdictOf(null, 3), verdictOf('3', null)]).toEqual(['UNKNOWN', 'UNKNOWN']);
  });
});
