import type { ChangeRule, Fields } from '../flow-rules.js';
import type { Violation } from '../violation.js';

/** The field of an entity that lists its files. A change that sets it says the whole list. */
export const ATTACHMENTS = 'attachments';

/** The media types of files that are taken. */
export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** A file of an entity, as its event names it. */
export interface Attachment {
  attachmentId: string;
  kind: string;
  /** of the bytes that the owner keeps, hexadecimal digits */
  sha256: string;
  /** bytes */
  size: number;
  /** media type, by content */
  type: string;
}

/** Returns the files of an entity; none of an entity whose flow has no files. */
export const attachmentsOf = (fields: Fields | null): readonly Attachment[] =>
  (fields?.[ATTACHMENTS] as readonly Attachment[] | undefined) ?? [];

/** Lets each of these changes set the entity's files, too. */
export const withFiles = (
  changes: Readonly<Record<string, ChangeRule>>,
): Readonly<Record<string, ChangeRule>> =>
  Object.fromEntries(
    Object.entries(changes).map(([change, rule]) => [
      change,
      rule.sets === 'whole' ? rule : { ...rule, sets: [...rule.sets, ATTACHMENTS] },
    ]),
  );

/** Validates that an entity names each file once. */
export function validateAttachments(fields: Fields): Violation[] {
  const known = new Set<string>();
  return attachmentsOf(fields).flatMap(({ attachmentId }, at): Violation[] => {
    const isNew = !known.has(attachmentId);
    known.add(attachmentId);
    if (isNew) return [];
    return [
      {
        field: `/${ATTACHMENTS}/${at}/attachmentId`,
        expected: 'each file once',
        got: attachmentId,
      },
    ];
  });
}

/** An agency that asks for a file, as the directory has it. */
export interface FileReader {
  code: string;
  opens: readonly { group: string; areas: readonly string[] }[];
}

/**
 * Tells whether an agency may have the files of an entity: its owner, those that its latest state
 * addresses, and those that may open everywhere what people write on it.
 *
 * @param group the sealed group of the flow's own text
 */
export function mayHaveFiles({ code, opens }: FileReader, entity: Fields, group: string): boolean {
  const addressees = (entity['addressees'] as readonly string[] | undefined) ?? [];
  return (
    entity['owner'] === code ||
    addressees.includes(code) ||
    opens.some((right) => right.group === group && right.areas.length === 0)
  );
}
