/** The stages of a response, in their order. */
export const RESPONSE_STAGES: readonly string[] = ['SEEN', 'TAKEN', 'RESULT', 'CLOSED'];

/** The stages from which on an agency has taken an alert up. */
export const TAKEN_FROM: readonly string[] = ['TAKEN', 'RESULT', 'CLOSED'];

/** The stages at which a response is an answer: what comes before is work on it. */
export const ANSWERED_AT: readonly string[] = ['RESULT', 'CLOSED'];
