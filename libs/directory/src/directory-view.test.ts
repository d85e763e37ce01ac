import { describe, expect, it } from 'vitest';
import { type DirectoryAgency, DirectoryView } from './directory-view.js';

const entry = (code: string, number?: number): DirectoryAgency => ({
  ...{ code, kind: 'AGENCY', areaCodes: [], publishes: [], legalAuthority: [], publicKeys: [] },
  ...{ identityAuthority: false, ...(number === undefined ? {} : { number }) },
});
/** A directory of these entries, one after the other. */
function viewOf(...entries: DirectoryAgency[]): DirectoryView {
  const view = new DirectoryView();
  const records = entries.map((one, at) => ({
    ...{
      offset: BigInt(at),
      appendedAt: 1,
      isSigned: true,
      approvals: null,
      value: Buffer.from([at]),
      entry: one,
    },
    version: entries.slice(0, at + 1).filter(({ code }) => code === one.code).length,
  }));
  view.advance(records, BigInt(entries.length));
  return view;
}

describe('an agency’s number in the directory', () => {
  it('is none before an entry gives one, and in entries of before', () => {
    const view = viewOf(entry('menteng'), entry('senen', 0), entry('menteng', 7));
    expect([0n, 1n, 2n, 3n].map((version) => view.numberAt('menteng', version))).toEqual([
      ...[0, 0, 0, 7],
    ]);
    expect([view.numberAt('senen', 3n), view.numberAt('nobody', 3n)]).toEqual([0, 0]);
  });

  it('never changes, whatever a later entry says', () => {
    const view = viewOf(entry('menteng', 7), entry('menteng', 8), entry('menteng', 0));
    expect([1n, 2n, 3n].map((version) => view.numberAt('menteng', version))).toEqual([7, 7, 7]);
  });

  it('belongs to whom it was given first, also after that one has left', () => {
    const view = viewOf(entry('menteng', 7), entry('menteng', 0), entry('senen', 7));
    expect(view.numberAt('senen', 3n)).toBe(0);
    const given = viewOf(entry('menteng', 7), entry('senen', 7), entry('senen', 8));
    expect([2n, 3n].map((version) => given.numberAt('senen', version))).toEqual([0, 8]);
  });

  it.each([-1, 65_536, 2_147_483_647])('is none where an entry says %s', (number) => {
    expect(viewOf(entry('menteng', number)).numberAt('menteng', 1n)).toBe(0);
  });

  it('is known again after the copy of the directory was loaded anew', () => {
    const view = viewOf(entry('menteng', 7));
    view.reload([], 0n);
    expect(view.numberAt('menteng', 1n)).toBe(0);
  });
});
