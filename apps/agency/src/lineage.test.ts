import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { agencyScopes, flows, sampleEvents } from '@sinergi/contracts';
import { eventually } from '@sinergi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from './http/access.js';
import { FollowLineage } from './lineage/follow-lineage.js';
import { type Lineage, ReadLineage } from './lineage/read-lineage.js';
import { type AgencyAtHand, agencyAtHand } from './testing/agency-at-hand.js';
import { held } from './testing/held.js';

const OWN = 'polri-jakpus';
const EXERCISE = randomUUID();
const lane = sampleEvents().find(({ recordName }) => recordName === 'Alert')!.value as unknown as {
  handling: Record<string, unknown>;
};

let agency: AgencyAtHand;
beforeAll(async () => {
  agency = await agencyAtHand(OWN);
});
afterAll(() => agency?.close());

const access = (without: readonly string[] = []): Access =>
  ({
    scopes: new Set(agencyScopes().filter((scope) => !without.includes(scope))),
  }) as unknown as Access;
const read = (eventId: string, asked: object = {}, by = access()): Promise<Lineage> =>
  agency.part(ReadLineage).of(by, eventId, { depth: 5, limit: 200, ...asked });
/** What stands in the graph, as flow and step. */
const drawn = ({ nodes }: Lineage): string[] =>
  nodes.map(({ flow, depth }) => `${flow} ${depth}`).sort();

const aSighting = (said: Record<string, unknown> = {}) =>
  held(agency, 'sighting', 'kec-menteng', {
    sightingId: randomUUID(),
    change: 'REPORTED',
    ...said,
  });
async function anAlert(evidence: readonly string[], said: Record<string, unknown> = {}) {
  const alertId = randomUUID();
  const fields = { alertId, change: 'RAISED', evidence, causationId: null, ...said };
  return { ...(await held(agency, 'alert', 'deteksi', fields)), alertId };
}
const aResponse = (alertId: string, said: Record<string, unknown> = {}) =>
  held(agency, 'response', OWN, { alertId, change: 'RESULT', causationId: null, ...said });
/** A sighting, an alert that rests on it, a response to the alert, and a case that rests on it. */
async function aChain() {
  const sightingId = randomUUID();
  const sighting = await aSighting({ sightingId });
  const alert = await anAlert([sighting.eventId]);
  const response = await aResponse(alert.alertId);
  const ground = { grounds: [alert.eventId], citesCaseId: null, causationId: null };
  const aCase = await held(agency, 'case', OWN, { change: 'OPENED', ...ground });
  return { sightingId, sighting, alert, response, aCase };
}

describe('the lineage of an event', () => {
  it('has what rests on it, step by step, and what names what', async () => {
    const { sighting, alert, response, aCase } = await aChain();
    const lineage = await read(sighting.eventId);
    expect(drawn(lineage)).toEqual(['alert 1', 'case 2', 'response 2', 'sighting 0']);
    expect(lineage.cut).toEqual({ byDepth: false, byNumber: false });
    const named = lineage.edges.map(({ from, to, field, namesEvent }) => [
      ...[from, to, field, namesEvent],
    ]);
    expect(named.sort()).toEqual(
      [
        [alert.eventId, sighting.eventId, 'evidence', sighting.eventId],
        [response.eventId, alert.eventId, 'alertId', null],
        [aCase.eventId, alert.eventId, 'grounds', alert.eventId],
      ].sort(),
    );
    expect(lineage.nodes.find(({ flow }) => flow === 'case')).toMatchObject({
      ...{ eventId: aCase.eventId, owner: OWN, change: 'OPENED', version: 1, corrected: null },
    });
  });

  it('has what it rests on, and names what is not here', async () => {
    const elsewhere = randomUUID();
    const sighting = await aSighting();
    const alert = await anAlert([sighting.eventId, elsewhere]);
    const response = await aResponse(alert.alertId);
    const lineage = await read(response.eventId);
    expect(drawn(lineage)).toEqual(['alert -1', 'response 0', 'sighting -2']);
    expect(lineage.notShown).toEqual([{ from: alert.eventId, field: 'evidence', id: elsewhere }]);
  });

  it('says what of it was corrected, when, and whether that was reviewed', async () => {
    const { sightingId, sighting, alert } = await aChain();
    const stood = await read(sighting.eventId);
    expect(stood.edges.every(({ corrected }) => corrected === null)).toBe(true);
    const correction = await aSighting({ sightingId, version: 2, change: 'CORRECTED' });
    const edgeOf = async () =>
      (await read(sighting.eventId)).edges.find(({ field }) => field === 'evidence')!;
    expect(await edgeOf()).toMatchObject({
      isCurrent: true,
      corrected: { eventId: correction.eventId, change: 'CORRECTED', isReviewed: false },
    });
    const { nodes } = await read(sighting.eventId);
    expect(nodes.find(({ depth }) => depth === 0)!.corrected!.eventId).toBe(correction.eventId);
    const { alertId } = alert;
    await anAlert([correction.eventId], { alertId, version: 2, change: 'UPDATED' });
    expect(await edgeOf()).toMatchObject({ isCurrent: false, corrected: { isReviewed: true } });
    const ofTheCorrection = (await read(sighting.eventId)).edges.find(
      ({ namesEvent }) => namesEvent === correction.eventId,
    );
    expect(ofTheCorrection).toMatchObject({ isCurrent: true, corrected: null });
  });

  it('counts another person as a correction, and not the first one', async () => {
    const sightingId = randomUUID();
    const [first, second] = [randomUUID(), randomUUID()];
    const identified = (version: number, subjectId: string) =>
      aSighting({ sightingId, version, change: 'IDENTIFIED', subjectId });
    const { eventId } = await aSighting({ sightingId, subjectId: null });
    const correctedBy = async () => (await read(eventId)).nodes[0]!.corrected?.eventId ?? null;
    await identified(2, first);
    await identified(3, first);
    expect(await correctedBy()).toBeNull();
    const other = await identified(4, second);
    expect(await correctedBy()).toBe(other.eventId);
  });

  it('corrects an entity that is named as such from when it was named', async () => {
    const alert = await anAlert([]);
    const response = await aResponse(alert.alertId);
    const { alertId } = alert;
    await anAlert([], { alertId, version: 2, change: 'RETRACTED' });
    const [edge] = (await read(response.eventId)).edges;
    expect(edge).toMatchObject({ field: 'alertId', corrected: { change: 'RETRACTED' } });
    const later = await aResponse(alertId, { owner: 'kec-menteng' });
    expect((await read(later.eventId)).edges[0]!.corrected).toBeNull();
  });

  it('is cut at the steps and at the number that were asked for, and says so', async () => {
    const { sighting, aCase } = await aChain();
    const near = await read(sighting.eventId, { depth: 1 });
    expect([drawn(near), near.cut]).toEqual([
      ...[['alert 1', 'sighting 0'], { byDepth: true, byNumber: false }],
    ]);
    const few = await read(sighting.eventId, { limit: 3 });
    expect([few.nodes.length, few.cut.byNumber]).toEqual([3, true]);
    const above = await read(aCase.eventId, { depth: 1 });
    expect([drawn(above), above.cut.byDepth]).toEqual([['alert -1', 'case 0'], true]);
  });

  it('ends where events name each other in a circle', async () => {
    const alert = await anAlert([]);
    const response = await aResponse(alert.alertId);
    const [one, two] = [randomUUID(), randomUUID()];
    const { alertId } = alert;
    const closing = { alertId, version: 2, change: 'CLOSED', causationId: response.eventId };
    const closed = await anAlert([], closing);
    expect(drawn(await read(closed.eventId))).toEqual(['alert 0', 'response 1']);
    const aRound = (caseId: string, citesCaseId: string) =>
      held(agency, 'case', 'imigrasi-jakpus', {
        caseId,
        citesCaseId,
        grounds: [],
        causationId: null,
      });
    await aRound(one, two);
    const { eventId } = await aRound(two, one);
    const lineage = await read(eventId, { depth: 10 });
    expect([drawn(lineage), lineage.edges.length]).toEqual([['case 0', 'case 1'], 2]);
    expect(lineage.cut).toEqual({ byDepth: false, byNumber: false });
  });

  it('stays in its lane', async () => {
    const sighting = await aSighting();
    const handling = { ...lane.handling, exercise: true, exerciseId: EXERCISE };
    await anAlert([sighting.eventId], { handling });
    expect(drawn(await read(sighting.eventId))).toEqual(['sighting 0']);
  });

  it('has no permit of a kind that this agency is not shown', async () => {
    const permit = { kind: 'DIPLOMATIK', causationId: null, precedingPermitId: null };
    const hidden = await held(agency, 'permit', 'imigrasi-jakpus', permit);
    await expect(read(hidden.eventId)).rejects.toMatchObject({ code: 'not-found' });
    const alert = await anAlert([hidden.eventId]);
    const lineage = await read(alert.eventId);
    expect([drawn(lineage), lineage.notShown.length]).toEqual([['alert 0'], 1]);
  });
});

describe('who does not read a flow', () => {
  const blind = access(['intelligence:read']);
  /** A report of intelligence that rests on a sighting, and an alert that rests on the report. */
  async function aReport() {
    const sighting = await aSighting();
    const report = await held(agency, 'intelligence', 'bais-jakpus', {
      ...{ causationId: sighting.eventId, supersedes: null },
    });
    return { sighting, report, alert: await anAlert([report.eventId]) };
  }

  it('is answered as for an event that does not exist', async () => {
    const { report } = await aReport();
    const invented = randomUUID();
    const answers = await Promise.all(
      [report.eventId, invented].map((id) =>
        read(id, {}, blind).catch(({ code, message }: { code: string; message: string }) => [
          ...[code, message.replace(id, 'an id')],
        ]),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toContain('not-found');
  });

  it('sees neither the report nor what lies behind it, in both directions', async () => {
    const { sighting, report, alert } = await aReport();
    expect(drawn(await read(sighting.eventId))).toEqual([
      ...['alert 2', 'intelligence 1', 'sighting 0'],
    ]);
    const below = await read(sighting.eventId, { limit: 1 }, blind);
    expect([drawn(below), below.cut]).toEqual([
      ...[['sighting 0'], { byDepth: false, byNumber: false }],
    ]);
    const above = await read(alert.eventId, {}, blind);
    expect(drawn(above)).toEqual(['alert 0']);
    const notHeld = await read((await anAlert([randomUUID()])).eventId, {}, blind);
    expect([above.notShown.length, above.notShown[0]!.field]).toEqual([
      ...[notHeld.notShown.length, notHeld.notShown[0]!.field],
    ]);
    expect(above.notShown[0]!.id).toBe(report.eventId);
  });
});

describe('the follower', () => {
  const rowsOf = async (table: string, order: string) =>
    (await agency.parts.database.query(`SELECT * FROM ${table} ORDER BY ${order}`)).rows;
  const all = () =>
    Promise.all([
      rowsOf('reference', 'target, topic, key, field'),
      rowsOf('correction', 'topic, key, version'),
    ]);

  it('fills the tables of an older release, in whichever order and however often', async () => {
    const { sightingId } = await aChain();
    await aSighting({ sightingId, version: 2, change: 'RETRACTED' });
    const before = await all();
    expect(before.map((rows) => rows.length > 0)).toEqual([true, true]);
    const { query, inTransaction } = agency.parts.database;
    const follow = agency.part(FollowLineage);
    const { rows } = await query(
      `SELECT topic, key, version, event_id AS "eventId", value
       FROM history ORDER BY feed_seq DESC`,
    );
    const known = rows.filter(({ topic }) => flows.some((flow) => flow.topic === topic));
    await query('TRUNCATE reference, correction');
    await inTransaction(async (inTurn) => {
      for (const row of known) await follow.take(inTurn, [row as never]);
    });
    expect(await all()).toEqual(before);
    await query('TRUNCATE reference, correction');
    follow.follower.start();
    try {
      await eventually('all is followed', async () => {
        expect(await all()).toEqual(before);
        return true;
      });
    } finally {
      await follow.follower.stop();
    }
  });
});
