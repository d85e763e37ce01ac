// `npm run state` prints per agency and flow what its copy holds and whether it is in sync, from
// the agencies' own reports and the log ends.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { KafkaBus } from '@sinergi/broker';
import { EventCodec, SchemaRegistry } from '@sinergi/contracts';
import { createLogger } from '@sinergi/observability';
import { type ConsoleSettings, readProfiles } from '@sinergi/settings';
import { ExchangeWatch } from '../watch/exchange-watch.js';
import { stateTable } from './state-table.js';

const DEADLINE_MS = 20_000;
const LOOK_EVERY_MS = 250;

interface Descriptor {
  registryUrl: string;
  profilesDir: string;
  kafka: { brokers: string[]; caFile: string; operator: { username: string; password: string } };
}

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
const file = join(
  process.env['SINERGI_STATE_DIR'] ?? join(root, '.sinergi/state'),
  'platform.json',
);
if (!existsSync(file)) {
  process.stderr.write(`Sinergi is not running (no ${file}); start it with npm start.\n`);
  process.exit(2);
}
const { registryUrl, profilesDir, kafka } = JSON.parse(readFileSync(file, 'utf8')) as Descriptor;
const logger = createLogger({ service: 'state', level: 'error' });
const bus = new KafkaBus({
  brokers: kafka.brokers,
  ca: readFileSync(kafka.caFile, 'utf8'),
  ...kafka.operator,
  clientId: 'operator.state',
  logger,
});
const codec = new EventCodec(new SchemaRegistry({ url: registryUrl }));
const { exchange } = JSON.parse(
  readFileSync(join(dirname(file), 'settings/console.json'), 'utf8'),
) as Pick<ConsoleSettings, 'exchange'>;
const profiles = readProfiles(profilesDir);
const watch = new ExchangeWatch({ bus, codec, profiles, exchange, logger });
watch.start();
// When all is in sync, this ends at once. Otherwise it waits its full time, because a silent agency
// is part of the answer.
const deadline = performance.now() + DEADLINE_MS;
while (performance.now() < deadline) {
  const { overview } = watch.board();
  if (overview.inSync === overview.of) break;
  await pause(LOOK_EVERY_MS);
}
const board = watch.board();
if (board.overview.brokerAnsweredAt === null) {
  process.stderr.write(
    `Sinergi is not running (${file} is there, but its broker does not answer); ` +
      'start it with npm start.\n',
  );
  process.exit(2);
}
process.stdout.write(`${stateTable(board)}\n`);
process.exitCode = board.overview.inSync === board.overview.of ? 0 : 1;
await watch.stop();
await bus.close();
process.exit();
