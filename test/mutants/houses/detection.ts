import type { Mutant } from '../mutant.js';

const LIFE_TESTS = ['apps/detection/src/alert-life.test.ts'];
const SAY = 'apps/detection/src/say-finding.ts';
const FINDINGS = 'apps/detection/src/findings.ts';

export const detectionMutants: readonly Mutant[] = [
  {
    name: 'close by work on an alert',
    file: SAY,
    find: 'finding.answer !== null && ANSWERED_AT.includes(finding.answer.stage);',
    replace: 'finding.answer !== null && ANSWERED_AT.length > 0;',
    tests: LIFE_TESTS,
  },
  {
    name: 'raise again what was answered',
    file: FINDINGS,
    find: "if (last?.['state'] !== 'CLOSED') return false;",
    replace: "if (last?.['state'] !== 'CLOSED' || basis.length > 0) return false;",
    tests: LIFE_TESTS,
  },
  {
    name: 'leave the days of before in an alert',
    file: SAY,
    find: 'JSON.stringify(finding.evidence) !== JSON.stringify(evidence);',
    replace: 'finding.evidence.length !== evidence.length;',
    tests: LIFE_TESTS,
  },
  {
    name: 'escalate what is taken up',
    file: SAY,
    find: '<= now && !finding.isTaken && !finding.isEscalated;',
    replace: '<= now && !finding.isEscalated;',
    tests: LIFE_TESTS,
  },
  {
    name: 'escalate every day',
    file: SAY,
    find: '<= now && !finding.isTaken && !finding.isEscalated;',
    replace: '<= now && !finding.isTaken;',
    tests: LIFE_TESTS,
  },
  {
    name: 'leave an answer that came early',
    file: 'apps/detection/src/say-decisions.ts',
    find: 'await lookAtSoon(query, await answeredEarly(query, alerts), at);',
    replace: 'void [lookAtSoon, answeredEarly, alerts, at];',
    tests: LIFE_TESTS,
  },
  {
    name: 'leave an alert on who is held',
    file: 'apps/detection/src/look-at-person.ts',
    find: "verdict.verdict === 'OVERSTAY' && !isHeld",
    replace: "verdict.verdict === 'OVERSTAY'",
    tests: LIFE_TESTS,
  },
];
