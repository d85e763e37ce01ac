import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flowRulesOf, flowsWithRules } from './flow-rules-of.js';
import { aContext, HOUR_MS, NOW } from './testing/a-context.js';

interface Field {
  name: string;
  type: { symbols?: string[] };
  intake?: string;
}

const fieldsOf = (flow: string): Field[] =>
  (JSON.parse(readFileSync(`schemas/${flow}.avsc`, 'utf8')) as { fields: Field[] }).fields;
/** What the service mints for every flow, and the id. */
const BY_THE_SERVICE = ['eventId', 'version', 'change', 'owner', 'recordedAt'];

describe('the rules of the flows', () => {
  it('are found by the flow, and only there', () => {
    const folders = readdirSync(import.meta.dirname).filter((name) =>
      existsSync(join(import.meta.dirname, name, `${name}-rules.ts`)),
    );
    expect(folders.length).toBeGreaterThan(10);
    expect(flowsWithRules).toEqual(folders.sort());
    for (const flow of flowsWithRules) expect(flowRulesOf(flow)?.flow).toBe(flow);
    expect(flowRulesOf('directory')).toBeUndefined();
  });

  it('let nothing happen ahead of the clock', () => {
    const movement = { at: NOW, handling: { retainUntil: 22_000 }, occurredAt: NOW + HOUR_MS };
    expect(
      flowRulesOf('movement')!
        .validate(movement, 'RECORDED', null, aContext())
        .map(({ field }) => field),
    ).toEqual(['/occurredAt']);
  });
});

describe.each(flowsWithRules)('the rules of %s', (flow) => {
  const rules = flowRulesOf(flow)!;
  const fields = fieldsOf(flow);
  const names = fields.map(({ name }) => name);

  it('know every change of the schema, and no other', () => {
    const { symbols } = fields.find(({ name }) => name === 'change')!.type;
    expect(
      [...new Set([...rules.begins, ...Object.keys(rules.changes), 'UNKNOWN'])].sort(),
    ).toEqual([...symbols!].sort());
  });

  it('let a change set and require only what the schema has and no service mints', () => {
    const settable = fields.filter(({ intake }) => intake !== 'minted').map(({ name }) => name);
    for (const { sets, requires = [], appends = [] } of Object.values(rules.changes)) {
      if (sets === 'whole') continue;
      expect(settable).toEqual(expect.arrayContaining([...sets]));
      expect(sets).toEqual(expect.arrayContaining([...requires, ...appends]));
    }
  });

  it('name fields that are there', () => {
    const only = (rules.onePer ?? []).map((path) => path.split('.')[0]!);
    const named = [
      ...[rules.person ?? [], only].flat(),
      ...Object.keys({ ...rules.relates, ...rules.mayRelate }),
    ];
    expect(names).toEqual(expect.arrayContaining(named));
  });

  it('leave no field of a new entity open that no request says', () => {
    const name = flow.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const idField = `${name}Id`;
    const unsaid = fields
      .filter(
        ({ name, intake }) =>
          (intake === 'minted' || intake === 'change') &&
          ![...BY_THE_SERVICE, idField].includes(name),
      )
      .map(({ name }) => name);
    const context = aContext({
      related: { requestId: { owner: 'polri-jakpus', dueAt: NOW }, alertId: {} },
    });
    for (const change of rules.begins) {
      const derived =
        rules.derive?.({ to: { agencies: [], roles: [], areas: [] } }, change, null, context) ?? {};
      expect(unsaid.filter((name) => derived[name] === undefined)).toEqual([]);
    }
  });
});
