import { randomUUID } from 'node:crypto';
import { createLogger, createMetrics, exposeMetrics } from '@sinergi/observability';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeRules } from './describe-rules.js';
import { TABLES } from './testing/a-look.js';
import { detectionDatabase } from './testing/detection-database.js';
import { someRules } from './testing/some-rules.js';
import { PrecisionWatch } from './watch-precision.js';

const at = detectionDatabase();
const logged: Record<string, unknown>[] = [];
let said = 0;

beforeEach(async () => {
  await at.database.query(`TRUNCATE ${TABLES}, precision_warning`);
  logged.length = 0;
});

/** Alerts of a version of `overstay` that were answered one after another. */
async function answered(
  version: number,
  results: Record<string, number>,
  { lane = 'LIVE', by = 'imigrasi-jakpus' } = {},
): Promise<void> {
  for (const [result, count] of Object.entries(results))
    for (let i = 0; i < count; i += 1) {
      const alertId = randomUUID();
      said += 1;
      await at.database.query(
        `INSERT INTO finding (rule_id, rule_version, lane, cause, round, unit, unit_id, severity,
           state, alert_id, competent_agency)
         VALUES ('overstay', $1, $2, $3, 1, 'PERSON', $3, 'LOW', 'CLOSED', $4, 'imigrasi-jakpus')`,
        [version, lane, alertId, alertId],
      );
      await at.database.query(
        `INSERT INTO answer (alert_id, owner, version, event_id, stage, result)
         VALUES ($1, $2, 1, $3, 'RESULT', $4)`,
        [alertId, by, `${said.toString(16).padStart(8, '0')}-0000-8000-8000-000000000000`, result],
      );
    }
}

function watch() {
  const metrics = createMetrics({ agency: 'deteksi' });
  const logger = createLogger({
    ...{ service: 'detection', level: 'info' },
    destination: { write: (line) => void logged.push(JSON.parse(line)) },
  });
  const { signal } = new AbortController();
  const watching = new PrecisionWatch({ database: at.database, logger, metrics, signal });
  const metric = async (): Promise<string[]> =>
    (await exposeMetrics(metrics))
      .split('\n')
      .filter((line) => line.startsWith('sinergi_detection_rule_precision_fallen{'));
  return { look: () => watching.look(), metric };
}
const told = async () => {
  await watch().look();
  return logged.map(({ version, against }) => [version, against]);
};
const described = async () => {
  const by = { rules: someRules().rules, coordinator: 'imigrasi-dki', now: Date.now() };
  return (await describeRules(at.database.query, by)).find(({ id }) => id === 'overstay')!;
};

describe('the precision of a rule that falls', () => {
  it('is told where a version is right less often than the one before it', async () => {
    await answered(1, { FOUND: 24, NOT_FOUND: 1 });
    await answered(2, { FOUND: 8, WRONG_PERSON: 16, NOT_EXECUTABLE: 40 });
    expect(await told()).toEqual([[2, 'VERSION_BEFORE']]);
    expect(logged[0]).toMatchObject({
      ...{ level: 'warn', ruleId: 'overstay', msg: 'the precision of a rule has fallen' },
      ...{ before: { right: 24, judged: 25 }, after: { right: 8, judged: 24 } },
    });
  });

  it('is told where the latest answers are worse than those before', async () => {
    await answered(2, { NOT_FOUND: 4, FOUND: 40 });
    expect(await told()).toEqual([]);
    await answered(2, { NOT_FOUND: 12, FOUND: 8 });
    expect(await told()).toEqual([[2, 'ANSWERS_BEFORE']]);
  });

  it.each<[string, () => Promise<void>]>([
    ['of few answers', () => answered(2, { NOT_FOUND: 19 })],
    ['in an exercise', () => answered(2, { NOT_FOUND: 30 }, { lane: randomUUID() })],
    ['by who is not competent', () => answered(2, { NOT_FOUND: 30 }, { by: 'polri-jakpus' })],
    ['by what says nothing of the lead', () => answered(2, { NOT_EXECUTABLE: 30, UNKNOWN: 30 })],
    ['that is about as good', () => answered(2, { FOUND: 26, NOT_FOUND: 4 })],
  ])('is none %s', async (_what, later) => {
    await answered(1, { FOUND: 28, NOT_FOUND: 2 });
    await later();
    expect(await told()).toEqual([]);
  });

  it('is told once, by whichever process, and again when it fell anew', async () => {
    await answered(1, { FOUND: 24 });
    await answered(2, { NOT_FOUND: 24 });
    const [one, other] = [watch(), watch()];
    await Promise.all([one.look(), other.look()]);
    await one.look();
    expect(logged).toHaveLength(1);
    const shown = [expect.stringContaining('rule="overstay",version="2",against="VERSION_BEFORE"')];
    expect(await one.metric()).toEqual(shown);
    expect(await other.metric()).toEqual(shown);
    await answered(2, { FOUND: 500 });
    await one.look();
    expect(await one.metric()).toEqual([]);
    await at.database.query(`DELETE FROM answer WHERE result = 'FOUND' AND event_id > $1`, [
      `${(said - 500).toString(16).padStart(8, '0')}-0000-8000-8000-000000000001`,
    ]);
    await one.look();
    expect(logged).toHaveLength(2);
  });

  it('stands beside the rule, with the share of each version', async () => {
    await answered(1, { FOUND: 24 });
    await answered(2, { NOT_FOUND: 20, FOUND: 5 });
    await answered(2, { FOUND: 1 }, { lane: randomUUID() });
    const { feedback, warnings } = await described();
    expect(feedback).toMatchObject([
      { version: 1, precision: { right: 24, judged: 24, value: 1 } },
      { version: 2, exercise: false, precision: { right: 5, judged: 25, value: 0.2 } },
      { version: 2, exercise: true, precision: { judged: 1 } },
    ]);
    expect(warnings).toMatchObject([{ version: 2, against: 'VERSION_BEFORE' }]);
  });
});
