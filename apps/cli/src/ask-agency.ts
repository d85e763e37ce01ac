import { AgencyClient } from '@sinergi/client';
import type { AgencyAccess } from './agency-access.js';
import { Patience } from './patience.js';

const GIVE_UP_MS = 60_000;

/**
 * Asks an agency's API for as long as it makes progress.
 *
 * @param scopes by default all that the client has
 * @throws CliError where it does not answer, or the user interrupts; Refused
 */
export async function askAgency<T>(
  access: AgencyAccess,
  { signal, scopes }: { signal: AbortSignal; scopes?: readonly string[] },
  ask: (client: AgencyClient, patience: Patience) => Promise<T>,
): Promise<T> {
  const patience = new Patience(`${access.code} at ${access.apiUrl}`, GIVE_UP_MS, signal);
  const asked = scopes === undefined ? {} : { scopes };
  try {
    return await ask(new AgencyClient({ ...access, ...asked, signal: patience.signal }), patience);
  } catch (error) {
    throw patience.signal.aborted ? patience.signal.reason : error;
  } finally {
    patience.end();
  }
}
