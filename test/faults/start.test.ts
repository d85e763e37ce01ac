import { appendFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRunRecord } from '../../deploy/local/bare/run-record.mjs';
import { startPlatform } from '../../deploy/local/platform.js';
import { makeExchangeFolder } from '../support/exchange-folder.js';

const PORT_BASE = 28_700;
const { stateDir, profilesDir } = makeExchangeFolder('sinergi-start-');
const start = () => startPlatform({ stateDir, profilesDir, portBase: PORT_BASE });
afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

describe('a start that cannot succeed', () => {
  it('says in one sentence who uses a port, and leaves nothing behind', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(PORT_BASE + 3, '127.0.0.1', resolve));
    await expect(start()).rejects.toMatchObject({
      code: 'PORT',
      message: expect.stringMatching(
        new RegExp(
          `^Port ${PORT_BASE + 3}, which Sinergi needs for Kafka, .*process ${process.pid}.*\\.$`,
        ),
      ),
    });
    await new Promise((resolve) => holder.close(resolve));
    expect(readRunRecord(stateDir)).toBeUndefined();
  });

  it('names the file, line and field of a profile with a mistake', async () => {
    const broken = join(profilesDir, 'zz.yaml');
    appendFileSync(broken, 'code: zz\nnames: {}\n');
    try {
      await expect(start()).rejects.toThrow(
        /zz\.yaml:2, names: Expected one of code, number, name, .*did you mean "name"/,
      );
    } finally {
      rmSync(broken);
    }
  });
});
