/**
 * The address of the page of dead letters: the opened cause at an agency, and the opened dead
 * letter.
 */
export interface DeadLetterSearch {
  /** grouped by cause where absent */
  by?: 'agency' | undefined;
  agency?: string | undefined;
  reason?: string | undefined;
  topic?: string | undefined;
  /** `topic/partition/offset` */
  letter?: string | undefined;
  /** an operation in progress at the agency */
  operation?: string | undefined;
}

const NAMES = ['agency', 'reason', 'topic', 'operation'] as const;

export function readDeadLetterSearch(raw: Record<string, unknown>): DeadLetterSearch {
  const search: DeadLetterSearch = raw['by'] === 'agency' ? { by: 'agency' } : {};
  for (const name of NAMES) {
    const value = raw[name];
    if (typeof value === 'string' && value !== '') search[name] = value;
  }
  const { letter } = raw;
  if (typeof letter === 'string' && coordinatesOf(letter)) search.letter = letter;
  return search;
}

export interface DeadLetterCoordinates {
  topic: string;
  partition: number;
  offset: string;
}

export const deadLetterName = ({ topic, partition, offset }: DeadLetterCoordinates): string =>
  `${topic}/${partition}/${offset}`;

export function coordinatesOf(name: string): DeadLetterCoordinates | null {
  const [, topic, partition, offset] = /^([\w.-]+)\/(\d{1,4})\/(\d{1,19})$/.exec(name) ?? [];
  return topic && partition && offset ? { topic, partition: Number(partition), offset } : null;
}
