import { describe, expect, it } from 'vitest';
import { playActs, SHORT_PLAY } from '../scenario/play/the-play.js';
import { playPopulation } from '../scenario/population/play-population.js';
import { readPopulation } from '../scenario/population/read-population.js';
import { Stage } from '../scenario/stage/stage.js';
import { checkedIn, missedIn } from '../scenario/stage/telling.js';
import { platform } from '../support/platform.js';

const NOBODY = () => undefined;
const UNHEARD = { actBegan: NOBODY, lineTold: NOBODY, counted: NOBODY };
const aStage = (): Stage => new Stage(platform(), UNHEARD);

describe('the scenario, in short', () => {
  it('meets every expectation of its acts', async () => {
    const stage = aStage();
    await playActs(stage, SHORT_PLAY);
    expect(missedIn(stage.acts)).toEqual([]);
    expect(stage.acts.map(({ title }) => title)).toEqual(SHORT_PLAY.map(({ title }) => title));
    expect(checkedIn(stage.acts).length).toBeGreaterThan(SHORT_PLAY.length);
  });

  it('plays the population of a file, and counts what is right and wrong', async () => {
    const stage = aStage();
    const example = readPopulation('test/scenario/populations/example.ndjson');
    const { rules, traps, outcomes } = await playPopulation(stage, example);
    expect(outcomes.filter(({ isMet }) => !isMet)).toEqual([]);
    expect(rules).toEqual([
      {
        ...{ ruleId: 'overstay', expected: 2, right: 2, missed: 0, wrong: 0 },
        ...{ precision: 1, recall: 1 },
      },
    ]);
    expect(traps.map(({ expected, wrong }) => [expected, wrong])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(missedIn(stage.acts)).toEqual([]);
  });
});
