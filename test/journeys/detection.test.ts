import { randomUUID } from 'node:crypto';
import { eventually } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { aPerson } from '../support/a-sighting.js';
import { AgencySystem } from '../support/agency-system.js';
import { anExercise } from '../support/an-exercise.js';
import {
  aDiplomaticPermit,
  aMovement,
  aNewDocument,
  aPermit,
  DAY_MS,
  dayFromNow,
  HANDLING,
  timeFromNow,
} from '../support/entities.js';
import { platform } from '../support/platform.js';
import { runSinergi } from '../support/run-sinergi.js';

const descriptor = platform();
const imigrasi = new AgencySystem(descriptor, 'imigrasi-jakpus');
const polri = new AgencySystem(descriptor, 'polri-jakpus');

/** A person who entered and whose permit has ended. */
async function aStay(
  daysOver: number,
  change: object = {},
): Promise<{ permitId: string; subjectId: string; person: object }> {
  const person = aPerson({ document: aNewDocument() });
  const { handling = HANDLING } = change as { handling?: object };
  const at = timeFromNow(-(daysOver + 50) * DAY_MS);
  await imigrasi.begin('movements', aMovement({ at, handling, traveller: person }));
  const permit = aPermit({
    validFrom: dayFromNow(-daysOver - 50),
    validUntil: dayFromNow(-daysOver),
    holder: person,
    ...change,
  });
  const { status, body } = await imigrasi.begin('permits', permit);
  expect(status).toBe(201);
  const { subjectId } = (await imigrasi.get(`/permits/${body.permitId}`)).body;
  return { permitId: body.permitId, subjectId, person };
}

const alertsOf = async (subjectId: string, lane = 'LIVE') =>
  (await polri.get(`/alerts?subjectId=${subjectId}&lane=${lane}`)).body.items as Record<
    string,
    unknown
  >[];

describe('early detection', () => {
  it('finds an overstay, explains it by facts and rule, and asks a human', async () => {
    const { subjectId, permitId } = await aStay(12);
    const [alert] = await eventually('an alert came', async () => {
      const alerts = await alertsOf(subjectId);
      return alerts.length > 0 ? alerts : null;
    });
    expect(alert).toMatchObject({
      owner: 'deteksi',
      status: 'OPEN',
      ruleId: 'overstay',
      ruleVersion: 3,
      category: 'OVERSTAY',
      severity: 'MEDIUM',
      requestedAction: 'CHECK_RECORDS',
      competentAgency: 'imigrasi-jakpus',
      explanationEn: expect.stringContaining('12 days over'),
    });
    const { eventId } = (await imigrasi.get(`/permits/${permitId}`)).body;
    expect(alert!['evidence']).toContain(eventId);
    expect(JSON.stringify(alert)).not.toContain('CONTOH');
  });

  it('takes it back when the person turns out to have left', async () => {
    const { subjectId, person } = await aStay(5);
    await eventually('an alert came', async () => (await alertsOf(subjectId)).length > 0);
    await imigrasi.begin(
      'movements',
      aMovement({ direction: 'EXIT', at: timeFromNow(-60_000), traveller: person }),
    );
    await eventually(
      'it was retracted',
      async () => (await alertsOf(subjectId))[0]!['status'] === 'RETRACTED',
    );
  });

  it('closes it by the competent agency’s answer, and by no other agency’s', async () => {
    const { subjectId } = await aStay(12);
    const [alert] = await eventually('an alert came', async () => {
      const alerts = await alertsOf(subjectId);
      return alerts.length > 0 ? alerts : null;
    });
    const { alertId, dueAt } = alert!;
    expect(Date.parse(String(dueAt))).toBeGreaterThan(Date.now() + 2 * DAY_MS);
    const answer = { change: 'RESULT', alertId, officer: 'officer 0001', handling: HANDLING };
    // The alert is of district 31.71.06, which the police of the city answer for too.
    await polri.begin('responses', { ...answer, result: 'NOT_FOUND' });
    await eventually(
      'Immigration has the alert',
      async () => (await imigrasi.get(`/alerts/${String(alertId)}`)).status === 200,
    );
    const { body } = await imigrasi.begin('responses', { ...answer, result: 'FOUND' });
    const closed = await eventually('it was closed', async () => {
      const [now] = await alertsOf(subjectId);
      return now!['status'] === 'CLOSED' ? now! : null;
    });
    expect(closed).toMatchObject({
      statusReason: 'imigrasi-jakpus answered with the result FOUND.',
      causationId: body.eventId,
      version: 2,
    });
  });

  it('says it again when a correction makes other days of it', async () => {
    const { subjectId, permitId, person } = await aStay(15);
    await eventually('an alert came', async () => (await alertsOf(subjectId)).length > 0);
    const { alertId } = (await alertsOf(subjectId))[0]!;
    const seen = { change: 'SEEN', alertId, officer: 'officer 0001', handling: HANDLING };
    const { responseId } = (await polri.begin('responses', seen)).body;
    const correction = aPermit({
      ...{ change: 'CORRECTED', holder: person },
      ...{ validFrom: dayFromNow(-65), validUntil: dayFromNow(-8) },
    });
    expect((await imigrasi.change('permits', permitId, 1, correction)).body).toMatchObject({
      version: 2,
    });
    await eventually('it says eight days', async () => {
      const [now] = await alertsOf(subjectId);
      return String(now!['explanationEn']).includes('8 days over');
    });
    const [told] = await eventually('who had seen the alert is told', async () => {
      const { items } = (await polri.get('/inbox?kind=GROUND_CORRECTED&lane=LIVE&limit=200')).body;
      const own = (items as { entityId: string }[]).filter((one) => one.entityId === responseId);
      return own.length > 0 ? own : null;
    });
    expect(told).toMatchObject({ ground: { flow: 'permit', entityId: permitId } });
  });

  it('finds nothing while an application that was filed in time is pending', async () => {
    const { subjectId, permitId } = await aStay(5);
    const filed = {
      change: 'APPLICATION_FILED',
      application: 'EXTENSION',
      pendingSince: timeFromNow(-10 * DAY_MS),
    };
    expect((await imigrasi.change('permits', permitId, 1, filed)).status).toBe(201);
    const later = await aStay(5);
    await eventually(
      'what came later was looked at',
      async () => (await alertsOf(later.subjectId)).length > 0,
    );
    expect((await alertsOf(subjectId)).filter(({ status }) => status === 'OPEN')).toEqual([]);
  });

  it('leaves nobody flagged who is the Foreign Ministry’s matter, nor lets anybody', async () => {
    const dki = new AgencySystem(descriptor, 'imigrasi-dki');
    const { subjectId } = await aStay(-20);
    await eventually('the authority holds the subject', async () => {
      const permit = await dki.begin('diplomatic-permits', aDiplomaticPermit({ subjectId }));
      return permit.status === 201;
    });
    const refused = await eventually(
      'the hold came to an agency that reads no such permit',
      async () => {
        const answer = await polri.begin('alerts', {
          ...{ category: 'ELECTION', severity: 'LOW', requestedAction: 'INFORM', subjectId },
          ...{ competentAgency: 'imigrasi-jakpus', evidence: [], handling: HANDLING },
          ...{ explanationId: 'Peringatan latihan.', explanationEn: 'An alert of a test.' },
        });
        return answer.status === 422 ? answer : null;
      },
    );
    expect(refused.body.violations).toMatchObject([
      { field: '/subjectId', got: 'held for the Foreign Ministry: refer it' },
    ]);
    expect((await polri.get('/diplomatic-permits')).status).toBe(403);
    const ended = aPermit({
      ...{ subjectId, validFrom: dayFromNow(-80), validUntil: dayFromNow(-30) },
    });
    expect((await imigrasi.begin('permits', ended)).status).toBe(201);
    const later = await aStay(5);
    await eventually(
      'what came later was looked at',
      async () => (await alertsOf(later.subjectId)).length > 0,
    );
    expect((await alertsOf(subjectId)).filter(({ category }) => category === 'OVERSTAY')).toEqual(
      [],
    );
  });

  it('finds in an exercise what is one, and lets neither it nor life close the other', async () => {
    const { exerciseId } = await anExercise(descriptor, `latihan-${randomUUID()}`);
    const drill = { ...HANDLING, exerciseId };
    const live = await aStay(6);
    const played = await aStay(6, { handling: drill });
    for (const [{ subjectId }, lane] of [
      [live, 'LIVE'],
      [played, exerciseId],
    ] as const) {
      const [alert] = await eventually('an alert came', async () => {
        const alerts = await alertsOf(subjectId, lane);
        return alerts.length > 0 ? alerts : null;
      });
      const exercise = lane !== 'LIVE';
      expect(alert).toMatchObject({ status: 'OPEN', handling: { exercise } });
      expect(await alertsOf(subjectId, exercise ? 'LIVE' : exerciseId)).toEqual([]);
    }
    // The same document left only in the exercise: there it is another subject, so another person.
    const exit = aMovement({
      direction: 'EXIT',
      at: timeFromNow(-60_000),
      traveller: live.person,
      handling: drill,
    });
    const { movementId } = (await imigrasi.begin('movements', exit)).body;
    const { subjectId } = (await imigrasi.get(`/movements/${movementId}`)).body;
    expect(subjectId).not.toBe(live.subjectId);
    const later = await aStay(5);
    await eventually(
      'what came later was looked at',
      async () => (await alertsOf(later.subjectId)).length > 0,
    );
    expect((await alertsOf(live.subjectId))[0]!['status']).toBe('OPEN');
  });

  it('rehearses a rule with other numbers, by the command', async () => {
    const { subjectId } = await aStay(2);
    await eventually('an alert came', async () => (await alertsOf(subjectId)).length > 0);
    const args = ['rehearse', '--rule', 'overstay', '--days', '3', '--set', 'graceDays=3'];
    const { code, out } = await runSinergi(descriptor, [...args, '--json']);
    expect(code).toBe(0);
    const { counts, lane, changed } = JSON.parse(out) as {
      counts: { go: number; come: number };
      lane: string;
      changed: object;
    };
    expect({ lane, changed }).toMatchObject({ lane: 'LIVE', changed: { graceDays: 3 } });
    expect(counts.go).toBeGreaterThan(0);
    expect(counts.come).toBe(0);
    const shown = await runSinergi(descriptor, args);
    expect(shown.out).toMatch(/^overstay version \d+, graceDays 0 -> 3, /);
    expect(shown.out).toContain('not more than the days of grace.');
    expect((await alertsOf(subjectId))[0]).toMatchObject({ status: 'OPEN', version: 1 });
    const unknown = await runSinergi(descriptor, ['rehearse', '--rule', 'x', '--set', 'y=1']);
    expect(unknown).toMatchObject({ code: 2, said: expect.stringContaining('rule of overstay,') });
  });

  it('says by which rules it evaluates', async () => {
    const rules = (await (await fetch(`${descriptor.detection.url}/rules`)).json()) as {
      items: object[];
    };
    expect(rules.items).toContainEqual(
      expect.objectContaining({
        id: 'overstay',
        version: 3,
        unit: 'PERSON',
        citation: expect.stringContaining('UU 6/2011'),
        feedback: expect.arrayContaining([expect.objectContaining({ version: 3 })]),
      }),
    );
  });
});
