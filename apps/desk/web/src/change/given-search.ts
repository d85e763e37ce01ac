import { pageSearch } from '@sinergi/web';

/**
 * What an address gives to a form: the change, and fields that nobody fills in, such as
 * `?change=TAKEN&alertId=…`. The agency checks them as all others.
 */
export const givenSearch = pageSearch(
  (raw): Record<string, string> =>
    Object.fromEntries(
      Object.entries(raw).filter(
        (entry): entry is [string, string] =>
          typeof entry[1] === 'string' && /^[a-z][A-Za-z]{1,40}$/.test(entry[0]),
      ),
    ),
);
