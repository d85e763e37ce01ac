/** GET /api/me: the officer who is logged in. */
export interface Me {
  id: string;
  name: string;
  /** the name under which the agency writes down what the officer does */
  officer: string;
  agency: string;
  roles: string[];
  /** scopes at the own agency, such as `sighting:write`; the agency decides in any case */
  scopes: string[];
  /** sent as `x-sinergi-csrf` with every request that changes something */
  csrfToken: string;
  sessionExpiresAt: string;
}
