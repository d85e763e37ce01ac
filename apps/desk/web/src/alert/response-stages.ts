/** The stages of a response, in their order; each goes forward, and a result may be another one. */
const STAGES = ['SEEN', 'TAKEN', 'RESULT', 'CLOSED'];
/** What an agency says that has said nothing yet; a response that begins closed says nothing. */
const BEGIN = ['TAKEN', 'RESULT', 'SEEN'];

/** Returns what may be said next of an alert, what is usual first. */
export function nextStages(stage: string | null): string[] {
  if (stage === null) return BEGIN;
  const at = STAGES.indexOf(stage);
  const forward = STAGES.slice(at + 1);
  return stage === 'RESULT' ? [...forward, 'RESULT'] : forward;
}
