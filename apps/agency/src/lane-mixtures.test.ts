import 'reflect-metadata';
import { randomInt, randomUUID } from 'node:crypto';
import { EARLIER_EXERCISE, handlingOf, LIVE, seededRandom } from '@sinergi/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Submit } from './entity/submit.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const SEED = Number(process.env['SINERGI_LANES_SEED'] ?? randomInt(2 ** 31));
const TRIED = 400;
const [OPEN, ENDED, UNKNOWN] = [1, 2, 3].map((n) => `00010000-0000-8000-8000-0000000000f${n}`);
const LANES = [LIVE, OPEN!, ENDED!, UNKNOWN!, EARLIER_EXERCISE];
/** Lanes in which something may begin. */
const BEGUN = [LIVE, OPEN];

let agency: AgencyAtHand;
beforeAll(async () => {
  agency = await agencyAtHand('kec-menteng');
  await held(agency, 'exercise', 'imigrasi-dki', { exerciseId: OPEN, status: 'OPEN', now: null });
  await held(agency, 'exercise', 'imigrasi-dki', { exerciseId: ENDED, status: 'ENDED', now: null });
});
afterAll(() => agency?.close());

/** What there is to refer to: of other agencies and of this one, in every lane. */
interface Known {
  id: string;
  eventId: string;
  lane: string;
  what: 'bulletin' | 'subject';
}

describe(`mixtures of lanes, seed ${SEED}`, () => {
  it('are never taken, whatever refers to what; what is of one lane always is', async () => {
    const random = seededRandom(SEED);
    const known: Known[] = [];
    for (const lane of LANES)
      for (const what of ['bulletin', 'subject'] as const) {
        const id = randomUUID();
        const { eventId } = await held(agency, what, 'polri-jakpus', {
          ...{ [`${what}Id`]: id, ...(what === 'subject' ? { documents: [], links: [] } : {}) },
          handling: {
            ...{ purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: 22_000 },
            ...{ ...handlingOf(lane), disputed: false },
          },
        });
        known.push({ id, eventId, lane, what });
      }
    const wrong: string[] = [];
    const figures = { taken: 0, refused: 0 };
    for (let n = 0; n < TRIED; n++) {
      const lane = random.pick(LANES);
      const some = (of: Known['what']) => {
        const all = known.filter(({ what }) => what === of);
        // Half of them within the lane, so that much is taken.
        const near = all.filter((one) => one.lane === lane);
        return random.pick(random.chance(0.5) && near.length > 0 ? near : all);
      };
      const cited: Known[] = [];
      const cite = (of: Known['what']): Known => {
        const one = some(of);
        cited.push(one);
        return one;
      };
      const isAlert = random.chance(0.4);
      const said = isAlert
        ? {
            ...{ category: 'OTHER', ruleId: null, ruleVersion: null, detail: null },
            subjectId: random.chance(0.6) ? cite('subject').id : null,
            evidence: random.chance(0.6) ? [cite('bulletin').eventId] : [],
          }
        : {
            links: random.chance(0.6)
              ? [cite(random.pick(['bulletin', 'subject'] as const)).id]
              : [],
            supersedes: random.chance(0.3) ? cite('bulletin').id : null,
          };
      const flow = isAlert ? 'alert' : 'bulletin';
      const body = agency.body(flow, said);
      const data = { ...body, handling: { ...(body['handling'] as object), ...handlingOf(lane) } };
      const expected = BEGUN.includes(lane) && cited.every((one) => one.lane === lane);
      const outcome = await agency
        .part(Submit)
        .one(agency.submission({ flow, data }), { client: 'a system' })
        .then(({ body: answer }) => answer)
        .catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'invalid-entity' });
          return null;
        });
      figures[outcome ? 'taken' : 'refused'] += 1;
      if ((outcome !== null) !== expected)
        wrong.push(`${flow} in ${lane} citing ${cited.map((one) => `${one.what} ${one.lane}`)}`);
      if (outcome && !isAlert)
        known.push({
          ...{ id: String(outcome['bulletinId']), eventId: String(outcome['eventId']) },
          ...{ lane, what: 'bulletin' },
        });
    }
    expect(wrong).toEqual([]);
    expect(figures.taken).toBeGreaterThan(TRIED / 20);
    expect(figures.refused).toBeGreaterThan(TRIED / 20);
  });
});
