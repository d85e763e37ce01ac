import { randomUUID } from 'node:crypto';
import { eventually } from '@sinergi/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { AgencySystems, begun } from '../support/agency-systems.js';
import { anExercise } from '../support/an-exercise.js';
import {
  aBulletin,
  anAlert,
  aPermit,
  aRequest,
  aWatch,
  DAY_MS,
  dayFromNow,
  HANDLING,
  timeFromNow,
} from '../support/entities.js';
import { platform } from '../support/platform.js';

const descriptor = platform();
const systems = new AgencySystems(descriptor);
const imigrasi = systems.of('imigrasi-jakpus');

describe('what is addressed', () => {
  it('is opened by its owner and the agencies it names, and by nobody else', async () => {
    const polri = systems.of('polri-jakpus');
    const { requestId } = await begun(
      polri.begin(
        'requests',
        aRequest({ to: { agencies: ['kec-menteng'], roles: [], areas: [] } }),
      ),
    );
    await systems.untilHeld('kec-menteng', `/requests/${requestId}`, 1);
    await systems.untilHeld('kec-gambir', `/requests/${requestId}`, 1);
    const opened = await eventually('kec-menteng has the key', async () => {
      const answer = await systems
        .of('kec-menteng')
        .disclose('requests', requestId!, ['addressed']);
      return answer.body.groups?.addressed?.status === 'OPEN' ? answer : null;
    });
    expect(opened.body.groups.addressed.value).toEqual({
      text: 'Which lodging reports are held?\n\nContoh rincian permintaan.',
    });
    const outside = await systems.of('kec-gambir').get(`/requests/${requestId}`);
    expect(outside.body.question).toBe('Sealed for its addressees.');
    expect(JSON.stringify(outside.body)).not.toContain('lodging');
    expect(
      (await polri.disclose('requests', requestId!, ['addressed'])).body.groups.addressed.status,
    ).toBe('OPEN');
    await systems.untilRefused('kec-gambir', 'requests', requestId!, 'addressed');
  });

  it('finds its agencies by role and by area', async () => {
    const to = { agencies: [], roles: ['movement'], areas: ['31.71.06'] };
    const { requestId } = await begun(
      systems.of('polri-jakpus').begin('requests', aRequest({ to })),
    );
    const { body } = await systems.of('polri-jakpus').get(`/requests/${requestId}`);
    expect(body.addressees).toEqual(['imigrasi-jakpus', 'kec-menteng']);
  });

  it('is answered once per agency, by who was asked, sealed for the asker', async () => {
    const asker = systems.of('polri-jakpus');
    const { requestId } = await begun(asker.begin('requests', aRequest()));
    await systems.untilHeld('imigrasi-jakpus', `/requests/${requestId}`, 1);
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
    await systems.untilHeld('kec-menteng', `/requests/${requestId}`, 1);
    const unasked = await systems.of('kec-menteng').begin('replies', reply);
    expect(unasked.body).toMatchObject({
      status: 422,
      violations: [expect.objectContaining({ field: '/requestId' })],
    });
    await eventually('the asker opens it', async () => {
      const answer = await asker.disclose('replies', replyId!, ['addressed']);
      return answer.body.groups?.addressed?.value?.text === 'Contoh jawaban.';
    });
    await systems.untilRefused('tni-jakpus', 'replies', replyId!, 'addressed');
  });

  it('answered after its time is marked late', async () => {
    const request = aRequest({ occurredAt: timeFromNow(-2 * DAY_MS), dueAt: timeFromNow(-DAY_MS) });
    const { requestId } = await begun(systems.of('polri-jakpus').begin('requests', request));
    await systems.untilHeld('imigrasi-jakpus', `/requests/${requestId}`, 1);
    const { replyId } = await begun(
      imigrasi.begin('replies', { requestId, outcome: 'NOTHING_HELD', handling: HANDLING }),
    );
    expect((await imigrasi.get(`/replies/${replyId}`)).body.late).toBe(true);
  });
});

describe('an alert', () => {
  it('is answered by an agency stage by stage, forward alone, with a named human', async () => {
    const { alertId } = await begun(systems.of('tni-jakpus').begin('alerts', anAlert()));
    await systems.untilHeld('imigrasi-jakpus', `/alerts/${alertId}`, 1);
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
    await systems.untilHeld('kejari-jakpus', `/responses/${responseId}`, 2);
    const opened = await eventually('Kejaksaan opens the note, since it opens cases', async () => {
      const answer = await systems.of('kejari-jakpus').disclose('responses', responseId!, ['case']);
      return answer.body.groups?.case?.status === 'OPEN' ? answer : null;
    });
    expect(opened.body.groups.case.value).toEqual({ text: 'Contoh hasil.' });
    await systems.untilRefused('tni-jakpus', 'responses', responseId!, 'case');
  });

  it('is answered by nobody who has no part in it', async () => {
    const { alertId } = await begun(systems.of('tni-jakpus').begin('alerts', anAlert()));
    await systems.untilHeld('kec-senen', `/alerts/${alertId}`, 1);
    const response = {
      ...{ change: 'RESULT', alertId, result: 'WRONG_PERSON' },
      ...{ officer: 'officer 0001', handling: HANDLING },
    };
    const answer = await systems.of('kec-senen').begin('responses', response);
    expect(answer.body).toMatchObject({
      status: 422,
      violations: [{ field: '/alertId', expected: expect.stringContaining('imigrasi-jakpus') }],
    });
  });

  it('is closed by its owner by the competent agency’s answer, and no other word', async () => {
    const tni = systems.of('tni-jakpus');
    const { alertId, eventId } = await begun(tni.begin('alerts', anAlert()));
    await systems.untilHeld('imigrasi-jakpus', `/alerts/${alertId}`, 1);
    const response = { alertId, officer: 'officer 0001', handling: HANDLING };
    const answer = await begun(
      imigrasi.begin('responses', { ...response, change: 'RESULT', result: 'NOT_FOUND' }),
    );
    await systems.untilHeld('tni-jakpus', `/responses/${answer['responseId']}`, 1);
    const close = (causationId: unknown) =>
      tni.change('alerts', alertId!, 1, {
        ...{ change: 'CLOSED', statusReason: 'Answered: NOT_FOUND', causationId },
      });
    expect((await close(undefined)).status).toBe(400);
    for (const other of [randomUUID(), eventId])
      expect((await close(other)).body).toMatchObject({
        status: 422,
        violations: [expect.objectContaining({ field: '/causationId' })],
      });
    expect((await close(answer['eventId'])).status).toBe(201);
  });

  it('cites no rule, where no engine raised it', async () => {
    const cited = anAlert({ ruleId: 'overstay', ruleVersion: 2, evidence: [randomUUID()] });
    const answer = await systems.of('tni-jakpus').begin('alerts', cited);
    expect(answer.body).toMatchObject({ status: 422, violations: [{ field: '/ruleId' }] });
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
  let drill: typeof HANDLING & { exerciseId: string };
  beforeAll(async () => {
    const { exerciseId } = await anExercise(descriptor, `latihan-${randomUUID()}`);
    drill = { ...HANDLING, exerciseId };
  });
  const tni = systems.of('tni-jakpus');
  const refused = (field: string) => ({
    status: 422,
    violations: [expect.objectContaining({ field })],
  });

  it.each([
    [true, false],
    [false, true],
  ])('of an alert (%s) takes no answer that is otherwise (%s)', async (exercise, other) => {
    const laneOf = (isDrill: boolean) => (isDrill ? drill : HANDLING);
    const handling = laneOf(exercise);
    const { alertId } = await begun(tni.begin('alerts', anAlert({ handling })));
    await systems.untilHeld('imigrasi-jakpus', `/alerts/${alertId}`, 1);
    const response = { alertId, officer: 'officer 0001', handling };
    const wrong = { ...response, handling: laneOf(other) };
    expect((await imigrasi.begin('responses', wrong)).body).toMatchObject(refused('/alertId'));
    await begun(imigrasi.begin('responses', response));
  });

  it('is answered as one, by a reply', async () => {
    const { requestId } = await begun(tni.begin('requests', aRequest({ handling: drill })));
    await systems.untilHeld('imigrasi-jakpus', `/requests/${requestId}`, 1);
    const reply = { requestId, outcome: 'NOTHING_HELD', handling: HANDLING };
    expect((await imigrasi.begin('replies', reply)).body).toMatchObject(refused('/requestId'));
    await begun(imigrasi.begin('replies', { ...reply, handling: drill }));
  });

  it('stays one, and what is live stays live', async () => {
    for (const [handling, other] of [
      [drill, { ...HANDLING, exerciseId: null }],
      [HANDLING, drill],
    ]) {
      const { bulletinId } = await begun(tni.begin('bulletins', aBulletin({ handling })));
      const correct = (as: object | undefined) =>
        tni.change('bulletins', bulletinId!, 1, {
          change: 'CORRECTED',
          ...aBulletin({ handling: as }),
        });
      expect((await correct(other)).body).toMatchObject(refused('/handling/exerciseId'));
      expect((await correct(handling)).status).toBe(201);
    }
  });

  it('is no evidence of anything live, and nobody in it is anybody real', async () => {
    const played = await begun(imigrasi.begin('permits', aPermit({ handling: drill })));
    await systems.untilHeld('polri-jakpus', `/permits/${played['permitId']}`, 1);
    const polri = systems.of('polri-jakpus');
    const live = anAlert({ evidence: [played['eventId']] });
    expect((await polri.begin('alerts', live)).body).toMatchObject(refused('/evidence/0'));
    const { subjectId } = (await polri.get(`/permits/${played['permitId']}`)).body;
    await systems.untilHeld('polri-jakpus', `/subjects/${subjectId}`, 1);
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
    const { body } = await systems.untilHeld('tni-jakpus', `/watches/${watchId}`, 2);
    expect(body).toMatchObject({ change: 'LAPSED', handling: { exercise: true } });
  });
});
