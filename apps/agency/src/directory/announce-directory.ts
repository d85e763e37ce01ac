import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import { continueTrace, type Logger } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { AfterCommit } from '../change/after-commit.js';
import { WriteChanges } from '../change/write-changes.js';
import { Database } from '../database/database.js';
import { lockOwned } from '../database/owned-entity.js';
import { flowOf } from '../ground/flow-of.js';
import { CLOCK, type Clock, LOGGER, PROFILE } from '../ground/tokens.js';

import { changeBetween, closedEntry, desiredEntry, type HandedKey } from './desired-entry.js';
import { expectNumbersKept } from './expect-numbers-kept.js';

/**
 * Days from 1970-01-01 to 9999-12-31. The directory records who was entitled to what, so it is kept
 * for ever.
 */
const KEPT_FOR_EVER = 2_932_896;

/** An entry of the directory that does not say what the profiles say. */
interface Difference {
  listed: DirectoryEntry | undefined;
  content: ReturnType<typeof desiredEntry>;
  change: NonNullable<ReturnType<typeof changeBetween>>;
}

/**
 * Announces in the directory what the profiles say: one event per participant whose entry differs.
 * Only the coordinator does this.
 */
@Injectable()
export class AnnounceDirectory {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly database: Database,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly writeChanges: WriteChanges,
    private readonly afterCommit: AfterCommit,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Call once this agency has read the directory to its end.
   * @returns the codes that were announced
   */
  async execute(
    profiles: AgencyProfile[],
    keysOf: (code: string) => readonly HandedKey[],
  ): Promise<string[]> {
    const flow = flowOf('directory');
    const authority = this.profile.legalAuthority[0];
    if (!authority)
      throw new TypeError(
        `Expected a legal authority in the profile of ${this.profile.code}, got none`,
      );
    expectNumbersKept(profiles, this.directory.all());
    const announced: string[] = [];
    for (const { listed, content, change } of this.differences(profiles, keysOf)) {
      await this.database.inTransaction(async (query) => {
        const [owned] = await lockOwned(query, [{ flow: flow.flow, entityId: content.code }]);
        const fields = {
          ...content,
          occurredAt: this.clock(),
          correlationId: randomUUID(),
          causationId: listed?.eventId ?? null,
          handling: {
            purpose: authority.purpose,
            legalBasis: authority.legalBases[0],
            retainUntil: KEPT_FOR_EVER,
            exercise: false,
            disputed: false,
          },
        };
        const state = { change, fields };
        await this.writeChanges.write(query, [
          { flow, entityId: content.code, owned: owned ?? null, state, trace: continueTrace() },
        ]);
      });
      announced.push(content.code);
    }
    if (announced.length > 0) this.logger.info({ announced }, 'directory announced');
    this.afterCommit.committed();
    return announced;
  }

  /** Tells whether the directory, as this agency has read it, says what the profiles say. */
  isDone(profiles: AgencyProfile[], keysOf: (code: string) => readonly HandedKey[]): boolean {
    return this.differences(profiles, keysOf).length === 0;
  }

  private differences(
    profiles: AgencyProfile[],
    keysOf: (code: string) => readonly HandedKey[],
  ): Difference[] {
    const wanted = profiles.map((profile) => {
      const listed = this.directory.latest(profile.code);
      return { listed, content: desiredEntry(profile, keysOf(profile.code), listed) };
    });
    const gone = this.directory
      .all()
      .filter((entry) => !profiles.some(({ code }) => code === entry.code))
      .map((listed) => ({ listed, content: closedEntry(listed) }));
    return [...wanted, ...gone].flatMap((entry) => {
      const change = changeBetween(entry.listed, entry.content);
      return change ? [{ ...entry, change }] : [];
    });
  }
}
