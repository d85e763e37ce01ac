export { eventually } from './eventually.js';
export { freePort } from './free-port.js';
export { MemoryLog } from './memory-log.js';
export { type SqlSession, sqlSession, withSession } from './sql-session.js';
export { type TemporaryPostgres, temporaryPostgres } from './temporary-postgres.js';
