import pg from 'pg';

/**
 * The bytes of a `COPY … FROM STDIN`, as the only parameter of that statement. So COPY runs in the
 * caller's transaction and in the order of its statements, as every statement does.
 */
export class CopyData {
  constructor(readonly bytes: Buffer) {}

  /** pg asks this of a parameter: a connection got here that does not know COPY. */
  toPostgres(): never {
    throw new TypeError('Expected a connection that runs COPY, got one that does not');
  }
}

/** Runs a `COPY … FROM STDIN`; `rowCount` is the number of rows that were written. */
export function copyIn(
  client: pg.ClientBase,
  sql: string,
  { bytes }: CopyData,
): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(sql, bytes, (error, done) => (error ? reject(error) : resolve(done))));
  });
}

/** The server reads a message as a whole before it looks at its rows. */
const MESSAGE_BYTES = 65_536;
const HEAD_BYTES = 5;
const COPY_DATA = 0x64;
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);

/**
 * A COPY that sends its data with the statement, and does not wait until the server asks for them.
 * What is sent after it on the same connection so comes after its data. Where the server refuses
 * the statement, it reads the data and forgets them. Source: PostgreSQL, "COPY Operations" of the
 * message flow. It is a `Query`, because pg takes no other kind where statements are sent together.
 */
class CopyIn extends pg.Query {
  constructor(
    private readonly sql: string,
    private readonly bytes: Buffer,
    callback: (error: Error | undefined, done: pg.QueryResult) => void,
  ) {
    super(sql, callback);
  }

  override submit = (connection: pg.Connection): void => {
    const { stream } = connection;
    // pg tells the statement of a connection that broke.
    if (!stream.writable) return;
    stream.cork();
    connection.query(this.sql);
    for (let at = 0; at < this.bytes.length; at += MESSAGE_BYTES) {
      const part = this.bytes.subarray(at, at + MESSAGE_BYTES);
      const head = Buffer.allocUnsafe(HEAD_BYTES);
      head.writeUInt8(COPY_DATA);
      head.writeUInt32BE(part.length + HEAD_BYTES - 1, 1);
      stream.write(head);
      stream.write(part);
    }
    stream.write(COPY_DONE);
    stream.uncork();
  };

  /** The data are on their way. */
  handleCopyInResponse(): void {}
}
