/**
 * Returns a curl command that asks for the event. The session is a shell variable, because copied
 * commands are pasted into tickets.
 */
export function curlOf(origin: string, eventId: string, agency: string): string {
  const query = `agency=${encodeURIComponent(agency)}`;
  const url = `${origin}/api/events/${encodeURIComponent(eventId)}?${query}`;
  return `curl --fail-with-body --header "cookie: $SINERGI_COOKIE" '${url}'`;
}
