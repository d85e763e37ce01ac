import { describe, expect, it } from 'vitest';
import type { ActionRow } from '../../../contract/session.js';
import { actionsCsv } from './actions-csv.js';

const anAction = (over: Partial<ActionRow> = {}): ActionRow => ({
  id: '1',
  at: '2026-11-24T02:03:04.000Z',
  operator: { id: 'sari', name: 'Sari Operator', agency: 'imigrasi-jakpus' },
  action: 'operation.begin',
  agency: 'kec-menteng',
  target: { kind: 'SCRUB' },
  reason: 'Pemeriksaan rutin',
  before: null,
  after: null,
  outcome: 'DONE',
  ...over,
});

describe('the exported list of actions', () => {
  it('has a line for each action, with quotes doubled', () => {
    const [head, line] = actionsCsv([anAction({ reason: 'Kata "pulih", lalu selesai' })]).split('\r\n');
    expect(head).toContain('"at","operator"');
    expect(line).toContain('"Kata ""pulih"", lalu selesai"');
    expect(line).toContain('"{""kind"":""SCRUB""}"');
  });

  it('gives a spreadsheet no formula to run', () => {
    expect(actionsCsv([anAction({ reason: '=HYPERLINK("x")' })])).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
