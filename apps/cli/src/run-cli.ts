import { AgencyClient, Refused } from '@sinergi/client';
import { activateCommand } from './activate-command.js';
import { activateOrder } from './activate-order.js';
import { agencyAccess } from './agency-access.js';
import { CliError } from './cli-error.js';
import { directoryCommand } from './directory-command.js';
import { keysCommand } from './keys-command.js';
import { keysOrder } from './keys-order.js';
import { lawCommand, lawOrder } from './law-command.js';
import { ledgerCommand } from './ledger-command.js';
import { LineFile } from './line-file.js';
import { Patience } from './patience.js';
import { type ProgressDisplay, progressDisplay } from './progress-display.js';
import { type ImportOrder, readArguments } from './read-arguments.js';
import { rehearseCommand } from './rehearse-command.js';
import { rehearseOrder } from './rehearse-order.js';
import { RejectionList } from './rejection-list.js';
import { rejectedLines, SendImport } from './send-import.js';
import { tryLines } from './try-lines.js';
import { USAGE } from './usage.js';
import { verifyCommand } from './verify-command.js';

type Output = NodeJS.WritableStream & { isTTY?: boolean };

export interface Surroundings {
  out: Output;
  err: Output;
  env: NodeJS.ProcessEnv;
  /** aborts the work at its present state */
  signal: AbortSignal;
}

/** The exit code of the process. */
export type ExitCode = 0 | 1 | 2;

const ALL_ACCEPTED = 0;
const SOME_REJECTED = 1;
const NOT_DONE = 2;

/** Runs a command line and prints the result. */
export async function runCli(args: string[], surroundings: Surroundings): Promise<ExitCode> {
  const { out, err } = surroundings;
  try {
    if (args[0] === 'keys' && !args.includes('--help') && !args.includes('-h'))
      return await keysCommand(keysOrder(args.slice(1)), surroundings);
    if (args[0] === 'law' && !args.includes('--help') && !args.includes('-h'))
      return lawCommand(lawOrder(args.slice(1)), out);
    if (args[0] === 'activate' && !args.includes('--help') && !args.includes('-h'))
      return await activateCommand(activateOrder(args.slice(1)), surroundings);
    if (args[0] === 'rehearse' && !args.includes('--help') && !args.includes('-h'))
      return await rehearseCommand(rehearseOrder(args.slice(1)), surroundings);
    const order = readArguments(args);
    if (order === 'help') {
      out.write(USAGE);
      return ALL_ACCEPTED;
    }
    if (order.command === 'directory') return await directoryCommand(order, surroundings);
    if (order.command === 'ledger') return await ledgerCommand(order, surroundings);
    return order.command === 'verify'
      ? await verifyCommand(order, surroundings)
      : await new ImportCommand(order, surroundings).run();
  } catch (error) {
    if (error instanceof CliError || error instanceof Refused) err.write(`${error.message}\n`);
    else err.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return NOT_DONE;
  }
}

interface Work {
  client: AgencyClient;
  file: LineFile;
  patience: Patience;
  display: ProgressDisplay;
  rejections: RejectionList;
}

/** One run of the command: an import, or a trial that writes nothing. */
class ImportCommand {
  private importId: string | null;

  constructor(
    private readonly order: ImportOrder,
    private readonly surroundings: Surroundings,
  ) {
    this.importId = order.resume;
  }

  async run(): Promise<ExitCode> {
    const { order, surroundings } = this;
    const file = await LineFile.open(order.file);
    const access = agencyAccess(order, surroundings.env);
    const rejections = await RejectionList.open(order.errorsFile);
    const patience = new Patience(
      `${access.code} at ${access.apiUrl}`,
      order.giveUpMs,
      surroundings.signal,
    );
    const client = new AgencyClient({
      ...access,
      ...(order.flow === null ? {} : { scopes: [`${order.flow}:write`] }),
      signal: patience.signal,
    });
    const display = progressDisplay(surroundings.err, file.size);
    const work = { client, file, patience, display, rejections };
    try {
      const accepted = order.isDryRun ? await this.try(work) : await this.import(work);
      display.end();
      this.sum(accepted, rejections);
      return rejections.count === 0 ? ALL_ACCEPTED : SOME_REJECTED;
    } catch (error) {
      display.end();
      throw this.withWayOn(patience.signal.aborted ? patience.signal.reason : error);
    } finally {
      patience.end();
      await rejections.close();
    }
  }

  private async import({ client, file, patience, display, rejections }: Work): Promise<number> {
    const { flow, name, resume } = this.order;
    const sending = new SendImport(client, file, {
      flow,
      patience,
      onProgress: (progress) => display.show(progress),
    });
    const begun = resume === null ? await sending.begin(name) : await sending.find(resume);
    this.importId = begun.importId;
    const { importId, accepted } = await sending.send(begun);
    for await (const { line, problem } of rejectedLines(client, importId))
      await rejections.add(line, problem);
    return accepted;
  }

  private async try({ client, file, patience, display, rejections }: Work): Promise<number> {
    let accepted = 0;
    const { flow } = this.order;
    for await (const { line, problem } of tryLines(client, file, {
      flow,
      patience,
      onProgress: (progress) => display.show(progress),
    })) {
      if (problem) await rejections.add(line, problem);
      else accepted += 1;
    }
    return accepted;
  }

  private sum(accepted: number, { count, shown }: RejectionList): void {
    const { errorsFile, isDryRun } = this.order;
    const { out } = this.surroundings;
    const of = isDryRun ? 'would be ' : '';
    out.write(
      `${accepted} ${of}accepted, ${count} ` +
        `${of}rejected${this.importId === null ? '' : ` (import ${this.importId})`}\n`,
    );
    for (const line of shown) out.write(`${line}\n`);
    if (count > shown.length)
      out.write(
        `… and ${count - shown.length} ` +
          `more${errorsFile === null ? '; --errors <file> writes them all' : ''}\n`,
      );
    if (errorsFile !== null) out.write(`Every rejected line: ${errorsFile}\n`);
  }

  /** Adds to an error how to continue the import that was begun. */
  private withWayOn(error: unknown): unknown {
    if (this.importId === null || !(error instanceof CliError)) return error;
    return new CliError(
      `${error.message} The lines taken so far are done. Continue with --resume ${this.importId}.`,
      { cause: error },
    );
  }
}
