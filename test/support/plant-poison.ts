import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { ROOT } from '../../deploy/local/state/here.js';
import { busAs } from './operator-view.js';

/**
 * Writes one record that is no event, for a demonstration on the running `npm start`. It uses an
 * agency's own account, as an insider could.
 */
const stateDir = process.env['SINERGI_STATE_DIR'] ?? join(ROOT, '.sinergi/state');
const descriptor = JSON.parse(
  readFileSync(join(stateDir, 'platform.json'), 'utf8'),
) as PlatformDescriptor;
const agency = descriptor.agencies.find(({ code }) => code === 'kec-menteng')!;
const bus = busAs(descriptor, agency.relay);
const publisher = await bus.publisher();
const [stored] = await publisher.publish([
  {
    topic: 'timpora.sighting',
    key: `${agency.code}:${randomUUID()}`,
    value: Buffer.from('not an event'),
    headers: {},
  },
]);
await publisher.close();
await bus.close();
process.stdout.write(
  `Poison lies in ${stored!.topic}, partition ${stored!.partition}, offset ${stored!.offset}: ` +
    "see the console's dead letters.\n",
);
