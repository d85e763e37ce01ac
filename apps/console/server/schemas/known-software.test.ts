import { readFileSync } from 'node:fs';
import { schemasToRegister } from '@sinergi/contracts';
import { describe, expect, it } from 'vitest';
import { isOlderSoftware, KNOWN_SOFTWARE, schemasOf } from './known-software.js';

describe('the software that agencies report', () => {
  it('is known where it is this release', () => {
    expect(KNOWN_SOFTWARE).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
    const [first, second] = schemasToRegister().filter(({ subject }) => subject.endsWith('.Report'));
    expect(schemasOf(KNOWN_SOFTWARE, first!.subject)).toEqual({ writes: second!.schema, reads: [first!.schema, second!.schema] });
    expect(schemasOf('9.9.9', first!.subject)).toBeNull();
    expect(schemasOf(KNOWN_SOFTWARE, 'id.another.Record')).toBeNull();
  });

  it('is older where its number is smaller', () => {
    expect(['0.0.9', '0.0.99', '0.1.0', '0.1.1', '1.0.0', 'main'].map(isOlderSoftware)).toEqual([true, true, false, false, false, false]);
  });
});
