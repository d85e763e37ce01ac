import type { SqlQuery } from '@sinergi/database';
import type { AgencyProfile } from '@sinergi/settings';
import { expect, it } from 'vitest';
import type { Outcome } from '../entity/submit.js';
import { Problem } from '../problem/problem.js';
import type { ImportTable } from './import-table.js';
import { RunImport } from './run-import.js';
import type { SubmitMany } from './submit-many.js';

/** An import of which each line comes to `problem`. @returns how many lines it has refused */
async function importRefusedWith(problem: Problem): Promise<number> {
  let refused = 0;
  const table = {
    one: async () => ({ nextLine: 1, state: 'OPEN', linesHash: null, bytes: 0 }),
    advance: async (...[, , , , results]: Parameters<ImportTable['advance']>) => {
      refused += results.length;
    },
  };
  const outcome: Outcome = { ok: false, problem };
  const submitMany = {
    together: async (
      ...[, items, , beside]: Parameters<SubmitMany['together']>
    ): Promise<Outcome[]> => {
      const outcomes = items.map(() => outcome);
      await beside?.((() => undefined) as unknown as SqlQuery, outcomes);
      return outcomes;
    },
  };
  const run = new RunImport(
    table as unknown as ImportTable,
    submitMany as unknown as SubmitMany,
    {
      publishes: [],
      subscribes: [],
    } as unknown as AgencyProfile,
  );
  async function* body() {
    yield Buffer.from('{"flow":"sighting"}\n');
  }
  await run.execute({} as never, 'one', { from: 1, before: undefined }, body());
  return refused;
}

it('a line that may be sent again is not refused for good: the import stays there', async () => {
  const problem = new Problem('starting', 'Expected a topic that is read, got a paused one');
  await expect(importRefusedWith(problem)).rejects.toBe(problem);
});

it('a line that is refused is refused, and the import goes on', async () => {
  expect(await importRefusedWith(new Problem('not-owner', 'Expected one, got another'))).toBe(1);
});
