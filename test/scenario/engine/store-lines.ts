import { open } from 'node:fs/promises';
import type { Query } from '@sinergi/database';
import { type CivilDay, civilDayAt } from '@sinergi/law';
import {
  type ChangeLine,
  type ExpectationLine,
  type FactLine,
  type Header,
  type PersonLine,
  type PopulationLine,
  readLine,
} from '../population/population-line.js';
import { type Numbered, noPopulationIn } from '../population/read-population.js';
import { ScenarioError } from '../scenario-error.js';

const AT_ONCE = 2_000;

/**
 * Reads a population from a file into tables, line by line. What a line has by itself is checked;
 * what it has beside others shows when it is said.
 *
 * @throws ScenarioError BROKEN_POPULATION with the first line that is wrong, or without such a file
 */
export async function storeLines(query: Query, file: string): Promise<Header> {
  let header: Header | undefined;
  let lines: Numbered<PopulationLine>[] = [];
  let line = 0;
  for await (const text of await linesOf(file)) {
    line += 1;
    if (text.trim() === '') continue;
    const read = readLine(text, line);
    if ('errors' in read) throw broken(line, read.errors[0]!.message);
    if ('population' in read.value) header = read.value;
    else lines.push({ ...read.value, line } as Numbered<PopulationLine>);
    if (!header) throw broken(line, 'Expected the header first, got another line');
    if (lines.length < AT_ONCE) continue;
    await store(query, lines);
    lines = [];
  }
  await store(query, lines);
  if (!header) throw broken(1, 'Expected the header first, got nothing');
  await query('ANALYZE person, said, expectation');
  return header;
}

async function linesOf(file: string): Promise<AsyncIterable<string>> {
  try {
    const opened = await open(file);
    if ((await opened.stat()).isFile()) return opened.readLines({ encoding: 'utf8' });
    await opened.close();
  } catch {
    // Told below, as of a folder.
  }
  throw noPopulationIn(file);
}

const broken = (line: number, message: string): ScenarioError =>
  new ScenarioError('BROKEN_POPULATION', `Expected a population, got line ${line}: ${message}`);

async function store(query: Query, lines: readonly Numbered<PopulationLine>[]): Promise<void> {
  const of = <T>(name: string): Numbered<T>[] =>
    lines.filter((one) => name in one) as unknown as Numbered<T>[];
  const people = of<PersonLine>('person');
  const said = [...of<FactLine>('fact'), ...of<ChangeLine>('of')];
  const expected = of<ExpectationLine>('expect');
  await query('INSERT INTO person SELECT * FROM unnest($1::text[], $2::jsonb[])', [
    people.map(({ person }) => person),
    people.map(({ identity }) => JSON.stringify(identity)),
  ]);
  await query(
    'INSERT INTO said SELECT * FROM unnest($1::int[], $2::date[], $3::timestamptz[], $4::jsonb[])',
    [
      said.map(({ line }) => line),
      said.map(({ at }) => dayOf(at)),
      said.map(({ at }) => at),
      said.map((one) => JSON.stringify(one)),
    ],
  );
  await query('INSERT INTO expectation SELECT * FROM unnest($1::int[], $2::text[], $3::jsonb[])', [
    expected.map(({ line }) => line),
    expected.map(({ about }) => about),
    expected.map((one) => JSON.stringify(one)),
  ]);
}

const dayOf = (time: string): CivilDay => civilDayAt(Date.parse(time));

export type SaidFact = Numbered<FactLine | ChangeLine>;

/** Returns the days on which something is said or due, and the last one, in their order. */
export async function daysSaid(query: Query, last: CivilDay): Promise<CivilDay[]> {
  const rows = await query(
    `SELECT day::text FROM said UNION SELECT said->>'by' FROM expectation WHERE said ? 'by'
     UNION SELECT $1 ORDER BY day`,
    [last],
  );
  return rows.map((row) => String(row['day']));
}

/** Reads the facts of a day in the order of their times, so many at once. */
export async function* saidOn(
  query: Query,
  day: CivilDay,
  atOnce: number,
): AsyncGenerator<SaidFact[]> {
  for (let last: unknown[] = ['-infinity', 0]; ; ) {
    const rows = await query(
      `SELECT fact, at::text, line FROM said
       WHERE day = $1 AND (at, line) > ($2::timestamptz, $3::int) ORDER BY at, line LIMIT $4`,
      [day, ...last, atOnce],
    );
    if (rows.length > 0) yield rows.map((row) => row['fact'] as SaidFact);
    if (rows.length < atOnce) return;
    last = [rows.at(-1)!['at'], rows.at(-1)!['line']];
  }
}
