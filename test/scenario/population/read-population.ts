import { readFileSync } from 'node:fs';
import { flows } from '@sinergi/contracts';
import { civilDayAt } from '@sinergi/law';
import { ScenarioError } from '../scenario-error.js';
import {
  type ChangeLine,
  type ExpectationLine,
  type FactLine,
  type Header,
  type LineError,
  type LineErrorCode,
  type PersonLine,
  type PopulationLine,
  readLine,
} from './population-line.js';
import { referencesIn } from './references.js';

const SHOWN = 20;

export type Numbered<T> = T & { line: number };

/** People, facts of theirs, and what a file expects of early detection. */
export interface Population extends Header {
  people: ReadonlyMap<string, PersonLine['identity']>;
  /** in the order of their times; of one time, as in the file */
  facts: readonly Numbered<FactLine | ChangeLine>[];
  expectations: readonly Numbered<ExpectationLine>[];
}

export const noPopulationIn = (file: string): ScenarioError =>
  new ScenarioError('BROKEN_POPULATION', `Expected a population, got no file ${file}`);

/** Reads a population from a file. @throws ScenarioError BROKEN_POPULATION with the lines */
export function readPopulation(file: string): Population {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw noPopulationIn(file);
  }
  const read = parsePopulation(text);
  if ('population' in read) return read.population;
  const { errors } = read;
  const shown = errors
    .slice(0, SHOWN)
    .map(({ line, code, message }) => `  line ${line}: ${code}: ${message}`);
  throw new ScenarioError(
    'BROKEN_POPULATION',
    [
      `Expected ${file} to be a population (docs/scenario.md), got ${errors.length} faults:`,
      ...shown,
      ...(errors.length > SHOWN ? [`  and ${errors.length - SHOWN} more`] : []),
    ].join('\n'),
  );
}

/** Reads the text of a population, with every fault that a line has by itself or beside others. */
export function parsePopulation(
  text: string,
): { population: Population } | { errors: LineError[] } {
  const lines = text
    .split('\n')
    .map((one, at) => ({ text: one.trim(), line: at + 1 }))
    .filter((one) => one.text !== '');
  const read = lines.map((one) => ({ line: one.line, ...readLine(one.text, one.line) }));
  const errors = read.flatMap((one) => ('errors' in one ? one.errors : []));
  const good = read.flatMap((one) =>
    'value' in one ? [{ ...one.value, line: one.line } as Numbered<PopulationLine>] : [],
  );
  const checks = new WholeFile(good);
  errors.push(...(errors.length === 0 ? checks.errors() : []));
  errors.sort((left, right) => left.line - right.line);
  return errors.length > 0 ? { errors } : { population: checks.population() };
}

/** What lines have to be beside each other. */
class WholeFile {
  private readonly headers: Numbered<Header>[];
  private readonly people: Numbered<PersonLine>[];
  private readonly facts: Numbered<FactLine>[];
  private readonly changes: Numbered<ChangeLine>[];
  private readonly expectations: Numbered<ExpectationLine>[];

  constructor(private readonly lines: readonly Numbered<PopulationLine>[]) {
    const of = <T>(name: string): Numbered<T>[] =>
      lines.filter((one) => name in one) as unknown as Numbered<T>[];
    this.headers = of<Header>('population');
    this.people = of<PersonLine>('person');
    this.facts = of<FactLine>('fact');
    this.changes = of<ChangeLine>('of');
    this.expectations = of<ExpectationLine>('expect');
  }

  population(): Population {
    const { line: _, ...header } = this.headers[0]!;
    return {
      ...header,
      people: new Map(this.people.map(({ person, identity }) => [person, identity])),
      facts: this.inTime(),
      expectations: this.expectations,
    };
  }

  errors(): LineError[] {
    const [header, second] = this.headers;
    if (!header || this.lines[0] !== header)
      return [fault(this.lines[0]?.line ?? 1, 'NO_HEADER', 'the header first', 'another line')];
    if (second) return [fault(second.line, 'SECOND_HEADER', 'one header', 'another one')];
    return [
      ...this.labels(),
      ...this.flows(),
      ...this.times(header),
      ...this.references(),
      ...this.expected(header),
      ...(this.expectations.length > 0
        ? []
        : [fault(header.line, 'NOTHING_EXPECTED', 'at least one expectation', 'none')]),
    ];
  }

  private inTime(): Numbered<FactLine | ChangeLine>[] {
    return [...this.facts, ...this.changes].sort(
      (left, right) => Date.parse(left.at) - Date.parse(right.at) || left.line - right.line,
    );
  }

  private labels(): LineError[] {
    const taken = new Set<string>();
    return [
      ...this.people.map(({ person, line }) => ({ label: person, line })),
      ...this.facts.map(({ fact, line }) => ({ label: fact, line })),
    ]
      .sort((left, right) => left.line - right.line)
      .flatMap(({ label, line }) => {
        if (taken.has(label))
          return [fault(line, 'TAKEN_LABEL', 'a label of its own', `${label} again`)];
        taken.add(label);
        return [];
      });
  }

  private flows(): LineError[] {
    const known = flows.map(({ flow }) => String(flow));
    return this.facts.flatMap(({ flow, line }) =>
      known.includes(flow)
        ? []
        : [fault(line, 'BAD_FIELD', 'a flow of the exchange', flow, '/flow')],
    );
  }

  private times({ begins, ends }: Header): LineError[] {
    return [...this.facts, ...this.changes].flatMap(({ at, line }) =>
      Date.parse(at) >= Date.parse(begins) && civilDayAt(Date.parse(at)) <= ends
        ? []
        : [fault(line, 'OUT_OF_TIME', `a time from ${begins} to ${ends}`, at, '/at')],
    );
  }

  /** A fact names people, and facts that were said before it. */
  private references(): LineError[] {
    const people = new Set(this.people.map(({ person }) => person));
    const said = new Set<string>();
    return this.inTime().flatMap((one) => {
      const errors = [
        ...('of' in one && !said.has(one.of)
          ? [fault(one.line, 'UNKNOWN_LABEL', 'a fact of before', one.of, '/of')]
          : []),
        ...referencesIn(one.data).flatMap(({ label, part }) =>
          (part === null ? people.has(label) : said.has(label))
            ? []
            : [
                fault(
                  one.line,
                  'UNKNOWN_LABEL',
                  part === null ? 'a person of the file' : 'a fact of before',
                  label,
                  '/data',
                ),
              ],
        ),
      ];
      if ('fact' in one) said.add(one.fact);
      return errors;
    });
  }

  private expected({ begins, ends }: Header): LineError[] {
    const labels = new Set([
      ...this.people.map(({ person }) => person),
      ...this.facts.map(({ fact }) => fact),
    ]);
    return this.expectations.flatMap(({ line, about, by, expect, rule, trap, ends: status }) => [
      ...(labels.has(about)
        ? []
        : [fault(line, 'UNKNOWN_LABEL', 'a person or a fact of the file', about, '/about')]),
      ...(by === undefined || (by >= begins.slice(0, 10) && by <= ends)
        ? []
        : [fault(line, 'OUT_OF_TIME', `a day of the exercise, until ${ends}`, by, '/by')]),
      ...(expect === 'alert' && rule === undefined
        ? [fault(line, 'BAD_EXPECTATION', 'the rule of the alert', 'none', '/rule')]
        : []),
      ...(expect === 'alert' && trap !== undefined
        ? [fault(line, 'BAD_EXPECTATION', 'a trap only with a silence', trap, '/trap')]
        : []),
      ...(expect === 'silence' && (by ?? status) !== undefined
        ? [fault(line, 'BAD_EXPECTATION', 'a silence to the end', 'by or ends', '/expect')]
        : []),
    ]);
  }
}

const fault = (
  line: number,
  code: LineErrorCode,
  expected: string,
  got: string,
  field = '',
): LineError => ({
  ...{ line, code },
  message: `${field === '' ? '' : `${field}: `}Expected ${expected}, got ${got}`,
});
