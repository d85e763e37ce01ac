import {
  type FactKind,
  type Finding,
  OPEN_RULES,
  type OpenRule,
  type Rule,
} from '@sinergi/detection';
import { RuleBook } from '../rule-book.js';

const TEXT = { id: 'Petunjuk untuk uji.', en: 'A lead of a test.' };
const DAY_MS = 86_400_000;

type Lead = Pick<Finding, 'cause' | 'evidence' | 'basis'> & Partial<Finding>;

const toFinding = (lead: Lead): Finding => ({
  ...{ subjectId: null, kecamatan: null, severity: 'LOW', requestedAction: 'INFORM' },
  ...{ confidence: 1, causationId: lead.evidence[0]!, explanation: TEXT },
  ...lead,
});

const aRule = <K extends FactKind>(rule: Partial<Rule<K>> & Pick<Rule<K>, 'id' | 'evaluate'>) =>
  ({
    ...{ version: 1, since: '2026-11-30', title: TEXT, unit: 'PERSON', category: 'OTHER' },
    ...{ competent: 'IDENTITY_AUTHORITY', answerWithinWorkingDays: 3, parameters: {} },
    ...{ citationOn: () => 'none', traps: [], mustFire: [], mustNotFire: [] },
    restsOn: rule.reads,
    ...rule,
  }) as unknown as OpenRule;

/** Somebody seen campaigning on an election day without an accreditation. */
const seen = aRule<'sighting' | 'accreditation' | 'calendar'>({
  id: 'test-seen',
  category: 'ELECTION',
  reads: ['sighting', 'accreditation', 'calendar'],
  evaluate({ sighting, accreditation, calendar }) {
    const stages = calendar.filter(({ isWithdrawn }) => !isWithdrawn);
    const found = sighting.filter(
      ({ activity, isRetracted, seenAt }) =>
        activity === 'CAMPAIGN' &&
        !isRetracted &&
        stages.some(({ firstDay, lastDay }) => {
          const day = Math.floor(seenAt / DAY_MS);
          return firstDay <= day && day <= lastDay;
        }),
    );
    const silent = accreditation.some(({ status }) => status === 'ACTIVE');
    return {
      findings: (silent ? [] : found).map(({ id, subjectId, eventId, kecamatan }) =>
        toFinding({ cause: id, subjectId, kecamatan, evidence: [eventId], basis: kecamatan }),
      ),
      silentFor: silent && found.length > 0 ? { id: 'Diakreditasi.', en: 'Accredited.' } : null,
      againAt: null,
    };
  },
});

/** One lead about a person as a whole: its cause is a text, and it names nobody. */
const lodged = aRule<'lodging'>({
  id: 'test-lodged',
  reads: ['lodging'],
  evaluate: ({ lodging }) => ({
    findings:
      lodging.length < 2
        ? []
        : [
            toFinding({
              cause: `lodged ${lodging[0]!.id}`,
              evidence: lodging.map(({ eventId }) => eventId),
              basis: String(lodging.length),
            }),
          ],
    silentFor: null,
    againAt: null,
  }),
});

/** Premises of which nothing came since, where the flow is covered. */
const silent = aRule<'lodging'>({
  id: 'test-silent',
  unit: 'PREMISES',
  category: 'LODGING',
  reads: ['lodging'],
  evaluate({ lodging }, { now, coveredUntil }) {
    const until = coveredUntil('lodging', null);
    const last = Math.max(...lodging.map(({ checkInAt }) => checkInAt ?? 0));
    const isSilent =
      lodging.length > 0 && until !== null && last < Math.min(until, now) - 10 * DAY_MS;
    return {
      findings: isSilent
        ? [
            toFinding({
              cause: lodging[0]!.premisesId,
              // It must not be named.
              subjectId: lodging[0]!.subjectId,
              evidence: lodging.map(({ eventId }) => eventId),
              basis: String(last),
            }),
          ]
        : [],
      silentFor: null,
      againAt: isSilent ? null : last + 10 * DAY_MS,
    };
  },
});

const sponsors = aRule<'permit'>({
  id: 'test-sponsor',
  unit: 'SPONSOR',
  reads: ['permit'],
  parameters: {
    leastEnded: { value: 2, lowest: 1, highest: 5, of: 'permits', meaning: TEXT },
  } as Rule['parameters'],
  evaluate({ permit }, { values }) {
    const ended = permit.filter(({ status }) => status === 'REVOKED');
    return {
      findings:
        ended.length < (values as Record<string, number>)['leastEnded']!
          ? []
          : [
              toFinding({
                cause: permit[0]!.sponsorId!,
                evidence: ended.map(({ eventId }) => eventId),
                basis: ended.map(({ id }) => id).join(),
              }),
            ],
      silentFor: null,
      againAt: null,
    };
  },
});

const harmed = aRule<'incident' | 'representation'>({
  id: 'test-harmed',
  unit: 'REPRESENTATION',
  category: 'REPRESENTATION',
  competent: 'POLICE',
  reads: ['incident', 'representation'],
  evaluate: ({ incident, representation }) => ({
    findings: incident
      .filter(({ status }) => status === 'OPEN')
      .map(({ id, eventId, severity }) =>
        toFinding({
          cause: id,
          severity: representation.length > 0 ? 'HIGH' : 'LOW',
          evidence: [eventId],
          basis: severity,
        }),
      ),
    silentFor: null,
    againAt: null,
  }),
});

/** The rules that are run, and one of each unit and of each way to look at facts. */
export const someRules = (): RuleBook =>
  new RuleBook([...OPEN_RULES, seen, lodged, silent, sponsors, harmed]);

/** Who may report lodgings in a mixture. */
export const PARTICIPANTS = ['owner-0', 'owner-1'].map((code) => ({
  ...{ code, publishes: ['lodging'], areaCodes: [] },
}));
