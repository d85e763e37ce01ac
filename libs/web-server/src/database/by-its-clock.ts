import { type FindOperator, Raw } from 'typeorm';

/** The database's own time, for a column that is written. */
export const now = (): string => 'clock_timestamp()';

/** Finds times that lie ahead, by the database's clock. */
export const isAhead = (): FindOperator<Date> => Raw((at) => `${at} > clock_timestamp()`);

/** Finds times that are over, by the database's clock. */
export const isOver = (): FindOperator<Date> => Raw((at) => `${at} <= clock_timestamp()`);

/** Finds times that are over for this long, by the database's clock. @param span an interval */
export const isOverSince = (span: '1 day' | '90 days'): FindOperator<Date> =>
  Raw((at) => `${at} < clock_timestamp() - interval '${span}'`);
