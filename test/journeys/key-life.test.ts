import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIGNATURE_HEADER } from '@sinergi/contracts';
import { eventually, withSession } from '@sinergi/testing';
import { proofFromText } from '@sinergi/trust';
import { describe, expect, it } from 'vitest';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { agencyOf, platform } from '../support/platform.js';
import { type Ended, runSinergi } from '../support/run-sinergi.js';
import { Traffic } from '../support/traffic.js';

/** Keys are replaced while the exchange works. */
const descriptor = platform();
const COORDINATOR = 'imigrasi-dki';
const PUBLISHER = 'kec-menteng';
const READER = 'imigrasi-jakpus';
const OUTSIDER = 'kec-senen';
const RESTARTED_WITHIN_MS = 180_000;

const keys = (...args: string[]): Promise<Ended> => runSinergi(descriptor, ['keys', ...args]);

const keyIdIn = (said: string): string => /(ed25519|x25519)-[0-9a-f]{16}/.exec(said)![0];
const present = (): PlatformDescriptor =>
  JSON.parse(readFileSync(join(descriptor.stateDir, 'platform.json'), 'utf8'));

/** Which key signed the events of each sighting, as another agency holds them. */
async function signers(ids: readonly string[]): Promise<Map<string, string>> {
  const { databaseUrl } = agencyOf(descriptor, READER);
  return withSession(databaseUrl, async (query) => {
    const { rows } = await query(
      `SELECT key, headers FROM history WHERE topic = 'timpora.sighting' AND key = ANY($1)`,
      [ids.map((id) => `${PUBLISHER}:${id}`)],
    );
    return new Map(
      rows.map(({ key, headers }) => {
        const signature = (headers as Record<string, string>)[SIGNATURE_HEADER]!;
        return [String(key).slice(PUBLISHER.length + 1), proofFromText(signature).keyId];
      }),
    );
  });
}

/** How a door answers once its keys have come. */
const opens = (code: string, id: string): Promise<string> =>
  eventually(`${code} has the keys`, async () => {
    const system = new AgencySystem(descriptor, code);
    const { body } = await system.disclose('sightings', id, ['location']);
    const status: string | undefined = body.groups?.location?.status;
    return status === undefined || status === 'KEY_PENDING' ? null : status;
  });
const isUsed = async (agency: string, keyId: string): Promise<boolean> =>
  new RegExp(`${keyId}  used`).test((await keys('list', '--agency', agency)).said);

/** The coordinator reads the keys that were handed in when it starts. */
async function restartCoordinator(): Promise<void> {
  const { process: name } = agencyOf(descriptor, COORDINATOR);
  const pidOf = (): number | undefined => present().parts.find((part) => part.name === name)?.pid;
  const pid = pidOf()!;
  process.kill(pid, 'SIGKILL');
  await eventually('its host is another process', () => pidOf() !== pid, RESTARTED_WITHIN_MS);
}

describe('the keys of an agency', () => {
  it('are replaced under traffic: nothing is lost, and who may opens all of it', async () => {
    const traffic = new Traffic(new AgencySystem(descriptor, PUBLISHER));
    await eventually('there is traffic', () => traffic.taken.length > 3);
    const former = keyIdIn(
      /signs.*used/.exec((await keys('list', '--agency', PUBLISHER)).said)![0],
    );
    const dry = await keys('rotate', 'signing', '--agency', PUBLISHER, '--dry-run');
    expect(dry.said).toContain('nothing was changed');
    const signing = keyIdIn((await keys('rotate', 'signing', '--agency', PUBLISHER)).said);
    const recipient = keyIdIn((await keys('rotate', 'recipient', '--agency', READER)).said);
    await restartCoordinator();
    await eventually('the new key signs', () => isUsed(PUBLISHER, signing), RESTARTED_WITHIN_MS);
    await eventually(
      'others wrap for the new key',
      () => isUsed(READER, recipient),
      RESTARTED_WITHIN_MS,
    );
    const count = traffic.taken.length;
    await eventually('there is traffic after it', () => traffic.taken.length > count + 5);
    const ids = await traffic.stop();
    const by = await eventually('the other agency has all of it', async () => {
      const found = await signers(ids);
      return found.size === ids.length ? found : null;
    });
    expect(by.get(ids[0]!)).toBe(former);
    expect(by.get(ids.at(-1)!)).toBe(signing);
    expect(new Set(by.values())).toEqual(new Set([former, signing]));
    for (const id of [ids[0]!, ids[Math.floor(ids.length / 2)]!, ids.at(-1)!]) {
      expect(await opens(READER, id)).toBe('OPEN');
      expect(await opens(OUTSIDER, id)).toBe('NOT_ENTITLED');
    }
    const dead = await withSession(agencyOf(descriptor, READER).databaseUrl, (query) =>
      query('SELECT reason FROM dead_letter WHERE key = ANY($1::bytea[])', [
        ids.map((id) => Buffer.from(`${PUBLISHER}:${id}`)),
      ]),
    );
    expect(dead.rows).toEqual([]);
  });

  it('get a next epoch and generation by command, and lose nothing', async () => {
    const traffic = new Traffic(new AgencySystem(descriptor, PUBLISHER));
    await eventually('there is traffic', () => traffic.taken.length > 3);
    const by = ['--officer', 'Siti Latihan', '--reason', 'Perintah latihan nomor 7'];
    const core = ['--agency', PUBLISHER, '--group', 'location', '--of', 'core', ...by];
    const numberIn = (said: string): number => Number(/number (\d+)/.exec(said)![1]);
    const trial = await keys('rotate', 'audience', ...core, '--dry-run');
    expect(trial.said).toContain('Dry run, nothing was changed. a:location:core: number');
    const rotated = await keys('rotate', 'audience', ...core);
    expect(rotated.code).toBe(0);
    expect(numberIn(rotated.said)).toBe(numberIn(trial.said));
    expect(rotated.said).toContain(READER);
    const first = traffic.taken[0]!;
    const subject = ['--agency', PUBLISHER, '--group', 'location', '--of', first, ...by];
    expect(numberIn((await keys('rotate', 'subject', ...subject)).said)).toBe(2);
    const count = traffic.taken.length;
    await eventually('there is traffic after it', () => traffic.taken.length > count + 5);
    const ids = await traffic.stop();
    for (const id of [first, ids.at(-1)!]) {
      await eventually('it is open', async () => (await opens(READER, id)) === 'OPEN');
      expect(await opens(OUTSIDER, id)).toBe('NOT_ENTITLED');
    }
  });

  it('are destroyed by two officers only, after a delay, and not if it is undone', async () => {
    const { body } = await new AgencySystem(descriptor, PUBLISHER).report(aSighting());
    const id = body.sightingId as string;
    const reason = ['--reason', 'Perintah latihan nomor 7'];
    const order = [
      ...['destroy', 'subject', '--agency', PUBLISHER, '--group', 'location', '--of', id],
      ...['--number', '1', '--officer', 'Siti Latihan', ...reason],
    ];
    expect((await keys(...order, '--dry-run')).said).toContain('nothing was changed');
    const announced = await keys(...order);
    const destruction = /--confirm ([0-9a-f-]{36})/.exec(announced.said)![1]!;
    const confirm = (officer: string) =>
      keys('destroy', '--confirm', destruction, '--agency', PUBLISHER, '--officer', officer);
    const same = await confirm('siti latihan');
    expect([same.code, same.said]).toEqual([2, expect.stringContaining('a second officer')]);
    expect((await confirm('Budi Latihan')).said).toContain('is destroyed at');
    expect(await opens(READER, id)).toBe('OPEN');
    const by = ['--agency', PUBLISHER, '--officer', 'Siti Latihan', ...reason];
    expect((await keys('undo', destruction, ...by)).said).toContain('stays');
    expect(await opens(READER, id)).toBe('OPEN');
  });
});
