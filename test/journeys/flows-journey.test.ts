import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flows } from '@sinergi/contracts';
import { flowRulesOf } from '@sinergi/domain';
import { readProfiles } from '@sinergi/settings';
import { eventually } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { AgencySystems, begun } from '../support/agency-systems.js';
import { anExercise } from '../support/an-exercise.js';
import { aLodging, aPermit, aWatch, DAY_MS, dayFromNow, timeFromNow } from '../support/entities.js';
import { flowExamples, ownedFlows } from '../support/flow-examples.js';
import { platform } from '../support/platform.js';
import { playStory } from '../support/play-story.js';

const descriptor = platform();
const systems = new AgencySystems(descriptor);
const imigrasi = systems.of('imigrasi-jakpus');
const profiles = readProfiles(descriptor.profilesDir);

/** A subject that an agency holds. */
async function aSubjectAt(code: string): Promise<string> {
  const { begins } = (await flowExamples(imigrasi.apiUrl)).get('subject')!;
  const { subjectId } = await begun(imigrasi.begin('subjects', begins[0]!));
  await systems.untilHeld(code, `/subjects/${subjectId}`, 1);
  return subjectId!;
}

/** Of what there is one of a name or a flow, one that no other test begins. */
const ONE_OF_A_KIND: Readonly<Record<string, () => object>> = {
  exercise: () => ({ name: `latihan-${randomUUID()}` }),
  coverage: () => ({ flow: 'bulletin' }),
};

describe('every flow', () => {
  /** What names no other entity; sightings have a journey of their own. */
  const alone = ownedFlows(profiles).filter(([flow]) => {
    const { relates, relatesToOneOf } = flowRulesOf(flow)!;
    return flow !== 'sighting' && relates === undefined && relatesToOneOf === undefined;
  });

  it.each(alone)(
    '%s: what one agency begins is held by all that receive it, sealed',
    async (flow, owner) => {
      const { plural, idField, sealed } = flows.find((one) => one.flow === flow)!;
      const examples = await flowExamples(systems.of(owner).apiUrl);
      const example = examples.get(flow)!.begins[0]!;
      const body = {
        ...example,
        ...ONE_OF_A_KIND[flow]?.(),
        ...('subjectId' in example ? { subjectId: await aSubjectAt(owner) } : {}),
      };
      const entity = await begun(systems.of(owner).begin(plural, body));
      const receivers = profiles
        .filter(({ code, subscribes }) => systems.codes.includes(code) && subscribes.includes(flow))
        .map(({ code }) => code);
      expect(receivers.length).toBeGreaterThan(1);
      const held = await Promise.all(
        receivers.map((code) => systems.untilHeld(code, `/${plural}/${entity[idField]}`, 1)),
      );
      const { subjectIn } = flowRulesOf(flow)!;
      const fields = sealed
        .map(({ field }) => field)
        .filter((field) => (subjectIn ? field === subjectIn : field in body));
      for (const answer of held) {
        expect(answer.body).toMatchObject({ [idField]: entity[idField], owner, version: 1 });
        for (const one of fields.flatMap((field) => answer.body[field]))
          expect(one).toMatchObject({ sealed: true });
      }
    },
  );

  it('is refused to an agency that the directory does not let own entities of it', async () => {
    const answer = await systems.of('kec-menteng').begin('permits', aPermit());
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
    await systems.untilHeld('kejari-jakpus', `/permits/${permitId}`, 5);
    const { body } = await systems.of('kejari-jakpus').get(`/permits/${permitId}/history`);
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

  it('outside the law is refused with the article, or stored by a national decision', async () => {
    const outside = { kind: 'TETAP', origin: 'VOA' };
    const refused = await imigrasi.begin('permits', aPermit(outside));
    expect(refused.status).toBe(422);
    expect(refused.body.violations).toMatchObject([
      { field: '/origin', expected: expect.stringContaining('VOA/KIND: UU 6/2011, arts 48') },
    ]);
    const decision = { decisionNo: 'IMI-7/LATIHAN', decisionOfficer: 'Petugas Latihan' };
    const { permitId } = await begun(
      imigrasi.begin('permits', aPermit({ ...outside, ...decision })),
    );
    await systems.untilHeld('kejari-jakpus', `/permits/${permitId}`, 1);
    const { body } = await systems.of('kejari-jakpus').get(`/permits/${permitId}`);
    expect(body).toMatchObject({ ...decision, irregular: { cell: 'VOA/KIND' } });
  });

  it('that was revoked by mistake goes on, and one that never was is retracted', async () => {
    const { permitId } = await begun(imigrasi.begin('permits', aPermit()));
    const statusReason = 'Recorded of another permit by mistake';
    for (const [at, [change, said, status]] of [
      ['REVOKED', { endedOn: dayFromNow(0) }, 'REVOKED'],
      ['END_RETRACTED', { statusReason }, 'ACTIVE'],
      ['RETRACTED', { statusReason }, 'RETRACTED'],
    ].entries() as ArrayIterator<[number, [string, object, string]]>) {
      const answer = await imigrasi.change('permits', permitId!, at + 1, { change, ...said });
      expect([change, answer.status]).toEqual([change, 201]);
      const { body } = await imigrasi.get(`/permits/${permitId}`);
      expect(body.status).toBe(status);
      expect(JSON.stringify(body)).not.toContain(statusReason);
    }
    const why = (await imigrasi.disclose('permits', permitId!, ['case'])).body;
    expect(JSON.stringify(why)).toContain(statusReason);
    const again = { change: 'RETRACTED', statusReason };
    expect((await imigrasi.change('permits', permitId!, 4, again)).status).toBe(409);
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

  it('is opened by those who may know of it, and shows others that there is one', async () => {
    const watch = aWatch({ kecamatan: '31.71.06' });
    const { watchId } = await begun(imigrasi.begin('watches', watch));
    for (const code of ['polri-jakpus', 'kec-menteng']) {
      await systems.untilHeld(code, `/watches/${watchId}`, 1);
      const { value } = await eventually(`${code} has the key`, async () => {
        const answer = await systems.of(code).disclose('watches', watchId!, ['watch']);
        const opened = answer.body.groups?.watch;
        return opened?.status === 'OPEN' ? opened : null;
      });
      expect(value).toMatchObject({ category: 'CEGAH', requestedBy: 'kejari-jakpus' });
      expect(value.subjectId).toEqual(expect.any(String));
    }
    await systems.untilHeld('kec-gambir', `/watches/${watchId}`, 1);
    await systems.untilRefused('kec-gambir', 'watches', watchId!, 'watch');
    const shown = (await systems.of('kec-gambir').get(`/watches/${watchId}`)).body;
    expect(shown).toMatchObject({
      ...{ category: 'UNKNOWN', requestedAction: 'UNKNOWN', subjectId: null, requestedBy: null },
      ...{ legalReference: null, status: 'ACTIVE', urgent: false, matter: { sealed: true } },
    });
  });

  it('past its end lapses by itself, everywhere', async () => {
    const watch = aWatch({ validFrom: dayFromNow(-30), validUntil: dayFromNow(-1) });
    const { watchId } = await begun(imigrasi.begin('watches', watch));
    const { body } = await systems.untilHeld('tni-jakpus', `/watches/${watchId}`, 2);
    expect(body).toMatchObject({ change: 'LAPSED', status: 'LAPSED' });
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
    const { lodgingId } = await begun(systems.of('kec-menteng').begin('lodgings', body));
    expect(
      (await systems.untilHeld('imigrasi-jakpus', `/lodgings/${lodgingId}`, 1)).body,
    ).toMatchObject({
      change: 'CHECKED_OUT',
      checkInAt: null,
      subjectId: null,
    });
  });
});

describe('the prosecution', () => {
  it('takes what the police investigated from the first word to a verdict', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-story-'));
    try {
      const { exerciseId } = await anExercise(descriptor, `latihan-${randomUUID()}`);
      const progress = await playStory(descriptor, {
        kind: 'prosecution',
        codes: ['polri-jakpus', 'kejari-jakpus'],
        ...{ exerciseId, progressFile: join(folder, 'progress.json') },
      });
      expect(progress).toMatchObject({
        refused: 0,
        byAgency: {
          'kejari-jakpus': {
            ...{ 'case SPDP_RECEIVED': 1, 'case FILE_RETURNED': 1, 'case FILE_COMPLETE': 1 },
            ...{ 'case HANDED_OVER': 1, 'case CHARGED': 1, 'case EXECUTED': 1, 'case CLOSED': 1 },
          },
          'polri-jakpus': { 'case SPDP_SENT': 1, 'case HANDED_OVER': 1, 'case CLOSED': 1 },
        },
      });
      const list = `/cases?step=CLOSED&lane=${exerciseId}`;
      await eventually('the coordinator holds the closed prosecution', async () => {
        const { items } = (await systems.of('imigrasi-dki').get(list)).body;
        return items.some(({ track }: { track: string }) => track === 'PROSECUTION');
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
