import type { DirectoryEntry } from '@sinergi/contracts';
import { eventually, withSession } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { AgencySystem } from '../support/agency-system.js';
import { DirectoryHands, WHO } from '../support/directory-hands.js';
import { codecOf } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';

const descriptor = platform();
const codec = codecOf(descriptor);
const coordinator = new AgencySystem(descriptor, 'imigrasi-dki');
const hands = new DirectoryHands(descriptor);
const directory = (...args: string[]) => hands.order(...args);
const done = (...args: string[]) => hands.done(...args);
const READERS = ['kec-senen', 'polri-jakpus'];

const delayAt = (code: string): Promise<number | undefined> =>
  withSession(agencyOf(descriptor, code).databaseUrl, async (query) => {
    const { rows } = await query('SELECT value FROM state WHERE topic = $1 AND key = $2', [
      'timpora.directory',
      'exchange',
    ]);
    const { value } = await codec.decode('timpora.directory', rows[0]!['value'] as Buffer);
    return (value as DirectoryEntry).terms?.delaySeconds;
  });

describe('the command directory', () => {
  it('changes the terms by several hands, makes what is wider wait, and refuses it', async () => {
    expect((await directory('show')).said).toContain('A change needs 2 of these approvals');
    expect(await directory('approve', '--as', 'polri-jakpus')).toMatchObject({
      code: 2,
      said: expect.stringContaining('Expected an open proposal, got none'),
    });

    await done('propose', '--delay', '3', ...WHO);
    const [{ proposalId }] = (await coordinator.get('/directory/proposals')).body.items;
    const drop = (body: object) =>
      coordinator.send('POST', `/directory/proposals/${proposalId}/withdrawal`, body);
    const by = { officer: 'Petugas Latihan', reason: 'Another delay is wanted' };
    expect((await drop({ reason: by.reason })).status).toBe(400);
    expect((await drop(by)).body).toMatchObject({
      ...{ state: 'DROPPED', endedBy: by.officer, endReason: by.reason },
    });
    expect((await coordinator.get('/directory/proposals')).body.items[0]).toMatchObject({
      ...{ proposalId, endedBy: by.officer },
    });

    await done('propose', '--delay', '2', ...WHO);
    expect((await directory('publish')).said).toContain('Expected 2 approvals, got 0');
    expect((await directory('approve', '--as', 'kec-senen')).said).toContain('Expected the key of');
    expect(await done('approve', '--as', 'polri-jakpus')).toContain('delay 2 s');
    expect((await directory('publish')).said).toContain('Expected 2 approvals, got 1');
    await done('approve', '--as', 'kejari-jakpus', '--hours', '1');
    expect(await done('publish')).toContain('PUBLISHED');
    await eventually('it is in force', async () =>
      (await directory('show')).said.includes('A wider right waits 2 s'),
    );

    expect(await done('propose', '--delay', '0', ...WHO)).toContain('exchange: ANNOUNCED');
    expect((await done('rehearse')).match(/\+ delay 0 s instead of 2 s/)).not.toBeNull();
    await done('approve', '--as', 'polri-jakpus');
    await done('approve', '--as', 'imigrasi-dki');
    await done('publish');
    await eventually('it is announced', async () =>
      (await directory('show')).said.includes('Announced:\n  exchange'),
    );
    await done('refuse', 'exchange', ...WHO);
    await done('approve', '--as', 'kejari-jakpus');
    expect(await done('publish')).toContain('PUBLISHED');
    await eventually('nothing is announced', async () =>
      (await directory('show')).said.includes('Nothing is announced'),
    );
    for (const code of READERS)
      await eventually(`${code} has it`, async () => (await delayAt(code)) === 2);

    for (const step of ['ANNOUNCED', 'CHANGED']) {
      await eventually(`it is ${step}`, async () =>
        (await directory('propose', '--delay', '0', ...WHO)).said.includes(`exchange: ${step}`),
      );
      await done('approve', '--as', 'polri-jakpus');
      await done('approve', '--as', 'imigrasi-dki');
      await done('publish');
    }
    for (const code of READERS)
      await eventually(`${code} has it`, async () => (await delayAt(code)) === 0);
  });

  it('says what was expected where an order cannot be', async () => {
    for (const [args, said] of [
      [['destroy'], 'Expected directory show | propose'],
      [['propose'], 'Expected --officer and --reason'],
      [['approve'], 'Expected --as'],
      [['refuse', ...WHO], 'Expected the codes'],
      [['propose', '--revoke', 'kec-senen', ...WHO], 'Expected <code>:<key id>'],
    ] as const)
      expect(await directory(...args)).toMatchObject({
        code: 2,
        said: expect.stringContaining(said),
      });
  });
});
