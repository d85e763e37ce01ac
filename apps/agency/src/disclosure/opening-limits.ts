import { Inject, Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import type { OpeningLimitSettings } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { OPENING_LIMITS } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import type { BreakGlassRequest } from './break-glass-entries.js';
import { countedAs } from './counted-as.js';
import { type OpeningUse, readOpeningUse, secondsUntilRoom, type Used } from './opening-use.js';

/**
 * Limits how much an officer, and all officers of this agency together, may open. The ledger itself
 * is what is counted, so no process and no restart forgets.
 */
@Injectable()
export class OpeningLimits {
  constructor(
    @Inject(OPENING_LIMITS) readonly settings: OpeningLimitSettings,
    private readonly database: Database,
  ) {}

  use(query: SqlQuery = this.database.query): Promise<OpeningUse> {
    return readOpeningUse(query, this.settings);
  }

  /**
   * Expects that the entry that was just appended in this transaction keeps within the limits.
   * Appending locks the ledger until the commit, so two at once cannot both be the last.
   * @returns who confirmed that more may be opened, where the entry goes beyond a usual limit
   * @throws Problem too-many-openings
   */
  async expectRoom(query: SqlQuery, officer: string): Promise<string | null> {
    const { perOfficer, perAgency } = this.settings;
    const { agency, officers, requests } = await this.use(query);
    const own = officers.get(countedAs(officer))!;
    if (own.used > own.limit)
      throw await this.tooMany(query, own, `this officer`, own.spellings, requests);
    if (agency.used > agency.limit)
      throw await this.tooMany(query, agency, 'the officers of this agency', null, requests);
    if (own.used <= perOfficer && agency.used <= perAgency) return null;
    const granted = requests.filter(({ state }) => state === 'GRANTED');
    const mine = granted.find((request) => countedAs(request.officer) === countedAs(officer));
    return (mine ?? granted[0])?.confirmedBy ?? null;
  }

  private async tooMany(
    query: SqlQuery,
    { limit }: Used,
    whose: string,
    officers: readonly string[] | null,
    requests: readonly BreakGlassRequest[],
  ): Promise<Problem> {
    const { windowHours, breakGlass } = this.settings;
    return new Problem(
      'too-many-openings',
      `Expected at most ${limit} openings in ${windowHours} hours by ${whose}, got more. ` +
        `A person who logged in may ask for ${breakGlass.openings} more by ` +
        `POST /disclosures/break-glass, and another one confirms it within ` +
        `${breakGlass.confirmWithinHours} hours`,
      {
        ...{ limit, windowHours, breakGlass: '/disclosures/break-glass' },
        waitingForSecondPerson: requests.filter(({ state }) => state === 'ASKED').length,
        retryAfterSeconds: await secondsUntilRoom(query, this.settings, limit, officers),
      },
    );
  }
}
