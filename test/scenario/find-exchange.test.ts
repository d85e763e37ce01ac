import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findExchange } from './find-exchange.js';

describe('the running exchange', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sinergi-find-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const describeAt = (issuer: string): void =>
    writeFileSync(join(folder, 'platform.json'), JSON.stringify({ issuer }));

  it('is told to be started where none is described', async () => {
    await expect(findExchange(folder)).rejects.toMatchObject({
      ...{ code: 'NO_EXCHANGE', message: expect.stringContaining('Start one with npm start') },
    });
  });

  it('is told to be started where it does not answer, and found where it does', async () => {
    const server = createServer((_, answer) => void answer.end('{}'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    describeAt(issuer);
    expect(await findExchange(folder)).toEqual({ issuer });
    await new Promise((done) => server.close(done));
    await expect(findExchange(folder)).rejects.toMatchObject({
      ...{ code: 'NO_EXCHANGE', message: expect.stringContaining(`no answer from ${issuer}`) },
    });
  });
});
