import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eventually, withSession } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem, type Answer } from '../support/agency-system.js';
import { agencyOf, platform } from '../support/platform.js';

const descriptor = platform();
const TOPIC = 'timpora.sighting';
const CODE = 'kec-senen';
const system = new AgencySystem(descriptor, CODE);
const menteng = new AgencySystem(descriptor, 'kec-menteng');
const sql = (statement: string, params: unknown[] = []) =>
  withSession(agencyOf(descriptor, CODE).databaseUrl, (query) => query(statement, params));

interface Partition {
  topic: string;
  partition: number;
  nextOffset: string;
  digest: string;
  /** when its rows were last looked over; null before the first time */
  scrubbedAt: string | null;
  findings: { code: string }[];
}

const partitionsOf = async (who = system): Promise<Partition[]> =>
  (await who.get('/sync')).body.partitions;
const partitionOf = async (partition: number, who = system): Promise<Partition> =>
  (await partitionsOf(who)).find((one) => one.topic === TOPIC && one.partition === partition)!;

const operate = (kind: string, target: object): Promise<Answer['body']> =>
  system.operate(kind, target, 'Drill: the copy was damaged on purpose');

/** Returns a partition with several rows, all applied. */
async function aPartition(): Promise<number> {
  const { eventId } = (await menteng.report(aSighting())).body;
  const event = await eventually('it came', async () => {
    const answer = await system.get(`/events/${eventId}`);
    return answer.status === 200 ? answer.body : null;
  });
  const { partition } = event as { partition: number };
  for (let at = 0; at < 12; at++) await menteng.report(aSighting());
  return partition;
}

async function inOrder(partition: number): Promise<void> {
  await eventually('its digest is everybody’s again', async () => {
    const [own, other] = [await partitionOf(partition), await partitionOf(partition, menteng)];
    return own.digest === other.digest && own.nextOffset === other.nextOffset;
  });
}

const state = async (): Promise<string> => {
  const run = promisify(execFile)('npm', ['run', '-s', 'state'], {
    env: { ...process.env, SINERGI_STATE_DIR: descriptor.stateDir },
  });
  return run.then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
};

/** The finding after which the operators' command is asked: it says of each the same words. */
const SAID = 'ROW_CHANGED';

/** The name of the last row of a partition, as SQL. */
const LAST_ROW = `
  SELECT topic, key, version
  FROM history
  WHERE topic = $1
    AND partition = $2
  ORDER BY log_offset DESC
  LIMIT 1`;

describe('a damaged copy', () => {
  it.each<[string, (partition: number) => Promise<unknown>, string]>([
    [
      'a row whose bytes were flipped',
      (partition) =>
        sql(
          `UPDATE history
             SET value = set_byte(value, length(value) - 1, get_byte(value, length(value) - 1) # 1)
           WHERE (topic, key, version) = (${LAST_ROW})`,
          [TOPIC, partition],
        ),
      'ROW_CHANGED',
    ],
    [
      'a row that was deleted',
      (partition) =>
        sql(
          `DELETE FROM history
           WHERE (topic, key, version) = (${LAST_ROW})`,
          [TOPIC, partition],
        ),
      'DIGEST_DIFFERS',
    ],
    [
      'a row whose signature was removed',
      (partition) =>
        sql(
          `UPDATE history SET headers = headers - 'signature'
           WHERE (topic, key, version) = (${LAST_ROW})`,
          [TOPIC, partition],
        ),
      'SIGNATURE_DIFFERS',
    ],
    [
      'a row by whose columns a list would find another',
      (partition) =>
        sql(
          `UPDATE history SET occurred_at = occurred_at - interval '1 day'
           WHERE (topic, key, version) = (${LAST_ROW})`,
          [TOPIC, partition],
        ),
      'COLUMNS_DIFFER',
    ],
    [
      'a position that was forged',
      (partition) =>
        sql('UPDATE position SET duplicates = duplicates + 1 WHERE topic = $1 AND partition = $2', [
          TOPIC,
          partition,
        ]),
      'OFFSETS_UNACCOUNTED',
    ],
  ])('with %s is found, and healed from the log', async (_, damage, code) => {
    const partition = await aPartition();
    await inOrder(partition);
    await damage(partition);
    const began = performance.now();
    const scrub = await operate('SCRUB', { topic: TOPIC, partition });
    expect(scrub.state).toBe('DONE');
    expect(scrub.result[0].findings.map((finding: { code: string }) => finding.code)).toContain(
      code,
    );
    const foundMs = performance.now() - began;
    if (code === SAID)
      await eventually(
        'the operators see it',
        async () => /kec-senen.*its copy differs from what was applied/.test(await state()),
        60_000,
        500,
      );
    const heal = await operate('HEAL', { topic: TOPIC, partition });
    expect(heal).toMatchObject({ state: 'DONE', officer: 'officer 0001' });
    const [report] = heal.result;
    expect(report).toMatchObject({ healed: true });
    process.stdout.write(
      `${code}: found in ${Math.round(foundMs)} ms, healed by ${report.bytesRead} bytes of ` +
        `${report.recordsRead} records in ${Math.round(report.durationMs)} ms\n`,
    );
    await inOrder(partition);
    expect((await partitionOf(partition)).findings).toEqual([]);
    await menteng.report(aSighting());
    await inOrder(partition);
  });

  it('is told at /sync, and at /muster as it was called before', async () => {
    const [now, former] = [await system.get('/sync'), await system.get('/muster')];
    expect([now.status, former.status]).toEqual([200, 200]);
    const topics = ({ body }: Answer) => body.partitions.map((one: Partition) => one.topic);
    expect(topics(former)).toEqual(topics(now));
  });

  it('is looked over without being asked, one partition after the other', async () => {
    const scrubs = async (): Promise<Map<string, string | null>> =>
      new Map(
        (await partitionsOf()).map((one) => [`${one.topic}/${one.partition}`, one.scrubbedAt]),
      );
    const before = await scrubs();
    const isNew = await eventually(
      'three more partitions were looked over',
      async () => {
        const now = [...(await scrubs())];
        const news = now.map(([name, at]) => at !== null && at !== before.get(name));
        return news.filter(Boolean).length >= 3 ? news : null;
      },
      120_000,
      500,
    );
    // They follow one another; after the last partition comes the first.
    const begins = isNew.filter((one, at) => one && !isNew.at(at - 1));
    expect(begins).toHaveLength(1);
  });

  it('that has a gap is read again from the beginning', async () => {
    const partition = await aPartition();
    await inOrder(partition);
    const resync = await operate('RESYNC', { topic: TOPIC, partition });
    expect(resync.state).toBe('DONE');
    expect(resync.result[0].removed.history).toBeGreaterThan(0);
    await inOrder(partition);
  });

  it('is not touched by two operators at once, nor by one without a name or a reason', async () => {
    const wish = {
      kind: 'SCRUB',
      officer: 'officer 0001',
      reason: 'Drill: two at once',
      target: {},
    };
    const answers = await Promise.all([
      system.send('POST', '/operations', wish),
      system.send('POST', '/operations', wish),
    ]);
    const begun = answers.filter(({ status }) => status === 202);
    expect(begun).toHaveLength(1);
    const refused = answers.find((answer) => answer !== begun[0]);
    expect(refused?.body).toMatchObject({
      status: 409,
      type: '/problems/operation-running',
    });
    const cancelled = await system.send('DELETE', `/operations/${begun[0]?.body.operationId}`);
    expect(['CANCELLED', 'DONE']).toContain(cancelled.body.state);
    expect((await system.send('POST', '/operations', { ...wish, officer: undefined })).status).toBe(
      400,
    );
    expect(
      (
        await system.send('POST', '/operations', {
          ...wish,
          target: { topic: 'timpora.key.kec-menteng' },
        })
      ).status,
    ).toBe(400);
  });
});
