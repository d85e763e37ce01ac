import {
  type ActTold,
  type Checked,
  checkedIn,
  type Language,
  type Line,
  missedIn,
} from '../stage/telling.js';
import type { Report } from './report.js';
import { REPORT_STYLE } from './report-style.js';
import { REPORT_WORDS, type ReportWords } from './report-words.js';

/** Of what was met in an act, so many are listed. */
const MET_SHOWN = 60;

/**
 * Renders a report as one HTML page without scripts, which loads nothing and can be printed.
 */
export function renderReport(report: Report, language: Language): string {
  const words = REPORT_WORDS[language];
  const title = escaped(report.title[language]);
  const acts = report.acts.map((act, at) =>
    actSection(act, [at + 1, report.acts.length], words, language),
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<h1>${title}</h1>
${verdict(report, words)}
${head(report, words)}
${missed(report, words, language)}
${figureTable(report, words, language)}
${ruleTable(report, words)}
${trapTable(report, words)}
${acts.join('\n')}
<footer>${escaped(words.foot)}</footer>
</body>
</html>
`;
}

/** Makes a text safe within HTML, also within an attribute. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function verdict({ acts }: Report, words: ReportWords): string {
  const [bad, of] = [missedIn(acts).length, checkedIn(acts).length];
  const text = bad === 0 ? words.allMet(of) : words.missed(bad, of);
  return `<p class="verdict${bad === 0 ? '' : ' bad'}">${escaped(text)}</p>`;
}

function head({ playedAt, tookMs, exerciseId, acts }: Report, { head }: ReportWords): string {
  const seconds = Math.round(tookMs / 1_000);
  const minutes = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const all = checkedIn(acts);
  const met = all.filter(({ isMet }) => isMet).length;
  const lines = [
    [head.played, `${playedAt.slice(0, 16).replace('T', ' ')} UTC`],
    [head.took, `${minutes} min`],
    [head.exercise, exerciseId],
    [head.expectations, `${met} / ${all.length}`],
  ] as const;
  const shown = lines.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`);
  return `<dl>${shown.join('')}</dl>`;
}

function missed({ acts }: Report, words: ReportWords, language: Language): string {
  const all = missedIn(acts);
  if (all.length === 0) return '';
  const items = all.map((checked) => item(checked, words, language)).join('');
  return `<section><h2>${escaped(words.missedFirst)}</h2><ul>${items}</ul></section>`;
}

function actSection(
  { title, began, lines, tookMs }: ActTold,
  [number, of]: readonly [number, number],
  words: ReportWords,
  language: Language,
): string {
  const when = [
    words.act(number, of),
    `${words.inTheExercise} ${began.slice(0, 10)}`,
    `${(tookMs / 1_000).toFixed(0)} s`,
  ].join(' · ');
  return `<section>
<h2>${escaped(title[language])}</h2>
<p class="when">${escaped(when)}</p>
${grouped(lines, words, language)}
</section>`;
}

/**
 * Paragraphs of the story, and between them lists of what was checked: everything that was missed,
 * and of what was met as much as a person reads.
 */
function grouped(lines: readonly Line[], words: ReportWords, language: Language): string {
  const met = lines.filter((line) => 'checked' in line && line.checked.isMet);
  const left = new Set<Line>(met.slice(MET_SHOWN));
  let html = '';
  let isInList = false;
  for (const line of lines.filter((one) => !left.has(one))) {
    const isItem = 'checked' in line;
    if (isItem !== isInList) html += isItem ? '<ul>\n' : '</ul>\n';
    isInList = isItem;
    html += isItem
      ? `${item(line.checked, words, language)}\n`
      : `<p>${escaped(line.told[language])}</p>\n`;
  }
  const end = isInList ? '</ul>\n' : '';
  const more = left.size === 0 ? '' : `<p>${escaped(words.moreMet(left.size))}</p>\n`;
  return `${html}${end}${more}`;
}

function item(
  { what, expected, came, isMet, waitedMs }: Checked,
  words: ReportWords,
  language: Language,
): string {
  const took =
    waitedMs < 1_000 ? '' : ` <span class="took">${(waitedMs / 1_000).toFixed(1)} s</span>`;
  const said = isMet
    ? ''
    : `<span class="said">${escaped(`${words.expected}: ${expected}`)}</span>` +
      `<span class="said">${escaped(`${words.came}: ${came}`)}</span>`;
  const outcome = `<span class="unseen">${escaped(isMet ? words.met : words.notMet)}: </span>`;
  const text = `${outcome}${escaped(what[language])}${took}${said}`;
  return `<li class="${isMet ? 'met' : 'not'}">${text}</li>`;
}

function ruleTable({ rules }: Report, words: ReportWords): string {
  if (rules.length === 0) return '';
  const { rule } = words;
  return table(
    words.rules,
    [rule.rule, rule.expected, rule.right, rule.missed, rule.wrong, rule.precision, rule.recall],
    rules.map((one) => [
      one.ruleId,
      ...[one.expected, one.right, one.missed, one.wrong].map(String),
      share(one.precision),
      share(one.recall),
    ]),
  );
}

const trapTable = ({ traps }: Report, words: ReportWords): string =>
  traps.length === 0
    ? ''
    : table(
        words.traps,
        [words.trap.trap, words.trap.people, words.trap.wrong],
        traps.map(({ trap, expected, wrong }) => [trap, String(expected), String(wrong)]),
      );

const figureTable = ({ figures }: Report, words: ReportWords, language: Language): string =>
  figures.length === 0
    ? ''
    : table(
        words.figures,
        [],
        figures.map(({ name, value }) => [name[language], value]),
      );

function table(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = (row: readonly string[], tag: 'td' | 'th'): string =>
    row
      .map((text, at) => `<${tag}${at === 0 ? '' : ' class="number"'}>${escaped(text)}</${tag}>`)
      .join('');
  const top = columns.length === 0 ? '' : `<thead><tr>${cells(columns, 'th')}</tr></thead>`;
  return `<section><h2>${escaped(title)}</h2><table>${top}<tbody>
${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}
</tbody></table></section>`;
}

/** A share as percent; a dash where there is nothing to share. */
const share = (value: number | null): string =>
  value === null ? '–' : `${(value * 100).toFixed(1)} %`;
