/** GET /api/steps/:flow/:id: where an entity stands on its way, and what may follow. */
export interface Steps {
  /** the version of the entity that was looked at */
  version: number;
  /** the steps of its way, in the order in which they usually come */
  line: string[];
  /** the last one that was taken, or where it ended otherwise */
  at: string;
  /** the changes that may follow, what is usual first; none where another agency owns it */
  next: string[];
}
