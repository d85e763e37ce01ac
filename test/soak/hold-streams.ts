import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { ROOT } from '../../deploy/local/state/here.js';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { SseReader } from '../support/sse.js';
import { timedLines } from '../support/timed-lines.js';

const HELP = `npm run streams -- [--minutes M] [--every S]

Holds a stream of the feed open at every agency of a running exchange (SINERGI_STATE_DIR, else that
of npm start), reports a sighting now and then, and says whether each stream told each of them once
and for what it ended. A stream ends with its token; its reader then comes back with a new one.

  --minutes M   for how long (10)
  --every S     seconds between two sightings (5)`;

const FLOW = '/feed/stream?flows=sighting';
const ARRIVES_WITHIN_MS = 30_000;
const SAY_EVERY_MS = 60_000;
const say = timedLines();
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    every: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
});
const [minutes, every] = [Number(values.minutes), Number(values.every)];
if (values.help || !(minutes > 0) || !(every > 0)) {
  process.stdout.write(`${HELP}\n`);
  process.exit(values.help ? 0 : 2);
}

const stateDir = process.env['SINERGI_STATE_DIR'] ?? join(ROOT, '.sinergi/state');
const descriptor = JSON.parse(
  readFileSync(join(stateDir, 'platform.json'), 'utf8'),
) as PlatformDescriptor;

/** One agency's stream over all its connections. */
class HeldStream {
  /** subject → the number of times it was received */
  readonly told = new Map<string, number>();
  /** the end of each connection, and after how many seconds it came */
  readonly ends: string[] = [];
  comments = 0;
  private last: string | undefined;
  private reader: SseReader | undefined;
  private since = 0;

  constructor(private readonly system: AgencySystem) {}

  get code(): string {
    return this.system.code;
  }

  async hold(until: number): Promise<void> {
    await this.connect();
    while (performance.now() < until) {
      this.take();
      if (this.reader!.ended) {
        const why = this.reader!.events.at(-1)?.event === 'expired' ? 'expired' : 'CUT';
        this.ends.push(`${why} after ${seconds(performance.now() - this.since)}`);
        await this.connect();
      }
      await pause(250);
    }
    this.take();
  }

  close(): void {
    this.take();
    this.reader?.close();
    this.ends.push(`let go after ${seconds(performance.now() - this.since)}`);
  }

  private async connect(): Promise<void> {
    // Each stream has its own token, so that the token is new when the stream begins.
    const token = await this.system.accessToken('sighting:read');
    this.reader = await SseReader.open(`${this.system.apiUrl}${FLOW}`, {
      authorization: `Bearer ${token}`,
      ...(this.last === undefined ? {} : { 'last-event-id': this.last }),
    });
    if (this.reader.status !== 200)
      throw new Error(`Expected a stream of ${this.code}, got HTTP ${this.reader.status}`);
    this.since = performance.now();
  }

  private take(): void {
    const { reader } = this;
    if (!reader) return;
    this.comments += reader.comments;
    reader.comments = 0;
    // The reason of the end is kept until the end was seen.
    for (const { id, data } of reader.events.filter(({ event }) => event !== 'expired')) {
      this.last = id ?? this.last;
      const { subject } = JSON.parse(data) as { subject?: string };
      if (subject !== undefined) this.told.set(subject, (this.told.get(subject) ?? 0) + 1);
    }
    reader.events.splice(
      0,
      reader.events.length,
      ...reader.events.filter(({ event }) => event === 'expired'),
    );
  }
}

const streams = descriptor.agencies
  .filter(({ code }) => code !== 'deteksi')
  .map(({ code }) => new HeldStream(new AgencySystem(descriptor, code)));
const until = performance.now() + minutes * 60_000;
const held = Promise.all(streams.map((stream) => stream.hold(until + ARRIVES_WITHIN_MS)));
await pause(2_000);
say(`${streams.length} streams are held for ${minutes} minutes`);
const reporter = new AgencySystem(descriptor, 'kec-menteng');
const reported: string[] = [];
for (let saidAt = performance.now(); performance.now() < until; await pause(every * 1_000)) {
  const { status, body } = await reporter.report(aSighting());
  if (status !== 201) throw new Error(`Expected a sighting to be taken, got HTTP ${status}`);
  reported.push(String(body.sightingId));
  if (performance.now() - saidAt < SAY_EVERY_MS) continue;
  saidAt = performance.now();
  const ended = streams.flatMap(({ ends }) => ends).length;
  say(`${reported.length} sightings reported; ${ended} connections have ended so far`);
}
await held;
for (const stream of streams) stream.close();
let failures = 0;
for (const { code, told, ends, comments } of streams) {
  const missed = reported.filter((id) => !told.has(id)).length;
  const twice = reported.filter((id) => (told.get(id) ?? 0) > 1).length;
  const isGood = missed === 0 && twice === 0 && !ends.some((end) => end.startsWith('CUT'));
  if (!isGood) failures += 1;
  say(
    `${isGood ? 'yes' : 'NO'}: ${code} was told ${told.size}, ${missed} missed, ${twice} twice; ` +
      `${comments} heartbeats; ${ends.join(', ')}`,
  );
}
say(failures === 0 ? 'All as promised.' : `${failures} not as promised.`);
process.exit(failures === 0 ? 0 : 1);

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
