import { describe, expect, it } from 'vitest';
import { NOW } from '../testing/a-context.js';
import { roomRefusal } from './room.js';

const OPERATION = { owner: 'polri-jakpus', addressees: ['kec-menteng'], endsAt: NOW };
const GOES_ON = ['PLANNED', 'APPROVED', 'STARTED'];
const OVER = ['ENDED', 'REPORTED', 'CANCELLED'];
const AGENCIES = ['polri-jakpus', 'kec-menteng', 'kec-senen', 'imigrasi-jakpus'];
const TABLE = [...GOES_ON, ...OVER].flatMap((status) =>
  AGENCIES.flatMap((code) => [NOW - 1, NOW].map((now) => [status, code, now - NOW] as const)),
);

describe('the room of an operation', () => {
  it.each(TABLE)('that is %s, for %s, %i ms after its end', (status, code, after) => {
    const refusal = roomRefusal({ ...OPERATION, status }, code, NOW + after);
    if (!AGENCIES.slice(0, 2).includes(code))
      expect(refusal).toEqual({
        code: 'not-a-member',
        detail: `Expected a member of the operation (polri-jakpus, kec-menteng), got ${code}`,
      });
    else if (OVER.includes(status)) {
      expect(refusal?.code).toBe('room-closed');
      expect(refusal?.detail).toContain(status);
    } else if (after < 0) expect(refusal).toBeNull();
    else {
      expect(refusal?.code).toBe('room-closed');
      expect(refusal?.detail).toContain(new Date(NOW).toISOString());
    }
  });
});
