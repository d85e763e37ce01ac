/** The part of a browser that a login needs: it keeps cookies per host and shows each redirect. */
export class CookieBrowser {
  /** by host, then name: the value with its attributes */
  readonly cookies = new Map<string, Map<string, { value: string; line: string }>>();

  async get(url: string, init: RequestInit = {}): Promise<Response> {
    const jar = this.jar(url);
    const cookie = [...jar].map(([name, { value }]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '' || /max-age=0/i.test(line) || /expires=thu, 01 jan 1970/i.test(line))
        jar.delete(name);
      else jar.set(name, { value, line });
    }
    return answer;
  }

  /**
   * Follows redirects until an answer is not a redirect, or `until` accepts the next address.
   * @returns the address and its answer
   */
  async follow(
    url: string,
    until: (next: string) => boolean = () => false,
  ): Promise<{ url: string; answer: Response; next: string | null }> {
    let current = url;
    for (let hops = 0; hops < 10; hops += 1) {
      const answer = await this.get(current);
      const location = answer.headers.get('location');
      const next = location === null ? null : new URL(location, current).href;
      if (next === null || until(next)) return { url: current, answer, next };
      current = next;
    }
    throw new Error(`Expected at most 10 redirects from ${url}, got more`);
  }

  jar(url: string): Map<string, { value: string; line: string }> {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, { value: string; line: string }>();
    this.cookies.set(host, jar);
    return jar;
  }
}
