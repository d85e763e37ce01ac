import {
  type CivilDay,
  civilDayAt,
  isCivilDay,
  lawOn,
  lawSubjects,
  type ShownEntry,
  type ShownSubject,
} from '@sinergi/law';
import { CliError } from './cli-error.js';
import { parseOptions } from './parse-options.js';

/** The checked arguments of `law`. */
export interface LawOrder {
  on: CivilDay;
  /** null for all subjects */
  subject: string | null;
  isJson: boolean;
}

const OPTIONS = {
  on: { type: 'string' },
  subject: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;
const DONE = 0;

/**
 * @param args without the command's name
 * @param now epoch milliseconds
 * @throws CliError that says what was expected and what was typed
 */
export function lawOrder(args: string[], now = Date.now()): LawOrder {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const [extra] = positionals;
  if (extra !== undefined) throw new CliError(`Expected only options after law, got ${extra}.`);
  const { on = civilDayAt(now), subject = null, json } = values;
  if (!isCivilDay(on)) throw new CliError(`Expected a day such as 2024-02-13 as --on, got ${on}.`);
  if (subject !== null && !lawSubjects.includes(subject))
    throw new CliError(`Expected a subject of ${lawSubjects.join(', ')}, got ${subject}.`);
  return { on, subject, isJson: json };
}

/** Prints what law held on a day. */
export function lawCommand({ on, subject, isJson }: LawOrder, out: NodeJS.WritableStream): 0 {
  const subjects = lawOn(on, subject ?? undefined);
  if (isJson) out.write(`${JSON.stringify({ on, subjects }, null, 2)}\n`);
  else
    out.write(
      `${[`The law on ${on}, as the exchange keeps it.`, ...lines(subjects)].join('\n')}\n`,
    );
  return DONE;
}

function lines(subjects: readonly ShownSubject[]): string[] {
  return [
    ...subjects.flatMap(({ title, entries }) => [
      '',
      title,
      ...(entries.length === 0 ? ['  No text is known for this day: no rule.'] : []),
      ...entries.flatMap(saidOf),
    ]),
    '',
    '(u): uncertain. No lawyer has read any of it.',
  ];
}

function saidOf({ cell, says, article, source, dated, from, until, uncertain, note }: ShownEntry) {
  const period = until === null ? `from ${from}` : `from ${from}, until ${until}`;
  return [
    `  ${cell}: ${says}${uncertain ? ' (u)' : ''}`,
    `      ${source} of ${dated}, ${article}; ${period}`,
    ...(note === undefined ? [] : [`      ${note}`]),
  ];
}
