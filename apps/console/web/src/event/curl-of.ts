/**
 * The event as a command line asks for it. The session is left to the shell: what is copied gets
 * pasted into tickets.
 */
export function curlOf(origin: string, eventId: string, agency: string): string {
  const url = `${origin}/api/events/${encodeURIComponent(eventId)}?agency=${encodeURIComponent(agency)}`;
  return `curl --fail-with-body --header "cookie: $SINERGI_COOKIE" '${url}'`;
}
