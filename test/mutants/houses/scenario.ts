import type { Mutant } from '../mutant.js';

const JUDGE = 'test/scenario/population/judge-alerts.ts';
const JUDGE_TESTS = ['test/scenario/population/judge-alerts.test.ts'];
const READ = 'test/scenario/population/read-population.ts';
const READ_TESTS = ['test/scenario/population/read-population.test.ts'];

export const scenarioMutants: readonly Mutant[] = [
  {
    name: 'count a late alert as right',
    file: JUDGE,
    find: '(by === null || alert.raisedOn <= by)',
    replace: '(by === null || alert.raisedOn !== by || by !== null)',
    tests: JUDGE_TESTS,
  },
  {
    name: 'forgive a judged rule its alerts on others',
    file: JUDGE,
    find: '(named.has(alert.ruleId) || inSilence.has(alert))',
    replace: 'inSilence.has(alert)',
    tests: JUDGE_TESTS,
  },
  {
    name: 'let one alert meet two expectations',
    file: JUDGE,
    find: 'if (alert) taken.set(alert, one);',
    replace: 'void taken;',
    tests: JUDGE_TESTS,
  },
  {
    name: 'play a population that expects nothing',
    file: READ,
    find: '...(this.expectations.length > 0\n',
    replace: '...(this.expectations.length >= 0\n',
    tests: READ_TESTS,
  },
  {
    name: 'let a fact rest on a later one',
    file: READ,
    find: '(part === null ? people.has(label) : said.has(label))',
    replace: '(part === null ? people.has(label) : said.size >= 0)',
    tests: READ_TESTS,
  },
  {
    name: 'print markup of a text in a report',
    file: 'test/scenario/report/render-report.ts',
    find: `/[&<>"']/g`,
    replace: `/["']/g`,
    tests: ['test/scenario/report/render-report.test.ts'],
  },
];
