import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ServiceDatabase } from '@sinergi/database';
import { isAhead, now } from '@sinergi/web-server';
import type { Silence } from '../../contract/alerts.js';
import { type SilenceEntity, silenceEntity } from '../database/alert-entities.js';

const MOST_LISTED = 500;

/** Silences in force. The alerts that they cover are still listed, but neither counted nor sent. */
@Injectable()
export class SilenceTable {
  constructor(private readonly database: ServiceDatabase) {}

  async add({ until, ...wish }: Omit<Silence, 'id' | 'createdAt'>): Promise<Silence> {
    const silenceId = randomUUID();
    const row = await this.database.using(silenceEntity, async (silences) => {
      await silences.insert({ ...wish, silenceId, until: new Date(until) });
      return silences.findOneByOrFail({ silenceId });
    });
    return toSilence(row);
  }

  /** Returns the silences that have not ended, latest first. */
  async list(): Promise<Silence[]> {
    const rows = await this.database.using(silenceEntity, (silences) =>
      silences.find({
        where: { until: isAhead() },
        order: { createdAt: 'DESC' },
        take: MOST_LISTED,
      }),
    );
    return rows.map(toSilence);
  }

  /** Ends a silence now. Its row stays, so that it can explain later why nobody was told. */
  async end(silenceId: string): Promise<void> {
    await this.database.using(silenceEntity, (silences) =>
      silences.update({ silenceId, until: isAhead() }, { until: now }),
    );
  }
}

const toSilence = ({ silenceId, until, createdAt, ...row }: SilenceEntity): Silence => ({
  ...row,
  id: silenceId,
  until: until.toISOString(),
  createdAt: createdAt.toISOString(),
});
