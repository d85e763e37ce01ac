import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { PROFILE } from '../ground/tokens.js';
import type { Access } from '../http/access.js';
import { Problem } from '../problem/problem.js';
import {
  BREAK_GLASS,
  type BreakGlassRequest,
  readBreakGlass,
  STEPS,
} from './break-glass-entries.js';
import { countedAs } from './counted-as.js';
import { appendDisclosure, lockLedger } from './ledger.js';
import { OpeningLimits } from './opening-limits.js';

/** What is entered in the ledger for a step of a request. */
interface Said {
  requestId: string;
  step: keyof typeof STEPS;
  purpose: string;
  reason: string;
}

/**
 * Opening beyond the limit: a person asks, with a purpose and a reason, another person confirms in
 * time, and then the first may open more for some hours. Each step is an entry of the ledger, and
 * what is in force follows from these entries alone.
 */
@Injectable()
export class BreakGlass {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly limits: OpeningLimits,
  ) {}

  /**
   * @throws Problem person-needed, not-entitled; already-exists where the same officer has one that
   * waits or is in force
   */
  async ask(
    access: Access,
    { purpose, reason }: { purpose: string; reason: string },
  ): Promise<BreakGlassRequest> {
    const officer = personOf(access);
    if (!this.profile.legalAuthority.some((known) => known.purpose === purpose))
      throw new Problem(
        'not-entitled',
        `Expected a purpose of ${this.profile.code}, got ${JSON.stringify(purpose)}`,
      );
    const requestId = randomUUID();
    return this.enter(access, { requestId, step: 'asked', purpose, reason }, (before) => {
      const mine = before.find(
        (one) => isOpen(one) && countedAs(one.officer) === countedAs(officer),
      );
      if (mine)
        throw new Problem(
          'already-exists',
          `Expected no request of this officer that is open, got ${mine.requestId}`,
          { requestId: mine.requestId, state: mine.state },
        );
    });
  }

  /** @throws Problem person-needed, not-found, change-refused */
  async confirm(access: Access, requestId: string, reason: string): Promise<BreakGlassRequest> {
    const officer = personOf(access);
    const known = await readBreakGlass(this.database.query, this.limits.settings);
    const { purpose } = requireIn(known, requestId);
    return this.enter(access, { requestId, step: 'confirmed', purpose, reason }, (before) => {
      const asked = requireIn(before, requestId);
      if (countedAs(asked.officer) === countedAs(officer))
        throw new Problem(
          'person-needed',
          'Expected another person than the one who asked, got the same',
        );
      if (asked.state !== 'ASKED')
        throw new Problem(
          'change-refused',
          `Expected a request that waits for a second person, got one that is ${asked.state}`,
          { requestId, state: asked.state },
        );
    });
  }

  /**
   * Appends the entry, after a look at what is there, with the ledger locked.
   * @param check throws a Problem where the step is not possible; then there is no entry
   */
  private async enter(
    access: Access,
    { requestId, step, purpose, reason }: Said,
    check: (before: readonly BreakGlassRequest[]) => void,
  ): Promise<BreakGlassRequest> {
    return this.database.inTransaction(async (query) => {
      await lockLedger(query);
      check(await readBreakGlass(query, this.limits.settings));
      await appendDisclosure(query, {
        client: access.clientId,
        by: { officer: personOf(access), officerKind: 'LOGGED_IN' },
        ...{ purpose, reason, topic: BREAK_GLASS, groups: [step] },
        what: { key: `${this.profile.code}:${requestId}`, version: STEPS[step] },
      });
      return requireIn(await readBreakGlass(query, this.limits.settings), requestId);
    });
  }
}

/** @throws Problem person-needed */
function personOf({ officer }: Access): string {
  if (officer === null)
    throw new Problem('person-needed', "Expected a person's own token, got a system's");
  return officer;
}

/** @throws Problem not-found */
function requireIn(requests: readonly BreakGlassRequest[], requestId: string): BreakGlassRequest {
  const found = requests.find((one) => one.requestId === requestId);
  if (!found)
    throw new Problem(
      'not-found',
      `Expected a request of the last days to open beyond the limit, got ${requestId}`,
    );
  return found;
}

const isOpen = ({ state }: BreakGlassRequest): boolean => state === 'ASKED' || state === 'GRANTED';
