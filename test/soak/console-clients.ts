import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { ROOT } from '../../deploy/local/state/here.js';
import { ConsoleOperator } from '../support/console-operator.js';
import { timedLines } from '../support/timed-lines.js';

const HELP = `npm run clients -- [--clients N] [--seconds S]

Opens N overviews at the console of a running exchange (SINERGI_STATE_DIR, else that of npm start)
and says what they cost it: processor, memory, and requests to the broker, without clients and with
them.

  --clients N   browsers that have the overview open (200)
  --seconds S   for how long each is measured (30)`;

const TICKS_PER_SECOND = 100;
const say = timedLines();
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '30' },
    help: { type: 'boolean', default: false },
  },
});
const [clients, seconds] = [Number(values.clients), Number(values.seconds)];
if (values.help || !(clients > 0) || !(seconds > 0)) {
  process.stdout.write(`${HELP}\n`);
  process.exit(values.help ? 0 : 2);
}

const stateDir = process.env['SINERGI_STATE_DIR'] ?? join(ROOT, '.sinergi/state');
const descriptor = JSON.parse(
  readFileSync(join(stateDir, 'platform.json'), 'utf8'),
) as PlatformDescriptor;
const pid = descriptor.parts.find(({ name }) => name === 'console')?.pid;
if (pid === undefined) throw new Error(`Expected a running console in ${stateDir}, got none`);

interface Sample {
  processorSeconds: number;
  residentMiB: number;
  brokerRequests: number;
}

interface Cost {
  /** of one core */
  processorPercent: number;
  residentMiB: number;
  brokerRequestsPerSecond: number;
}

/** Sources: proc(5), and the console's own counters. */
async function sample(): Promise<Sample> {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const metrics = await (
    await fetch(`${descriptor.consoleUrl}/metrics`, {
      headers: { authorization: `Bearer ${descriptor.metricsToken}` },
    })
  ).text();
  return {
    processorSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    residentMiB: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024,
    brokerRequests: Number(
      /^sinergi_console_broker_requests_total(?:\{[^}]*\})? (\d+)/m.exec(metrics)?.[1] ??
        Number.NaN,
    ),
  };
}

async function measure(): Promise<Cost> {
  const before = await sample();
  await pause(seconds * 1_000);
  const after = await sample();
  return {
    processorPercent: ((after.processorSeconds - before.processorSeconds) / seconds) * 100,
    residentMiB: after.residentMiB,
    brokerRequestsPerSecond: (after.brokerRequests - before.brokerRequests) / seconds,
  };
}

const inWords = ({ processorPercent, residentMiB, brokerRequestsPerSecond }: Cost): string =>
  `${processorPercent.toFixed(1)} % of a core, ${residentMiB.toFixed(0)} MiB, ` +
  `${brokerRequestsPerSecond.toFixed(1)} requests/s to the broker`;

say(`Measuring the console for ${seconds} s without clients`);
const alone = await measure();
say(inWords(alone));
const operator = await ConsoleOperator.logIn(descriptor, descriptor.operators[0]!.id);
const leave = new AbortController();
let events = 0;
let bytes = 0;
for (let client = 0; client < clients; client += 1) {
  void operator.stream('/api/overview/stream', leave.signal, (chunk) => {
    bytes += chunk.length;
    events += chunk.split('event: overview').length - 1;
  });
}
say(`${clients} clients have the overview open`);
const crowded = await measure();
say(inWords(crowded));
say(`They were sent ${events} pictures, ${(bytes / 1_048_576).toFixed(1)} MiB`);
leave.abort();
const megabytes = bytes / 1_048_576;
process.stdout.write(
  `${JSON.stringify({ clients, seconds, alone, crowded, pictures: events, megabytes })}\n`,
);
process.exit(0);
