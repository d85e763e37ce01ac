import { Inject, Injectable } from '@nestjs/common';
import { flows } from '@sinergi/contracts';
import { lineOfSteps } from '@sinergi/domain';
import type { DeskSettings } from '@sinergi/settings';
import { AgencyTokens, Problem, type Session } from '@sinergi/web-server';
import type { Steps } from '../../contract/steps.js';
import { SETTINGS } from '../injection/desk-tokens.js';
import { noAnswerFrom, tokenRefused } from '../proxy/agency-problems.js';

const ANSWER_WITHIN_MS = 20_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Says what may follow by the rules of the flows, over an entity as the officer's own agency shows
 * it to the officer. What it says is an offer: the agency decides.
 */
@Injectable()
export class ReadSteps {
  constructor(
    @Inject(SETTINGS) private readonly settings: DeskSettings,
    private readonly tokens: AgencyTokens,
  ) {}

  /** @throws Problem not-found, login-needed, not-allowed, agency-unavailable */
  async of(session: Session, flow: string, id: string): Promise<Steps> {
    const { agency } = session.person;
    const plural = flows.find((one) => one.flow === flow)?.plural;
    if (plural === undefined || !UUID.test(id) || lineOfSteps(flow, {}) === null)
      throw new Problem('not-found', 'Expected a meeting, an operation or a case by its id');
    const entity = await this.ask(session, `${this.settings.agencyUrls[agency]}/${plural}/${id}`);
    const { next, ...steps } = lineOfSteps(flow, entity)!;
    return {
      version: Number(entity['version']),
      ...steps,
      next: entity['owner'] === agency ? next : [],
    };
  }

  private async ask(session: Session, url: string): Promise<Record<string, unknown>> {
    const { agency } = session.person;
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${await this.tokens.tokenOf(session, agency)}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).catch((error: unknown) => {
      throw noAnswerFrom(agency, error);
    });
    if (answer.ok) return (await answer.json()) as Record<string, unknown>;
    await answer.body?.cancel();
    switch (answer.status) {
      case 401:
        throw tokenRefused(this.tokens, session);
      case 403:
        throw new Problem('not-allowed', `Expected an officer who may read it at ${agency}`);
      case 404:
        throw new Problem('not-found', `Expected something that ${agency} holds, got another id`);
      default:
        throw new Problem(
          'agency-unavailable',
          `Expected an answer from ${agency}, got HTTP ${answer.status}`,
        );
    }
  }
}
