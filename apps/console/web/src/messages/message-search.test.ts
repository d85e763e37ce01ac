import { describe, expect, it } from 'vitest';
import { exportPath, messageQuery, readMessageSearch, scanKey } from './message-search.js';

const BEYOND_DOUBLE = '9007199254740993';

describe('the address of a message browser', () => {
  it('shows the newest hundred where it says nothing', () => {
    expect(readMessageSearch({})).toEqual({});
    expect(messageQuery('kec-menteng', {}).toString()).toBe(
      'agency=kec-menteng&from=newest&limit=100',
    );
  });

  it('keeps an offset as it was typed, past what a double can count', () => {
    const search = readMessageSearch({ from: `offset:${BEYOND_DOUBLE}`, partition: 3 });
    expect(messageQuery('kec-menteng', search).get('from')).toBe(`offset:${BEYOND_DOUBLE}`);
  });

  it('takes no offset without a partition, because offsets are of one', () => {
    expect(readMessageSearch({ from: 'offset:12' })).toEqual({});
  });

  it('passes over what makes no sense', () => {
    const raw = {
      from: 'time:yesterday',
      partition: -1,
      limit: 10 ** 9,
      live: 'no',
      order: 'up',
      open: '1',
      filter: '',
    };
    expect(readMessageSearch(raw)).toEqual({});
  });

  it('reads a filter that looks like a number', () => {
    expect(readMessageSearch({ filter: 1 }).filter).toBe('1');
  });

  it('holds everything that a colleague needs to see the same', () => {
    const raw = {
      agency: 'kec-menteng',
      from: 'time:2026-11-24T03:00:00.000Z',
      partition: 0,
      limit: 1_000,
      filter: "value.kecamatan == '31.71.06'",
    };
    expect(
      readMessageSearch({
        ...raw,
        live: true,
        order: 'oldest',
        hide: 'key',
        open: `0-${BEYOND_DOUBLE}`,
      }),
    ).toEqual({
      ...raw,
      live: true,
      order: 'oldest',
      hide: 'key',
      open: `0-${BEYOND_DOUBLE}`,
    });
  });
});

describe('a scan', () => {
  it('goes on after a cursor', () => {
    expect(
      messageQuery('kec-menteng', readMessageSearch({ live: true }), 'djE6OQ').toString(),
    ).toBe('agency=kec-menteng&from=newest&limit=100&live=true&cursor=djE6OQ');
  });

  it('is the same scan however its messages are shown', () => {
    const key = (raw: Record<string, unknown>) =>
      scanKey('timpora.sighting', 'kec-menteng', readMessageSearch(raw));
    expect(key({ open: '1-2', order: 'oldest', hide: 'key' })).toBe(key({}));
    expect(key({ filter: 'true' })).not.toBe(key({}));
  });

  it('is exported without its live end', () => {
    expect(
      exportPath('timpora.sighting', 'kec-menteng', readMessageSearch({ live: true }), 'csv'),
    ).toBe(
      '/api/topics/timpora.sighting/export?agency=kec-menteng&from=newest&limit=100&format=csv',
    );
  });
});
