import { describe, expect, it } from 'vitest';
import { ConsoleListener, wrapped } from './console-listener.js';

const told = (language: 'en' | 'id', isMet: boolean): string => {
  let text = '';
  const listener = new ConsoleListener(language, (more) => {
    text += more;
  });
  const title = { id: 'Rapat', en: 'The meeting' };
  const act = { title, began: '2023-09-11T02:00:00Z', lines: [], tookMs: 0 };
  listener.actBegan(act, 2, 9);
  listener.lineTold({
    checked: {
      what: { id: 'Lima belas hadir', en: 'Fifteen are there' },
      ...{ expected: '15', came: isMet ? '15' : '14', isMet, waitedMs: 1_260 },
    },
  });
  return text;
};

describe('the story at a terminal', () => {
  it('tells how far it is, and what was checked', () => {
    expect(told('en', true)).toBe(
      '\n2/9  The meeting (2023-09-11)\n  ✓  Fifteen are there (1.3 s)\n',
    );
  });

  it('says what was expected and what came where it is not met', () => {
    expect(told('id', false)).toContain(
      '  ✗  Lima belas hadir (1.3 s)\n       diharapkan: 15\n       yang datang: 14\n',
    );
  });

  it('breaks long texts between words', () => {
    const text = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ');
    const lines = wrapped(text, '     ').split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(96);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
  });
});
