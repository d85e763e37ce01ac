import { describe, expect, it } from 'vitest';
import { mayScrape } from './may-scrape.js';

const TOKEN = 'a-token-of-whoever-measures';

describe('what is measured', () => {
  it('is read by who bears the token, and by nobody else', () => {
    expect(mayScrape(`Bearer ${TOKEN}`, TOKEN)).toBe(true);
    for (const given of [undefined, '', TOKEN, 'Bearer ', 'Bearer another', `Basic ${TOKEN}`])
      expect([given, mayScrape(given, TOKEN)]).toEqual([given, false]);
  });

  it('is read by nobody where no token was set', () => {
    for (const token of [null, undefined, ''])
      for (const given of [undefined, 'Bearer ', 'Bearer undefined', 'Bearer null'])
        expect([given, mayScrape(given, token)]).toEqual([given, false]);
  });
});
