import type { Stage } from '../stage/stage.js';

/** The identity authority: it alone says which subjects are one person. */
const AUTHORITY = 'imigrasi-jakpus';

/**
 * An agency that may not look people up gives somebody a subject of its own. The identity authority
 * compares the documents, and says that it is one whom it knows.
 */
export async function linkSubjects(
  stage: Stage,
  known: string,
  provisional: string,
): Promise<void> {
  const authority = stage.as(AUTHORITY);
  const subject = (id: string) => ({ flow: 'subject', id, owner: '', eventId: '', version: 1 });
  await stage.untilHeld(subject(provisional), [AUTHORITY]);
  const { version, links } = (await authority.read(subject(known)))!;
  const link = { subjectId: provisional, relation: 'SAME_PERSON', assertedAt: stage.now };
  await authority.change({ ...subject(known), version }, 'LINKED', {
    links: [...((links ?? []) as object[]), link],
  });
}
