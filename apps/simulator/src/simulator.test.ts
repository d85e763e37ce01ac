import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromIntake, validateIntake } from '@sinergi/contracts';
import { judgeSighting, kecamatanAt, readBoundaries, seededRandom } from '@sinergi/domain';
import { readProfiles, type SimulatorSettings } from '@sinergi/settings';
import { eventually } from '@sinergi/testing';
import { parse } from 'mrz';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeSighting } from './compose-sighting.js';
import { Journal } from './journal.js';
import { serveHealth } from './serve-health.js';
import { startSimulator } from './start-simulator.js';

const BOUNDARIES = 'deploy/data/kecamatan-jakarta-pusat.geojson';
const boundaries = readBoundaries(JSON.parse(readFileSync(BOUNDARIES, 'utf8')));
const profiles = readProfiles('deploy/agencies').filter(({ publishes, kind }) => kind === 'AGENCY' && publishes.includes('sighting'));
const before = Date.parse('2026-11-24T03:00:00Z');
const scene = (seed: number) => ({ profile: profiles[seed % profiles.length]!, boundaries, before, random: seededRandom(seed) });

describe('a simulated sighting', () => {
  it('is the same for the same seed and another for another', () => {
    expect(composeSighting(scene(1))).toEqual(composeSighting(scene(1)));
    expect(composeSighting(scene(1))).not.toEqual(composeSighting(scene(1 + profiles.length)));
  });

  it('is what an agency accepts: by schema, by what can be true, inside its own district', () => {
    for (let seed = 0; seed < 300; seed++) {
      const body = composeSighting(scene(seed)) as Record<string, unknown> & { kecamatan: string; place: { lat: number; lon: number } };
      expect(validateIntake('sighting', body)).toMatchObject({ ok: true });
      expect(judgeSighting(fromIntake('sighting', body) as never, { boundaries, now: before })).toEqual([]);
      expect(kecamatanAt(body.place.lon, body.place.lat, boundaries)).toBe(body.kecamatan);
    }
  });

  it('carries a machine-readable zone that an independent reader accepts', () => {
    let read = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { person } = composeSighting(scene(seed)) as { person?: { machineReadableZone: string } };
      if (!person) continue;
      read += 1;
      const { details } = parse(person.machineReadableZone.split('\n'));
      expect(person.machineReadableZone).toMatch(/^P<UTO/);
      for (const { field, valid } of details) if (field?.endsWith('CheckDigit')) expect({ field, valid }).toEqual({ field, valid: true });
    }
    expect(read).toBeGreaterThan(20);
  });
});

/** Agencies as their systems see them, at their worst: answers that get lost, refused connections, 503s. Effects are kept by key. */
class FlakyAgencies {
  readonly effects = new Map<string, string>();
  /** agencies that do what they are asked and whose answers are all lost */
  readonly mute = new Set<string>();
  private readonly bodies = new Map<string, string>();
  private readonly random = seededRandom(99);
  private server!: Server;
  private ids = 0;
  url = '';

  async start(): Promise<void> {
    this.server = createServer(
      (request, response) =>
        void this.answer(request).then(({ status, body, lost }) =>
          lost ? request.socket.destroy() : response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
        ),
    );
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: object; lost: boolean }> {
    let said = `${request.url} `;
    for await (const chunk of request) said += String(chunk);
    if (request.url?.endsWith('/token')) return { status: 200, body: { access_token: 't', expires_in: 600 }, lost: false };
    if (this.random.chance(0.1)) return { status: 503, body: {}, lost: false };
    const key = String(request.headers['idempotency-key']);
    if ((this.bodies.get(key) ?? said) !== said) return { status: 422, body: {}, lost: false };
    this.bodies.set(key, said);
    const kept =
      this.effects.get(key) ??
      JSON.stringify({ sightingId: `s${this.ids++}`, version: Number(/\d+/.exec(String(request.headers['if-match'] ?? '0'))![0]) + 1 });
    this.effects.set(key, kept);
    const isMute = this.mute.has(request.url?.split('/')[1] ?? '');
    return { status: 201, body: JSON.parse(kept) as object, lost: isMute || this.random.chance(0.1) };
  }
}

describe('the play', () => {
  let folder: string;
  let agencies: FlakyAgencies;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sinergi-simulator-'));
    agencies = new FlakyAgencies();
    await agencies.start();
  });
  afterEach(async () => {
    await agencies.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const settings = (): SimulatorSettings => ({
    issuer: agencies.url,
    seed: 7,
    ratePerSecond: 2_000,
    totalEvents: 90,
    profilesDir: 'deploy/agencies',
    boundariesFile: BOUNDARIES,
    progressFile: join(folder, 'progress.json'),
    agencies: ['kec-menteng', 'polri-jakpus', 'tni-jakpus'].map((code) => ({
      code,
      apiUrl: `${agencies.url}/${code}`,
      clientId: `${code}.system`,
      clientSecret: 'x',
    })),
    logLevel: 'error',
  });
  const progress = () =>
    JSON.parse(readFileSync(join(folder, 'progress.json'), 'utf8')) as {
      acknowledged: Record<string, number>;
      byAgency: Record<string, Record<string, number>>;
      done: boolean;
      refused: number;
    };
  const sum = () => Object.values(progress().acknowledged).reduce((total, count) => total + count, 0);

  it('knows exactly what it did although answers are lost and refused', async () => {
    await startSimulator(settings()).finished;
    expect(progress()).toMatchObject({ done: true, refused: 0 });
    expect(sum()).toBe(90);
    expect(agencies.effects.size).toBe(90);
    expect(progress().acknowledged['corrected']).toBeGreaterThan(5);
    expect(progress().acknowledged['retracted']).toBeGreaterThan(1);
  });

  const until = (acknowledged: number) => eventually('enough was acknowledged', () => sum() >= acknowledged, 10_000, 5);

  it('takes up its plan after it was stopped in the middle, and does nothing twice', async () => {
    const first = startSimulator({ ...settings(), ratePerSecond: 200 });
    await until(20);
    await first.stop();
    expect(progress().done).toBe(false);
    await startSimulator(settings()).finished;
    expect(progress()).toMatchObject({ done: true, refused: 0 });
    expect(sum()).toBe(90);
    expect(agencies.effects.size).toBe(90);
  });

  it('counts what an agency did whose every answer was lost until the simulator itself was stopped', async () => {
    agencies.mute.add('tni-jakpus');
    const first = startSimulator(settings());
    await until(40);
    await first.stop();
    expect(progress().byAgency['tni-jakpus']).toBeUndefined();
    agencies.mute.clear();
    await startSimulator(settings()).finished;
    expect(progress()).toMatchObject({ done: true, refused: 0 });
    expect(sum()).toBe(90);
    expect(agencies.effects.size).toBe(90);
  });

  it('goes on from its totals when it is given another seed, more to do and another agency', async () => {
    const [menteng, polri, tni] = settings().agencies;
    await startSimulator({ ...settings(), totalEvents: 30, agencies: [menteng!, polri!] }).finished;
    await startSimulator({ ...settings(), seed: 8, totalEvents: 80, agencies: [menteng!, polri!, tni!] }).finished;
    expect(progress()).toMatchObject({ done: true, refused: 0 });
    expect(sum()).toBe(agencies.effects.size);
    expect(progress().byAgency['tni-jakpus']?.reported).toBeGreaterThan(0);
  });

  it('says of each act when it was begun, the same when it is begun again after a restart', () => {
    const open = (now: number) => Journal.open(settings().progressFile, { seed: 1, planned: null, agencies: ['kec-menteng'] }, now);
    expect(open(1_000).begin('kec-menteng', 0, 2_000)).toBe(2_000);
    const again = open(9_000);
    expect(again.begin('kec-menteng', 0, 9_001)).toBe(2_000);
    expect(again.begin('kec-menteng', 1, 9_002)).toBe(9_002);
    expect(again.startedAt).toBe(1_000);
  });

  it('is live where it was given an address', async () => {
    const health = await serveHealth({ host: '127.0.0.1', port: 5_791 });
    expect(await (await fetch('http://127.0.0.1:5791/health/live')).json()).toEqual({ status: 'live' });
    await health.close();
  });
});
