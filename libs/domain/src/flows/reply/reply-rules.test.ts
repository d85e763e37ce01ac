import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { SEALED_TEXT } from '../seal-text.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { replyRules } from './reply-rules.js';

const REQUEST_ID = '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f001';

function aReply(change: Fields = {}): Fields {
  return {
    requestId: REQUEST_ID,
    outcome: 'ANSWERED',
    ground: null,
    content: { text: 'Contoh catatan.' },
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

/** To a request that looks like this. */
function to(change: Fields = {}) {
  const request = {
    owner: 'polri-jakpus',
    addressees: ['imigrasi-jakpus'],
    dueAt: NOW + HOUR_MS,
    status: 'OPEN',
    ...change,
  };
  return aContext({ related: { requestId: request } });
}

const replied = (context = to()): Fields => begin(replyRules, 'REPLIED', aReply(), context).after;

describe('a reply', () => {
  it('is one per request that is held, for the asker to open', () => {
    expect(replyRules).toMatchObject({ onePer: ['requestId'], relates: { requestId: 'request' } });
    expect(begin(replyRules, 'REPLIED', aReply(), to())).toMatchObject({
      violations: [],
      after: { addressees: ['polri-jakpus'], late: false },
    });
  });

  it('travels with the ground of a refusal in the sealed content alone', () => {
    const refused = { outcome: 'REFUSED', ground: 'It is about somebody else', content: null };
    const { after, violations } = begin(replyRules, 'REPLIED', aReply(refused), to());
    expect(violations).toEqual([]);
    expect(after).toMatchObject({ ground: SEALED_TEXT, content: { text: refused.ground } });
    // Whoever puts it right may send back what was read.
    const again = { ...refused, ground: SEALED_TEXT, content: undefined };
    const corrected = carryOut(replyRules, after, 'CORRECTED', aReply(again), to());
    expect(corrected.violations).toEqual([]);
    expect(corrected.after).toMatchObject({ ground: SEALED_TEXT });
  });

  it('is late after the time it was due, and stays as late as it was when it is put right', () => {
    expect(replied(to({ dueAt: NOW - 1 }))).toMatchObject({ late: true });
    expect(
      carryOut(replyRules, replied(), 'CORRECTED', aReply(), to({ dueAt: NOW - 1 })),
    ).toMatchObject({
      violations: [],
      after: { late: false },
    });
  });

  it.each<[string, Fields, string]>([
    ['refuses without a ground', { outcome: 'REFUSED', content: null }, '/ground'],
    ['has a ground and does not refuse', { ground: 'no authority' }, '/ground'],
    ['answers without an answer', { content: null }, '/content'],
    [
      'is kept more than ten years',
      { handling: { retainUntil: day('2036-11-25') } },
      '/handling/retainUntil',
    ],
  ])('is refused where it %s', (_what, change, field) => {
    expect(begin(replyRules, 'REPLIED', aReply(change), to()).fields).toEqual([field]);
  });

  it.each<[string, Fields]>([
    ['nothing is held', { outcome: 'NOTHING_HELD', content: null }],
    ['it refuses, with a ground', { outcome: 'REFUSED', ground: 'no authority', content: null }],
  ])('may say that %s', (_what, change) => {
    expect(begin(replyRules, 'REPLIED', aReply(change), to()).violations).toEqual([]);
  });

  it('to a request for advice gives it or refuses, and never holds nothing', () => {
    const none = { outcome: 'NOTHING_HELD', content: null };
    const refused = { outcome: 'REFUSED', ground: 'no authority', content: null };
    const advice = to({ kind: 'ADVICE' });
    const fieldsOf = (change: Fields, context = advice) =>
      begin(replyRules, 'REPLIED', aReply(change), context).fields;
    expect([fieldsOf({}), fieldsOf(refused), fieldsOf(none)]).toEqual([[], [], ['/outcome']]);
    expect(fieldsOf(none, to({ kind: 'INFORMATION' }))).toEqual([]);
    const { after } = begin(replyRules, 'REPLIED', aReply(), advice);
    expect(carryOut(replyRules, after, 'CORRECTED', aReply(none), advice).fields).toEqual([
      '/outcome',
    ]);
  });

  it('comes only from who was asked', () => {
    expect(
      begin(replyRules, 'REPLIED', aReply(), to({ addressees: ['kec-menteng'] })).fields,
    ).toEqual(['/requestId']);
  });

  it('comes to a request that is open or closed, not withdrawn; it can be corrected', () => {
    expect(begin(replyRules, 'REPLIED', aReply(), to({ status: 'CLOSED' })).fields).toEqual([]);
    expect(begin(replyRules, 'REPLIED', aReply(), to({ status: 'WITHDRAWN' })).fields).toEqual([
      '/requestId',
    ]);
    expect(
      carryOut(replyRules, replied(), 'CORRECTED', aReply(), to({ status: 'WITHDRAWN' })).fields,
    ).toEqual([]);
  });

  it('never becomes the reply to another request', () => {
    const other = aReply({ requestId: '4c2f0f0e-5a38-4d5b-8f52-0f7a3cf0f002' });
    expect(carryOut(replyRules, replied(), 'CORRECTED', other, to()).fields).toEqual([
      '/requestId',
    ]);
  });
});
