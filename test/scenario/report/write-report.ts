import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkedIn, missedIn } from '../stage/telling.js';
import { renderReport } from './render-report.js';
import type { Report } from './report.js';

const LANGUAGES = ['en', 'id'] as const;

type ByLanguage = Record<(typeof LANGUAGES)[number], string>;

/** Returns what the folder of a report is called: the time of the play. */
export const folderName = ({ playedAt }: Pick<Report, 'playedAt'>): string =>
  playedAt.slice(0, 19).replaceAll(':', '');

/**
 * Writes a report in each language.
 *
 * @param folder is made where it is not there
 */
export function writeReport(
  report: Report,
  folder: string,
): { files: ByLanguage; said: ByLanguage; isMet: boolean } {
  const files = {
    en: join(folder, 'report.en.html'),
    id: join(folder, 'report.id.html'),
  };
  mkdirSync(folder, { recursive: true });
  for (const each of LANGUAGES) writeFileSync(files[each], renderReport(report, each));
  const [missed, of] = [missedIn(report.acts).length, checkedIn(report.acts).length];
  const isMet = missed === 0;
  const said = {
    en: isMet ? `All ${of} expectations are met.` : `${missed} of ${of} are not met.`,
    id: isMet ? `Semua ${of} harapan terpenuhi.` : `${missed} dari ${of} tidak terpenuhi.`,
  };
  return { files, said, isMet };
}
