import { fileURLToPath } from 'node:url';

/**
 * The command to call from any folder. It is not npx: outside the checkout that would ask the
 * registry for a package of this name, which nobody has registered.
 */
export const CALL = `node ${fileURLToPath(new URL('../sinergi.mjs', import.meta.url))}`;

export const USAGE = `Usage: ${CALL} import <file> [options]

Imports a file of lines (NDJSON) into an agency. A line is an item, {"flow": "sighting",
"data": {...}}, or a CloudEvent; with --flow it is the data alone. A connection that breaks is taken
up again where the import is.

  --agency <code>     whose API (kec-menteng unless said)
  --flow <flow>       every line is the data of an entity of this flow
  --name <text>       what people call the import (the file's name unless said)
  --resume <id>       goes on with an import that was begun earlier
  --dry-run           has every line validated by itself and writes nothing; a line that needs an
                      earlier one is refused
  --errors <file>     writes every rejected line's number and problem there, as NDJSON
  --give-up <seconds> how long to go on without any progress (300 unless said)

Without more, the platform on this machine is meant (SINERGI_STATE_DIR, or .sinergi/state). For
another:
  --api <url> --issuer <url> --client <id>, and the client's secret in SINERGI_CLIENT_SECRET

Exit code: 0 all lines accepted, 1 some rejected, 2 it could not be done. No line's content is ever
printed.
`;
