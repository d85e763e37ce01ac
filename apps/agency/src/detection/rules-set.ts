import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, toJson } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { type RuleSetting, settingOf } from '@sinergi/detection';
import { DirectoryView } from '@sinergi/directory';
import type { Lane } from '@sinergi/domain';
import { flowOf } from '../ground/flow-of.js';
import { VALUE_READER } from '../ground/tokens.js';
import { type ValueReader } from '../replica/value-reader.js';

const RULE_SETTING = flowOf('rule-setting');

/** What the coordinator set of rules, as this agency's copy has it. */
@Injectable()
export class RulesSet {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly directory: DirectoryView<DirectoryEntry>,
  ) {}

  /** Returns the code of the agency that coordinates. */
  coordinator(): string {
    const all = this.directory.all();
    return all.find(({ publishes }) => publishes.includes('directory'))!.code;
  }

  /** Returns every setting in a lane. What others than the coordinator say sets nothing. */
  async in(query: SqlQuery, lane: Lane): Promise<RuleSetting[]> {
    const { rows } = await query(
      'SELECT value FROM state WHERE topic = $1 AND lane = $2 AND owner = $3',
      [RULE_SETTING.topic, lane, this.coordinator()],
    );
    return Promise.all(
      rows.map(async (row) => {
        const fields = await this.values.read(RULE_SETTING.topic, row['value'] as Buffer);
        return settingOf(String(fields['eventId']), toJson(RULE_SETTING.flow, fields));
      }),
    );
  }
}
