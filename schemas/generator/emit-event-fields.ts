import { EVENT_FIELDS } from './avro-source.js';

const HEADER = '// generated, do not edit: npm run generate\n';

/**
 * Emits the fields that every event has. The console's pages use them, because they do not load the
 * contracts.
 */
export function emitEventFields(): Map<string, string> {
  const list = EVENT_FIELDS.map((field) => `  '${field}',\n`).join('');
  return new Map([
    [
      'apps/console/contract/generated/event-fields.ts',
      `${HEADER}export const EVENT_FIELDS: readonly string[] = [\n${list}];\n`,
    ],
  ]);
}
