import { type CivilDay, civilDay, dayNumber } from './civil-day.js';
import {
  judgePermit,
  type PermitAct,
  type PermitFacts,
  type PermitVerdict,
} from './judge-permit.js';
import { PERMIT_LAW } from './subjects/permits.js';
import { VISA_INDEX_LAW } from './subjects/visa-indexes.js';

/** A change of a permit that the table of verdicts shows. */
interface Case {
  change: string;
  /** the one origin that it is about; all where absent */
  only?: string;
  /** the permit before it, from its first day on, and what is done on the day that is asked */
  of(day: CivilDay): { permit: Partial<PermitFacts>; act: PermitAct };
}

const KINDS = ['KUNJUNGAN', 'TERBATAS', 'TETAP'];
/** Origins as permits name them, each with an index that has the row. */
const ORIGINS: readonly (readonly [name: string, origin: string, indexCode: string])[] = [
  ['VISIT_VISA', 'VISIT_VISA', 'C1'],
  ['VISIT_VISA (multiple)', 'VISIT_VISA', 'D1'],
  ...['VOA', 'BVK', 'CREW', 'NEWBORN', 'EMERGENCY', 'VITAS', 'CONVERSION', 'BRIDGING'].map(
    (origin) => [origin, origin, ''] as const,
  ),
];
const LENGTHS = [30, 60, 180, 1_827, 3_653, 3_654];
const TO_KINDS = [...KINDS, 'DIPLOMATIK'];
/** days of the permit that is changed, where a case does not say so */
const DAYS = 30;

const plus = (day: CivilDay, days: number): CivilDay => civilDay(dayNumber(day) + days);

const issued = (days: number): Case => ({
  change: `ISSUED for ${days} days`,
  of: (day) => ({
    permit: { validFrom: day, validUntil: plus(day, days - 1), stayFrom: day },
    act: { change: 'ISSUED' },
  }),
});
const paidBefore = (days: number): Case => ({
  change: `ISSUED, paid ${days} days before the end of the permit before it`,
  only: 'BRIDGING',
  of: (day) => {
    const { permit, act } = issued(DAYS).of(day);
    return { permit: { ...permit, bridge: { paidOn: plus(day, -days), permitUntil: day } }, act };
  },
});
const filed = (application: 'EXTENSION' | 'CONVERSION', daysLate: number): Case => ({
  change: `APPLICATION_FILED for ${application} ${daysLate > 0 ? 'a day late' : 'on the last day'}`,
  of: (day) => ({
    permit: until(plus(day, -daysLate)),
    act: { change: 'APPLICATION_FILED', application, filedOn: day },
  }),
});
const extended = (by: number, before: number, applied: PermitFacts['applied']): Case => ({
  change:
    `EXTENDED by ${by} days after ${before === 1 ? '1 extension' : `${before} extensions`}` +
    (applied === null ? ', without an application' : ''),
  of: (day) => ({
    permit: { ...until(day, DAYS * (before + 1)), extensions: before, applied },
    act: { change: 'EXTENDED', validUntil: plus(day, by) },
  }),
});
const converted = (kind: string, afterDays: number): Case => ({
  change: `CONVERTED to ${kind} after ${afterDays} days`,
  of: (day) => ({
    permit: { ...until(day, afterDays + 1), applied: 'CONVERSION' },
    act: { change: 'CONVERTED', kind, validFrom: day, validUntil: plus(day, 364) },
  }),
});
/** A permit that ends on a day. */
const until = (day: CivilDay, days = DAYS): Partial<PermitFacts> => {
  const from = plus(day, 1 - days);
  return { validFrom: from, validUntil: day, stayFrom: from };
};

const CASES: readonly Case[] = [
  ...LENGTHS.map(issued),
  ...[2, 3].map(paidBefore),
  ...[filed('EXTENSION', 0), filed('EXTENSION', 1), filed('CONVERSION', 0)],
  ...[extended(30, 0, 'EXTENSION'), extended(60, 0, 'EXTENSION'), extended(180, 0, 'EXTENSION')],
  ...[extended(30, 1, 'EXTENSION'), extended(30, 4, 'EXTENSION'), extended(30, 0, null)],
  ...TO_KINDS.flatMap((kind) => [29, 730, 1_095].map((days) => converted(kind, days))),
];

/** A verdict, and the days on which it is the same. */
export interface VerdictPeriod {
  kind: string;
  origin: string;
  change: string;
  /** first day */
  from: CivilDay;
  /** first day on which it is another; null while it holds */
  until: CivilDay | null;
  verdict: PermitVerdict;
}

/**
 * Returns what the table of permits says about every kind, origin and change that is tried, on
 * every day from the day before the first text. Days on which the verdict is the same are one
 * period.
 */
export function permitVerdicts(): VerdictPeriod[] {
  const days = turningDays();
  return ORIGINS.flatMap(([name, origin, indexCode]) =>
    KINDS.flatMap((kind) =>
      CASES.filter(({ only = origin }) => only === origin).flatMap(({ change, of }) => {
        const periods: VerdictPeriod[] = [];
        for (const day of days) {
          const { permit, act } = of(day);
          const verdict = judgePermit(
            { ...{ kind, origin, indexCode, extensions: 0, applied: null }, ...whole(permit) },
            act,
            day,
          );
          const last = periods.at(-1);
          if (last && same(last.verdict, verdict)) continue;
          if (last) last.until = day;
          periods.push({ kind, origin: name, change, from: day, until: null, verdict });
        }
        return periods;
      }),
    ),
  );
}

const whole = (permit: Partial<PermitFacts>) =>
  permit as Pick<PermitFacts, 'validFrom' | 'validUntil' | 'stayFrom'>;

/** The days on which a rule begins or ends, and the day before all of them. */
function turningDays(): CivilDay[] {
  const days = [...PERMIT_LAW.entries, ...VISA_INDEX_LAW.entries].flatMap(({ from, until: end }) =>
    end === null ? [from] : [from, end],
  );
  const sorted = [...new Set(days)].sort();
  return [plus(sorted[0]!, -1), ...sorted];
}

const same = (one: PermitVerdict, other: PermitVerdict): boolean =>
  one.verdict === other.verdict &&
  one.uncertain === other.uncertain &&
  one.cell === other.cell &&
  one.source === other.source &&
  one.article === other.article;

const HEAD = 'origin,kind,change,from,until,verdict,cell,article,source';

/** The verdicts as a file of comma-separated values (RFC 4180), for the documents. */
export const permitVerdictsFile = (): string =>
  [HEAD, ...permitVerdicts().map(line), ''].join('\n');

function line({ kind, origin, change, from, until: end, verdict }: VerdictPeriod): string {
  const { cell, article, source } = verdict;
  const said =
    cell === null ? 'NO RULE' : `${verdict.verdict}${verdict.uncertain ? ' (uncertain)' : ''}`;
  return [origin, kind, change, from, end ?? '', said, cell ?? '', article ?? '', source ?? '']
    .map(quotedField)
    .join(',');
}

const quotedField = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
