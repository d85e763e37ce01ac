import type { Mutant } from '../mutant.js';

const LIFE_TESTS = ['apps/detection/src/alert-life.test.ts'];
const SAY = 'libs/detection/src/say/say-finding.ts';
const CHANGED = 'libs/detection/src/say/what-changed.ts';
const LOOK = 'apps/detection/src/look-at-units.ts';
const SETTING_TESTS = ['apps/detection/src/take-rule-settings.test.ts'];
const MIXTURES = ['apps/detection/src/engine-mixtures.test.ts'];
const IDENTITY = ['apps/agency/src/identity-rules.test.ts'];

const REHEARSE_TESTS = ['libs/detection/src/rehearse.test.ts'];
const DOOR_TESTS = ['apps/detection/src/rehearsals.test.ts'];

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
    file: CHANGED,
    find: 'return last.basis === found.finding.basis;',
    replace: 'return last.basis !== found.finding.basis;',
    tests: LIFE_TESTS,
  },
  {
    name: 'leave the days of before in an alert',
    file: SAY,
    find: '...(isOther',
    replace: '...(said.severity !== severity',
    tests: LIFE_TESTS,
  },
  {
    name: 'escalate what is taken up',
    file: SAY,
    find: "status === 'OPEN' && !isTaken && escalatedAt === null;",
    replace: "status === 'OPEN' && escalatedAt === null;",
    tests: LIFE_TESTS,
  },
  {
    name: 'escalate every day',
    file: SAY,
    find: "status === 'OPEN' && !isTaken && escalatedAt === null;",
    replace: "status === 'OPEN' && !isTaken;",
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
    file: CHANGED,
    find: 'const each: readonly Finding[] = isHeld ? [] : evaluation.findings;',
    replace: 'const each: readonly Finding[] = evaluation.findings;',
    tests: LIFE_TESTS,
  },
  {
    name: 'leave whom a permit was taken from under its alert',
    file: 'apps/detection/src/take-facts.ts',
    find: 'return [...unitsOf(one), ...(before(one)?.units ?? [])]',
    replace: 'return unitsOf(one)',
    tests: ['apps/detection/src/whose-finding.test.ts'],
  },
  {
    name: 'forget the coverage that a rule asked for',
    file: LOOK,
    find: 'asks.add(flow);',
    replace: 'void asks;',
    tests: MIXTURES,
  },
  {
    name: 'evaluate before the feed is read to its end',
    file: LOOK,
    find: 'AND (SELECT caught_up FROM feed_position)',
    replace: '',
    tests: ['apps/detection/src/look-at-units.test.ts'],
  },
  {
    name: 'evaluate by the numbers of the code alone',
    file: LOOK,
    find: 'const values = valuesAt(rule, settings, day);',
    replace: 'const values = valuesAt(rule, [], day);',
    tests: SETTING_TESTS,
  },
  {
    name: 'leave a setting until an event comes',
    file: LOOK,
    find: 'if (changeOn !== null) ends.push(beginningOf(changeOn));',
    replace: 'void [changeOn, beginningOf];',
    tests: SETTING_TESTS,
  },
  {
    name: 'let the numbers of an exercise hold live',
    file: 'apps/detection/src/taken-settings.ts',
    find: 'return (lane) => byLane.get(lane) ?? [];',
    replace: 'return () => [...byLane.values()].flat();',
    tests: SETTING_TESTS,
  },
  {
    name: 'let anybody set a rule',
    file: 'apps/detection/src/taken-settings.ts',
    find: '.filter(({ owner }) => owner === coordinator);',
    replace: ".filter(({ owner }) => owner !== '');",
    tests: SETTING_TESTS,
  },
  {
    name: 'evaluate by a number out of its bounds',
    file: 'libs/detection/src/rule-setting.ts',
    find: 'one.ruleId === rule.id && whyNotApplied(one, [rule]) === null',
    replace: 'one.ruleId === rule.id',
    tests: ['libs/detection/src/rule-setting.test.ts'],
  },
  {
    name: 'say a hit as other alerts are said',
    file: 'apps/agency/src/detection/say-sealed.ts',
    find: "category === 'WATCH_HIT';",
    replace: "category === 'OVERSTAY';",
    tests: IDENTITY,
  },
  {
    name: 'say why a hit ended',
    file: 'apps/agency/src/detection/say-sealed.ts',
    find: "if (change === 'RETRACTED') return { statusReason: NO_LONGER };",
    replace: "if (change === 'RETRACTED') return said;",
    tests: IDENTITY,
  },
  {
    name: 'find a hit across lanes',
    file: 'apps/agency/src/detection/identity-facts.ts',
    find: 'AND topic = ANY($2::text[]) AND lane = $3`,',
    replace: 'AND topic = ANY($2::text[]) AND $3::text IS NOT NULL`,',
    tests: IDENTITY,
  },
  {
    name: 'find people apart by an officer’s word still as one',
    file: 'apps/agency/src/detection/one-person.ts',
    find: '.filter((cluster) => !areApart(person, cluster));',
    replace: '.filter((cluster) => areApart(person, cluster) || true);',
    tests: IDENTITY,
  },
  {
    name: 'run identity rules on a copy that is read anew',
    file: 'apps/agency/src/detection/read-so-far.ts',
    find: 'if ((next.get(name) ?? 0n) < end) return false;',
    replace: 'void [next, name, end];',
    tests: IDENTITY,
  },
  {
    name: 'find a conflict in another spelling',
    file: 'apps/agency/src/subject/blind-index.ts',
    find: 'OR a.born = b.born OR a.named = b.named)',
    replace: 'OR a.person = b.person)',
    tests: IDENTITY,
  },
  {
    name: 'run identity rules by the numbers of the code alone',
    file: 'apps/agency/src/detection/run-identity-rules.ts',
    find: 'values: valuesAt(rule, settings, day) }',
    replace: 'values: valuesAt(rule, [], day) }',
    tests: IDENTITY,
  },
  {
    name: 'leave a setting of an identity rule until an event comes',
    file: 'apps/agency/src/detection/run-identity-rules.ts',
    find: 'changeOn === null ? null : beginningOf(changeOn)];',
    replace: 'changeOn && beginningOf ? null : null];',
    tests: IDENTITY,
  },
  {
    name: 'let anybody set an identity rule',
    file: 'apps/agency/src/detection/rules-set.ts',
    find: 'AND lane = $2 AND owner = $3',
    replace: 'AND lane = $2 AND $3::text IS NOT NULL',
    tests: IDENTITY,
  },
  {
    name: 'take a withdrawn watch for one in force',
    file: 'libs/detection/src/rules/watch-hit.ts',
    find: "one.status === 'ACTIVE' && one.validUntil >= today",
    replace: 'one.validUntil >= today',
    tests: ['libs/detection/src/rule-examples.test.ts'],
  },
  {
    name: 'rehearse with what happened later',
    file: 'libs/detection/src/known-by.ts',
    find: 'each.filter(({ from }) => from <= at);',
    replace: 'each.filter(({ from }) => from !== at);',
    tests: REHEARSE_TESTS,
  },
  {
    name: 'take no notice of what was said anew since',
    file: 'libs/detection/src/known-by.ts',
    find: '(saidAt(fact.eventId) ?? at) > at',
    replace: '(saidAt(fact.eventId) ?? at) < at',
    tests: REHEARSE_TESTS,
  },
  {
    name: 'rehearse against the numbers of the code',
    file: 'apps/detection/src/rehearse-rule.ts',
    find: 'valuesAt(rule, settings, day);',
    replace: 'valuesAt(rule, [], day);',
    tests: DOOR_TESTS,
  },
  {
    name: 'let every token of the participant rehearse',
    file: 'apps/detection/src/operator-of.ts',
    find: 'if (!scopes.has(OPERATE_SCOPE))',
    replace: 'if (scopes.size < 0)',
    tests: DOOR_TESTS,
  },
  {
    name: 'rehearse for a client that has gone',
    file: 'apps/detection/src/rehearsals.controller.ts',
    find: "reply.raw.on('close', () => gone.abort());",
    replace: '',
    tests: DOOR_TESTS,
  },
  {
    name: 'warn of a precision by few answers',
    file: 'libs/detection/src/precision.ts',
    find: 'if (before.judged < LEAST_JUDGED || after.judged < LEAST_JUDGED) return false;',
    replace: '',
    tests: ['libs/detection/src/precision.test.ts'],
  },
  {
    name: 'tell of a fallen precision again and again',
    file: 'apps/detection/src/watch-precision.ts',
    find: 'warnings.filter((one) => isNew.has(nameOf(one)))',
    replace: 'warnings.filter((one) => isNew !== undefined || nameOf(one))',
    tests: ['apps/detection/src/watch-precision.test.ts'],
  },
];
