import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import type { Caller } from '@sinergi/http';
import type { Logger } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { CLOCK, type Clock, LOGGER, PROFILE, WEBHOOK_POLICY } from '../ground/tokens.js';
import { CallerWatchers } from '../http/caller-watchers.js';
import type { WebhookPolicy } from './webhook-policy.js';
import { WebhookTable } from './webhook-table.js';

/** A right is renewed at most once per this part of its time. */
const RENEWED_AFTER = 1 / 100;
const MOST_KNOWN = 1_000;
const DAY_MS = 86_400_000;

/**
 * Ends a webhook with its client's right, because a webhook sends what its client could read
 * itself. Only the issuer knows its clients, so a client proves its right by its tokens: each token
 * with `webhook` and the scopes for the webhook's flows extends the right for a time. A client that
 * was removed, or lost a scope, gets no such token any more.
 */
@Injectable()
export class WebhookRights implements OnModuleInit {
  /** epoch ms of the last token, by client and scopes */
  private readonly shown = new Map<string, number>();
  private readonly looked = new WeakSet<ReadonlySet<string>>();

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(WEBHOOK_POLICY) private readonly policy: WebhookPolicy,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly table: WebhookTable,
    private readonly watchers: CallerWatchers,
  ) {}

  onModuleInit(): void {
    this.watchers.add((caller) => this.show(caller));
  }

  /** Notes that a client called with these scopes. The call does not wait for the note. */
  show(caller: Caller): void {
    const { clientId, scopes } = caller;
    if (this.looked.has(scopes)) return;
    this.looked.add(scopes);
    if (!scopes.has('webhook')) return;
    const now = this.clock();
    const name = [clientId, ...[...scopes].sort()].join(' ');
    const last = this.shown.get(name);
    if (last !== undefined && now < last + this.policy.rightHoldsMs * RENEWED_AFTER) return;
    if (this.shown.size >= MOST_KNOWN) this.shown.clear();
    this.shown.set(name, now);
    this.table.renew(clientId, readable(scopes), this.until()).catch((error: unknown) => {
      this.shown.delete(name);
      this.logger.warn({ err: error, client: clientId }, 'right to webhooks was not stored');
    });
  }

  /** Returns until when a right holds that is proved now. */
  until(): Date {
    return new Date(this.clock() + this.policy.rightHoldsMs);
  }

  /** Returns those of the given flows that this agency does not receive (any more). */
  withheld(flows: readonly string[]): string[] {
    const received = this.directory.latest(this.profile.code)?.subscribes;
    // Before the directory has been read, no flow counts as withheld.
    return received === undefined ? [] : flows.filter((flow) => !received.includes(flow));
  }

  /** Returns why a webhook gets no more events; null while it may get them. */
  ending({ flows, rightUntil }: { flows: readonly string[]; rightUntil: Date }): string | null {
    if (this.withheld(flows).length === flows.length)
      return (
        `Expected flows that this agency receives, got ${flows.join(', ')}, ` +
        'which it no longer receives'
      );
    if (rightUntil.getTime() > this.clock()) return null;
    const scopes = ['webhook', ...flows.map((flow) => `${flow}:read`)].join(' ');
    const days = Math.round((this.policy.rightHoldsMs / DAY_MS) * 100) / 100;
    return `Expected a token of its client with the scopes ${scopes} within ${days} days, got none`;
  }
}

const readable = (scopes: ReadonlySet<string>): string[] =>
  [...scopes].flatMap((scope) =>
    scope.endsWith(':read') ? [scope.slice(0, -':read'.length)] : [],
  );
