import { eventually } from '@sinergi/testing';
import { describe, expect, it } from 'vitest';
import { aPerson, aSighting } from '../support/a-sighting.js';
import { AgencySystems, begun } from '../support/agency-systems.js';
import {
  aLodging,
  aMovement,
  aNewDocument,
  aPermit,
  aPresence,
  timeFromNow,
} from '../support/entities.js';
import { platform } from '../support/platform.js';

const systems = new AgencySystems(platform());
const imigrasi = systems.of('imigrasi-jakpus');

describe('subjects', () => {
  const menteng = systems.of('kec-menteng');

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
    await systems.untilHeld('imigrasi-jakpus', `/subjects/${provisional}`, 1);

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
    const proposal = await menteng.change('subjects', provisional, 1, {
      change: 'PROPOSED',
      proposals: [{ ...link, subjectId: known }],
    });
    expect(proposal.status).toBe(201);
    const proposed = async () =>
      (await imigrasi.get('/worklist/subjects?limit=200')).body.items.filter(
        (one: { subjectId: string }) => one.subjectId === provisional,
      );
    await eventually('it is on Imigrasi’s worklist', async () => (await proposed()).length === 1);
    expect(await proposed()).toMatchObject([{ owner: 'kec-menteng', otherSubjectId: known }]);
    expect((await imigrasi.get(`/subjects/${provisional}`)).body.links).toEqual([]);
    expect(
      (await imigrasi.change('subjects', known, 1, { change: 'LINKED', links: [link] })).status,
    ).toBe(201);
    const lodgingsOf = async (code: string, subject: string) =>
      (await systems.of(code).get(`/lodgings?subjectId=${subject}`)).body.items.map(
        (item: { lodgingId: string }) => item.lodgingId,
      );
    for (const code of ['imigrasi-jakpus', 'kejari-jakpus'])
      await eventually(`${code} follows the link`, async () =>
        (await lodgingsOf(code, known)).includes(lodgingId),
      );

    await eventually('the worklist is done', async () => (await proposed()).length === 0);

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
    expect(
      (await systems.untilHeld('tni-jakpus', `/subjects/${known}`, 4)).body.documents,
    ).toHaveLength(2);
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

  it('are confirmed without an officer where document, birth date and name are alike', async () => {
    const person = aPerson({ document: aNewDocument() });
    const { permitId } = await begun(imigrasi.begin('permits', aPermit({ holder: person })));
    const { lodgingId } = await begun(menteng.begin('lodgings', aLodging({ guest: person })));
    const known = (await imigrasi.get(`/permits/${permitId}`)).body.subjectId as string;
    const provisional = (await menteng.get(`/lodgings/${lodgingId}`)).body.subjectId as string;
    await systems.untilHeld('imigrasi-jakpus', `/subjects/${provisional}`, 1);
    await systems.untilHeld('kec-menteng', `/permits/${permitId}`, 1);
    expect((await menteng.disclose('permits', permitId!, ['identity'])).status).toBe(403);
    const links = [
      { subjectId: provisional, relation: 'SAME_PERSON', assertedAt: timeFromNow(-60_000) },
    ];
    expect((await imigrasi.change('subjects', known, 1, { change: 'LINKED', links })).status).toBe(
      201,
    );
    await eventually('Menteng was let in', async () => {
      const answer = await menteng.disclose('permits', permitId!, ['identity']);
      return answer.body.groups?.identity?.status === 'OPEN';
    });
    const { items } = (await menteng.get(`/presences?subjectId=${provisional}`)).body;
    expect(items).toMatchObject([{ basis: 'DOCUMENT_MATCHED', kecamatan: '31.71.06' }]);
  });

  it('are opened by a district once its evidence is confirmed, until that ends', async () => {
    const person = aPerson({ document: aNewDocument() });
    const { permitId } = await begun(
      imigrasi.begin('permits', aPermit({ holder: person, kecamatan: '31.71.01' })),
    );
    const { subjectId } = (await imigrasi.get(`/permits/${permitId}`)).body;
    await systems.untilHeld('kec-menteng', `/permits/${permitId}`, 1);
    const notConfirmed = {
      status: 403,
      body: {
        type: '/problems/not-confirmed',
        groups: { identity: { status: 'NOT_CONFIRMED' } },
      },
    };
    const disclose = () => menteng.disclose('permits', permitId!, ['identity']);
    expect(await disclose()).toMatchObject(notConfirmed);

    // To know the id of a subject is no ground to say it, and opens nothing.
    const described = aSighting({ subjectId, certainty: 'DESCRIBED' });
    expect((await menteng.begin('sightings', described)).body).toMatchObject({
      ...{ status: 422, type: '/problems/invalid-entity' },
      violations: [{ field: '/subjectId' }],
    });
    const sighting = aSighting({ subjectId, certainty: 'IDENTIFIED' });
    const { sightingId, eventId } = await begun(menteng.begin('sightings', sighting));
    await systems.untilHeld('imigrasi-jakpus', `/sightings/${sightingId}`, 1);
    expect(await disclose()).toMatchObject(notConfirmed);

    const presence = aPresence({ subjectId, evidence: eventId });
    const foreign = await menteng.begin('presences', presence);
    expect(foreign.body).toMatchObject({ status: 403, type: '/problems/not-entitled' });
    const { presenceId } = await begun(imigrasi.begin('presences', presence));
    const opened = await eventually('Menteng was let in', async () => {
      const answer = await disclose();
      return answer.status === 200 && answer.body.groups.identity.status === 'OPEN' ? answer : null;
    });
    expect(opened.body.groups.identity.value.surname).toBe('CONTOH');
    await systems.untilRefused('kec-gambir', 'permits', permitId!, 'identity');

    const retracted = { change: 'RETRACTED', retractionReason: 'WRONG_PERSON' };
    expect((await menteng.change('sightings', sightingId!, 1, retracted)).status).toBe(201);
    await eventually('the door refuses', async () => (await disclose()).status === 403);
    expect(await disclose()).toMatchObject(notConfirmed);
    await systems.untilHeld('imigrasi-jakpus', `/sightings/${sightingId}`, 2);
    const correction = { change: 'CORRECTED', documents: [person] };
    expect((await imigrasi.change('subjects', subjectId, 1, correction)).status).toBe(201);
    const { body } = await systems.untilHeld('kec-menteng', `/subjects/${subjectId}`, 2);
    expect(body.documents).toMatchObject([{ sealed: true, generation: 2 }]);
    const withdrawn = { change: 'WITHDRAWN', withdrawalReason: 'EVIDENCE_RETRACTED' };
    expect((await imigrasi.change('presences', presenceId!, 1, withdrawn)).status).toBe(201);
  });
});
