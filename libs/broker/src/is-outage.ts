/** A password or a right that was taken away is given back by somebody else: one agency's must not end its neighbours in the process. */
const OUTAGES = [
  'KafkaJSNumberOfRetriesExceeded',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSSASLAuthenticationError',
];

/** What a broker that is away, or comes back, brings: KafkaJS gave up on it, or may not have known whether to try again. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (OUTAGES.includes(error.name)) return true;
  const { retriable, type } = error as { retriable?: boolean; type?: string };
  return (
    retriable === true || type?.endsWith('_AUTHORIZATION_FAILED') === true || isOutage(error.cause)
  );
}
