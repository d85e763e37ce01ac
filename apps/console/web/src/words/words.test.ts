import { duration, exact, moment, sharedWords } from '@sinergi/web';
import { placeholders } from '@sinergi/web/testing';
import { describe, expect, it } from 'vitest';
import { LAG_REASONS, LAG_VERDICTS, SERIES_METRICS } from '../../../contract/agency.js';
import { ALERT_RULES } from '../../../contract/alerts.js';
import { FINDING_CODES, OPERATION_KINDS } from '../../../contract/operations.js';
import { REASON_CODES, SYNC_STATUSES } from '../../../contract/overview.js';
import { ACTION_KINDS, ACTION_OUTCOMES, ROLES } from '../../../contract/session.js';
import { english } from './english.js';
import { indonesian } from './indonesian.js';
import { SCREENS, screenWords, type Words } from './screen-words.js';

describe('the words', () => {
  it('say the same in both languages, with the same placeholders', () => {
    expect(new Map(placeholders(english))).toEqual(new Map(placeholders(indonesian)));
  });

  it.each(Object.entries(SCREENS))(
    'say the same in both languages on the screen %s',
    (_screen, { id, en }) => {
      expect(new Map(placeholders(en))).toEqual(new Map(placeholders(id)));
    },
  );

  it('leave no word of the frame to be hidden by a screen of the same name', () => {
    const frame = { ...sharedWords.id, ...indonesian };
    expect(Object.keys(SCREENS).filter((screen) => screen in frame)).toEqual([]);
  });

  it('name every status and every reason the server can give', () => {
    for (const words of [indonesian, english]) {
      expect(Object.keys(words.status).sort()).toEqual([...SYNC_STATUSES, 'none'].sort());
      expect(Object.keys(words.reason).sort()).toEqual([...REASON_CODES].sort());
    }
  });

  it.each<[string, readonly string[], (words: Words) => unknown]>([
    ['rule of alerts', ALERT_RULES, ({ alerts }) => (alerts as Words)['rule']],
    [
      'rule of alerts with its sentence',
      ALERT_RULES,
      ({ alerts }) => (alerts as Words)['ruleText'],
    ],
    ['verdict on a reader', LAG_VERDICTS, ({ widgets }) => (widgets as Words)['verdict']],
    ['reason of a verdict', LAG_REASONS, ({ widgets }) => (widgets as Words)['lagReason']],
    ['role', ROLES, ({ widgets }) => (widgets as Words)['role']],
    ['action', ACTION_KINDS, ({ actions }) => (actions as Words)['name']],
    ['outcome of an action', ACTION_OUTCOMES, ({ actions }) => (actions as Words)['outcome']],
    ['operation', OPERATION_KINDS, ({ operations }) => (operations as Words)['kind']],
    ['finding in a copy', FINDING_CODES, ({ operations }) => (operations as Words)['finding']],
    ['figure over time', SERIES_METRICS, ({ agencies }) => (agencies as Words)['metricName']],
  ])('name every %s', (_name, names, wordsOf) => {
    for (const language of ['id', 'en'] as const) {
      expect(Object.keys(wordsOf(screenWords(language)) as Words).sort()).toEqual(
        [...names].sort(),
      );
    }
  });

  it('tell spans in a unit that people think in', () => {
    expect([8, 90, 180, 10_800, 200_000].map((seconds) => duration(seconds, 'id'))).toEqual([
      '8 detik',
      '90 detik',
      '3 menit',
      '3 jam',
      '2 hari',
    ]);
    expect(duration(1, 'en')).toBe('1 second');
  });

  it('tell a 64-bit offset digit by digit', () => {
    expect(exact('9007199254740993')).toBe(9_007_199_254_740_993n);
    expect(exact('1.5')).toBe(1.5);
  });

  it('tell moments in the time of Jakarta, or in UTC', () => {
    expect(moment('2026-11-24T02:03:04.000Z', 'en', 'WIB', 'full')).toBe(
      '24 Nov 2026, 09:03:04 WIB',
    );
    expect(moment('2026-11-24T20:03:04.000Z', 'id', 'WIB', 'full')).toContain('25 Nov 2026');
    expect(moment('2026-11-24T02:03:04.000Z', 'en', 'UTC', 'clock')).toBe('02:03:04 UTC');
  });
});
