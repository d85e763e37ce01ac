import type { Act } from '../act.js';
import { linkSubjects } from '../link-subjects.js';
import { PEOPLE } from '../people.js';

const IMIGRASI = 'imigrasi-jakpus';
const KEJARI = 'kejari-jakpus';
const OFFICER = { officer: 'Rani Latihan' };

/** The administrative action (TAK): gelar kasus, decision, objection, and what became of it. */
export const administrativeAction: Act = {
  title: {
    id: 'Tindakan administratif keimigrasian dengan gelar kasus',
    en: 'The administrative action, with its case conference',
  },
  begins: '2024-02-16T02:00:00Z',
  async play(stage, story) {
    const lead = story.alerts.get('campaigner');
    if (!lead) throw new Error('Expected the lead of 14 February to open a case on, got none');
    const imigrasi = stage.as(IMIGRASI);
    const closed = (await imigrasi.read(lead))!;
    const grounds = (closed['evidence'] as string[]).slice(0, 1);
    await linkSubjects(stage, story.known.get('campaigner')!, lead.subjectId);
    await stage.expect(
      {
        id: 'Imigrasi mengenali orang itu; izinnya terlihat di bawah subjek dari kecamatan',
        en: 'Immigration recognises the person; the permit shows under the district’s subject',
      },
      {
        expected: '1 permit',
        async look() {
          const query = `lane=${stage.lane}&subjectId=${lead.subjectId}`;
          return `${(await stage.as(KEJARI).all('permit', query)).length} permit`;
        },
      },
    );
    const opened = await imigrasi.begin('case', {
      ...{ subjectId: lead.subjectId, track: 'TAK', fileNo: 'TAK/16/II/LATIHAN', grounds },
      ...{ articles: ['UU 6/2011 art. 75'], addressees: [KEJARI], ...OFFICER },
      detail: { text: 'Contoh perkara untuk latihan.' },
    });
    const step = (entity: typeof opened, change: string, says: object = {}) =>
      imigrasi.change(entity, change, { ...OFFICER, ...says });
    const examined = await step(opened, 'EXAMINED');
    stage.tell({
      id: 'Imigrasi memeriksa, dan meminta pertimbangan hukum Kejaksaan sebelum memutuskan.',
      en: 'Immigration examines, and asks the Prosecution for advice before it decides.',
    });
    const asked = await imigrasi.begin('request', {
      ...{ kind: 'ADVICE', to: { agencies: [KEJARI], roles: [], areas: [] } },
      ...{ question: 'Bagaimana pertimbangan Kejaksaan? (latihan)', dueAt: '2024-02-20T02:00:00Z' },
    });
    await stage.untilHeld(asked, [KEJARI]);
    await stage.as(KEJARI).begin('reply', {
      ...{ requestId: asked.id, outcome: 'ANSWERED', content: { text: 'Contoh pertimbangan.' } },
    });
    await stage.expect(
      { id: 'Kejaksaan memberi pertimbangan', en: 'The Prosecution gives its advice' },
      {
        expected: 'ANSWERED',
        async look() {
          const replies = await imigrasi.all('reply', `lane=${stage.lane}&owner=${KEJARI}`);
          const reply = replies.find(({ requestId }) => requestId === asked.id);
          return String(reply?.['outcome'] ?? 'no reply');
        },
      },
    );
    await imigrasi.change(asked, 'CLOSED');
    const conference = await step(examined, 'CONFERENCE_HELD');
    await stage.advance('2024-02-19T02:00:00Z');
    const decided = await step(conference, 'DECIDED', {
      ...{ decisionNo: 'KEP/19/II/LATIHAN', decidedAt: '2024-02-19T01:00:00Z' },
      ...{ decidedBy: 'OFFICE', actions: ['DEPORTATION', 'WATCH_LISTING'] },
    });
    const served = await step(decided, 'SERVED', { servedAt: '2024-02-19T01:30:00Z' });
    await stage.advance('2024-02-26T02:00:00Z');
    const objected = await step(served, 'OBJECTED', { objectedAt: '2024-02-26T01:00:00Z' });
    await stage.expect(
      {
        id: 'Keberatan terlihat bersama keputusan; tindakan tidak ditunda olehnya',
        en: 'The objection shows with the decision; it does not suspend the action',
      },
      {
        expected: 'step OBJECTED, under objection',
        async look() {
          const seen = await stage.as(KEJARI).read(objected);
          const is = seen?.['underObjection'] === true ? 'under objection' : 'no objection';
          return `step ${String(seen?.['step'])}, ${is}`;
        },
      },
    );
    const forwarded = await step(objected, 'OBJECTION_FORWARDED', {
      forwardedAt: '2024-02-26T01:30:00Z',
    });
    await stage.advance('2024-03-04T02:00:00Z');
    const answered = await step(forwarded, 'OBJECTION_DECIDED', {
      ...{ objectionOutcome: 'REFUSED', objectionDecidedBy: 'DIRECTOR_GENERAL' },
      ...{ objectionDecisionNo: 'KEP-KBT/4/III/LATIHAN' },
      objectionDecidedAt: '2024-03-04T01:00:00Z',
    });
    const final = await step(answered, 'FINAL');
    await stage.advance('2024-03-06T02:00:00Z');
    stage.tell({
      id: 'Direktur Jenderal menolak keberatan; keputusan final, dan orang itu berangkat.',
      en:
        'The Director General refuses the objection; the decision is final, and the person ' +
        'leaves.',
    });
    const executed = await step(final, 'EXECUTED', { executedAt: '2024-03-06T01:00:00Z' });
    const ended = await step(executed, 'CLOSED', { outcome: 'EXECUTED' });
    await imigrasi.begin('movement', {
      ...{ direction: 'EXIT', checkpoint: 'CGK', at: '2024-03-06T01:30:00Z' },
      traveller: PEOPLE.campaigner,
    });
    await stage.expect(
      { id: 'Perkara selesai, dan semua mengetahuinya', en: 'The case is closed; all know' },
      { expected: '15 of 15', look: () => stage.holders(ended) },
    );
    await story.programme?.tellProgress('advice', 'DONE');
  },
};
