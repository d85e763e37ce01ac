import { day } from '../flows/shown.js';
import { lastPermittedDay } from './last-permitted-day.js';
import type { OverstayRule } from './overstay-rule.js';
import type { StayPermit } from './stay-facts.js';

/** The explanation of an evaluation, in both languages: facts and rules, never a person. */
export interface StayExplanation {
  explanationId: string;
  explanationEn: string;
}

/** The evaluation that is explained. */
export interface StayFinding {
  verdict: 'NONE' | 'OVERSTAY' | 'FROZEN' | 'REFERRED';
  permit: StayPermit | null;
  days: number;
  /** days since 1970-01-01 */
  today: number;
  hasLeft: boolean;
  hasEntry: boolean;
  rule: OverstayRule;
}

/**
 * Explains an evaluation in the style of an alert's explanation; between 10 and 1000 characters.
 */
export function explainStay(finding: StayFinding): StayExplanation {
  const { id, version, source } = finding.rule;
  const [indonesian, english] = sentences(finding);
  return {
    explanationId: `${indonesian} Aturan ${id} versi ${version} (${source}).`,
    explanationEn: `${english} Rule ${id} version ${version} (${source}).`,
  };
}

function sentences({
  verdict,
  permit,
  days,
  today,
  hasLeft,
  hasEntry,
}: StayFinding): [string, string] {
  if (hasLeft)
    return [
      'Perlintasan terakhir bukan masuk; tidak ada keberadaan yang tercatat.',
      'The last movement is not an entry; no presence is on record.',
    ];
  if (!permit)
    return [
      'Tidak ada izin tinggal untuk keberadaan ini yang diketahui.',
      'No permit for this stay is known.',
    ];
  const { kind } = permit;
  const last = day(lastPermittedDay(permit));
  const present: [string, string] = hasEntry
    ? ['perlintasan terakhir masuk', 'the last movement is an entry']
    : ['tidak ada keluar yang tercatat', 'no exit is on record'];
  switch (verdict) {
    case 'NONE':
      return [
        `Izin ${kind} berlaku sampai ${last}, hari ini ${day(today)}.`,
        `The ${kind} permit is valid until ${last}; today is ${day(today)}.`,
      ];
    case 'FROZEN':
      return [
        `Izin ${kind} berakhir ${day(permit.validUntil)}, tetapi permohonan yang diajukan ` +
          `dan dibayar sebelum berakhir belum selesai: hitungan hari berhenti; ${present[0]}.`,
        `The ${kind} permit ended ${day(permit.validUntil)}, but an application filed and paid ` +
          `before its end is not decided: no days are counted; ${present[1]}.`,
      ];
    case 'REFERRED':
      return [
        `Izin ${kind} berakhir ${last}; jenis atau status izin ini tidak dinilai otomatis dan ` +
          `diteruskan kepada petugas (kewenangan Kementerian Luar Negeri); ${present[0]}.`,
        `The ${kind} permit ended ${last}; permits of this kind or status are not evaluated by ` +
          `a rule: an officer decides (the Foreign Ministry is competent); ${present[1]}.`,
      ];
    default: {
      const [endedId, endedEn] = endOf(permit);
      return [
        `Izin ${kind} ${endedId} ${last}; tidak ada permohonan tertunda yang diajukan dan ` +
          `dibayar sebelum itu; ${present[0]}. Lewat ${days} hari pada ${day(today)} (WIB).`,
        `The ${kind} permit ${endedEn} ${last}; no application filed and paid before that ` +
          `is pending; ${present[1]}. ${days} ${days === 1 ? 'day' : 'days'} over on ` +
          `${day(today)} (WIB).`,
      ];
    }
  }
}

function endOf({ status, decision, decidedAt, validUntil, ...rest }: StayPermit): [string, string] {
  if (status === 'REVOKED') return ['dicabut', 'was revoked on'];
  if (status === 'CANCELLED') return ['dibatalkan', 'was cancelled on'];
  const wasRefusedLater =
    lastPermittedDay({ status, decision, decidedAt, validUntil, ...rest }) > validUntil;
  return wasRefusedLater
    ? [
        `berakhir ${day(validUntil)}, permohonan ditolak`,
        `ended ${day(validUntil)}, its application was refused on`,
      ]
    : ['berakhir', 'ended'];
}
