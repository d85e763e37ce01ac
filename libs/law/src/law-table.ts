import { type CivilDay, isCivilDay } from './civil-day.js';
import { LawError } from './law-error.js';

/** One rule of law: what a text says, from when and until when. */
export interface LawEntry<Rule> {
  /** what it decides; of one cell one entry holds on a day at most */
  cell: string;
  /** first day on which it holds */
  from: CivilDay;
  /** first day on which it no longer holds; null while no later text is known */
  until: CivilDay | null;
  /** where in the source */
  article: string;
  /** the text, as it is cited */
  source: string;
  /** when the source was made or promulgated */
  dated: CivilDay;
  /** nobody has read it in the source for certain: it never refuses, it marks */
  uncertain?: true;
  /** what is uncertain, or what a reader should know beside it */
  note?: string;
  rule: Rule;
}

/** One subject of law. Each change of an entry makes another version. */
export interface LawTable<Rule> {
  subject: string;
  title: string;
  /** where it comes from, in a sentence or two */
  about: string;
  version: number;
  entries: readonly LawEntry<Rule>[];
  /** a rule in plain words */
  says(rule: Rule): string;
}

/**
 * Checks a table.
 *
 * @throws LawError for an entry without source, a day that does not exist, a period that ends
 *   before it begins, a source that is younger than what it orders, or two entries of a cell on one
 *   day
 */
export function lawTable<Rule>(table: LawTable<Rule>): LawTable<Rule> {
  for (const entry of table.entries) checkEntry(table.subject, entry);
  for (const cell of new Set(table.entries.map((entry) => entry.cell)))
    checkPeriods(
      table.subject,
      table.entries.filter((entry) => entry.cell === cell),
    );
  return table;
}

/** The entries that hold on a day, in the table's order. */
export const entriesOn = <Rule>(
  { entries }: LawTable<Rule>,
  day: CivilDay,
): readonly LawEntry<Rule>[] => entries.filter((entry) => holds(entry, day));

/** The entry of a cell on a day; null where no text is known for it: then there is no rule. */
export const entryOn = <Rule>(
  { entries }: LawTable<Rule>,
  cell: string,
  day: CivilDay,
): LawEntry<Rule> | null =>
  entries.find((entry) => entry.cell === cell && holds(entry, day)) ?? null;

/** How verdicts cite a table. */
export const versionOf = ({
  subject,
  version,
}: Pick<LawTable<unknown>, 'subject' | 'version'>): string => `${subject}-${version}`;

const holds = ({ from, until }: LawEntry<unknown>, day: CivilDay): boolean =>
  from <= day && (until === null || day < until);

function checkEntry(
  subject: string,
  { cell, from, until, article, source, dated }: LawEntry<unknown>,
): void {
  const what = `${subject}, ${cell}`;
  for (const [name, text] of Object.entries({ article, source }))
    if (text.trim() === '')
      throw new LawError('no-source', `Expected ${name} of ${what} from ${from}, got none`);
  for (const [name, day] of Object.entries({ from, until, dated }))
    if (day !== null && !isCivilDay(day))
      throw new LawError('no-day', `Expected a day as ${name} of ${what}, got ${day}`);
  if (until !== null && until <= from)
    throw new LawError('no-period', `Expected an end of ${what} after ${from}, got ${until}`);
  if (dated > from)
    throw new LawError(
      'retroactive',
      `Expected a source of ${what} from before ${from}, got one of ${dated}`,
    );
}

function checkPeriods(subject: string, entries: readonly LawEntry<unknown>[]): void {
  const sorted = [...entries].sort((left, right) => (left.from < right.from ? -1 : 1));
  for (const [i, { cell, from }] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before && (before.until === null || before.until > from))
      throw new LawError(
        'overlap',
        `Expected one rule of ${subject}, ${cell} on ${from}, got a second beside that of ` +
          before.from,
      );
  }
}
