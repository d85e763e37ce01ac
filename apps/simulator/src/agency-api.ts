import { AgencyClient, type Json, Refused } from '@sinergi/client';
import { flows } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import type { SimulatorSettings } from '@sinergi/settings';
import type { Known } from './step.js';

type AgencyAccess = SimulatorSettings['agencies'][number];

/** One write, as a system submits it. */
export interface Item {
  flow: string;
  change: string;
  /** the entity to change, at the version that was read; null for a new entity */
  target: Known | null;
  key: string;
  data: Json;
}

interface Waiting {
  item: Item;
  resolve(written: Known): void;
  reject(error: unknown): void;
}

const MOST_TOGETHER = 50;
const MOST_CALLS = 4;
/**
 * A client of an agency's API, as one of the agency's own systems. Every write has a key that makes
 * a repeated call harmless, however long the agency is away. Writes that wait while calls are in
 * progress are sent as a batch.
 */
export class AgencyApi {
  private readonly client: AgencyClient;
  private readonly queue: Waiting[] = [];
  private calls = 0;
  private silent = false;

  constructor(access: AgencyAccess, issuer: string, signal: AbortSignal, logger: Logger) {
    this.client = new AgencyClient({
      ...access,
      issuer,
      signal,
      onNoAnswer: (error) => {
        this.silent = true;
        logger.debug({ agency: access.code, err: error }, 'no answer, calling again');
      },
    });
  }

  /** Whether the agency does not answer at present. */
  isAway(): boolean {
    return this.silent;
  }

  /** Sends a write until it is answered. @throws Refused, or the abort's reason */
  write(item: Item): Promise<Known> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      this.pump();
    });
  }

  /**
   * Reads an entity until it exists in a version or a later one: what another owner says takes a
   * moment to arrive.
   */
  held(flow: string, id: string, version = 1): Promise<Json> {
    return this.client.untilAnswered(async () => {
      const response = await this.call('GET', `/${pluralOf(flow)}/${id}`);
      if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
      }
      const entity = await this.client.bodyOf(response);
      return Number(entity?.['version']) >= version ? entity : undefined;
    });
  }

  /** Reads the next page of the agency's feed. */
  feed(wanted: string, lane: string, cursor: string | null): Promise<Json> {
    const after = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    return this.client.json('GET', `/feed?flows=${wanted}&lane=${lane}&limit=100${after}`);
  }

  /** An agency that is still starting counts as away. */
  private async call(...request: Parameters<AgencyClient['call']>): Promise<Response> {
    const response = await this.client.call(...request);
    this.silent = response.status >= 500;
    return response;
  }

  private pump(): void {
    while (this.queue.length > 0 && this.calls < MOST_CALLS) {
      const together = this.queue.splice(0, MOST_TOGETHER);
      this.calls += 1;
      this.deliver(together)
        .catch((error: unknown) => {
          for (const { reject } of together) reject(error);
        })
        .finally(() => {
          this.calls -= 1;
          this.pump();
        });
    }
  }

  private async deliver(together: Waiting[]): Promise<void> {
    let left = together;
    await this.client.untilAnswered(async () => {
      left = left.length === 1 ? await this.sendOne(left[0]!) : await this.sendBatch(left);
      return left.length === 0 ? true : undefined;
    });
  }

  /** @returns the writes that have to be sent again */
  private async sendOne(waiting: Waiting): Promise<Waiting[]> {
    const { flow, change, target, key, data } = waiting.item;
    const path = target ? `/${pluralOf(flow)}/${target.id}/changes` : `/${pluralOf(flow)}`;
    const headers = {
      'idempotency-key': key,
      ...(target ? { 'if-match': `"${target.version}"` } : {}),
    };
    const response = await this.call('POST', path, { change, ...data }, headers);
    // A successful answer that ends early is invalid: the call is repeated.
    const body = (await (response.ok
      ? response.json()
      : response.json().catch(() => ({})))) as Json;
    return this.settled(waiting, response.status, body) ? [] : [waiting];
  }

  private async sendBatch(together: Waiting[]): Promise<Waiting[]> {
    const items = together.map(({ item: { flow, change, target, key, data } }) => ({
      flow,
      change,
      ...(target ? { id: target.id, version: target.version } : {}),
      key,
      data,
    }));
    const body = await this.client.bodyOf(await this.call('POST', '/batch', { items }));
    if (!body) return together;
    const answers = body['items'] as ({ status: number } & Json)[];
    return together.filter((waiting, i) => !this.settled(waiting, answers[i]!.status, answers[i]!));
  }

  /** @returns false where calling again may help */
  private settled({ item, resolve, reject }: Waiting, status: number, body: Json): boolean {
    if (AgencyClient.mayPass(status)) return false;
    if (status === 201) {
      resolve({
        id: String(body[descriptorOf(item.flow).idField]),
        version: Number(body['version']),
      });
    } else {
      const said = JSON.stringify(body).slice(0, 700);
      reject(
        new Refused(
          `Expected ${this.client.code} to accept ${item.flow} ${item.change}, ` +
            `got HTTP ${status} ${said}`,
          status,
          body,
        ),
      );
    }
    return true;
  }
}

const descriptorOf = (flow: string) => flows.find((candidate) => candidate.flow === flow)!;
const pluralOf = (flow: string): string => descriptorOf(flow).plural;
