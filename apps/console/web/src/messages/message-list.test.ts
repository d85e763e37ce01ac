import { describe, expect, it } from 'vitest';
import { aMessage } from './a-message.js';
import { addMessages, EMPTY_LIST } from './message-list.js';

const offsets = (list: { items: readonly { offset: string }[] }) =>
  list.items.map(({ offset }) => offset);

describe('a list of messages', () => {
  it('holds each message once, although a connection that came back says some again', () => {
    const list = addMessages(EMPTY_LIST, [aMessage(1), aMessage(2)], 10);
    expect(offsets(addMessages(list, [aMessage(2), aMessage(3), aMessage(3)], 10))).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('stays in the order of the log, although partitions come one after the other', () => {
    const list = addMessages(EMPTY_LIST, [aMessage(2), aMessage(9)], 10);
    expect(offsets(addMessages(list, [aMessage(5, { partition: 1 })], 10))).toEqual([
      '2',
      '5',
      '9',
    ]);
  });

  it('orders offsets that a double cannot tell apart', () => {
    const appendedAt = '2026-11-24T03:00:00.000Z';
    const [higher, lower] = ['9007199254740993', '9007199254740992'].map((offset) =>
      aMessage(0, { offset, appendedAt }),
    );
    expect(offsets(addMessages(EMPTY_LIST, [higher!, lower!], 10))).toEqual([
      '9007199254740992',
      '9007199254740993',
    ]);
  });

  it('lets go of the oldest and counts them', () => {
    const list = addMessages(EMPTY_LIST, [aMessage(1), aMessage(2), aMessage(3)], 2);
    expect(offsets(list)).toEqual(['2', '3']);
    expect(addMessages(list, [aMessage(4)], 2)).toMatchObject({ dropped: 2 });
  });

  it('is the same list where nothing new came, so that nothing is drawn again', () => {
    const list = addMessages(EMPTY_LIST, [aMessage(1)], 10);
    expect(addMessages(list, [aMessage(1)], 10)).toBe(list);
  });
});
