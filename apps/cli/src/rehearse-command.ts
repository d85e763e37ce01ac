import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { AgencyClient, Json } from '@sinergi/client';
import { OPERATE_SCOPE } from '@sinergi/contracts';
import { type AgencyAccess, agencyAccess, localDetection } from './agency-access.js';
import { askAgency } from './ask-agency.js';
import { CliError } from './cli-error.js';
import type { RehearseOrder } from './rehearse-order.js';
import { type Rehearsal, saidOfRehearsal } from './said-of-rehearsal.js';

const DONE = 0;

interface Surroundings {
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream & { isTTY?: boolean };
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/** A line of the answer. */
interface Line {
  progress?: { units: number; of: number };
  rehearsal?: Rehearsal;
  problem?: Json;
}

/**
 * Rehearses a rule at early detection, and prints which alerts would come, go and change.
 *
 * @throws CliError, Refused
 */
export async function rehearseCommand(
  order: RehearseOrder,
  { out, err, env, signal }: Surroundings,
): Promise<0> {
  const access: AgencyAccess = order.remote
    ? agencyAccess({ agency: order.agency, remote: order.remote }, env)
    : localDetection(env);
  const rehearsal = await askAgency(
    access,
    { signal, scopes: [OPERATE_SCOPE] },
    (client, patience) =>
      ask(client, order, (units, of) => {
        patience.renew();
        if (err.isTTY) err.write(`\r${units} of ${of} looked at`);
      }),
  );
  if (err.isTTY) err.write('\n');
  out.write(order.isJson ? `${JSON.stringify(rehearsal, null, 2)}\n` : saidOfRehearsal(rehearsal));
  return DONE;
}

async function ask(
  client: AgencyClient,
  { rule, days, set, lane, officer }: RehearseOrder,
  onProgress: (units: number, of: number) => void,
): Promise<Rehearsal> {
  // A body of bytes has no time limit for its answer.
  const body = Buffer.from(JSON.stringify({ days, set, lane, officer }));
  const path = `/rules/${encodeURIComponent(rule)}/rehearsals`;
  const headers = { 'content-type': 'application/json', accept: 'application/x-ndjson' };
  const response = await client.untilAnswered(() => client.call('POST', path, body, headers));
  if (!response.ok)
    throw refusal((await response.json().catch(() => ({}))) as Json, response.status);
  for await (const line of linesOf(response)) {
    const { progress, rehearsal, problem } = JSON.parse(line) as Line;
    if (progress) onProgress(progress.units, progress.of);
    if (problem) throw refusal(problem, response.status);
    if (rehearsal) return rehearsal;
  }
  throw new CliError('Expected the rehearsal to its end, got an answer that ended before.');
}

const linesOf = ({ body }: Response): AsyncIterable<string> =>
  createInterface({ input: Readable.fromWeb(body as ReadableStream) });

const refusal = ({ detail }: Json, status: number): CliError =>
  new CliError(
    typeof detail === 'string' ? `${detail}.` : `Expected a rehearsal, got HTTP ${status}.`,
  );
