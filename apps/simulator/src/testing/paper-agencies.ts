import { setImmediate as turn } from 'node:timers/promises';
import { Refused } from '@sinergi/client';
import type { Stage } from '../play.js';
import type { ExchangeOnPaper } from './exchange-on-paper.js';

/** The agencies of an exchange on paper, as the play calls them. */
export const paperAgencies =
  (exchange: ExchangeOnPaper): Stage['apiOf'] =>
  (agency) => ({
    isAway: () => false,
    async write(item) {
      // Others may write first, as they may at a real agency.
      await turn();
      const answer = exchange.write(agency, item);
      if ('written' in answer) return answer.written;
      const { flow, change } = item;
      throw new Refused(
        `Expected ${agency} to accept ${flow} ${change}, got ${answer.wrong.join('; ')}`,
        422,
        { type: `/problems/${answer.code}` },
      );
    },
    async held(_flow, id, version) {
      await turn();
      const { fields, version: latest } = exchange.wait(agency, id, version);
      return { subjectId: fields['subjectId'], version: latest, eventId: id };
    },
  });
