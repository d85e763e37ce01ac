import { describe, expect, it } from 'vitest';
import { createLogger } from './create-logger.js';

function capture() {
  const lines: string[] = [];
  return { lines, destination: { write: (line: string) => void lines.push(line) } };
}

describe('the logger', () => {
  it('removes what is personal, at any of the depths at which events are logged', () => {
    const { lines, destination } = capture();
    const logger = createLogger({
      service: 'agency',
      agency: 'kec-menteng',
      level: 'info',
      destination,
    });
    logger.info(
      { person: { surname: 'CANARY' }, event: { place: 'CANARY', deep: { address: 'CANARY' } } },
      'written',
    );
    expect(lines.join('')).not.toContain('CANARY');
    expect(lines.join('')).toContain('[removed]');
  });

  it('writes an error’s message, never the statement and row a driver adds to it', () => {
    const { lines, destination } = capture();
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (surname)=(CANARY)',
      parameters: ['CANARY'],
    });
    createLogger({ service: 'agency', level: 'info', destination }).error({ err: error }, 'failed');
    expect(lines.join('')).not.toContain('CANARY');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'error',
      err: { code: '23505', message: 'duplicate key' },
    });
  });
});
