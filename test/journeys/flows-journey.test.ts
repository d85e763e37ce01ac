import { eventually } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { aPerson } from '../support/a-sighting.js';
import { AgencySystem, type Answer } from '../support/agency-system.js';
import {
  aBulletin,
  aLodging,
  aMovement,
  aNewDocument,
  anAlert,
  aPermit,
  aRepresentation,
  aRequest,
  aWatch,
  DAY_MS,
  dayFromNow,
  HANDLING,
  timeFromNow,
} from '../support/entities.js';
import { platform } from '../support/platform.js';

const descriptor = platform();
const codes = descriptor.agencies.map(({ code }) => code);
const systems = new Map(codes.map((code) => [code, new AgencySystem(descriptor, code)]));
const systemOf = (code: string): AgencySystem => systems.get(code)!;
const imigrasi = systemOf('imigrasi-jakpus');

const untilHeld = (code: string, path: string, version: number): Promise<Answer> =>
  eventually(`${code} holds version ${version} of ${path}`, async () => {
    const answer = await systemOf(code).get(path);
    return answer.status === 200 && answer.body.version >= version ? answer : null;
  });

/**
 * An agency that was let in would stay so: this would never be seen. Before the event and its key
 * have come, it is not seen yet.
 */
const untilRefused = (
  code: string,
  entities: string,
  id: string,
  group: string,
): Promise<unknown> =>
  eventually(`${code} is told that it may not open ${group} of ${entities}/${id}`, async () => {
    const answer = await systemOf(code).disclose(entities, id, [group]);
    return answer.status === 403 && answer.body.groups?.[group]?.status === 'NOT_ENTITLED';
  });

async function begun(
  answer: Promise<Answer>,
): Promise<Record<string, string> & { version: number }> {
  const { status, body } = await answer;
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
}

describe('every flow', () => {
  const samples: [plural: string, owner: string, body: object, idField: string][] = [
    ['permits', 'imigrasi-jakpus', aPermit(), 'permitId'],
    ['movements', 'imigrasi-jakpus', aMovement(), 'movementId'],
    ['lodgings', 'kec-menteng', aLodging(), 'lodgingId'],
    ['watches', 'imigrasi-jakpus', aWatch(), 'watchId'],
    ['alerts', 'polri-jakpus', anAlert(), 'alertId'],
    ['requests', 'polri-jakpus', aRequest(), 'requestId'],
    ['representations', 'kesbangpol-jakpus', aRepresentation(), 'representationId'],
    ['bulletins', 'imigrasi-jakpus', aBulletin(), 'bulletinId'],
  ];

  it.each(samples)(
    '%s: what one agency begins is held by all fifteen, sealed',
    async (plural, owner, body, idField) => {
      const entity = await begun(systemOf(owner).begin(plural, body));
      const held = await Promise.all(
        codes.map((code) => untilHeld(code, `/${plural}/${entity[idField]}`, 1)),
      );
      for (const answer of held) {
        expect(answer.body).toMatchObject({ [idField]: entity[idField], owner, version: 1 });
        expect(JSON.stringify(answer.body)).not.toMatch(/CONTOH|Contoh (rincian|catatan)/);
      }
    },
  );

  it('is refused to an agency that the directory does not let own entities of it', async () => {
    const answer = await systemOf('kec-menteng').begin('permits', aPermit());
    expect(answer.status).toBe(403);
    expect(answer.body.type).toBe('/problems/not-entitled');
  });
});

describe('a stay permit', () => {
  it('is filed, decided, extended and ended, with each version in every history', async () => {
    const { permitId } = await begun(imigrasi.begin('permits', aPermit()));
    const steps: [string, object, string][] = [
      [
        'APPLICATION_FILED',
        { application: 'EXTENSION', pendingSince: timeFromNow(-DAY_MS) },
        'PENDING',
      ],
      ['APPLICATION_DECIDED', { decision: 'GRANTED', decidedAt: timeFromNow(-60_000) }, 'ACTIVE'],
      ['EXTENDED', { validUntil: dayFromNow(60) }, 'ACTIVE'],
      ['ENDED', { endedOn: dayFromNow(0) }, 'ENDED_BY_EXIT'],
    ];
    for (const [at, [change, fields]] of steps.entries()) {
      const { status, body } = await imigrasi.change('permits', permitId!, at + 1, {
        change,
        ...fields,
      });
      expect({ status, version: body.version, body }).toMatchObject({
        status: 201,
        version: at + 2,
      });
    }
    await untilHeld('kejari-jakpus', `/permits/${permitId}`, 5);
    const { body } = await systemOf('kejari-jakpus').get(`/permits/${permitId}/history`);
    expect(
      body.items.map((item: { permit: { change: string; status: string } }) => [
        item.permit.change,
        item.permit.status,
      ]),
    ).toEqual([['ISSUED', 'ACTIVE'], ...steps.map(([change, , status]) => [change, status])]);
  });

  it('is not extended where its origin allows none, and says why', async () => {
    const permit = aPermit({
      origin: 'BVK',
      indexCode: 'A1',
      validFrom: dayFromNow(-5),
      validUntil: dayFromNow(10),
    });
    const { permitId } = await begun(imigrasi.begin('permits', permit));
    const answer = await imigrasi.change('permits', permitId!, 1, {
      change: 'EXTENDED',
      validUntil: dayFromNow(30),
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      type: '/problems/invalid-entity',
      violations: [{ expected: expect.stringContaining('BVK') }],
    });
  });

  it('takes no change that its status does not allow', async () => {
    const { permitId } = await begun(imigrasi.begin('permits', aPermit()));
    const answer = await imigrasi.change('permits', permitId!, 1, {
      change: 'APPLICATION_DECIDED',
      decision: 'GRANTED',
      decidedAt: timeFromNow(-1_000),
    });
    expect(answer.body).toMatchObject({ type: '/problems/change-refused', status: 409 });
  });
});

describe('a watch', () => {
  it('without an end is refused', async () => {
    const answer = await imigrasi.begin('watches', aWatch({ validUntil: undefined }));
    expect(answer.status).toBe(400);
    expect(answer.body.violations).toContainEqual(
      expect.objectContaining({ field: '/validUntil' }),
    );
  });

  it('past its end lapses by itself, everywhere', async () => {
    const watch = aWatch({ validFrom: dayFromNow(-30), validUntil: dayFromNow(-1) });
    const { watchId } = await begun(imigrasi.begin('watches', watch));
    const { body } = await untilHeld('tni-jakpus', `/watches/${watchId}`, 2);
    expect(body).toMatchObject({ change: 'LAPSED', status: 'LAPSED' });
  });
});

describe('what is addressed', () => {
  it('is opened by its owner and the agencies it names, and by nobody else', async () => {
    const polri = systemOf('polri-jakpus');
    const { requestId } = await begun(
      polri.begin(
        'requests',
        aRequest({ to: { agencies: ['kec-menteng'], roles: [], areas: [] } }),
      ),
    );
    await untilHeld('kec-menteng', `/requests/${requestId}`, 1);
    await untilHeld('kec-gambir', `/requests/${requestId}`, 1);
    const opened = await eventually('kec-menteng has the key', async () => {
      const answer = await systemOf('kec-menteng').disclose('requests', requestId!, ['addressed']);
      return answer.body.groups?.addressed?.status === 'OPEN' ? answer : null;
    });
    expect(opened.body.groups.addressed.value).toEqual({ text: 'Contoh rincian permintaan.' });
    expect(
      (await polri.disclose('requests', requestId!, ['addressed'])).body.groups.addressed.status,
    ).toBe('OPEN');
    await untilRefused('kec-gambir', 'requests', requestId!, 'addressed');
  });

  it('finds its agencies by role and by area', async () => {
    const to = { agencies: [], roles: ['movement'], areas: ['31.71.06'] };
    const { requestId } = await begun(systemOf('polri-jakpus').begin('requests', aRequest({ to })));
    const { body } = await systemOf('polri-jakpus').get(`/requests/${requestId}`);
    expect(body.addressees).toEqual(['imigrasi-jakpus', 'kec-menteng']);
  });

  it('is answered once per agency, by who was asked, sealed for the asker', async () => {
    const asker = systemOf('polri-jakpus');
    const { requestId } = await begun(asker.begin('requests', aRequest()));
    await untilHeld('imigrasi-jakpus', `/requests/${requestId}`, 1);
    const reply = {
      requestId,
      outcome: 'ANSWERED',
      content: { text: 'Contoh jawaban.' },
      handling: HANDLING,
    };
    const { replyId } = await begun(imigrasi.begin('replies', reply));
    const again = await imigrasi.begin('replies', {
      ...reply,
      outcome: 'NOTHING_HELD',
      content: null,
    });
    expect(again.body).toMatchObject({
      status: 409,
      type: '/problems/already-exists',
      id: replyId,
    });
    await untilHeld('kec-menteng', `/requests/${requestId}`, 1);
    const unasked = await systemOf('kec-menteng').begin('replies', reply);
    expect(unasked.body).toMatchObject({
      status: 422,
      violations: [expect.objectContaining({ field: '/requestId' })],
    });
    await eventually('the asker opens it', async () => {
      const answer = await asker.disclose('replies', replyId!, ['addressed']);
      return answer.body.groups?.addressed?.value?.text === 'Contoh jawaban.';
    });
    await untilRefused('tni-jakpus', 'replies', replyId!, 'addressed');
  });

  it('answered after its time is marked late', async () => {
    const request = aRequest({ occurredAt: timeFromNow(-2 * DAY_MS), dueAt: timeFromNow(-DAY_MS) });
    const { requestId } = await begun(systemOf('polri-jakpus').begin('requests', request));
    await untilHeld('imigrasi-jakpus', `/requests/${requestId}`, 1);
    const { replyId } = await begun(
      imigrasi.begin('replies', { requestId, outcome: 'NOTHING_HELD', handling: HANDLING }),
    );
    expect((await imigrasi.get(`/replies/${replyId}`)).body.late).toBe(true);
  });
});

describe('an alert', () => {
  it('is answered by an agency stage by stage, forward alone, with a named human', async () => {
    const { alertId } = await begun(systemOf('tni-jakpus').begin('alerts', anAlert()));
    await untilHeld('imigrasi-jakpus', `/alerts/${alertId}`, 1);
    const response = { alertId, officer: 'officer 0001', handling: HANDLING };
    expect((await imigrasi.begin('responses', { ...response, officer: undefined })).status).toBe(
      400,
    );
    const { responseId } = await begun(imigrasi.begin('responses', response));
    const result = {
      change: 'RESULT',
      result: 'NOT_FOUND',
      officer: 'officer 0001',
      note: { text: 'Contoh hasil.' },
    };
    expect((await imigrasi.change('responses', responseId!, 1, result)).status).toBe(201);
    const back = await imigrasi.change('responses', responseId!, 2, {
      change: 'TAKEN',
      officer: 'officer 0001',
    });
    expect(back.body).toMatchObject({ type: '/problems/change-refused' });
    await untilHeld('kejari-jakpus', `/responses/${responseId}`, 2);
    const opened = await eventually('Kejaksaan opens the note, since it opens cases', async () => {
      const answer = await systemOf('kejari-jakpus').disclose('responses', responseId!, ['case']);
      return answer.body.groups?.case?.status === 'OPEN' ? answer : null;
    });
    expect(opened.body.groups.case.value).toEqual({ text: 'Contoh hasil.' });
    await untilRefused('tni-jakpus', 'responses', responseId!, 'case');
  });

  it('of an unknown alert is refused', async () => {
    const alertId = '00000000-0000-4000-8000-000000000000';
    const answer = await imigrasi.begin('responses', {
      alertId,
      officer: 'officer 0001',
      handling: HANDLING,
    });
    expect(answer.body).toMatchObject({
      status: 422,
      violations: [{ field: '/alertId', got: alertId }],
    });
  });
});

describe('an exercise', () => {
  const drill = { ...HANDLING, exercise: true };
  const tni = systemOf('tni-jakpus');
  const refused = (field: string) => ({
    status: 422,
    violations: [expect.objectContaining({ field })],
  });

  it.each([
    [true, false],
    [false, true],
  ])('of an alert (%s) takes no answer that is otherwise (%s)', async (exercise, other) => {
    const handling = { ...HANDLING, exercise };
    const { alertId } = await begun(tni.begin('alerts', anAlert({ handling })));
    await untilHeld('imigrasi-jakpus', `/alerts/${alertId}`, 1);
    const response = { alertId, officer: 'officer 0001', handling };
    const wrong = { ...response, handling: { ...handling, exercise: other } };
    expect((await imigrasi.begin('responses', wrong)).body).toMatchObject(refused('/alertId'));
    await begun(imigrasi.begin('responses', response));
  });

  it('is answered as one, by a reply', async () => {
    const { requestId } = await begun(tni.begin('requests', aRequest({ handling: drill })));
    await untilHeld('imigrasi-jakpus', `/requests/${requestId}`, 1);
    const reply = { requestId, outcome: 'NOTHING_HELD', handling: HANDLING };
    expect((await imigrasi.begin('replies', reply)).body).toMatchObject(refused('/requestId'));
    await begun(imigrasi.begin('replies', { ...reply, handling: drill }));
  });

  it('stays one, and what is live stays live', async () => {
    for (const [handling, other] of [
      [drill, HANDLING],
      [HANDLING, drill],
    ]) {
      const { bulletinId } = await begun(tni.begin('bulletins', aBulletin({ handling })));
      const correct = (as: object | undefined) =>
        tni.change('bulletins', bulletinId!, 1, {
          change: 'CORRECTED',
          ...aBulletin({ handling: as }),
        });
      expect((await correct(other)).body).toMatchObject(refused('/handling/exercise'));
      expect((await correct(handling)).status).toBe(201);
    }
  });

  it('is no evidence of anything live, and nobody in it is anybody real', async () => {
    const played = await begun(imigrasi.begin('permits', aPermit({ handling: drill })));
    await untilHeld('polri-jakpus', `/permits/${played['permitId']}`, 1);
    const polri = systemOf('polri-jakpus');
    const live = anAlert({ evidence: [played['eventId']] });
    expect((await polri.begin('alerts', live)).body).toMatchObject(refused('/evidence/0'));
    const { subjectId } = (await polri.get(`/permits/${played['permitId']}`)).body;
    await untilHeld('polri-jakpus', `/subjects/${subjectId}`, 1);
    const about = await polri.begin('alerts', anAlert({ subjectId }));
    expect(about.body).toMatchObject(refused('/subjectId'));
    await begun(polri.begin('alerts', { ...live, subjectId, handling: drill }));
  });

  it('is what lapses from it', async () => {
    const watch = aWatch({
      validFrom: dayFromNow(-30),
      validUntil: dayFromNow(-1),
      handling: drill,
    });
    const { watchId } = await begun(imigrasi.begin('watches', watch));
    const { body } = await untilHeld('tni-jakpus', `/watches/${watchId}`, 2);
    expect(body).toMatchObject({ change: 'LAPSED', handling: { exercise: true } });
  });
});

describe('a check-out without a check-in', () => {
  it('is taken, and put beside the others', async () => {
    const body = {
      change: 'CHECKED_OUT',
      ...aLodging({
        checkInAt: undefined,
        checkOutAt: timeFromNow(-60_000),
        guest: undefined,
        receiptNo: undefined,
      }),
    };
    const { lodgingId } = await begun(systemOf('kec-menteng').begin('lodgings', body));
    expect((await untilHeld('imigrasi-jakpus', `/lodgings/${lodgingId}`, 1)).body).toMatchObject({
      change: 'CHECKED_OUT',
      checkInAt: null,
      subjectId: null,
    });
  });
});

describe('subjects', () => {
  const menteng = systemOf('kec-menteng');

  it('are found by their document in the agency’s own index, in any flow', async () => {
    const person = aPerson({ document: aNewDocument() });
    const { movementId } = await begun(
      imigrasi.begin('movements', aMovement({ traveller: person })),
    );
    const { permitId } = await begun(imigrasi.begin('permits', aPermit({ holder: person })));
    const [movement, permit] = await Promise.all([
      imigrasi.get(`/movements/${movementId}`),
      imigrasi.get(`/permits/${permitId}`),
    ]);
    expect(movement.body.subjectId).toBe(permit.body.subjectId);
    const subject = await imigrasi.get(`/subjects/${movement.body.subjectId}`);
    expect(subject.body).toMatchObject({
      standing: 'ESTABLISHED',
      change: 'LISTED',
      documents: [{ sealed: true }],
    });
    expect(
      (await imigrasi.get(`/permits?subjectId=${movement.body.subjectId}`)).body.items.length,
    ).toBeLessThanOrEqual(1);
  });

  it('become one when the same new person is reported twice at once', async () => {
    const person = aPerson({ document: aNewDocument() });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        imigrasi.begin('movements', aMovement({ traveller: person })),
      ),
    );
    const subjects = await Promise.all(
      answers.map(
        async ({ body }) => (await imigrasi.get(`/movements/${body.movementId}`)).body.subjectId,
      ),
    );
    expect(new Set(subjects).size).toBe(1);
  });

  it('are provisional without look-up; Imigrasi links and splits, and queries follow', async () => {
    const person = aPerson({ document: aNewDocument() });
    const { movementId } = await begun(
      imigrasi.begin('movements', aMovement({ traveller: person })),
    );
    const { lodgingId } = await begun(menteng.begin('lodgings', aLodging({ guest: person })));
    const known = (await imigrasi.get(`/movements/${movementId}`)).body.subjectId as string;
    const provisional = (await menteng.get(`/lodgings/${lodgingId}`)).body.subjectId as string;
    expect(provisional).not.toBe(known);
    expect((await menteng.get(`/subjects/${provisional}`)).body).toMatchObject({
      standing: 'PROVISIONAL',
      owner: 'kec-menteng',
    });
    await untilHeld('imigrasi-jakpus', `/subjects/${provisional}`, 1);

    const link = {
      subjectId: provisional,
      relation: 'SAME_PERSON',
      assertedAt: timeFromNow(-60_000),
    };
    const foreign = await menteng.change('subjects', provisional, 1, {
      change: 'LINKED',
      links: [{ ...link, subjectId: known }],
    });
    expect(foreign.body).toMatchObject({ status: 403, type: '/problems/not-entitled' });
    expect(
      (await imigrasi.change('subjects', known, 1, { change: 'LINKED', links: [link] })).status,
    ).toBe(201);
    const lodgingsOf = async (code: string, subject: string) =>
      (await systemOf(code).get(`/lodgings?subjectId=${subject}`)).body.items.map(
        (item: { lodgingId: string }) => item.lodgingId,
      );
    for (const code of ['imigrasi-jakpus', 'kejari-jakpus'])
      await eventually(`${code} follows the link`, async () =>
        (await lodgingsOf(code, known)).includes(lodgingId),
      );

    const denied = [{ ...link, relation: 'NOT_SAME_PERSON', assertedAt: timeFromNow(0) }];
    expect(
      (await imigrasi.change('subjects', known, 2, { change: 'SPLIT', links: denied })).status,
    ).toBe(201);
    await eventually(
      'the split is followed',
      async () => (await lodgingsOf('kejari-jakpus', known)).length === 0,
    );
    const renewed = {
      change: 'DOCUMENT_ADDED',
      documents: [aPerson({ document: aNewDocument() })],
    };
    expect((await imigrasi.change('subjects', known, 3, renewed)).status).toBe(201);
    expect((await untilHeld('tni-jakpus', `/subjects/${known}`, 4)).body.documents).toHaveLength(2);
  });

  it('linked in a circle end a query like any others', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 3; at++) {
      const { movementId } = await begun(imigrasi.begin('movements', aMovement()));
      ids.push((await imigrasi.get(`/movements/${movementId}`)).body.subjectId as string);
    }
    for (const [at, id] of ids.entries()) {
      const links = [
        {
          subjectId: ids[(at + 1) % ids.length],
          relation: 'SAME_PERSON',
          assertedAt: timeFromNow(-1_000),
        },
      ];
      expect((await imigrasi.change('subjects', id, 1, { change: 'LINKED', links })).status).toBe(
        201,
      );
    }
    await eventually(
      'all three are one person',
      async () => (await imigrasi.get(`/movements?subjectId=${ids[0]}`)).body.items.length === 3,
    );
    const self = [{ subjectId: ids[0], relation: 'SAME_PERSON', assertedAt: timeFromNow(-1_000) }];
    expect(
      (await imigrasi.change('subjects', ids[0]!, 2, { change: 'LINKED', links: self })).status,
    ).toBe(422);
  });

  it('are opened by the district that saw them, also where sealed before', async () => {
    const person = aPerson({ document: aNewDocument() });
    const { permitId } = await begun(
      imigrasi.begin('permits', aPermit({ holder: person, kecamatan: '31.71.01' })),
    );
    await untilHeld('kec-menteng', `/permits/${permitId}`, 1);
    const before = await eventually('the key has come', async () => {
      const answer = await menteng.disclose('permits', permitId!, ['identity']);
      return answer.body.groups?.identity?.status === 'NOT_ENTITLED' ? answer : null;
    });
    expect(before.status).toBe(403);
    const { subjectId } = (await imigrasi.get(`/permits/${permitId}`)).body;
    await begun(systemOf('polri-jakpus').begin('lodgings', aLodging({ guest: person, subjectId })));
    const opened = await eventually('Menteng was let in', async () => {
      const answer = await menteng.disclose('permits', permitId!, ['identity']);
      return answer.status === 200 ? answer : null;
    });
    expect(opened.body.groups.identity.value.surname).toBe('CONTOH');
    await untilRefused('kec-gambir', 'permits', permitId!, 'identity');
  });
});
