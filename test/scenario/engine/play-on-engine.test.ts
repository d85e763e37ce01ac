import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPEN_RULES } from '@sinergi/detection';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { populationLines } from '../generator/population-lines.js';
import { type EngineOutcome, playOnEngine } from './play-on-engine.js';

const SEED = Number(process.env['SINERGI_POPULATION_SEED'] ?? randomInt(2 ** 31));
const SILENT = { begun: () => undefined, dayPassed: () => undefined };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-population-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const play = (lines: Iterable<object>): Promise<EngineOutcome> => {
  const file = join(folder, `${randomInt(2 ** 31)}.ndjson`);
  writeFileSync(file, [...lines].map((line) => JSON.stringify(line)).join('\n'));
  return playOnEngine(file, SILENT);
};

describe(`a population of seed ${SEED}, on the engine alone`, () => {
  let outcome: EngineOutcome;
  beforeAll(async () => {
    outcome = await play(populationLines(300, SEED));
  });

  it('is taken by the rules of every owner, and its alerts by those of alerts', () => {
    expect(outcome.refused).toEqual([]);
  });

  it('has every violation found in time, and nothing else', () => {
    const { rules, outcomes, unexpected } = outcome.judgement;
    expect(outcomes.filter(({ isMet }) => !isMet)).toEqual([]);
    expect(unexpected).toEqual([]);
    expect(rules.map(({ ruleId }) => ruleId)).toEqual(OPEN_RULES.map(({ id }) => id).sort());
    for (const rule of rules) expect(rule).toMatchObject({ precision: 1, recall: 1 });
  });

  it('says of how many expectations nothing can be told here', () => {
    const { expectations, judgement, notRun } = outcome;
    expect(notRun).toBeGreaterThan(7);
    expect(judgement.outcomes.length).toBe(expectations.length - notRun);
  });

  it('is silent in every trap', () => {
    const { traps } = outcome.judgement;
    expect(traps.length).toBeGreaterThan(30);
    expect(traps.filter(({ wrong }) => wrong > 0)).toEqual([]);
  });
});

describe('a population that is wrong', () => {
  const [header, ...others] = [...populationLines(300, 1)];

  it('is refused at a line that is none', async () => {
    await expect(play([header!, { person: 'No label', identity: {} }])).rejects.toThrow(
      'Expected a population, got line 2: /person:',
    );
    await expect(play(others.slice(0, 1))).rejects.toThrow('Expected the header first');
  });

  it('is refused where there is no such file', async () => {
    for (const none of [join(folder, 'none.ndjson'), folder])
      await expect(playOnEngine(none, SILENT)).rejects.toThrow(
        `Expected a population, got no file ${none}`,
      );
  });

  it('tells which facts an agency refuses, and which rest on nothing', async () => {
    const at = '2024-01-05T03:00:00Z';
    const { refused } = await play([
      header!,
      { fact: 'far', at, agency: 'kec-menteng', flow: 'permit', data: {} },
      { fact: 'none', at, agency: 'imigrasi-jakpus', flow: 'permit', data: { holder: '@nobody' } },
      { of: 'unsaid', at, change: 'REVOKED', data: {} },
      { fact: 'nowhere', at, agency: 'kec-nowhere', flow: 'lodging', data: {} },
    ]);
    expect(refused.map(({ line, came }) => `${line} ${came}`)).toEqual([
      '2 not-entitled: it does not publish this',
      '3 nothing to rest on: nobody',
      '4 nothing to rest on: unsaid',
      '5 Expected an agency of the exchange, got another one',
    ]);
  });
});
