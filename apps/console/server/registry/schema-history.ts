import { flows, subjectOf } from '@sinergi/contracts';
import { Problem } from '@sinergi/web-server';
import pLimit from 'p-limit';
import { pathOf } from '../http/path-of.js';

/** One registered version of a subject. */
export interface RegisteredVersion {
  version: number;
  id: number;
  text: string;
}

/** for one answer, not for the time that a question waits for its turn */
const TIMEOUT_MS = 2_000;
/** A page asks for every version of every subject. */
const QUESTIONS_AT_ONCE = 6;
/** A registered version never changes; new versions come only with a deployment. */
const BELIEVED_MS = 30_000;
/** While the registry is away, pages do not ask it again for this long. */
const AWAY_FOR_MS = 3_000;
const MEDIA_TYPE = 'application/vnd.schemaregistry.v1+json';
/** Confluent's error codes for a missing subject or version. */
const NOT_THERE = new Set([40_401, 40_402]);

/** The console shows nothing of a restricted flow, whoever looks. */
const HIDDEN = new Set(
  flows.filter(({ restricted }) => restricted).map(({ recordName }) => subjectOf(recordName)),
);

/** The registry is asked for a subject that it does not have, so that the answer is its own. */
const asked = (subject: string): string => (HIDDEN.has(subject) ? `${subject}.none` : subject);

interface Kept<T> {
  at: number;
  answer: Promise<T>;
}

/**
 * Reads the subjects and versions that the registry holds. Source: Confluent Schema Registry API,
 * served by Apicurio at /apis/ccompat/v7.
 */
export class SchemaHistory {
  private readonly kept = new Map<string, Kept<unknown>>();
  private readonly inTurn = pLimit(QUESTIONS_AT_ONCE);
  private awaySince: { at: number; problem: Problem } | undefined;

  /** @param now monotonic milliseconds */
  constructor(
    private readonly registry: { url: string; username?: string; password?: string },
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws Problem registry-unavailable */
  subjects(): Promise<string[]> {
    return this.keep('/subjects', async () =>
      ((await this.ask('/subjects')).body as string[]).filter((one) => !HIDDEN.has(one)),
    );
  }

  /**
   * Returns the versions, oldest first.
   * @throws Problem registry-unavailable, or not-found for a subject that is not registered
   */
  versionsOf(subject: string): Promise<RegisteredVersion[]> {
    const path = pathOf('subjects', asked(subject), 'versions');
    return this.keep(path, async () => {
      const numbers = (await this.ask(path)).body as number[];
      return Promise.all(
        [...numbers]
          .sort((left, right) => left - right)
          .map(async (number) => {
            const { version, id, schema } = (await this.ask(`${path}/${number}`)).body as {
              version: number;
              id: number;
              schema: string;
            };
            return { version, id, text: schema };
          }),
      );
    });
  }

  /**
   * Returns the compatibility rule, e.g. `BACKWARD_TRANSITIVE`.
   * @throws Problem registry-unavailable
   */
  compatibilityOf(subject: string): Promise<string> {
    const path = `${pathOf('config', asked(subject))}?defaultToGlobal=true`;
    return this.keep(path, async () => {
      const body = (await this.ask(path)).body as {
        compatibilityLevel?: string;
        compatibility?: string;
      };
      return body.compatibilityLevel ?? body.compatibility ?? 'NONE';
    });
  }

  /**
   * Asks the registry whether a schema could become the next version; changes nothing.
   *
   * @throws Problem registry-unavailable, not-found, or invalid-request for a text that is not a
   * schema
   */
  async wouldFit(
    subject: string,
    schema: string,
  ): Promise<{ isCompatible: boolean; messages: string[] }> {
    const path = `${pathOf('compatibility', 'subjects', asked(subject), 'versions')}?verbose=true`;
    const { body } = await this.ask(path, { schema, schemaType: 'AVRO' });
    const { is_compatible: fits, messages } = body as {
      is_compatible?: boolean;
      messages?: string[];
    };
    return { isCompatible: fits === true, messages: messages ?? [] };
  }

  private keep<T>(path: string, ask: () => Promise<T>): Promise<T> {
    const known = this.kept.get(path) as Kept<T> | undefined;
    if (known !== undefined && this.now() - known.at < BELIEVED_MS) return known.answer;
    const answer = ask();
    this.kept.set(path, { at: this.now(), answer });
    answer.catch(() => this.kept.delete(path));
    return answer;
  }

  private ask(path: string, sent?: object): Promise<{ body: unknown }> {
    return this.inTurn(() => this.askNow(path, sent));
  }

  private async askNow(path: string, sent?: object): Promise<{ body: unknown }> {
    if (this.awaySince !== undefined && this.now() - this.awaySince.at < AWAY_FOR_MS)
      throw this.awaySince.problem;
    const { url, username, password } = this.registry;
    const authorization: Record<string, string> =
      username === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
    let status: number;
    let body: unknown;
    try {
      const response = await fetch(`${url}/apis/ccompat/v7${path}`, {
        method: sent === undefined ? 'GET' : 'POST',
        headers: { accept: MEDIA_TYPE, 'content-type': MEDIA_TYPE, ...authorization },
        body: sent === undefined ? undefined : JSON.stringify(sent),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      status = response.status;
      body = await response.json();
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'failed';
      const problem = new Problem(
        'registry-unavailable',
        `Expected an answer of the schema registry, got none: ${reason}`,
        {
          cause: error,
        },
      );
      this.awaySince = { at: this.now(), problem };
      throw problem;
    }
    this.awaySince = undefined;
    if (status === 200) return { body };
    const { error_code: code, message } = (body ?? {}) as { error_code?: number; message?: string };
    if (status === 404 && NOT_THERE.has(code ?? 0))
      throw new Problem('not-found', 'Expected a subject of the registry, got another name');
    if (status === 422)
      throw new Problem(
        'invalid-request',
        `Expected an Avro schema, got: ${(message ?? 'another text').slice(0, 300)}`,
      );
    throw new Problem(
      'registry-unavailable',
      `Expected an answer of the schema registry, got HTTP ${status}`,
    );
  }
}
