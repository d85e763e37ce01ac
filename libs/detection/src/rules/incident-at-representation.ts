import { byText } from '@sinergi/domain';
import { civilDay, counted, DUTY_LAW, dayNumberAt, entryOn } from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import { anIncident, aRepresentation, noonOf } from '../example-facts.js';
import type { IncidentFact, RepresentationFact } from '../facts.js';
import {
  type BothLanguages,
  type Example,
  type Finding,
  NOTHING,
  type Rule,
  type Severity,
  type Values,
} from '../rule.js';

const DAY_MS = 86_400_000;
const ID = 'incident-at-representation';
const VERSION = 1;
const SEVERITIES: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH'];
type Parameters = 'windowDays' | 'stepUpFrom';

/** Tells the police that a representation has open incidents: the host state protects premises. */
export const incidentAtRepresentation: Rule<'incident' | 'representation', Parameters> = {
  id: ID,
  version: VERSION,
  since: '2026-11-30',
  title: { id: 'Kejadian pada perwakilan asing', en: 'Incidents at a representation' },
  unit: 'REPRESENTATION',
  category: 'REPRESENTATION',
  competent: 'POLICE',
  answerWithinWorkingDays: 1,
  reads: ['incident', 'representation'],
  restsOn: ['incident'],
  parameters: {
    windowDays: {
      ...{ value: 30, lowest: 1, highest: 365, of: 'days' },
      meaning: {
        id: 'Rentang hari yang kejadiannya dihitung bersama.',
        en: 'Days whose incidents are counted together.',
      },
    },
    stepUpFrom: {
      ...{ value: 3, lowest: 2, highest: 50, of: 'incidents' },
      meaning: {
        id: 'Jumlah kejadian dalam rentang itu sejak peringatan naik satu tingkat.',
        en: 'Incidents within these days from which a lead is one step graver.',
      },
    },
  },
  citationOn: (day) => citationOf([entryOn(DUTY_LAW, 'PREMISES', day)]),
  traps: [
    {
      id: 'Kejadian yang ditutup tidak lagi meminta perlindungan.',
      en: 'A closed incident asks for no protection any more.',
    },
    {
      id: 'Kejadian yang ditarik kembali tidak pernah terjadi.',
      en: 'A retracted incident never happened.',
    },
    {
      id: 'Unjuk rasa yang sah bukan kejadian, sedekat apa pun dengan gedung perwakilan.',
      en: 'A lawful assembly is no incident, however near to the premises.',
    },
  ],
  evaluate({ incident: incidents, representation }, { now, values }) {
    const open = incidents
      .filter(({ status, representationId }) => status === 'OPEN' && representationId !== null)
      .sort((left, right) => right.happenedAt - left.happenedAt || byText(left.id, right.id));
    const [latest] = open;
    if (!latest) return NOTHING;
    const windowMs = values.windowDays * DAY_MS;
    const recent = open.filter(({ happenedAt }) => happenedAt + windowMs > now);
    const [first] = recent.slice(-1);
    return {
      findings: [finding(latest, open, recent, representation[0], values)],
      silentFor: null,
      againAt: first ? first.happenedAt + windowMs : null,
    };
  },
  mustFire: [
    {
      shows: {
        id: 'Satu kejadian terbuka pada gedung perwakilan.',
        en: 'One open incident at the premises.',
      },
      ...example([anIncident(1)]),
    },
    {
      shows: {
        id: 'Tiga kejadian terbuka dalam sebulan: satu tingkat lebih tinggi.',
        en: 'Three open incidents within a month: one step graver.',
      },
      ...example([
        anIncident(1),
        anIncident(2, { kind: 'THREAT', severity: 'LOW', happenedAt: noonOf('2026-11-25') }),
        anIncident(3, { kind: 'INTRUSION', happenedAt: noonOf('2026-11-28') }),
      ]),
    },
  ],
  mustNotFire: [
    {
      trap: 0,
      shows: { id: 'Kejadian itu sudah ditutup.', en: 'The incident was closed.' },
      ...example([anIncident(1, { status: 'CLOSED' })]),
    },
    {
      trap: 1,
      shows: { id: 'Kejadian itu ditarik kembali.', en: 'The incident was retracted.' },
      ...example([anIncident(1, { status: 'RETRACTED', severity: 'HIGH' })]),
    },
    {
      trap: 2,
      shows: {
        id: 'Unjuk rasa yang sah di depan gedung; kejadian di jalan lain tidak menyebutnya.',
        en: 'A lawful assembly before the premises; an incident elsewhere does not name them.',
      },
      ...example([anIncident(1, { representationId: null, kind: 'OTHER' })]),
    },
  ],
};

function finding(
  latest: IncidentFact,
  open: readonly IncidentFact[],
  recent: readonly IncidentFact[],
  premises: RepresentationFact | undefined,
  values: Values<Parameters>,
): Finding {
  return {
    cause: latest.representationId ?? latest.id,
    subjectId: null,
    kecamatan: premises?.kecamatan ?? latest.kecamatan,
    severity: severityOf(open, recent.length >= values.stepUpFrom),
    requestedAction: 'PROTECT',
    confidence: new Set(open.map(({ owner }) => owner)).size > 1 ? 0.9 : 0.8,
    evidence: evidenceOf([...open, ...(premises ? [premises] : [])]),
    causationId: latest.eventId,
    basis: JSON.stringify(
      open.map(({ id, kind, severity, happenedAt }) => [id, kind, severity, happenedAt]),
    ),
    explanation: explained(latest, open, recent.length, premises, values.windowDays),
  };
}

function severityOf(open: readonly IncidentFact[], isMany: boolean): Severity {
  const gravest = Math.max(0, ...open.map(({ severity }) => SEVERITIES.indexOf(severity as never)));
  return SEVERITIES[Math.min(gravest + Number(isMany), SEVERITIES.length - 1)]!;
}

function explained(
  { kind, severity, happenedAt, kecamatan }: IncidentFact,
  open: readonly IncidentFact[],
  recent: number,
  premises: RepresentationFact | undefined,
  windowDays: number,
): BothLanguages {
  const day = civilDay(dayNumberAt(happenedAt));
  const rule = byRule(ID, VERSION, incidentAtRepresentation.citationOn(day));
  const level = premises
    ? {
        id: ` Tingkat perlindungan sekarang ${premises.protectionLevel}.`,
        en: ` It is now protected at level ${premises.protectionLevel}.`,
      }
    : { id: '', en: '' };
  return {
    id:
      `${open.length} kejadian pada gedung perwakilan masih terbuka, ${recent} di antaranya ` +
      `dalam ${windowDays} hari terakhir; yang terbaru ${kind} (${severity}) pada ${day} (WIB) ` +
      `di kecamatan ${kecamatan}.${level.id} Negara penerima wajib melindungi gedung. ` +
      rule.id,
    en:
      `${counted(open.length, 'open incident')} at the premises of a representation, ${recent} ` +
      `of the last ${counted(windowDays, 'day')}; the latest ${kind} (${severity}) on ${day} ` +
      `(WIB) in district ${kecamatan}.${level.en} The host state protects premises. ${rule.en}`,
  };
}

function example(incident: IncidentFact[]): Omit<Example<'incident' | 'representation'>, 'shows'> {
  const now = noonOf('2026-11-30');
  return { facts: { incident, representation: [aRepresentation(1)] }, now, coveredUntil: now };
}
