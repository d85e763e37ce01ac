import { describe, expect, it } from 'vitest';
import { aMessage } from './a-message.js';
import { messageColumns } from './message-columns.js';

const words = { t: (key: string) => key, language: 'en', time: String, number: String };
const shown = (exercise: boolean | undefined): unknown => {
  const value = { activity: 'WORK', ...(exercise === undefined ? {} : { handling: { exercise } }) };
  const column = messageColumns(words).find(({ id }) => id === 'value')!;
  return (column as unknown as { accessorFn: (message: object) => unknown }).accessorFn({
    ...aMessage(1),
    value,
  });
};

describe('a message in the list', () => {
  it('says that it is of an exercise before anything else', () => {
    expect(shown(true)).toBe('exercise · activity: WORK');
  });

  it('says nothing of it where it is live', () => {
    expect(shown(false)).toBe('activity: WORK');
    expect(shown(undefined)).toBe('activity: WORK');
  });
});
