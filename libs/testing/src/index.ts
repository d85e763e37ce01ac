export { eventually } from './eventually.js';
export { MemoryLog } from './memory-log.js';
export { type SqlSession, sqlSession } from './sql-session.js';
export { type TemporaryPostgres, temporaryPostgres } from './temporary-postgres.js';
