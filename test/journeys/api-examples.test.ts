import { randomUUID } from 'node:crypto';
import { flows } from '@sinergi/contracts';
import { MEDIA_TYPES } from '@sinergi/domain';
import { readProfiles } from '@sinergi/settings';
import { eventually } from '@sinergi/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPdf } from '../../apps/agency/src/media/testing/files-at-hand.js';
import { AgencySystem, type Answer } from '../support/agency-system.js';
import {
  type ExampleBody,
  type FlowExamples,
  flowExamples,
  ownedFlows,
} from '../support/flow-examples.js';
import { apiOperations } from '../support/fuzz/api-operations.js';
import type { Json } from '../support/fuzz/schema-values.js';
import { everyAgency, platform } from '../support/platform.js';

const descriptor = platform();
const systems = new Map(
  everyAgency(descriptor).map(({ code }) => [code, new AgencySystem(descriptor, code)]),
);
const systemOf = (code: string): AgencySystem => systems.get(code)!;
const profiles = readProfiles(descriptor.profilesDir);
const COMPETENT = 'imigrasi-jakpus';
/** Invites to the meeting of the examples; it answers no invitation of its own. */
const HOST = 'kesbangpol-jakpus';
/** The changes that must come first, in order, where a new entity does not accept a change. */
const BEFORE: Record<string, readonly { change: string; more?: Json }[]> = {
  'permit APPLICATION_DECIDED': [{ change: 'APPLICATION_FILED' }],
  'permit APPLICATION_PAID': [{ change: 'APPLICATION_FILED', more: { paidAt: null } }],
  'permit EXTENDED': [{ change: 'APPLICATION_FILED' }],
  'permit CONVERTED': [{ change: 'APPLICATION_FILED', more: { application: 'CONVERSION' } }],
  'permit END_RETRACTED': [{ change: 'REVOKED' }],
  'referral CLOSED': [{ change: 'ANSWERED' }],
  'subject SPLIT': [{ change: 'LINKED' }],
  'meeting MINUTED': [{ change: 'HELD' }],
  'meeting FOLLOWED_UP': [{ change: 'HELD' }, { change: 'MINUTED' }],
  'meeting CLOSED': [{ change: 'HELD' }, { change: 'MINUTED', more: { workItems: [] } }],
  'operation STARTED': [{ change: 'APPROVED' }],
  'operation ENDED': [{ change: 'APPROVED' }, { change: 'STARTED' }],
  'operation REPORTED': [{ change: 'APPROVED' }, { change: 'STARTED' }, { change: 'ENDED' }],
};

const TO_DECIDED = ['EXAMINED', 'CONFERENCE_HELD', 'DECIDED'];
/** The steps that come first, of a case on its track. */
const CASE_STEPS: Record<string, readonly string[]> = {
  CONFERENCE_HELD: ['EXAMINED'],
  DECIDED: ['EXAMINED', 'CONFERENCE_HELD'],
  ...Object.fromEntries(
    ['SERVED', 'OBJECTED', 'FINAL', 'EXECUTED'].map((change) => [change, TO_DECIDED]),
  ),
  OBJECTION_FORWARDED: [...TO_DECIDED, 'OBJECTED'],
  OBJECTION_DECIDED: [...TO_DECIDED, 'OBJECTED', 'OBJECTION_FORWARDED'],
  DETENTION_EXTENDED: ['DETAINED'],
  RELEASED: ['DETAINED'],
  CONSULATE_NOTIFIED: ['DETAINED'],
  FILE_SENT: ['SPDP_SENT'],
  HANDED_OVER: ['SPDP_SENT', 'FILE_SENT'],
};
for (const [change, steps] of Object.entries(CASE_STEPS))
  BEFORE[`case ${change}`] = steps.map((step) => ({ change: step }));
const INVESTIGATES = ['SPDP_SENT', 'FILE_SENT', 'HANDED_OVER', 'STOPPED'];

/** By agency, by flow. */
const examples = new Map<string, Map<string, FlowExamples>>();
/**
 * The ids that examples refer to, replaced by ids of this platform: the ids in the samples do not
 * exist.
 */
let alertId: string;
let subjectId: string;
/** Whom cases are about: other examples make the subject a diplomat, who is held. */
let caseSubjectId: string;
let requestTo: (code: string) => string;
let meetingFor: (code: string) => string;
let investigationId: string;

beforeAll(async () => {
  for (const [code, { apiUrl }] of systems) examples.set(code, await flowExamples(apiUrl));
  const everybody = [...systems.keys()].filter(isAgencyBut('kec-menteng'));
  alertId = await begun('kec-menteng', 'alert', { addressees: everybody });
  subjectId = await begun('kec-menteng', 'subject');
  caseSubjectId = await begun('kec-menteng', 'subject');
  const asked = await begun('kec-menteng', 'request', {
    to: { agencies: everybody, roles: [], areas: [] },
  });
  const askedBack = await begun('kec-gambir', 'request', {
    to: { agencies: ['kec-menteng'], roles: [], areas: [] },
  });
  requestTo = (code) => (code === 'kec-menteng' ? askedBack : asked);
  const invited = [...everybody, 'kec-menteng'].filter(isAgencyBut(HOST));
  const meeting = await begun(HOST, 'meeting', { addressees: invited });
  const hosted = await begun(COMPETENT, 'meeting', { addressees: [HOST] });
  meetingFor = (code) => (code === HOST ? hosted : meeting);
  await untilHeld(COMPETENT, `/subjects/${caseSubjectId}`);
  investigationId = await begun(COMPETENT, 'case', { track: 'INVESTIGATION' });
  for (const { code, publishes, subscribes } of profiles.filter((one) => systems.has(one.code)))
    for (const path of [
      ...[`/alerts/${alertId}`, `/subjects/${subjectId}`, `/subjects/${caseSubjectId}`],
      ...[`/requests/${asked}`, `/requests/${askedBack}`],
      ...(subscribes.includes('meeting') ? [`/meetings/${meetingFor(code)}`] : []),
      ...(publishes.includes('case') ? [`/cases/${investigationId}`] : []),
    ])
      await untilHeld(code, path);
}, 300_000);

const untilHeld = (code: string, path: string): Promise<unknown> =>
  eventually(
    `${code} holds ${path}`,
    async () => (await systemOf(code).get(path)).status === 200,
    60_000,
  );

/**
 * Begins an answer, of which each agency has one per entity: to an entity of its own.
 * @returns its id, and the field by which it names that entity
 */
async function begunAnswer(
  code: string,
  flow: 'response' | 'reply' | 'contribution',
): Promise<{ id: string; to: Json }> {
  if (flow === 'contribution') {
    const meeting = await begun(HOST, 'meeting', { addressees: [code] });
    await untilHeld(code, `/meetings/${meeting}`);
    return { id: await begun(code, flow, { meetingId: meeting }), to: { meetingId: meeting } };
  }
  if (flow === 'response') {
    const alert = await begun('kec-menteng', 'alert', { addressees: [code] });
    await untilHeld(code, `/alerts/${alert}`);
    return { id: await begun(code, flow, { alertId: alert }), to: { alertId: alert } };
  }
  const to = { agencies: [code], roles: [], areas: [] };
  const request = await begun('kec-menteng', 'request', { to });
  await untilHeld(code, `/requests/${request}`);
  return { id: await begun(code, flow, { requestId: request }), to: { requestId: request } };
}

/**
 * Answers an alert in the name of the agency that the examples call competent.
 * @returns the event by which it did
 */
async function answerTo(alert: string): Promise<string> {
  await untilHeld(COMPETENT, `/alerts/${alert}`);
  const { begins } = examples.get(COMPETENT)!.get('response')!;
  const result = begins.find(({ change }) => change === 'RESULT')!;
  const answer = await systemOf(COMPETENT).begin('responses', { ...result, alertId: alert });
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return String(answer.body.eventId);
}

/** Why a file is fetched. */
const WHY = JSON.stringify({
  ...{ purpose: 'SUPERVISION', reason: 'Field check under SP/001/XI/2026' },
  officer: 'officer 0001',
});

const isAgencyBut = (other: string) => (code: string) =>
  code !== other && profiles.some(({ kind, code: of }) => of === code && kind === 'AGENCY');

const flowOf = (name: string) => flows.find(({ flow }) => flow === name)!;

/** Replaces the subject of each statement in a list, where it holds statements. */
function statementsAbout(subject: string, body: ExampleBody, field: string): Json {
  const list = body[field] as Json[] | undefined;
  if (!list?.some((one) => typeof one === 'object')) return {};
  return { [field]: list.map((one) => ({ ...one, subjectId: subject })) };
}

/** Replaces the ids by ids that exist here. */
function named(code: string, body: ExampleBody): ExampleBody {
  return {
    ...body,
    ...('alertId' in body ? { alertId } : {}),
    ...('requestId' in body ? { requestId: requestTo(code) } : {}),
    ...('meetingId' in body ? { meetingId: meetingFor(code) } : {}),
    ...('citesCaseId' in body ? { citesCaseId: investigationId } : {}),
    ...('subjectId' in body ? { subjectId: 'track' in body ? caseSubjectId : subjectId } : {}),
    ...statementsAbout(subjectId, body, 'links'),
    ...statementsAbout(subjectId, body, 'proposals'),
  };
}

/** Of what there is one of a name or a flow, one that the examples do not name. */
const ONE_OF_A_KIND: Readonly<Record<string, () => Json>> = {
  exercise: () => ({ name: `latihan-${randomUUID()}` }),
  coverage: () => ({ flow: 'alert' }),
};

/** A coverage that no test begins. */
const DRY = { flow: 'reply' };

async function begun(code: string, flow: string, more: Json = {}): Promise<string> {
  const { plural, idField } = flowOf(flow);
  const [first] = examples.get(code)!.get(flow)!.begins;
  const body = { ...named(code, first!), ...ONE_OF_A_KIND[flow]?.(), ...more };
  const answer = await systemOf(code).begin(plural, body);
  expect([flow, answer.status, answer.body]).toEqual([flow, 201, expect.anything()]);
  return String(answer.body[idField]);
}

const said = (label: string, { status, body }: Answer) => [label, status, status < 300 ? {} : body];

describe('the examples of every agency’s description', () => {
  it('begin every entity of its flows in a dry run, as they stand', {
    timeout: 300_000,
  }, async () => {
    for (const [code, byFlow] of examples) {
      for (const [flow, { begins }] of byFlow) {
        const { plural } = flowOf(flow);
        for (const body of begins) {
          const label = `${code} ${flow} ${body.change}`;
          // Another test may have begun the one of the example already.
          const own = { ...ONE_OF_A_KIND[flow]?.(), ...(flow === 'coverage' ? DRY : {}) };
          const answer = await systemOf(code).begin(`${plural}?dryRun=true`, {
            ...named(code, body),
            ...own,
          });
          expect(said(label, answer)).toEqual([label, 200, {}]);
        }
      }
    }
  });

  it.each(ownedFlows(profiles))(
    'make every change of a %s in a dry run, at %s',
    async (flow, code) => {
      const { plural } = flowOf(flow);
      const { changes } = examples.get(code)!.get(flow)!;
      const system = systemOf(code);
      // An entity that answers another one exists once per agency.
      const answered =
        flow === 'response' || flow === 'reply' || flow === 'contribution'
          ? await begunAnswer(code, flow)
          : null;
      const naming = (body: ExampleBody): ExampleBody => ({
        ...named(code, body),
        ...Object.fromEntries(
          Object.entries(answered?.to ?? {}).filter(([field]) => field in body),
        ),
      });
      for (const body of changes.map(naming)) {
        const label = `${flow} ${body.change}`;
        const ended = lapsing(flow, body.change);
        const id =
          answered?.id ?? (await begun(code, flow, { ...ended, ...trackFor(flow, body.change) }));
        if (ended['until'])
          await eventually(
            'its end has come',
            () => Date.now() > Date.parse(String(ended['until'])),
          );
        let version = 1;
        for (const { change, more } of BEFORE[label] ?? []) {
          const first = { ...naming(changes.find((one) => one.change === change)!), ...more };
          const { status, body: said } = await system.change(plural, id, version, first);
          expect([change, status, said]).toEqual([change, 201, expect.anything()]);
          version += 1;
        }
        const headers = { 'if-match': `"${version}"` };
        const path = `/${plural}/${id}/changes?dryRun=true`;
        // An alert is closed by what the competent agency answered.
        const cause = label === 'alert CLOSED' ? { causationId: await answerTo(id) } : {};
        const answer = await system.send('POST', path, { ...body, ...cause }, headers);
        // The owner's service lets it lapse by itself after its end, and may have done so before
        // the test.
        const isLapsed = Object.keys(ended).length > 0 && answer.status !== 200;
        if (isLapsed) expect([409, 412]).toContain(answer.status);
        else expect(said(label, answer)).toEqual([label, 200, {}]);
      }
    },
  );

  it('pass as items of a batch and as CloudEvents', async () => {
    for (const { code, apiUrl } of everyAgency(descriptor)) {
      const document = (await (await fetch(`${apiUrl}/openapi.json`)).json()) as Json;
      for (const { path, bodies } of apiOperations(document)) {
        if (path !== '/batch' && path !== '/events') continue;
        for (const { mediaType, examples: given } of bodies.slice(0, 2))
          for (const body of given) {
            const answer = await systemOf(code).send('POST', `${path}?dryRun=true`, body, {
              'content-type': mediaType,
            });
            const label = `${code} ${path} ${mediaType}`;
            expect([label, answer.status, answer.body.rejected ?? 0]).toEqual([
              ...[label, mediaType.endsWith('cloudevents+json') ? 200 : 207, 0],
            ]);
          }
      }
    }
  });

  it('have a file uploaded, named by what begins with it, and fetched from its owner', async () => {
    const owner = systemOf(COMPETENT);
    const document = (await (await fetch(`${owner.apiUrl}/openapi.json`)).json()) as Json;
    const described = (method: string, path: string) =>
      apiOperations(document).find((one) => one.method === method && one.path === path)!;
    const { bodies, responses } = described('POST', '/attachments');
    expect(bodies.map(({ mediaType }) => mediaType)).toEqual(MEDIA_TYPES);
    const pdf = aPdf();
    const sent = async (
      path: string,
      type: string,
      body: string | Uint8Array<ArrayBuffer>,
      by = owner,
    ) =>
      fetch(`${by.apiUrl}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await by.accessToken()}`, 'content-type': type },
        body,
      });
    for (const flow of ['meeting', 'operation', 'case']) {
      const { plural } = flowOf(flow);
      const uploaded = await sent('/attachments', 'application/pdf', new Uint8Array(pdf));
      const { attachmentId, ...file } = (await uploaded.json()) as Json;
      expect([flow, uploaded.status]).toEqual([flow, 201]);
      expect(Object.keys(responses)).toContain('201');
      expect(file).toMatchObject({ size: pdf.length, type: 'application/pdf' });
      const attachments = [{ attachmentId, kind: 'ORDER' }];
      const id = await begun(COMPETENT, flow, { attachments, addressees: ['polri-jakpus'] });
      const route = `/${plural}/{id}/attachments/{attachmentId}/disclosures`;
      expect(Object.keys(described('POST', route).responses['200']!.content!)).toEqual(MEDIA_TYPES);
      await untilHeld('polri-jakpus', `/${plural}/${id}`);
      for (const reader of ['polri-jakpus', COMPETENT]) {
        const path = `/${plural}/${id}/attachments/${attachmentId}/disclosures`;
        const answer = await sent(path, 'application/json', WHY, systemOf(reader));
        expect([reader, flow, answer.status]).toEqual([reader, flow, 200]);
        expect(answer.headers.get('content-type')).toBe('application/pdf');
        expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
      }
    }
  });
});

/** Returns the track of a case that takes a step, where its agency first owns another. */
const trackFor = (flow: string, change: string): Json =>
  flow === 'case' && INVESTIGATES.includes(change) ? { track: 'INVESTIGATION' } : {};

/** Returns a watch whose term is over, or a presence whose end is near, to test their lapse. */
function lapsing(flow: string, change: string): Json {
  if (change !== 'LAPSED' || (flow !== 'watch' && flow !== 'presence')) return {};
  if (flow === 'presence') return { until: new Date(Date.now() + 1_000).toISOString() };
  const dayAgo = (days: number) =>
    new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  return { validFrom: dayAgo(30), validUntil: dayAgo(3) };
}
