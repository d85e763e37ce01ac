import type { Mutant } from '../mutant.js';

const INCIDENT = 'libs/domain/src/flows/incident/incident-rules.ts';
const INCIDENT_TESTS = ['libs/domain/src/flows/incident/incident-rules.test.ts'];
const CALENDAR = 'libs/domain/src/flows/calendar/calendar-rules.ts';
const CALENDAR_TESTS = ['libs/domain/src/flows/calendar/calendar-rules.test.ts'];
const ACCREDITATION = 'libs/domain/src/flows/accreditation/accreditation-rules.ts';
const ACCREDITATION_TESTS = ['libs/domain/src/flows/accreditation/accreditation-rules.test.ts'];

/** Incidents, the calendar, accreditations, advice. */
export const occasionMutants: readonly Mutant[] = [
  {
    name: 'let an incident be at a representation of another district',
    file: INCIDENT,
    find: 'if (where === null || where === kecamatan) return [];',
    replace: 'if (where !== undefined) return [];',
    tests: INCIDENT_TESTS,
  },
  {
    name: 'let harm be reported before it was done',
    file: INCIDENT,
    find: "kind === 'THREAT' ? Math.min(at, now) : at",
    replace: 'Math.min(at, now)',
    tests: INCIDENT_TESTS,
  },
  {
    name: 'tell in the open why an incident ended',
    file: INCIDENT,
    find: "...sealedReason(ENDS.includes(change) ? after['statusReason'] : null),",
    replace: '',
    tests: INCIDENT_TESTS,
  },
  {
    name: 'list a holiday that nobody decreed',
    file: CALENDAR,
    find: "const DECREED = ['HOLIDAY', 'ELECTION_STAGE'];",
    replace: "const DECREED = ['ELECTION_STAGE'];",
    tests: CALENDAR_TESTS,
  },
  {
    name: 'take a stage of an election for an event',
    file: CALENDAR,
    find: 'if (isStage === ((stage ?? null) !== null)) return [];',
    replace: 'if (!isStage || (stage ?? null) !== null) return [];',
    tests: CALENDAR_TESTS,
  },
  {
    name: 'refuse an observer by a text that is uncertain',
    file: ACCREDITATION,
    find: '...(entry?.uncertain ? [] : lackingByLaw(after, entry)),',
    replace: '...lackingByLaw(after, entry),',
    tests: ACCREDITATION_TESTS,
  },
  {
    name: 'forget that the law on an observer is uncertain when it is extended',
    file: ACCREDITATION,
    find: "(before?.['uncertainLaw'] ?? null)",
    replace: 'null',
    tests: ACCREDITATION_TESTS,
  },
  {
    name: 'answer a request for advice by holding nothing',
    file: 'libs/domain/src/flows/reply/reply-rules.ts',
    find: "request['kind'] === 'ADVICE'",
    replace: "request['kind'] === 'UNKNOWN'",
    tests: ['libs/domain/src/flows/reply/reply-rules.test.ts'],
  },
];
