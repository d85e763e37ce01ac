import { pageSearch } from '@sinergi/web';
import { describe, expect, it } from 'vitest';
import { actionsSearch } from '../actions/actions-search.js';
import { agenciesSearch, agencySearch } from '../agencies/agency-search.js';
import { alertsSearch } from '../alerts/alerts-search.js';
import { readDeadLetterSearch } from '../dead-letters/dead-letter-search.js';
import { readEventSearch } from '../event/event-search.js';
import { readMapSearch } from '../map/map-search.js';
import { readSchemaSearch, readSchemasSearch } from '../schemas/schema-search.js';
import { syncSearch } from '../sync/sync-search.js';
import { readTopicSearch } from '../topics/topic-search.js';
import { readTopicsSearch } from '../topics/topics-search.js';

type Raw = Record<string, unknown>;
const READERS: [page: string, read: (raw: Raw) => object][] = [
  ['actions', (raw) => actionsSearch.parse(raw)],
  ['agencies', (raw) => agenciesSearch.parse(raw)],
  ['agency', (raw) => agencySearch.parse(raw)],
  ['alerts', (raw) => alertsSearch.parse(raw)],
  ['sync', (raw) => syncSearch.parse(raw)],
  ['dead letters', readDeadLetterSearch],
  ['event', readEventSearch],
  ['map', readMapSearch],
  ['schema', readSchemaSearch],
  ['schemas', readSchemasSearch],
  ['topic', readTopicSearch],
  ['topics', readTopicsSearch],
];
/** Every key that any page reads, each with values that no page accepts. */
const KEYS = [
  ...['search', 'sort', 'tab', 'by', 'agency', 'reason', 'topic', 'letter', 'operation'],
  ...['table', 'span', 'until', 'area', 'of', 'from', 'to', 'partition', 'limit', 'budget'],
  ...['filter', 'live', 'order', 'hide', 'open', 'opened', 'kind', 'version', 'status'],
  ...['onlyFlow', 'flow', 'metric', 'behind', 'action', 'outcome', 'state', 'rule', '__proto__'],
];
const HOSTILE: unknown[] = [[], {}, null, false, ''];

/** Combines a page's search with the raw one as the router does. */
const asRouted = (read: (raw: Raw) => object, raw: Raw): Raw => ({
  ...raw,
  ...pageSearch(read)(raw),
});

describe("a page's part of the address", () => {
  it.each(READERS)('of %s has nothing that it cannot use, whatever was typed', (_page, read) => {
    for (const value of HOSTILE) {
      const raw = Object.fromEntries([...KEYS, 'nobody-reads-this'].map((key) => [key, value]));
      const left = Object.entries(asRouted(read, raw)).filter(([, one]) => one !== undefined);
      expect(left).toEqual([]);
    }
  });

  it('keeps what the page can use, beside what it cannot', () => {
    const raw = { until: 'foo', of: 'alerts', tab: 'zzz', 'nobody-reads-this': 1 };
    expect(JSON.stringify(asRouted(readMapSearch, raw))).toBe('{"of":"alerts"}');
  });

  it('takes no moment that JavaScript reads and ISO 8601 does not write', () => {
    for (const until of ['foo', '1', '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z'])
      expect(readMapSearch({ until })).toEqual({});
  });
});
