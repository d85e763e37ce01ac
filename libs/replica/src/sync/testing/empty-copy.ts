import { type SqlSession, sqlSession, type TemporaryPostgres } from '@sinergi/testing';
import { Copy } from './copy.js';

/** A copy that has read nothing, and the session of its database. */
export interface EmptyCopy {
  session: SqlSession;
  copy: Copy;
}

/** Makes an empty copy in a database of its own; its session is the caller's to release. */
export async function emptyCopy(postgres: TemporaryPostgres): Promise<EmptyCopy> {
  const session = await sqlSession(await postgres.createDatabase('copy'));
  const copy = new Copy(session.query, session.inTransaction);
  await copy.migrate();
  return { session, copy };
}
