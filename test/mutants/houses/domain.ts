import type { Mutant } from '../mutant.js';

const AGREES = 'libs/domain/src/opening/agrees.ts';
const AGREES_TESTS = ['libs/domain/src/opening/agrees.test.ts'];
const PERMIT_TESTS = ['libs/domain/src/flows/permit/permit-law.test.ts'];
const STAY_TESTS = ['libs/domain/src/stay/evaluate-stay.test.ts'];
const RESPONSE_TESTS = ['libs/domain/src/flows/response/response-rules.test.ts'];
const LANE_TESTS = ['libs/domain/src/flows/validate-lane.test.ts'];
const ALERT_TESTS = ['libs/domain/src/flows/alert/alert-rules.test.ts'];

export const domainMutants: readonly Mutant[] = [
  {
    name: 'let evidence alone open',
    file: AGREES,
    find: 'isInForce(presence, now) &&',
    replace: 'now > 0 &&',
    tests: AGREES_TESTS,
  },
  {
    name: 'let the authority alone open',
    file: AGREES,
    find: 'presence.owner !== evidence.owner &&',
    replace: '',
    tests: AGREES_TESTS,
  },
  {
    name: 'tell in the open what a watch asks',
    file: 'libs/domain/src/flows/watch/watch-matter.ts',
    find: "category: 'UNKNOWN', requestedAction: 'UNKNOWN', person: null",
    replace: "requestedAction: 'UNKNOWN', person: null",
    tests: ['libs/domain/src/flows/watch/watch-rules.test.ts'],
  },
  {
    name: 'refuse by a law that is uncertain',
    file: 'libs/domain/src/flows/permit/judge-by-law.ts',
    find: "verdict?.verdict !== 'OUTSIDE' || verdict.uncertain) return [];",
    replace: "verdict?.verdict !== 'OUTSIDE') return [];",
    tests: PERMIT_TESTS,
  },
  {
    name: 'let a decision of before grant what comes after',
    file: 'libs/domain/src/flows/permit/judge-by-law.ts',
    find: "const kept = change === 'CORRECTED' ? before : null;",
    replace: 'const kept = before;',
    tests: PERMIT_TESTS,
  },
  {
    name: 'judge a permit by the law of today',
    file: 'libs/domain/src/flows/happened-at.ts',
    find: "(said['occurredAt'] as number | null | undefined) ?? now;",
    replace: 'now + 0 * Number(said);',
    tests: PERMIT_TESTS,
  },
  {
    name: 'let an application of an earlier stay stop the clock',
    file: 'libs/domain/src/stay/evaluate-stay.ts',
    find: 'stopsTheClock(permit) && isOfThisStay(permit, crossed)',
    replace: 'stopsTheClock(permit)',
    tests: STAY_TESTS,
  },
  {
    name: 'let an unpaid application stop the clock',
    file: 'libs/domain/src/stay/evaluate-stay.ts',
    find: 'return !awaitsPayment && dayNumberAt',
    replace: 'return dayNumberAt',
    tests: STAY_TESTS,
  },
  {
    name: 'let anybody answer an alert',
    file: 'libs/domain/src/flows/response/response-rules.ts',
    find: 'if (mayAnswer(owner, alert, participants)) return [];',
    replace: 'if (mayAnswer(owner, alert, participants) || owner.length > 0) return [];',
    tests: RESPONSE_TESTS,
  },
  {
    name: 'let every agency answer for a district',
    file: 'libs/domain/src/flows/answers-for.ts',
    find: '&& coversArea(areaCodes, district),',
    replace: '&& (coversArea(areaCodes, district) || district.length > 0),',
    tests: RESPONSE_TESTS,
  },
  {
    name: 'let every agency cite a rule',
    file: 'libs/domain/src/flows/alert/validate-rule.ts',
    find: "publishes.includes('alert') && (kind === 'SERVICE' || identityAuthority);",
    replace: "publishes.includes('alert') && (kind !== 'OPERATOR' || identityAuthority);",
    tests: ALERT_TESTS,
  },
  {
    name: 'take an invented rule',
    file: 'libs/domain/src/flows/alert/validate-rule.ts',
    find: 'if (versions.includes(Number(ruleVersion ?? 0))) return [];',
    replace: 'if (versions.length === 0 || ruleVersion !== null) return [];',
    tests: ALERT_TESTS,
  },
  {
    name: 'close an alert by anybody’s answer',
    file: 'libs/domain/src/flows/alert/validate-closed.ts',
    find: "cause['owner'] === competentAgency &&",
    replace: "cause['owner'] !== undefined &&",
    tests: ALERT_TESTS,
  },
  {
    name: 'close an alert by the answer to another one',
    file: 'libs/domain/src/flows/alert/validate-closed.ts',
    find: "cause['alertId'] === alertId &&",
    replace: "cause['alertId'] !== undefined &&",
    tests: ALERT_TESTS,
  },
  {
    name: 'count the answer of who has no part',
    file: 'libs/domain/src/flows/alert/alert-progress.ts',
    find: "responses.filter((one) => mayAnswer(String(one['owner']), alert, participants))",
    replace:
      "responses.filter((one) => mayAnswer(String(one['owner']), alert, participants) || true)",
    tests: ['libs/domain/src/flows/alert/alert-progress.test.ts'],
  },
  {
    name: 'tell in the open that an alert is a hit',
    file: 'libs/domain/src/flows/alert/sealed-hit.ts',
    find: "category: 'OTHER',",
    replace: "category: 'WATCH_HIT',",
    tests: ALERT_TESTS,
  },
  {
    name: 'tell in the open where a watched person turned up',
    file: 'libs/domain/src/flows/alert/sealed-hit.ts',
    find: "  'kecamatan',\n  'causationId',",
    replace: "  'causationId',",
    tests: ALERT_TESTS,
  },
  {
    name: 'let an entity change its lane',
    file: 'libs/domain/src/lane/validate-lane.ts',
    find: 'if (is !== was)',
    replace: 'if (is !== was && before === null)',
    tests: LANE_TESTS,
  },
  {
    name: 'begin a drill in an exercise that nobody opened',
    file: 'libs/domain/src/lane/validate-lane.ts',
    find: "if (exercise?.['status'] === 'OPEN') return [];",
    replace: "if (exercise?.['status'] !== 'ENDED') return [];",
    tests: LANE_TESTS,
  },
  {
    name: 'let the time in an exercise go back',
    file: 'libs/domain/src/flows/validate-growth.ts',
    find: 'if (to! > from!) return [];',
    replace: 'if (to! !== from!) return [];',
    tests: ['libs/domain/src/flows/exercise/exercise-rules.test.ts'],
  },
  {
    name: 'let a clock that stands still run out',
    file: 'libs/domain/src/clocks/clock.ts',
    find: "if (frozenSince !== null) return 'FROZEN';",
    replace: '',
    tests: ['libs/domain/src/clocks/clocks-of.test.ts'],
  },
  {
    name: 'tell in the open why people raise an alert',
    file: 'libs/domain/src/flows/alert/sealed-explanation.ts',
    find: 'return { ...reached, ...OPEN, detail:',
    replace: 'return { ...reached, detail:',
    tests: ALERT_TESTS,
  },
  {
    name: 'ask agencies to act on what they cannot read',
    file: 'libs/domain/src/flows/alert/sealed-explanation.ts',
    find: 'new Set([...addressees, ...answering])',
    replace: 'new Set(addressees)',
    tests: ALERT_TESTS,
  },
  {
    name: 'tell in the open why a permit was retracted',
    file: 'libs/domain/src/flows/seal-text.ts',
    find: "return { ...reason, ...sealText(reason, 'statusReason', 'reason') };",
    replace: 'return reason;',
    tests: PERMIT_TESTS,
  },
  {
    name: 'bridge a permit that was paid too late',
    file: 'libs/law/src/judge-permit.ts',
    find: "dayNumber(paidOn) >= daysBefore ? 'ALLOWED'",
    replace: "dayNumber(paidOn) >= 0 ? 'ALLOWED'",
    tests: PERMIT_TESTS,
  },
  {
    name: 'take silence for the end of what there is to say',
    file: 'libs/domain/src/flows/coverage/covered-until.ts',
    find: 'times.length === 0 || times.includes(null)',
    replace: 'times.length === 0',
    tests: ['libs/domain/src/flows/coverage/covered-until.test.ts'],
  },
  {
    name: 'let anybody say that a flow is complete',
    file: 'libs/domain/src/flows/coverage/coverage-rules.ts',
    find: 'if (of.includes(String(flow))) return [];',
    replace: 'if (flow) return [];',
    tests: ['libs/domain/src/flows/coverage/coverage-rules.test.ts'],
  },
  {
    name: 'take a split that says nothing new',
    file: 'libs/domain/src/flows/subject/subject-rules.ts',
    find: '!known.has(id)',
    replace: 'true',
    tests: ['libs/domain/src/flows/subject/subject-rules.test.ts'],
  },
];
