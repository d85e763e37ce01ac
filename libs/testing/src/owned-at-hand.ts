import { randomUUID } from 'node:crypto';
import type { OwnedDatabase, Query } from '@sinergi/database';
import { withSession } from './sql-session.js';
import { type TemporaryPostgres, temporaryPostgres } from './temporary-postgres.js';

/** A database as it was before ledgers had owners: the service's role owns it, and is let in. */
export interface OwnedAtHand {
  owned: OwnedDatabase;
  serviceUrl: string;
  ownerUrl: string;
  /** Runs work as the superuser, at the server or in the database. */
  asSuperuser<T>(where: 'server' | 'database', work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Makes such a database, with a service's role; the owner's role is named and not made. */
export async function ownedAtHand(): Promise<OwnedAtHand> {
  const postgres: TemporaryPostgres = await temporaryPostgres();
  const superuserUrl = await postgres.createDatabase('owned');
  const database = new URL(superuserUrl).pathname.slice(1);
  const name = `service_${randomUUID().slice(0, 8)}`;
  const service = { name, password: "a phrase's end" };
  const owner = { name: `${name}_owner`, password: 'another phrase' };
  const asSuperuser: OwnedAtHand['asSuperuser'] = (where, work) =>
    withSession(where === 'server' ? postgres.url : superuserUrl, (query) =>
      work(async (sql, params) => (await query(sql, params)).rows),
    );
  await asSuperuser('server', async (query) => {
    await query(`CREATE ROLE ${name} LOGIN PASSWORD 'a phrase''s end'`);
    await query(`ALTER DATABASE ${database} OWNER TO ${name}`);
  });
  const urlOf = (role: { name: string; password: string }): string => {
    const url = new URL(superuserUrl);
    url.username = role.name;
    url.password = encodeURIComponent(role.password);
    return url.href;
  };
  return {
    owned: { database, owner, service },
    serviceUrl: urlOf(service),
    ownerUrl: urlOf(owner),
    asSuperuser,
    close: () => postgres.stop(),
  };
}
