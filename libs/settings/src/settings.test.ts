import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSimulatorSettings } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'sinergi-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(content: string): string {
  const file = join(folder, 'settings.json');
  writeFileSync(file, content);
  return file;
}

const aSimulator = (change: object): string =>
  JSON.stringify({
    issuer: 'http://127.0.0.1:2',
    ...{ seed: 1, ratePerSecond: 1, rhythm: 'steady', totalEvents: null },
    exerciseId: '00000001-0000-8000-8000-000000000001',
    ...{ profilesDir: 'p', boundariesFile: 'b', progressFile: 'f', logLevel: 'info' },
    agencies: [{ code: 'a', apiUrl: 'http://127.0.0.1:1', clientId: 'x', clientSecret: 'y' }],
    ...change,
  });

describe('the proxies before a service', () => {
  const read = (proxies: unknown) =>
    readSimulatorSettings(fileOf(aSimulator({ http: { host: '10.0.0.1', port: 1, proxies } })));

  it('are addresses or networks', () => {
    const proxies = ['10.0.0.2', '10.1.0.0/16', '2001:db8::1', '2001:db8::/32'];
    expect(read(proxies).http?.proxies).toEqual(proxies);
    expect(read(undefined).http?.proxies).toBeUndefined();
  });

  it.each([[['everybody']], [['10.0.0.0/33']], [true], ['10.0.0.2'], [3]])(
    'are not %j',
    (wrong) => {
      expect(() => read(wrong)).toThrow(/http\.proxies/);
    },
  );
});

describe('a settings file that cannot be used', () => {
  it('is named with the field, and without any value of it', () => {
    const agencies = [
      { code: 'kec-menteng', apiUrl: 'http://127.0.0.1:1', clientId: 'x', clientSecret: 7 },
    ];
    const file = fileOf(aSimulator({ agencies }));
    expect(() => readSimulatorSettings(file)).toThrow(
      expect.objectContaining({ file, field: 'agencies.0.clientSecret' }),
    );
  });

  it('is named when it is no JSON or not there', () => {
    expect(() => readSimulatorSettings(fileOf('{'))).toThrow(/readable JSON/);
    expect(() => readSimulatorSettings(join(folder, 'none.json'))).toThrow(/none\.json/);
  });
});
