import { describe, expect, it } from 'vitest';
import { isOutage, outageOf } from './outage-of.js';

const said = (code: string, message = 'said so'): Error =>
  Object.assign(new Error(message), { code });
const named = (name: string): Error => Object.assign(new Error('said so'), { name });

/** Every class of PostgreSQL 18's appendix A, by codes of each. */
const CLASSES: [string, 'away' | 'passing' | null][] = [
  ['01000', null],
  ['02000', null],
  ['03000', null],
  ['08000', 'away'],
  ['08001', 'away'],
  ['08003', 'away'],
  ['08004', 'away'],
  ['08006', 'away'],
  ['08007', 'away'],
  ['08P01', null],
  ['09000', null],
  ['0A000', null],
  ['0B000', null],
  ['0F000', null],
  ['0L000', null],
  ['0P000', null],
  ['0Z000', null],
  ['10608', null],
  ['20000', null],
  ['21000', null],
  ['22P02', null],
  ['23505', null],
  ['24000', null],
  ['25000', null],
  ['25006', 'away'],
  ['25P01', null],
  ['25P02', null],
  ['25P03', 'passing'],
  ['25P04', 'passing'],
  ['26000', null],
  ['27000', null],
  ['28000', 'away'],
  ['28P01', 'away'],
  ['2B000', null],
  ['2D000', null],
  ['2F000', null],
  ['34000', null],
  ['38000', null],
  ['39000', null],
  ['3B001', null],
  ['3D000', 'away'],
  ['3F000', null],
  ['40000', null],
  ['40001', 'passing'],
  ['40002', null],
  ['40003', 'passing'],
  ['40P01', 'passing'],
  ['42501', null],
  ['42601', null],
  ['42P01', null],
  ['44000', null],
  ['53000', 'away'],
  ['53100', 'away'],
  ['53200', 'away'],
  ['53300', 'away'],
  ['53400', 'away'],
  ['54000', null],
  ['55000', null],
  ['55006', null],
  ['55P03', 'passing'],
  ['57000', null],
  ['57014', 'passing'],
  ['57P01', 'away'],
  ['57P02', 'away'],
  ['57P03', 'away'],
  ['57P04', 'away'],
  ['57P05', 'away'],
  ['58000', 'away'],
  ['58030', 'away'],
  ['58P01', null],
  ['58P02', null],
  ['72000', 'passing'],
  ['F0000', null],
  ['HV000', null],
  ['P0001', null],
  ['XX000', null],
  ['XX001', null],
];

describe('an error of the database', () => {
  it.each(CLASSES)('SQLSTATE %s is of kind %s', (code, kind) => {
    expect(outageOf(said(code))).toBe(kind);
  });

  it('SQLSTATE 55000 is an outage where the database takes no connections', () => {
    const closed = said('55000', 'database "kec-senen" is not currently accepting connections');
    expect(outageOf(closed)).toBe('away');
    expect(outageOf(said('55000', 'currval of sequence is not yet defined'))).toBeNull();
  });

  it.each([
    'Connection terminated',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
    'Cannot use a pool after calling end on the pool',
    'Driver not Connected',
    'Query runner already released. Cannot run queries anymore.',
  ])('"%s" says that it is away', (message) => {
    expect(outageOf(new Error(message))).toBe('away');
  });
});

describe('an error of a connection', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'])(
    '%s says that who was called is away',
    (code) => expect(outageOf(said(code))).toBe('away'),
  );

  it.each(['EPERM', 'EINVAL', 'ENOENT', 'EMFILE', 'ERR_INVALID_ARG_TYPE', 'ERR_ASSERTION'])(
    '%s does not',
    (code) => expect(outageOf(said(code))).toBeNull(),
  );
});

describe('an error of the broker', () => {
  it.each([
    'KafkaJSNumberOfRetriesExceeded',
    'KafkaJSGroupCoordinatorNotFound',
    'KafkaJSSASLAuthenticationError',
    'KafkaJSConnectionError',
  ])('%s says that it is away', (name) => expect(outageOf(named(name))).toBe('away'));

  it('that may be tried again, or took a right away, is an outage', () => {
    expect(isOutage(Object.assign(named('KafkaJSProtocolError'), { retriable: true }))).toBe(true);
    const type = 'TOPIC_AUTHORIZATION_FAILED';
    expect(isOutage(Object.assign(named('KafkaJSProtocolError'), { type }))).toBe(true);
  });

  it('of another kind is a bug', () => {
    expect(isOutage(named('KafkaJSNonRetriableError'))).toBe(false);
    expect(isOutage(Object.assign(named('KafkaJSProtocolError'), { retriable: false }))).toBe(
      false,
    );
  });
});

describe('an error that another one caused', () => {
  it('is of its cause’s kind, however deep, also within TypeORM’s and among several', () => {
    const deep = new Error('a', { cause: new Error('b', { cause: said('57P03') }) });
    expect(outageOf(deep)).toBe('away');
    expect(outageOf(Object.assign(new Error('a'), { driverError: said('40001') }))).toBe('passing');
    expect(outageOf(new AggregateError([said('EINVAL'), said('ECONNREFUSED')]))).toBe('away');
  });

  it('is what it says of itself before what caused it', () => {
    expect(outageOf(Object.assign(said('23505'), { cause: said('57P03') }))).toBeNull();
    expect(outageOf(Object.assign(new Error('unknown'), { outage: 'away' }))).toBe('away');
  });

  it('may be its own cause', () => {
    const circle = new Error('a');
    circle.cause = circle;
    expect(outageOf(circle)).toBeNull();
  });

  it.each([undefined, null, 'ECONNREFUSED', 57, {}])('is no error at all: %s', (thrown) => {
    expect(outageOf(thrown)).toBeNull();
  });
});
