import { randomUUID } from 'node:crypto';
import type { BothLanguages } from '@sinergi/detection';
import type { Entity } from '../stage/player.js';
import type { Stage } from '../stage/stage.js';

interface PlannedItem {
  key: string;
  title: BothLanguages;
  agency: string;
  dueOn: string;
}

/** What the meeting of September 2023 agreed on: six items, each with an owner and a day. */
export const AGREED: readonly PlannedItem[] = [
  {
    key: 'households',
    title: {
      id: 'Laporan rumah tangga dan penginapan dari kelurahan',
      en: 'Reports by households and lodgings, from the kelurahan upward',
    },
    ...{ agency: 'kec-kemayoran', dueOn: '2023-10-31' },
  },
  {
    key: 'representations',
    title: {
      id: 'Petugas penghubung untuk perwakilan asing',
      en: 'Contact officers for representations',
    },
    ...{ agency: 'kesbangpol-jakpus', dueOn: '2023-10-31' },
  },
  {
    key: 'operation',
    title: { id: 'Operasi gabungan', en: 'A joint operation' },
    ...{ agency: 'polri-jakpus', dueOn: '2023-11-30' },
  },
  {
    key: 'election',
    title: {
      id: 'Kalender dan pemantau Pemilu 2024',
      en: 'The calendar and the observers of the 2024 election',
    },
    ...{ agency: 'imigrasi-dki', dueOn: '2024-02-29' },
  },
  {
    key: 'boarding-houses',
    title: {
      id: 'Pendataan rumah kos satu per satu',
      en: 'A survey of boarding houses, one by one',
    },
    ...{ agency: 'kec-tanah-abang', dueOn: '2023-12-31' },
  },
  {
    key: 'advice',
    title: {
      id: 'Pertimbangan hukum untuk tindakan administratif',
      en: 'Legal advice on administrative actions',
    },
    ...{ agency: 'kejari-jakpus', dueOn: '2024-03-15' },
  },
];

const OFFICER = { officer: 'Wulan Latihan' };

/** The work programme of the meeting, as its host keeps it and as the agencies carry it out. */
export class WorkProgramme {
  private readonly items = AGREED.map(({ key, ...item }) => ({
    ...{ key, itemId: randomUUID(), ...item },
    ...{ status: 'OPEN', explanation: null as string | null },
  }));
  private readonly progress = new Map<string, Entity>();

  constructor(
    private readonly stage: Stage,
    private readonly host: string,
    private meeting: Entity,
  ) {}

  /** Minutes the meeting: all items are open. */
  async minute(minutes: string): Promise<void> {
    await this.change('MINUTED', { workItems: this.said(), minutes: { text: minutes } });
    await this.stage.untilHeld(
      this.meeting,
      this.items.map(({ agency }) => agency),
    );
  }

  /** The agency of an item says how far it is. */
  async tellProgress(key: string, progress: 'UNDERWAY' | 'DONE' | 'HINDERED'): Promise<void> {
    const { itemId, agency } = this.item(key);
    const player = this.stage.as(agency);
    const said = this.progress.get(key);
    this.progress.set(
      key,
      said
        ? await player.change(said, 'UPDATED', { progress, ...OFFICER })
        : await player.begin('contribution', {
            ...{ kind: 'PROGRESS', meetingId: this.meeting.id, itemId, progress, ...OFFICER },
          }),
    );
  }

  /** The host says how items stand now. @param ends by key; with an explanation they are dropped */
  async followUp(ends: Readonly<Record<string, { explanation: string | null }>>): Promise<void> {
    for (const [key, { explanation }] of Object.entries(ends))
      Object.assign(this.item(key), {
        status: explanation === null ? 'DONE' : 'DROPPED',
        explanation,
      });
    await this.change('FOLLOWED_UP', { workItems: this.said() });
  }

  async close(): Promise<Entity> {
    await this.change('CLOSED', {});
    return this.meeting;
  }

  /** Says how many items there are in which state, as an agency's programme shows it. */
  async shownAt(code: string): Promise<string> {
    const shown = await this.stage.as(code).get(`/meetings/${this.meeting.id}/programme`);
    const items = (shown?.['items'] ?? []) as { status: string; explanation: string | null }[];
    const count = (is: (one: (typeof items)[number]) => boolean): number => items.filter(is).length;
    const open = count(({ status }) => status === 'OPEN');
    const done = count(({ status }) => status === 'DONE');
    const explained = count((one) => one.status === 'DROPPED' && one.explanation !== null);
    return `${items.length} items: ${open} open, ${done} done, ${explained} explained`;
  }

  /** What was agreed, in words. */
  get list(): BothLanguages {
    const listed = (language: keyof BothLanguages): string =>
      this.items.map(({ title, agency }) => `${title[language]} (${agency})`).join('; ');
    return { id: `Disepakati: ${listed('id')}.`, en: `Agreed: ${listed('en')}.` };
  }

  private item(key: string) {
    return this.items.find((item) => item.key === key)!;
  }

  private said() {
    return this.items.map(({ key: _, title, ...item }) => ({
      ...item,
      title: `${title.id} (latihan)`,
    }));
  }

  private async change(change: string, says: Record<string, unknown>): Promise<void> {
    this.meeting = await this.stage
      .as(this.host)
      .change(this.meeting, change, { ...OFFICER, ...says });
  }
}
