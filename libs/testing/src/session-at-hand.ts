import { type SqlSession, sqlSession } from './sql-session.js';
import { temporaryPostgres } from './temporary-postgres.js';

/** A session in an empty database, for one file of tests. */
export interface SessionAtHand {
  session: SqlSession;
  /** Creates another empty database. @returns its url */
  createDatabase(name: string): Promise<string>;
  /** Ends the session and removes its databases. */
  close(): Promise<void>;
}

/** Opens a session in an empty temporary database. */
export async function sessionAtHand(): Promise<SessionAtHand> {
  const postgres = await temporaryPostgres();
  const session = await sqlSession(await postgres.createDatabase('session'));
  return {
    session,
    createDatabase: (name) => postgres.createDatabase(name),
    async close() {
      await session.release();
      await postgres.stop();
    },
  };
}
