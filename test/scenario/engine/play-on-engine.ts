import { readFileSync } from 'node:fs';
import { ServiceDatabase } from '@sinergi/database';
import { IDENTITY_RULES } from '@sinergi/detection';
import { readBoundaries } from '@sinergi/domain';
import { beginningOf, type CivilDay, dayNumber } from '@sinergi/law';
import { readProfiles } from '@sinergi/settings';
import { temporaryPostgres } from '@sinergi/testing';
import { detectionMigrations } from '../../../apps/detection/src/detection-migrations.js';
import type { Cast } from '../../../apps/simulator/src/scene.js';
import type { RefusedFact } from '../population/fact-sender.js';
import { type Judgement, judgeAlerts } from '../population/judge-alerts.js';
import type { ExpectationLine, Header } from '../population/population-line.js';
import type { Numbered } from '../population/read-population.js';
import { EngineAlone, type EngineFigures } from './engine-alone.js';
import { expectedBy } from './expected-by.js';
import { Owners } from './owners.js';
import { ownersMigrations } from './owners-migrations.js';
import { daysSaid, saidOn, storeLines } from './store-lines.js';

const PROFILES = 'deploy/agencies';
const BOUNDARIES = 'deploy/data/kecamatan-jakarta-pusat.geojson';
/** The exercise of every population on the engine. */
export const EXERCISE = '00000001-0000-8000-8000-000000000001';
const FACTS_AT_ONCE = 1_000;
/** They run at the identity authority, on its blind index, and there is none here. */
const NEED_IDENTITY = IDENTITY_RULES.map(({ id }) => id);

/** What came of a population on the engine alone. */
export interface EngineOutcome {
  expectations: Numbered<ExpectationLine>[];
  judgement: Judgement;
  /** how many expectations are of rules that the identity authority runs: they are not judged */
  notRun: number;
  /** facts that an agency refused, and alerts that detection's own agency refused */
  refused: readonly RefusedFact[];
  figures: EngineFigures;
}

/** Who hears of a population while it is played. */
export interface EngineListener {
  begun(header: Header): void;
  /** @param facts how many were said on it */
  dayPassed(day: CivilDay, facts: number): void;
}

/**
 * Plays a population on early detection alone: no broker, no agencies, a database of its own. Day
 * by day the time moves to the evening, the facts become events by the rules of their owners, and
 * everything that is due is evaluated.
 *
 * @throws ScenarioError BROKEN_POPULATION
 */
export async function playOnEngine(file: string, listener: EngineListener): Promise<EngineOutcome> {
  const postgres = await temporaryPostgres();
  const opened: ServiceDatabase[] = [];
  const open = async (service: string, migrations: typeof ownersMigrations) => {
    const url = await postgres.createDatabase(service);
    const database = new ServiceDatabase({ service, url, migrations });
    opened.push(database);
    await database.connect();
    return database;
  };
  try {
    const { query } = await open('owners', ownersMigrations);
    const header = await storeLines(query, file);
    listener.begun(header);
    const cast = theCast();
    const owners = new Owners(query, cast);
    const engine = new EngineAlone(await open('detection', detectionMigrations), cast);
    await engine.begin();
    for (const day of await daysSaid(query, header.ends)) {
      const evening = beginningOf(dayNumber(day) + 1) - 1_000;
      let facts = 0;
      await engine.advance(evening);
      for await (const page of saidOn(query, day, FACTS_AT_ONCE)) {
        await engine.take(await owners.say(page, evening));
        facts += page.length;
      }
      await engine.settle(evening);
      listener.dayPassed(day, facts);
    }
    const { expectations, expected } = await expectedBy(query);
    const run = expected.filter(({ ruleId }) => !NEED_IDENTITY.includes(ruleId ?? ''));
    return {
      ...{ expectations, judgement: judgeAlerts(run, engine.alerts) },
      notRun: expected.length - run.length,
      ...{ refused: [...owners.refused, ...engine.refused], figures: engine.figures },
    };
  } finally {
    for (const database of opened) await database.close();
    await postgres.stop();
  }
}

function theCast(): Cast {
  const profiles = new Map(readProfiles(PROFILES).map((profile) => [profile.code, profile]));
  const boundaries = readBoundaries(JSON.parse(readFileSync(BOUNDARIES, 'utf8')));
  return { profiles, listed: profiles, boundaries, exerciseId: EXERCISE };
}
