import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '@sinergi/contracts';
import { isOrdinary } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import {
  type CoverageQuestion,
  coverageByOwner,
  coveredUntil,
  type Lane,
  type OwnerCoverage,
  type StatedCoverage,
} from '@sinergi/domain';
import { Database } from '../database/database.js';
import { expectOneOf, ListFilters } from '../entity/list-filters.js';
import { flowOf } from '../ground/flow-of.js';
import { VALUE_READER } from '../ground/tokens.js';
import { type ValueReader } from '../replica/value-reader.js';

const COVERAGE = flowOf('coverage');

/** Up to when the absence of an event is a fact, and by whose statements. */
export interface Covered extends CoverageQuestion {
  /** epoch ms; null while an owner has stated nothing */
  coveredUntil: number | null;
  /** everybody who may report it */
  owners: OwnerCoverage[];
}

/** Answers up to when owners of a flow have said what they know, by what this agency holds. */
@Injectable()
export class ReadCoverage {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly filters: ListFilters,
    @Inject(VALUE_READER) private readonly values: ValueReader,
  ) {}

  /** @throws Problem invalid-request where nobody publishes the flow, or the district is unknown */
  async of(question: CoverageQuestion, lane: Lane): Promise<Covered> {
    const participants = this.directory.all().filter(({ kind }) => kind !== 'OPERATOR');
    const published = new Set(participants.flatMap(({ publishes }) => publishes));
    const flows = [...published].filter(isOrdinary).sort();
    expectOneOf('flow', question.flow, flows);
    this.filters.check({ kecamatan: question.kecamatan ?? undefined });
    const owners = coverageByOwner(question, await this.statements(lane), participants);
    return { ...question, coveredUntil: coveredUntil(owners), owners };
  }

  /** Few: one for each owner, flow and district. */
  private async statements(lane: Lane): Promise<StatedCoverage[]> {
    const { rows } = await this.database.query(
      'SELECT owner, value FROM state WHERE topic = $1 AND lane = $2',
      [COVERAGE.topic, lane],
    );
    return Promise.all(
      rows.map(async (row) => {
        const fields = await this.values.read(COVERAGE.topic, row['value'] as Buffer);
        return {
          owner: String(row['owner']),
          flow: String(fields['flow']),
          kecamatan: (fields['kecamatan'] as string | null) ?? null,
          completeUntil: Number(fields['completeUntil']),
        };
      }),
    );
  }
}
