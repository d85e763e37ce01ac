import { evaluateStay, flowRulesOf, type StayMovement, type StayPermit } from '@sinergi/domain';
import { parse } from 'mrz';
import { describe, expect, it } from 'vitest';
import { RESTING_PER_STORY, STORIES_PER_EVENT_A_SECOND } from './play.js';
import { DAY_MS } from './scene.js';
import type { Known, Story } from './step.js';
import { STORY_KINDS } from './story-kinds.js';
import { tellStory } from './tell-story.js';
import { aCast, agencies } from './testing/a-cast.js';
import { ExchangeOnPaper, type PaperEntity } from './testing/exchange-on-paper.js';

const SEEDS = [42, 43, 20_230_914];
const MOST = 2_000;
/** 10 o'clock in Jakarta. */
const NOW = Date.parse('2026-11-24T03:00:00Z');
/** One hour before the year ends in Jakarta. */
const LATE = Date.parse('2026-12-31T16:00:00Z');
const cast = aCast();
/** Answers every lookup alike: the same content must come out, whatever was known. */
const anything = new Proxy(
  {},
  { get: (_, name): Known => ({ id: `the ${String(name)}`, version: 1 }) },
) as Record<string, Known>;

const stories = (seed: number, now = NOW, count = MOST): Story[] =>
  Array.from({ length: count }, (_, index) => tellStory(seed, index, now, cast));
const wordsOf = ({ steps, ...story }: Story) => ({
  ...story,
  steps: steps.map((step) => ({ ...step, data: step.data(anything) })),
});

describe.each(SEEDS)('the stories of seed %i', (seed) => {
  it('are accepted by schema and by rules, also ten days after they began', () => {
    for (const at of [NOW, NOW + 10 * DAY_MS]) {
      const wrong = stories(seed).flatMap((story) => new ExchangeOnPaper(cast, at).carryOut(story));
      expect(wrong).toEqual([]);
    }
  });

  it('are accepted as a day and a year end', () => {
    expect(
      stories(seed, LATE, 500).flatMap((story) => new ExchangeOnPaper(cast, LATE).carryOut(story)),
    ).toEqual([]);
  });

  it('are of every kind, each month as many as it says', () => {
    const month = STORY_KINDS.reduce((sum, { perMonth }) => sum + perMonth, 0);
    for (const begins of [0, month]) {
      const told = stories(seed, NOW, begins + month).slice(begins);
      const counts = Object.fromEntries(
        STORY_KINDS.map(({ kind }) => [kind, told.filter((story) => story.kind === kind).length]),
      );
      expect(counts).toEqual(
        Object.fromEntries(STORY_KINDS.map(({ kind, perMonth }) => [kind, perMonth])),
      );
    }
  });

  it('leave so little time between steps that any rate is reached', () => {
    const steps = stories(seed, NOW, 500).flatMap((story) => story.steps);
    const rests = steps.reduce((sum, { afterMs = 0 }) => sum + afterMs, 0) / 1_000;
    // Little's law: at a rate, as many stories rest as it has seconds of rest for a step.
    expect(rests / steps.length).toBeLessThan(RESTING_PER_STORY * STORIES_PER_EVENT_A_SECOND);
  });

  it('begin a month with simple stories, so that a short plan has no others', () => {
    const long = STORY_KINDS.flatMap(({ kind, isLong }) => (isLong ? [kind] : []));
    for (const { kind } of stories(seed, NOW, 60)) expect(long).not.toContain(kind);
  });

  it.each([
    ['in the morning', NOW, MOST],
    ['as a day and a year end', LATE, 500],
  ])(
    'leave behind the overstays and lapses that they say, and no more of them in two days, %s',
    (_, now, count) => {
      for (const story of stories(seed, now, count)) {
        const exchange = new ExchangeOnPaper(cast, now);
        exchange.carryOut(story);
        expect({ story, outside: outsideTheLaw(exchange) }).toMatchObject({ outside: [] });
        for (const at of [now, now + 2 * DAY_MS])
          expect({
            story,
            overstays: overstaysIn(exchange, at),
            lapses: lapsesIn(exchange, at),
          }).toMatchObject({
            overstays: story.overstays ? 1 : 0,
            lapses: story.lapses,
          });
      }
    },
  );

  it('say the same when they are told again, also when only a later step is asked for', () => {
    for (let index = 0; index < MOST; index++) {
      const first = wordsOf(tellStory(seed, index, NOW, cast));
      expect(wordsOf(tellStory(seed, index, NOW, cast))).toEqual(first);
      const again = tellStory(seed, index, NOW, cast);
      for (const [at, step] of [...again.steps.entries()].reverse())
        expect(step.data(anything)).toEqual(first.steps[at]!.data);
    }
  });
});

describe('who does what', () => {
  const told = SEEDS.flatMap((seed) => stories(seed));
  const wordsOfLead = (story: Story) => story.steps[0]!.data(anything) as Record<string, string>;
  const leads = told.filter(({ kind }) => kind === 'lead');

  it('lets the prosecution see who comes to its counter, without patrols', () => {
    const seen = told
      .flatMap(({ steps }) => steps)
      .filter(({ agency, change }) => agency === 'kejari-jakpus' && change === 'REPORTED')
      .filter(({ flow }) => flow === 'sighting')
      .map((step) => step.data(anything));
    expect(seen.length).toBeGreaterThan(10);
    for (const { certainty, order, person } of seen) {
      expect({ certainty, order }).toEqual({ certainty: 'DOCUMENT_CHECKED', order: 'NONE' });
      expect(person).toBeDefined();
    }
  });

  it('takes a prosecution from the first word of it to a verdict, or stops it', () => {
    const taken = new Set(
      told
        .flatMap(({ steps }) => steps)
        .flatMap(({ agency, flow, change }) =>
          agency === 'kejari-jakpus' && flow === 'case' ? [change] : [],
        ),
    );
    for (const change of [
      ...['SPDP_RECEIVED', 'FILE_RETURNED', 'FILE_COMPLETE', 'HANDED_OVER', 'DETAINED'],
      ...['CONSULATE_NOTIFIED', 'CHARGED', 'VERDICT', 'RELEASED', 'EXECUTED', 'STOPPED', 'CLOSED'],
    ])
      expect([...taken]).toContain(change);
  });

  it('names officers whom nobody is', () => {
    const named = told.flatMap((story) =>
      wordsOf(story).steps.flatMap(({ data }) =>
        ['officer', 'leadOfficer', 'handedOverFrom'].flatMap((field) => data[field] ?? []),
      ),
    );
    expect(named.length).toBeGreaterThan(1_000);
    for (const name of named) expect(name).toMatch(/^[A-Z][a-z]+( [A-Z][a-z]+)? Latihan$/);
  });

  it('is one agency’s for each kind of lead, and others only say what they found', () => {
    const competent = new Map<string, Set<string>>();
    for (const story of leads) {
      const { category, competentAgency } = wordsOfLead(story);
      const [raised, ...others] = story.steps;
      competent.set(category!, (competent.get(category!) ?? new Set()).add(competentAgency!));
      expect(raised!.agency).not.toBe(competentAgency);
      const { addressees } = raised!.data(anything);
      for (const { flow, agency, entity } of others)
        if (flow !== 'response') expect(agency).toBe(raised!.agency);
        else if (entity === 'response') expect(agency).toBe(competentAgency);
        else expect(addressees).toContain(agency);
    }
    expect(Object.fromEntries([...competent].map(([kind, codes]) => [kind, [...codes]]))).toEqual({
      LODGING: ['imigrasi-jakpus'],
      ACTIVITY: ['imigrasi-jakpus'],
      OTHER: ['polri-jakpus'],
    });
  });

  it('takes minutes where people answer, the same whenever it is told', () => {
    for (const { steps } of leads)
      for (const { flow, afterMs } of steps)
        if (flow === 'response') expect(afterMs).toBeGreaterThanOrEqual(60_000);
  });

  it('is left to an agency with a system of its own, which is still whom a lead names', () => {
    const few = aCast(agencies.filter((code) => code !== 'polri-jakpus'));
    const others = Array.from({ length: MOST }, (_, index) => tellStory(42, index, NOW, few));
    const named = others.filter(
      (story) => story.kind === 'lead' && wordsOfLead(story)['competentAgency'] === 'polri-jakpus',
    );
    expect(named.length).toBeGreaterThan(0);
    for (const { steps } of named) expect(steps).toHaveLength(1);
    for (const { steps } of others)
      for (const { agency } of steps) expect(agency).not.toBe('polri-jakpus');
  });
});

describe('the people of the stories', () => {
  it('carry machine-readable zones that an independent reader accepts', () => {
    const zones = peopleOf(stories(42)).map(({ machineReadableZone }) => machineReadableZone);
    expect(zones.length).toBeGreaterThan(1_000);
    for (const zone of zones) {
      expect(zone).toMatch(/^P<UTO/);
      const { details } = parse(zone.split('\n'));
      for (const { field, valid } of details)
        if (field?.endsWith('CheckDigit')) expect({ field, valid }).toEqual({ field, valid: true });
    }
  });

  it('are nobody of another story', () => {
    const storyOf = new Map<string, number>();
    for (const story of stories(42))
      for (const { document } of peopleOf([story])) {
        expect(storyOf.get(document.number) ?? story.index).toBe(story.index);
        storyOf.set(document.number, story.index);
      }
  });
});

describe('a smaller cast', () => {
  it.each([
    [['kec-menteng']],
    [['polri-jakpus', 'kec-menteng']],
    [['imigrasi-jakpus', 'polri-jakpus']],
    [agencies.filter((code) => code !== 'imigrasi-jakpus')],
  ])('of %j plays what is possible among them', (codes) => {
    const few = aCast(codes);
    for (let index = 0; index < 500; index++) {
      const story = tellStory(1, index, NOW, few);
      expect(codes).toEqual(expect.arrayContaining(story.steps.map(({ agency }) => agency)));
      expect(new ExchangeOnPaper(few, NOW).carryOut(story)).toEqual([]);
    }
  });
});

/** Returns every person who is named anywhere in the content. */
function peopleOf(
  told: readonly Story[],
): { machineReadableZone: string; document: { number: string } }[] {
  const found: { machineReadableZone: string; document: { number: string } }[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('machineReadableZone' in value) found.push(value as (typeof found)[number]);
    for (const member of Object.values(value)) walk(member);
  };
  for (const story of told) walk(wordsOf(story).steps.map(({ data }) => data));
  return found;
}

/** Counts the overstays that early detection finds, given every permit and movement. */
function overstaysIn(exchange: ExchangeOnPaper, now: number): number {
  const factsOf = (flow: string, { id }: PaperEntity) =>
    exchange
      .of(flow)
      .filter(({ fields }) => fields['subjectId'] === id)
      .map((entity) => ({ ...entity.fields, eventId: entity.id }));
  return exchange.of('subject').filter((subject) => {
    const [permits, movements] = [factsOf('permit', subject), factsOf('movement', subject)];
    return (
      evaluateStay(permits as unknown as StayPermit[], movements as unknown as StayMovement[], now)
        .verdict === 'OVERSTAY'
    );
  }).length;
}

/** The permits that the law does not provide for, or may not. */
function outsideTheLaw(exchange: ExchangeOnPaper): unknown[] {
  return exchange
    .of('permit')
    .flatMap(({ fields }) => [fields['irregular'], fields['uncertainLaw']])
    .filter((mark) => mark !== null);
}

function lapsesIn(exchange: ExchangeOnPaper, now: number): number {
  const { dueAt } = flowRulesOf('watch')!.lapses!;
  return exchange
    .of('watch')
    .filter(({ fields }) => (dueAt(fields) ?? Number.POSITIVE_INFINITY) <= now).length;
}
