import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { platform } from '../support/platform.js';
import { runSinergi } from '../support/run-sinergi.js';

const descriptor = platform();
const folder = mkdtempSync(join(tmpdir(), 'sinergi-import-'));
const file = join(folder, 'sightings.ndjson');

const sinergi = (...args: string[]) => runSinergi(descriptor, args, { cwd: folder });

describe('the command import', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('tries a file, then imports it, and says what is wrong with rejected lines', async () => {
    const orderNo = `SP/IMPORT/${process.pid}`;
    const lines = [
      aSighting({ orderNo }),
      aSighting({ orderNo, peopleCount: 'one' }),
      aSighting({ orderNo }),
    ].map((line) => JSON.stringify(line));
    writeFileSync(file, [...lines, '{"half":'].join('\n'));
    const tried = await sinergi('import', file, '--flow', 'sighting', '--dry-run');
    expect(tried).toMatchObject({
      code: 1,
      out: expect.stringContaining('2 would be accepted, 2 would be rejected'),
    });
    const { code, out } = await sinergi('import', file, '--flow', 'sighting');
    expect(out).toContain('2 accepted, 2 rejected');
    expect(out).toMatch(/^line 2: invalid-request: .*\/peopleCount/m);
    expect(out).toMatch(/^line 4: invalid-request: Expected JSON/m);
    expect(out).not.toContain('SP/IMPORT');
    expect(code).toBe(1);
    const { body } = await new AgencySystem(descriptor, 'kec-menteng').send('GET', '/imports');
    expect(body.items[0]).toMatchObject({
      name: 'sightings.ndjson',
      state: 'COMPLETE',
      accepted: 2,
      rejected: 2,
    });
  });
});
