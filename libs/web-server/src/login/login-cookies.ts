/**
 * The names of one server's cookies. Browsers keep cookies by host and not by port, so two servers
 * of one host need names of their own. With the prefix browsers refuse a cookie over plain HTTP
 * (except on the loopback), for other paths, and from other hosts. Source: RFC 6265bis, 4.1.3.2.
 */
export class LoginCookies {
  readonly session: string;
  readonly login: string;
  /** set by a logout: the next login asks for the account */
  readonly choose: string;

  /** @param name what the names begin with, such as `sinergi` */
  constructor(name: string) {
    this.session = `__Host-${name}_session`;
    this.login = `__Host-${name}_login`;
    this.choose = `__Host-${name}_choose`;
  }
}
