import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import { quoted } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import type { Boundaries } from '@sinergi/domain';
import { BOUNDARIES } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import type { ListQuery } from './list-query.js';

type Asked = Partial<Pick<ListQuery, 'owner' | 'kecamatan' | 'competentAgency' | 'addressedTo'>>;

/** Refuses filters that no entity can match: an empty list would suggest that no data exists. */
@Injectable()
export class ListFilters {
  constructor(
    private readonly directory: DirectoryView<DirectoryEntry>,
    @Inject(BOUNDARIES) private readonly boundaries: Boundaries,
  ) {}

  /** @throws Problem invalid-request that names the parameter and the values that it accepts */
  check({ owner, kecamatan, competentAgency, addressedTo }: Asked): void {
    const participants = this.directory
      .all()
      .filter(({ kind }) => kind !== 'OPERATOR')
      .map(({ code }) => code);
    expectOneOf('owner', owner, participants.sort());
    const withMe = ['me', ...participants];
    expectOneOf('competentAgency', competentAgency, withMe);
    expectOneOf('addressedTo', addressedTo, withMe);
    expectOneOf(
      'kecamatan',
      kecamatan,
      this.boundaries.districts.map(({ code }) => code),
    );
  }
}

/** @throws Problem invalid-request that names the parameter and the values that it accepts */
export function expectOneOf(
  parameter: string,
  value: string | undefined,
  accepted: string[],
): void {
  if (value === undefined || accepted.includes(value)) return;
  throw new Problem(
    'invalid-request',
    `Expected ${parameter}: one of ${accepted.join(', ')}, got ${quoted(value)}`,
    { parameter, accepted },
  );
}
