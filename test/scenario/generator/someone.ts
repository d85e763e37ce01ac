import type { SeededRandom } from '@sinergi/domain';
import { placeIn } from '../play/people.js';
import type { ExpectationLine, PopulationLine } from '../population/population-line.js';
import { DISTRICTS, type Hotel } from './places.js';
import { crossingToldAt, dateOf, LAST_DAY, timeOf } from './time-of-play.js';

type Json = Record<string, unknown>;

/** Immigration records permits and crossings, and what hotels report to it. */
export const IMIGRASI = 'imigrasi-jakpus';
export const DKI = 'imigrasi-dki';
export const OFFICER = { officer: 'Petugas Latihan' };

/** What a visa index stands for, as Immigration issues permits by it. */
export const VISAS = {
  arrival: { kind: 'KUNJUNGAN', origin: 'VOA', indexCode: 'B1', activities: ['TOURISM'] },
  tourist: { kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'C1', activities: ['TOURISM'] },
  business: {
    ...{ kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'C2' },
    activities: ['BUSINESS', 'TRADE'],
  },
  worker: { kind: 'TERBATAS', origin: 'VITAS', indexCode: 'E23', activities: ['WORK'] },
  student: { kind: 'TERBATAS', origin: 'VITAS', indexCode: 'E30A', activities: ['STUDY'] },
  spouse: { kind: 'TERBATAS', origin: 'VITAS', indexCode: 'E31A', activities: [] },
} as const satisfies Record<string, Json>;
export type Visa = keyof typeof VISAS;
/** How many days a permit of each is for. */
export const DAYS_OF: Readonly<Record<Visa, number>> = {
  ...{ arrival: 30, tourist: 60, business: 60, worker: 365, student: 365, spouse: 365 },
};

/** How something is seen. */
export interface Seen {
  kecamatan: string;
  /** PRESENT unless it is said */
  activity?: string;
  /** hour of the day, 11 unless it is said */
  hour?: number;
}

/** One person of a population, whose life is written line by line as it is told. */
export class Someone {
  private readonly counts = new Map<string, number>();
  private readonly permits = new Map<string, Json>();

  constructor(
    readonly label: string,
    /** what the document says */
    readonly identity: Json,
    readonly random: SeededRandom,
    private readonly write: (line: PopulationLine) => void,
  ) {}

  /** @returns the label of the fact */
  says(agency: string, flow: string, at: string, data: Json): string {
    const no = (this.counts.get(flow) ?? 0) + 1;
    this.counts.set(flow, no);
    const fact = `${this.label}-${flow}-${no}`;
    if (isInTime(at)) this.write({ fact, at, agency, flow, data });
    return fact;
  }

  changes(of: string, at: string, change: string, data: Json = {}): void {
    if (isInTime(at)) this.write({ of, at, change, data });
  }

  enters(day: number, hour = 9): string {
    return this.crosses('ENTRY', day, hour);
  }

  leaves(day: number, hour = 19): string {
    return this.crosses('EXIT', day, hour);
  }

  private crosses(direction: 'ENTRY' | 'EXIT', day: number, hour: number): string {
    return this.says(IMIGRASI, 'movement', crossingToldAt(day, hour), {
      ...{ direction, checkpoint: 'CGK', at: timeOf(day, hour), traveller: `@${this.label}` },
    });
  }

  /** @param from the first day of the permit @param day on which it is recorded */
  permit(visa: Visa, from: number, more: Json = {}, day = Math.max(0, from)): string {
    const data = {
      ...VISAS[visa],
      ...{ validFrom: dateOf(from), validUntil: dateOf(from + DAYS_OF[visa] - 1) },
      holder: `@${this.label}`,
      ...more,
    };
    const permit = this.says(IMIGRASI, 'permit', timeOf(day, 10), data);
    this.permits.set(permit, data);
    return permit;
  }

  /** Comes with a permit of this day. @returns the label of the permit */
  arrives(visa: Visa, day: number, more: Json = {}): string {
    this.enters(day);
    return this.permit(visa, day, more);
  }

  /** Files for an extension, and pays for it, or does not. */
  applies(permit: string, day: number, isPaid = true): void {
    const pendingSince = timeOf(day, 10);
    this.changes(permit, timeOf(day, 11), 'APPLICATION_FILED', {
      ...{ application: 'EXTENSION', pendingSince },
      paidAt: isPaid ? pendingSince : null,
    });
  }

  isDecided(permit: string, day: number, decision: 'GRANTED' | 'REFUSED'): void {
    const at = timeOf(day, 12);
    this.changes(permit, at, 'APPLICATION_DECIDED', { decision, decidedAt: at });
  }

  isExtended(permit: string, day: number, until: number): void {
    this.changes(permit, timeOf(day, 13), 'EXTENDED', { validUntil: dateOf(until) });
  }

  /** @param change ENDED, by exit; REVOKED or CANCELLED, by a decision */
  ends(permit: string, day: number, change: 'ENDED' | 'REVOKED' | 'CANCELLED'): void {
    this.changes(permit, timeOf(day, 14), change, { endedOn: dateOf(day) });
  }

  /** A correction says the whole permit again. */
  corrects(permit: string, day: number, more: Json): void {
    const data = { ...this.permits.get(permit)!, ...more };
    this.changes(permit, timeOf(day, 15), 'CORRECTED', data);
  }

  /** @param nights null where no check-out is reported @param late days until it is reported */
  sleeps(hotel: Hotel, from: number, nights: number | null, late = 0): string {
    return this.lodges(
      { ...hotel, premisesKind: 'HOTEL', reportedBy: 'LODGING' },
      [from, nights],
      late,
    );
  }

  lodges(
    place: Hotel & { premisesKind: string; reportedBy: string },
    [from, nights]: readonly [number, number | null],
    late = 0,
  ): string {
    const lodging = this.says(IMIGRASI, 'lodging', timeOf(from + late, 21), {
      ...{ ...place, checkInAt: timeOf(from, 20), guest: `@${this.label}` },
    });
    if (nights !== null && from + late <= LAST_DAY)
      this.changes(lodging, timeOf(from + Math.max(nights, late + 1), 18), 'CHECKED_OUT', {
        checkOutAt: timeOf(from + nights, 9),
      });
    return lodging;
  }

  /** Is at home, as RT/RW reports. @param permit whose subject it is */
  livesAt(kecamatan: string, day: number, permit: string): void {
    this.says(DISTRICTS[kecamatan]!, 'lodging', timeOf(day, 21), {
      ...{ premisesId: `RT-${this.label.toUpperCase()}`, premisesKind: 'HOUSEHOLD', kecamatan },
      ...{ checkInAt: timeOf(day, 20), reportedBy: 'RT_RW', guest: `@${this.label}` },
      subjectId: `@${permit}.subject`,
    });
  }

  /** Is seen by Immigration's supervisors, who check the document. */
  isChecked(day: number, { kecamatan, activity = 'PRESENT', hour = 11 }: Seen): string {
    return this.isSeen(
      day,
      { kecamatan, activity, hour },
      {
        ...{ certainty: 'DOCUMENT_CHECKED', order: 'SURAT_PERINTAH', orderNo: 'SP/1/LATIHAN' },
        person: `@${this.label}`,
      },
    );
  }

  isSeen(day: number, { kecamatan, activity = 'PRESENT', hour = 11 }: Seen, how: Json): string {
    const seenAt = timeOf(day, hour);
    return this.says(IMIGRASI, 'sighting', timeOf(day, Math.max(hour + 1, 12)), {
      ...{ seenAt, kecamatan, activity, peopleCount: 1, place: placeIn(kecamatan), ...how },
    });
  }

  /** @param kind ELECTION_OBSERVER or PRESS @param permit whose subject it is */
  isAccredited(kind: string, [from, until]: readonly [number, number], permit: string): string {
    const issuer = kind === 'PRESS' ? 'FOREIGN_MINISTRY' : 'BAWASLU';
    return this.says(DKI, 'accreditation', timeOf(Math.max(from, 0), 13), {
      ...{ kind, issuer, issuerNo: 'AKR/1/LATIHAN', clearanceNo: 'IZN/1/LATIHAN' },
      ...{ validFrom: dateOf(from), validUntil: dateOf(until), person: `@${this.label}` },
      ...{ subjectId: `@${permit}.subject`, ...OFFICER },
    });
  }

  /** @param by the last day on which the alert is in time */
  mustShow(
    rule: string,
    { by, ends, about }: { by?: number; ends?: ExpectationLine['ends']; about?: string } = {},
  ) {
    this.write({
      ...{ expect: 'alert', rule, about: about ?? this.label },
      ...(by === undefined ? {} : { by: dateOf(by) }),
      ...(ends === undefined ? {} : { ends }),
    });
  }

  /** @param rule every rule where absent */
  mustStaySilent(trap: string, rule?: string, about: string = this.label): void {
    this.write({ expect: 'silence', ...(rule === undefined ? {} : { rule }), about, trap });
  }
}

/** What happens after the last day is not told. */
const isInTime = (at: string): boolean => at < timeOf(LAST_DAY + 1, 0);
