/** The flow whose entities' ids are pseudonyms: random, so that they do not tell who met whom. */
export const PSEUDONYMS = 'subject';
