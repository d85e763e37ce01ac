import type { ActionRow } from '../../../contract/session';

const COLUMNS = ['at', 'operator', 'operatorAgency', 'action', 'agency', 'target', 'reason', 'outcome'] as const;

/** The listed actions as a file. Source: RFC 4180; a cell that a spreadsheet would take for a formula is made text. */
export function actionsCsv(rows: readonly ActionRow[]): string {
  const lines = rows.map(({ at, operator, action, agency, target, reason, outcome }) => [
    at,
    operator.name,
    operator.agency,
    action,
    agency ?? '',
    JSON.stringify(target),
    reason,
    outcome,
  ]);
  return [[...COLUMNS], ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n');
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
