import { randomUUID } from 'node:crypto';
import { eventually, withSession } from '@sinergi/testing';
import { createParser } from 'eventsource-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { aSighting } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { type ConsoleAnswer, ConsoleOperator } from '../support/console-operator.js';
import { busAs, publisherOn } from '../support/operator-view.js';
import { agencyOf, platform } from '../support/platform.js';

const TOPIC = 'timpora.sighting';
const HOME = 'imigrasi-dki';
const descriptor = platform();
const menteng = new AgencySystem(descriptor, 'kec-menteng');
const REASON = 'written down in a journey test';
let operator: ConsoleOperator;
let admin: ConsoleOperator;
let viewer: ConsoleOperator;

beforeAll(async () => {
  [operator, admin, viewer] = (await Promise.all(
    ['operator-1', 'admin-1', 'pembaca-1'].map((id) => ConsoleOperator.logIn(descriptor, id)),
  )) as [ConsoleOperator, ConsoleOperator, ConsoleOperator];
});

/** Posts a sighting and waits until the operator's agency has it. */
async function aSightingEverywhere(): Promise<{ eventId: string; sightingId: string }> {
  const { body } = await menteng.report(aSighting());
  await eventually(
    'it came',
    async () => (await operator.get(`/api/events/${body.eventId}?agency=${HOME}`)).status === 200,
  );
  return body;
}

async function operate(
  who: ConsoleOperator,
  agency: string,
  kind: string,
  target: object,
  more: object = {},
) {
  const begun = await who.send('POST', `/api/agencies/${agency}/operations`, {
    kind,
    reason: REASON,
    target,
    ...more,
  });
  expect([kind, begun.status, begun.body.detail]).toEqual([kind, 202, undefined]);
  return eventually(`${kind} has ended`, async () => {
    const { body } = await who.get(`/api/agencies/${agency}/operations/${begun.body.operationId}`);
    return body.state === 'RUNNING' ? null : body;
  });
}

describe('messages through an agency’s door', () => {
  it('are listed from an end, offset or time, filtered by CEL, what is sealed stays', async () => {
    const { eventId } = await aSightingEverywhere();
    const { message: newest, end } = await operator.scan(TOPIC, { agency: HOME, limit: '500' });
    const found = newest!.find((message) => message.eventId === eventId);
    expect(found).toMatchObject({
      topic: TOPIC,
      version: 1,
      value: { place: { sealed: true, group: 'location' } },
    });
    expect(end![0].scanned).toBe(newest!.length);
    const { partition, offset, appendedAt } = found;
    const at = await operator.scan(TOPIC, {
      agency: HOME,
      from: `offset:${offset}`,
      partition: String(partition),
      limit: '1',
    });
    expect(at['message']![0].eventId).toBe(eventId);
    const since = await operator.scan(TOPIC, { agency: HOME, from: `time:${appendedAt}` });
    expect(since['message']!.map((message) => message.eventId)).toContain(eventId);
    const only = await operator.scan(TOPIC, {
      agency: HOME,
      filter: `headers.ce_id == "${eventId}" && value.owner == "kec-menteng"`,
    });
    expect(only['message']!.map((message) => message.eventId)).toEqual([eventId]);
  });

  it('go on where they ended, and spend no more than the budget', async () => {
    await aSightingEverywhere();
    await aSightingEverywhere();
    const first = await operator.scan(TOPIC, { agency: HOME, budget: '1', filter: 'false' });
    expect(first['end']![0]).toMatchObject({ scanned: 1, matched: 0, reason: 'budget' });
    const next = await operator.scan(TOPIC, {
      agency: HOME,
      limit: '1',
      cursor: first['end']![0].cursor,
    });
    const both = await operator.scan(TOPIC, { agency: HOME, limit: '2' });
    expect(next['message']![0].eventId).toBe(both['message']![1].eventId);
  });

  it('are followed live, and taken up where they were after a lost connection', async () => {
    /** Reads the data of a stream's events, by name, until there is enough. */
    const follow = async (
      query: Record<string, string>,
      isEnough: (name: string, data: ConsoleAnswer['body']) => boolean,
    ) => {
      const leave = new AbortController();
      let enough: ConsoleAnswer['body'];
      const parser = createParser({
        onEvent: ({ event = '', data }) => {
          if (isEnough(event, JSON.parse(data))) enough ??= JSON.parse(data);
        },
      });
      const asked = new URLSearchParams({ agency: HOME, live: 'true', limit: '1', ...query });
      const path = `/api/topics/${TOPIC}/messages?${asked}`;
      const reading = operator.stream(path, leave.signal, (text) => parser.feed(text));
      await eventually('it came', () => enough !== undefined);
      leave.abort();
      await reading;
      return enough;
    };
    const { cursor } = await follow(
      {},
      (name, data) => name === 'progress' && data.cursor !== null,
    );
    const { eventId } = await aSightingEverywhere();
    expect(
      await follow({ cursor }, (name, data) => name === 'message' && data.eventId === eventId),
    ).toMatchObject({ topic: TOPIC });
    expect(await follow({ cursor: 'of another agency' }, (name) => name === 'resync')).toEqual({});
  });

  it('refuse a filter that is invalid, names no field, or goes too deep', async () => {
    const nested = [...'abcdefg'].reduceRight(
      (inner, name) => `headers.exists(${name}, ${inner})`,
      'false',
    );
    for (const [filter, type] of [
      ['value.', 'invalid-filter'],
      ['value.kecamatn == "31.71.06"', 'unknown-field'],
      [nested, 'filter-too-large'],
    ] as const) {
      const query = new URLSearchParams({ agency: HOME, filter });
      const { status, body } = await operator.get(`/api/topics/${TOPIC}/messages?${query}`);
      expect([status, body.type]).toEqual([400, `urn:sinergi:problem:${type}`]);
      if (type === 'unknown-field') expect(body.detail).toContain('did you mean kecamatan?');
    }
  });

  it('are counted where a filter can say nothing of them', async () => {
    await aSightingEverywhere();
    const { message, end } = await operator.scan(TOPIC, {
      agency: HOME,
      budget: '1',
      filter: 'headers.nowhere == "x"',
    });
    expect(message).toBeUndefined();
    expect(end![0]).toMatchObject({
      scanned: 1,
      matched: 0,
      failed: 1,
      failure: 'No such key: nowhere',
    });
  });

  it('hold up nobody while a viewer’s filter does not end, which is ended', async () => {
    await aSightingEverywhere();
    // A list of a million, and for each element a pass over the whole list.
    const filter = `[[1]]${'.map(a, a + a)'.repeat(20)}.exists(l, l.all(x, !(2 in l)))`;
    let hasEnded = false;
    const attack = operator.scan(TOPIC, { agency: HOME, filter }).finally(() => {
      hasEnded = true;
    });
    let answeredMeanwhile = 0;
    // So few requests that they stay far below the rate limit, which other tests share.
    while (!hasEnded && answeredMeanwhile < 50) {
      expect((await admin.get('/api/me')).status).toBe(200);
      if (!hasEnded) answeredMeanwhile += 1;
    }
    expect(answeredMeanwhile).toBeGreaterThan(0);
    const { problem } = await attack;
    expect(problem![0]).toMatchObject({
      type: 'urn:sinergi:problem:filter-too-costly',
      detail: expect.stringContaining('evaluates a record'),
    });
    const after = await operator.scan(TOPIC, { agency: HOME, limit: '1', filter: 'true' });
    expect(after['message']).toHaveLength(1);
  });

  it('are taken out as a file, masked, and that is written down', async () => {
    await aSightingEverywhere();
    const { body } = await operator.get(
      `/api/topics/${TOPIC}/export?agency=${HOME}&limit=5&format=csv`,
    );
    expect(body.split('\r\n')[0]).toBe(
      'topic,partition,offset,appendedAt,eventId,key,version,value',
    );
    expect(body).toContain('""sealed"":true');
    const { items } = (await operator.get('/api/actions')).body;
    expect(items[0]).toMatchObject({
      action: 'messages.export',
      outcome: 'DONE',
      operator: { id: 'operator-1' },
    });
  });

  it('are opened only by who may, for a purpose and a reason logged on both sides', async () => {
    const { sightingId } = await aSightingEverywhere();
    const wish = {
      agency: HOME,
      flow: 'sighting',
      entityId: sightingId,
      version: 1,
      purpose: 'SUPERVISION',
    };
    expect(
      (await operator.send('POST', '/api/messages/unmask', { ...wish, reason: 'short' })).status,
    ).toBe(400);
    const { status, body } = await eventually(
      'the key has come too',
      async () => {
        const answer = await operator.send('POST', '/api/messages/unmask', {
          ...wish,
          reason: REASON,
        });
        return answer.body.groups?.location?.sealed === 'KEY_PENDING' ? null : answer;
      },
      30_000,
      2_000,
    );
    expect([status, body.hideAfterSeconds]).toEqual([200, 60]);
    expect(body.groups.location.opened).toHaveProperty('lat');
    const disclosed = await withSession(agencyOf(descriptor, HOME).databaseUrl, (query) =>
      query('SELECT officer, purpose, reason FROM disclosure WHERE disclosure_id = $1', [
        body.disclosureId,
      ]),
    );
    expect(disclosed.rows).toEqual([
      { officer: 'Operator Satu (operator-1)', purpose: 'SUPERVISION', reason: REASON },
    ]);
    const { items } = (await operator.get('/api/actions')).body;
    const logged = items.find((item: { action: string }) => item.action === 'message.unmask');
    expect(logged).toMatchObject({
      outcome: 'DONE',
      reason: REASON,
      after: { disclosureId: body.disclosureId },
    });
    expect(JSON.stringify(items)).not.toContain(String(body.groups.location.opened.lat));
    const file = (
      await operator.get(
        `/api/actions/export?action=message.unmask&search=${sightingId}&format=csv`,
      )
    ).body.split('\r\n');
    expect([file.length, file[1]]).toEqual([3, expect.stringContaining(REASON)]);
    expect((await operator.get('/api/actions?action=actions.export')).body.items[0]).toMatchObject({
      outcome: 'DONE',
      after: { actions: 1 },
    });
    for (const [who, agency] of [
      [viewer, 'kec-menteng'],
      [admin, HOME],
      [operator, 'kec-menteng'],
    ] as const)
      expect(
        (await who.send('POST', '/api/messages/unmask', { ...wish, agency, reason: REASON }))
          .status,
      ).toBe(403);
  });
});

describe('opening beyond the limit', () => {
  const at = `/api/agencies/${HOME}/disclosures`;
  const wish = { purpose: 'SUPERVISION', reason: REASON };

  it('takes two persons who log in, and each step is in the ledger', async () => {
    const limits = (await operator.get(`${at}/limits`)).body;
    expect(limits).toMatchObject({ perOfficer: 200, bulk: false });
    const asked = await operator.send('POST', `${at}/beyond`, wish);
    expect([asked.status, asked.body.state]).toEqual([201, 'ASKED']);
    const path = `${at}/beyond/${asked.body.requestId}/confirmation`;
    const confirm = (by: ConsoleOperator) => by.send('POST', path, { reason: REASON });
    for (const by of [operator, admin, viewer]) expect((await confirm(by)).status).toBe(403);
    await eventually('it is an alert', async () => {
      const { alerts } = (await operator.get('/api/alerts?state=open')).body;
      return alerts.some(
        ({ rule, agency }: { rule: string; agency: string }) =>
          rule === 'beyond-limit' && agency === HOME,
      );
    });
    const second = await ConsoleOperator.logIn(descriptor, 'operator-2');
    expect((await confirm(second)).body).toMatchObject({
      ...{ state: 'GRANTED', officer: 'Operator Satu (operator-1)' },
      confirmedBy: 'Operator Dua (operator-2)',
    });
    expect((await confirm(second)).status).toBe(409);
    expect((await operator.send('POST', `${at}/beyond`, wish)).status).toBe(409);
    const { items } = (await operator.get(at)).body;
    expect(items.slice(0, 2)).toMatchObject([
      { topic: 'break-glass', groups: ['confirmed'], officer: 'Operator Dua (operator-2)' },
      { topic: 'break-glass', groups: ['asked'], officer: 'Operator Satu (operator-1)' },
    ]);
    const { items: actions } = (await second.get('/api/actions?action=limit.confirm-beyond')).body;
    expect(actions.slice(0, 2)).toMatchObject([{ outcome: 'REFUSED' }, { outcome: 'DONE' }]);
  });

  it('is refused to a system, whichever name it states', async () => {
    const limits = await menteng.get('/disclosures/limits');
    expect(limits.status).toBe(200);
    const asked = await menteng.send('POST', '/disclosures/break-glass', wish);
    expect([asked.status, asked.body.type]).toEqual([403, '/problems/person-needed']);
    const named = await menteng.send('POST', '/disclosures/break-glass', {
      ...{ ...wish, officer: 'Siti' },
    });
    expect(named.status).toBe(400);
  });
});

describe('an event', () => {
  it('tells its way: when it happened, was recorded, stored, and who has it', async () => {
    const { eventId } = await aSightingEverywhere();
    const { waterfall, receipts } = await eventually('everybody has it', async () => {
      const { body } = await operator.get(`/api/events/${eventId}?agency=${HOME}`);
      return body.receipts.every(({ has }: { has: boolean }) => has) ? body : null;
    });
    expect(receipts).toHaveLength(descriptor.agencies.length);
    const moments = [
      waterfall.occurredAt,
      waterfall.recordedAt,
      waterfall.appendedAt,
      waterfall.applied.find(({ agency }: { agency: string }) => agency === HOME).at,
    ];
    expect([...moments].sort()).toEqual(moments);
  });
});

describe('reading that an operator pauses', () => {
  it('stands still there alone, is rewound only by who may, to the same copy', async () => {
    await aSightingEverywhere();
    await operate(operator, HOME, 'PAUSE', { topic: TOPIC });
    const standing = async () => {
      const { partitions } = (await operator.get(`/api/agencies/${HOME}/sync`)).body;
      return partitions.filter(({ topic }: { topic: string }) => topic === TOPIC);
    };
    const before = await standing();
    expect(before.every(({ isPaused }: { isPaused: boolean }) => isPaused)).toBe(true);
    const { eventId } = (await menteng.report(aSighting())).body;
    await eventually(
      'another agency has it',
      async () => (await menteng.get(`/events/${eventId}`)).status === 200,
    );
    expect((await standing()).map(({ nextOffset }: { nextOffset: string }) => nextOffset)).toEqual(
      before.map(({ nextOffset }: { nextOffset: string }) => nextOffset),
    );
    const held = before.find(({ nextOffset }: { nextOffset: string }) => nextOffset !== '0');
    const preview = await operator.send('POST', `/api/agencies/${HOME}/rewind-preview`, {
      topic: TOPIC,
      partition: held.partition,
      offset: '0',
    });
    expect(preview.body.partitions).toMatchObject([
      { rewindTo: '0', replayed: held.nextOffset, refused: null, isPaused: true },
    ]);
    const wish = {
      kind: 'REWIND',
      reason: REASON,
      target: { topic: TOPIC, partition: held.partition, offset: '0' },
    };
    expect(
      (await operator.send('POST', `/api/agencies/${HOME}/operations`, { ...wish, confirm: HOME }))
        .status,
    ).toBe(403);
    expect(
      (await admin.send('POST', `/api/agencies/${HOME}/operations`, { ...wish, confirm: 'yes' }))
        .status,
    ).toBe(400);
    const rewound = await operate(admin, HOME, 'REWIND', wish.target, { confirm: HOME });
    expect(rewound).toMatchObject({ state: 'DONE', officer: 'Admin Satu (admin-1)' });
    await operate(operator, HOME, 'RESUME', { topic: TOPIC });
    await eventually(
      'it has what it was sent meanwhile',
      async () => (await operator.get(`/api/events/${eventId}?agency=${HOME}`)).status === 200,
    );
    await eventually('its copy is the others’ again', async () => {
      const [own, other] = [await standing(), (await menteng.get('/sync')).body.partitions];
      // For a partition without records, the other answer has no entry.
      return own
        .filter(({ nextOffset }: { nextOffset: string }) => nextOffset !== '0')
        .every(
          ({
            partition,
            digest,
            nextOffset,
          }: {
            partition: number;
            digest: string;
            nextOffset: string;
          }) =>
            other.some((one: { topic: string }) => {
              const same = one as {
                topic: string;
                partition: number;
                digest: string;
                nextOffset: string;
              };
              return (
                same.topic === TOPIC &&
                same.partition === partition &&
                same.digest === digest &&
                same.nextOffset === nextOffset
              );
            }),
        );
    });
  });

  it('is refused a rewind while it goes on', async () => {
    await aSightingEverywhere();
    const { partitions } = (await admin.get(`/api/agencies/${HOME}/sync`)).body;
    const { partition } = partitions.find(
      ({ topic, nextOffset }: { topic: string; nextOffset: string }) =>
        topic === TOPIC && nextOffset !== '0',
    );
    const ended = await operate(
      admin,
      HOME,
      'REWIND',
      { topic: TOPIC, partition, offset: '0' },
      { confirm: HOME },
    );
    expect(ended).toMatchObject({ state: 'FAILED', result: { code: 'NOT_PAUSED' } });
  });
});

describe('a copy compared with its log', () => {
  it('lists the row that is not as the log has it, and is in order after healing', async () => {
    const { eventId } = await aSightingEverywhere();
    const event = (await operator.get(`/api/events/${eventId}?agency=${HOME}`)).body.message;
    const topicPartition = { topic: TOPIC, partition: event.partition };
    await withSession(agencyOf(descriptor, HOME).databaseUrl, (query) =>
      query(`UPDATE history SET value = value || '\\x00'::bytea WHERE event_id = $1`, [eventId]),
    );
    const compared = await operate(operator, HOME, 'COMPARE', topicPartition);
    expect(compared.result[0]).toMatchObject({
      differing: 1,
      keys: [{ key: event.key, version: 1, difference: 'CHANGED', offset: event.offset }],
    });
    await operate(operator, HOME, 'HEAL', topicPartition);
    expect((await operate(operator, HOME, 'COMPARE', topicPartition)).result[0]).toMatchObject({
      differing: 0,
      keys: [],
    });
  });
});

describe('dead letters', () => {
  it('are inspected, redriven at a rate, held, released and dismissed at one agency', async () => {
    const bus = busAs(descriptor, agencyOf(descriptor, 'kec-menteng').relay);
    const publisher = await publisherOn(bus);
    const key = `kec-menteng:${randomUUID()}`;
    await publisher.publish(
      Array.from({ length: 6 }, () => ({
        topic: TOPIC,
        key,
        value: Buffer.from('not an event'),
        headers: {},
      })),
    );
    await publisher.close();
    await bus.close();
    const mine = async () => {
      const { body } = await operator.get(
        `/api/agencies/${HOME}/dead-letters?topic=${TOPIC}&reason=UNSIGNED`,
      );
      return body.items.filter((item: { key: string }) => item.key === key);
    };
    const deadLetters = await eventually('they are put aside', async () => {
      const found = await mine();
      return found.length === 6 ? found : null;
    });
    const board = (await operator.get('/api/dead-letters')).body.agencies;
    expect(board.find(({ agency }: { agency: string }) => agency === HOME).groups).toContainEqual(
      expect.objectContaining({ reason: 'UNSIGNED', topic: TOPIC }),
    );
    expect(board.find(({ agency }: { agency: string }) => agency === 'kec-senen')).toMatchObject({
      groups: null,
      unavailable: 'forbidden',
    });

    const { partition, offset } = deadLetters[0];
    const inspected = (
      await operator.get(`/api/agencies/${HOME}/dead-letters/${TOPIC}/${partition}/${offset}`)
    ).body;
    expect(inspected.steps.slice(0, 2)).toMatchObject([
      { step: 'SIGNER', ok: false },
      { step: 'FRAME', ok: null },
    ]);
    expect(inspected.hex).toContain('|not an event|');
    expect(inspected.remedies).toContain('ASK_PUBLISHER');
    // An operator of the exchange sees where the record is and why it was refused, but not its
    // content.
    const coordinates = `${TOPIC}/${partition}/${offset}`;
    const looked = (await admin.get(`/api/agencies/${HOME}/dead-letters/${coordinates}`)).body;
    expect(looked).toMatchObject({
      ...{ partition, offset, reason: 'UNSIGNED', sha256: inspected.sha256 },
      ...{ isShown: false, headers: {}, value: null, hex: '', sizeBytes: inspected.sizeBytes },
    });
    expect(JSON.stringify(looked)).not.toContain('not an event');

    const dry = await operate(operator, HOME, 'REDRIVE', {
      topic: TOPIC,
      partition,
      offset,
      dryRun: true,
    });
    expect(dry.result).toMatchObject([{ outcome: 'STILL_DEAD', reason: 'UNSIGNED' }]);

    const job = await operator.send('POST', `/api/agencies/${HOME}/operations`, {
      kind: 'REDRIVE',
      reason: REASON,
      target: { topic: TOPIC, reason: 'UNSIGNED', ratePerSecond: 0.2 },
    });
    const path = `/api/agencies/${HOME}/operations/${job.body.operationId}`;
    expect((await operator.send('POST', `${path}/pause`, { reason: REASON })).body.state).toBe(
      'PAUSED',
    );
    expect((await operator.get(path)).body.state).toBe('PAUSED');
    expect((await operator.send('POST', `${path}/resume`, { reason: REASON })).body.state).toBe(
      'RUNNING',
    );
    expect((await operator.send('DELETE', path, { reason: REASON })).body.state).toMatch(
      /CANCELLED|DONE/,
    );

    for (const deadLetter of deadLetters)
      await operate(operator, HOME, 'DISMISS', {
        topic: TOPIC,
        partition: deadLetter.partition,
        offset: deadLetter.offset,
      });
    expect(await mine()).toEqual([]);
    const elsewhere = await withSession(agencyOf(descriptor, 'kec-senen').databaseUrl, (query) =>
      query(
        `SELECT count(*) AS letters
         FROM dead_letter
         WHERE topic = $1
           AND key = $2
           AND dismissal IS NULL`,
        [TOPIC, Buffer.from(key)],
      ),
    );
    expect(Number(elsewhere.rows[0]!['letters'])).toBe(6);
  });
});
