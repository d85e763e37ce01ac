import type { Act } from '../act.js';
import { placeIn } from '../people.js';

const HOST = 'kesbangpol-jakpus';
const KECAMATAN = '31.71.06';
const PROTECTORS = ['polri-jakpus', 'tni-jakpus'] as const;
const OFFICER = { officer: 'Sekar Latihan' };

/** A representation asks for protection, and gets an answer and a contact officer. */
export const representation: Act = {
  title: {
    id: 'Perwakilan asing meminta pengamanan',
    en: 'A representation asks for protection',
  },
  begins: '2023-10-02T02:00:00Z',
  async play(stage, story) {
    const { lat, lon, address } = placeIn(KECAMATAN);
    const listed = {
      ...{ state: 'UTO', kind: 'EMBASSY', name: 'Perwakilan Contoh (latihan)' },
      ...{ kecamatan: KECAMATAN, premises: { lat, lon, address }, protectionLevel: 'NORMAL' },
      addressees: [...PROTECTORS],
    };
    const host = stage.as(HOST);
    const known = await host.begin('representation', listed);
    stage.tell({
      id: 'Perwakilan itu melaporkan ancaman kepada Kesbangpol dan meminta pengamanan.',
      en: 'The representation tells Kesbangpol of a threat, and asks for protection.',
    });
    const incident = await host.begin('incident', {
      ...{ kind: 'THREAT', happenedAt: '2023-10-02T01:00:00Z', kecamatan: KECAMATAN },
      ...{ representationId: known.id, severity: 'MEDIUM', addressees: [...PROTECTORS] },
      ...{ detail: { text: 'Contoh kejadian untuk latihan.' }, ...OFFICER },
    });
    const raised = await host.change(known, 'CHANGED', {
      ...{ ...listed, protectionLevel: 'RAISED', handling: host.handlingNow() },
    });
    const asked = await host.begin('request', {
      to: { agencies: ['polri-jakpus'], roles: [], areas: [] },
      question: 'Siapa petugas penghubung untuk perwakilan ini? (latihan)',
      dueAt: '2023-10-03T02:00:00Z',
    });
    const responders = [...PROTECTORS, 'kec-menteng'];
    for (const entity of [raised, incident, asked]) await stage.untilHeld(entity, responders);
    const measures = {
      'polri-jakpus': 'GUARDED',
      'tni-jakpus': 'SEEN',
      'kec-menteng': 'CONTACTED',
    };
    for (const [code, measure] of Object.entries(measures))
      await stage.as(code).begin('contribution', {
        ...{ kind: 'RESPONSE', incidentId: incident.id, measure, ...OFFICER },
      });
    await stage.expect(
      {
        id: 'Polri, TNI, dan kecamatan menjawab, masing-masing dengan tindakannya',
        en: 'The police, the armed forces and the district answer, each with what it did',
      },
      {
        expected: 'CONTACTED by kec-menteng, GUARDED by polri-jakpus, SEEN by tni-jakpus',
        async look() {
          const all = await host.all('contribution', `lane=${stage.lane}&kind=RESPONSE`);
          return all
            .filter(({ incidentId }) => incidentId === incident.id)
            .map(({ owner, measure }) => `${String(measure)} by ${owner}`)
            .sort()
            .join(', ');
        },
      },
    );
    const post = stage.profileOf('polri-jakpus').contacts[0]!;
    await stage.as('polri-jakpus').begin('reply', {
      ...{ requestId: asked.id, outcome: 'ANSWERED' },
      content: { text: `${post.post}: ${post.address}` },
    });
    await stage.expect(
      {
        id: 'Kesbangpol mendapat jawaban: petugas penghubung Polri',
        en: 'Kesbangpol gets its answer: the contact officer of the police',
      },
      {
        expected: 'ANSWERED by polri-jakpus',
        async look() {
          const replies = await host.all('reply', `lane=${stage.lane}`);
          return replies
            .filter(({ requestId }) => requestId === asked.id)
            .map(({ outcome, owner }) => `${String(outcome)} by ${owner}`)
            .join(', ');
        },
      },
    );
    await host.change(asked, 'CLOSED');
    stage.tell({
      id: 'BAIS menyampaikan laporan intelijen, hanya kepada pembacanya.',
      en: 'Strategic Intelligence reports to its own readers alone.',
    });
    const report = await stage.as('bais-jakpus').begin('intelligence', {
      ...{ about: 'REPRESENTATION', kecamatan: KECAMATAN, ...OFFICER },
      body: { text: 'Contoh laporan untuk latihan.' },
    });
    await stage.expect(
      { id: 'Polri dan TNI menerimanya', en: 'The police and the armed forces receive it' },
      { expected: '2 of 2', look: () => stage.holders(report, PROTECTORS) },
    );
    await stage.expect(
      {
        id: 'Bagi kecamatan, laporan itu tidak ada',
        en: 'To a district, there is no such report',
      },
      {
        expected: '404',
        async look() {
          const path = `/intelligence/${report.id}`;
          return String((await stage.as('kec-menteng').refusalOf('GET', path)).status);
        },
      },
    );
    await stage.advance('2023-10-05T02:00:00Z');
    const closed = await host.change(incident, 'CLOSED', {
      ...{ statusReason: 'Tempat itu aman kembali (latihan)', ...OFFICER },
    });
    await stage.expect(
      { id: 'Kejadian selesai, dan semua mengetahuinya', en: 'The incident is over; all know' },
      { expected: '15 of 15', look: () => stage.holders(closed) },
    );
    await story.programme?.tellProgress('representations', 'DONE');
  },
};
