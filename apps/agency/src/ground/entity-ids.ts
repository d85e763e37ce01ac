import { Inject, Injectable } from '@nestjs/common';
import { nameBasedUuid, namedEntityId, newEntityId } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import type { AgencyProfile } from '@sinergi/settings';
import { CLOCK, type Clock, PROFILE } from './tokens.js';

/** Makes the ids of this agency's entities, which carry its number (docs/ids.md). */
@Injectable()
export class EntityIds {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly directory: DirectoryView,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Returns a new id, which ascends with time.
   *
   * @param secretName determines all but the time, so that ids of one name differ in it alone
   */
  mint(secretName: string | null = null): string {
    const random = secretName === null ? undefined : nameBasedUuid(secretName);
    return newEntityId(this.number, this.clock(), random);
  }

  /** Returns the id that a name determines. */
  named(name: string): string {
    return namedEntityId(this.number, name);
  }

  /**
   * The directory's word counts. Before the directory gives this agency a number, its ids carry the
   * one that the profile asks for: so none has to be made anew when the number comes in force.
   */
  private get number(): number {
    const { code, number } = this.profile;
    return this.directory.numberAt(code, this.directory.version) || number;
  }
}
