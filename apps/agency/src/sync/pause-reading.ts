import { Injectable } from '@nestjs/common';
import { lockPositions, type Place } from '@sinergi/replica';
import { Database } from '../database/database.js';
import { ClusterAtHand } from '../replica/cluster-at-hand.js';
import { PausedPlaces } from '../replica/paused-places.js';
import { Rereading } from './rereading.js';

/**
 * Stops the reading of partitions (PAUSE) and takes it up again (RESUME); over a restart it stays
 * as it was said.
 */
@Injectable()
export class PauseReading {
  constructor(
    private readonly database: Database,
    private readonly paused: PausedPlaces,
    private readonly cluster: ClusterAtHand,
    private readonly rereading: Rereading,
  ) {}

  async pause(places: Place[]): Promise<{ changed: number; places: Place[] }> {
    await this.database.inTransaction((query) => lockPositions(query, places, this.cluster.id));
    return { changed: await this.paused.set(places, true), places };
  }

  async resume(places: Place[]): Promise<{ changed: number; places: Place[] }> {
    const changed = await this.paused.set(places, false);
    for (const place of places) await this.rereading.from(place);
    return { changed, places };
  }
}
