// Outlives the supervisor by a moment. It holds one end of a pipe to it and knows every process it
// started; when the pipe closes without a goodbye, the supervisor was killed, and the reaper ends
// those processes in order.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endInOrder } from '../bare/end-in-order.mjs';
import { clearRunRecord } from '../bare/run-record.mjs';

const [, , stateDir] = process.argv;
const known = new Map();
let goodbye = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.add) known.set(message.add.pid, message.add);
  else if (message.remove) known.delete(message.remove);
  else if (message.goodbye) goodbye = true;
}

if (!goodbye) {
  await endInOrder([...known.values()]);
  clearRunRecord(stateDir);
  rmSync(join(stateDir, 'platform.json'), { force: true });
}
