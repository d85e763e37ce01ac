/**
 * Returns a curl command that asks for the event. The session is a shell variable, because copied
 * commands are pasted into tickets.
 */
export function curlOf(origin: string, eventId: string, agency: string): string {
  const url = `${origin}/api/events/${encodeURIComponent(eventId)}?agency=${encodeURIComponent(agency)}`;
  return `curl --fail-with-body --header "cookie: $SINERGI_COOKIE" '${url}'`;
}
