import { fileURLToPath } from 'node:url';

/**
 * The command to call from any folder. It is not npx: outside the checkout that would ask the
 * registry for a package of this name, which nobody has registered.
 */
export const CALL = `node ${fileURLToPath(new URL('../sinergi.mjs', import.meta.url))}`;

export const USAGE = `Usage: ${CALL} import <file> [options]
       ${CALL} verify <file> [--root <hash>] [--directory-key <key>]
       ${CALL} ledger verify [--agency <code>] [--at <length>:<hash>]
       ${CALL} directory show | propose | rehearse | approve | publish | refuse | drop
       ${CALL} keys list | rotate | revoke | destroy | undo --agency <code> [options]
       ${CALL} law [--on <day>] [--subject <subject>] [--json]
       ${CALL} activate --rule <id> --set <parameter>=<number> --from <day> [options]
       ${CALL} rehearse --rule <rule> --set <parameter>=<number> [--days <n>] [--json]

Imports a file of lines (NDJSON) into an agency. A line is an item, {"flow": "sighting",
"data": {...}}, or a CloudEvent; with --flow it is only the data. After a broken connection the
import continues where it stopped.

  --agency <code>     the agency to call (default: kec-menteng)
  --flow <flow>       every line is the data of an entity of this flow
  --name <text>       a name for the import (default: the file's name)
  --resume <id>       continues an import that was begun earlier
  --dry-run           validates every line by itself and writes nothing; a line that needs an
                      earlier one is refused
  --errors <file>     writes every rejected line's number and problem there, as NDJSON
  --give-up <seconds> how long to wait without any progress (default: 300)

By default the command calls the platform on this machine (SINERGI_STATE_DIR, or .sinergi/state).
For another platform:
  --api <url> --issuer <url> --client <id>, and the client's secret in SINERGI_CLIENT_SECRET

Exit code: 0 all lines accepted, 1 some rejected, 2 the import failed. The content of lines is never
printed.

verify checks, offline, who signed an event. The file is the answer of an agency's API to
GET /events/<event id>/evidence. The root is the fingerprint of the terms with which the directory
begins (exchange.directoryRoot in an agency's settings). A file from before the directory had terms
needs the public key that signed the directory (exchange.directoryKey). By default both are those of
the platform on this machine.

Exit code: 0 verified, 1 the file proves nothing, 2 the file cannot be read, or its root or key is
not known.

ledger verify reads whole ledgers of disclosures by the agencies' APIs, follows their chains, and
says the length and head of each. Note them: with --at, a later run checks that the ledger still has
that hash at that length. Without --agency it reads those of every agency on this machine; --api,
--issuer and --client as above, with a client that has the scope ledger.

Exit code: 0 every chain is whole, 1 one is broken or not the one that was known, 2 not verified.

directory changes who takes part, by several hands. propose compares the coordinator's profiles and
the keys that were handed in with the directory; rehearse shows who gains and loses what, and how
many events of the last days that concerns; approve signs it with an approver's key; publish puts it
on the log once enough have signed; refuse proposes to refuse an announcement (one approver is
enough); drop forgets an open proposal; show says what is in force.

  --agency <code>     the agency whose service is called (default: imigrasi-dki); others as above,
                      with a client that has the scope operate
  --officer <name> --reason <text>   who proposes or refuses, and why
  --revoke <code>:<key id>           also withdraws a key (may be repeated)
  --delay <seconds> --threshold <n>  also changes the terms
  --as <code> --key <file> --passphrase-file <file>   who approves, and the key of that hand; by
                      default the one of the platform on this machine
  --hours <n>         how long the approval holds (default: 24)

Exit code: 0 done, 2 not done.

keys shows and changes the keys of an agency on this machine (docs/keys.md is the runbook). Each
command takes --dry-run, which changes nothing. Officers are named by --officer, with --reason.

  keys list
  keys rotate signing | recipient
  keys rotate audience --group <group> --of <audience>
  keys rotate subject --group <group> --of <id>
  keys revoke --key <key id>
  keys destroy audience | subject --group <group> --of <audience or id> --number <n>
                                  n: its epoch or generation
  keys destroy --confirm <id>     by a second officer
  keys undo <id>

Exit code: 0 done, 2 refused or not done.

law prints what law held on a day, as the exchange keeps it: cell, what it says, article, source.
(u) is uncertain; no lawyer has read any of it (docs/law.md shows every table).

  --on <day>           the day in Jakarta, such as 2024-02-13 (default: today)
  --subject <subject>  one subject only
  --json               as JSON

Exit code: 0 printed, 2 not printed.

activate sets numbers of a rule of early detection from a day on, as the coordinator, or revokes
that (docs/rule-settings.md).

  --rule <id> --set <parameter>=<number>   the rule, and a number (may be repeated)
  --from <day> --until <day>   first and last day in Jakarta; without --until until it is revoked
  --officer <name> --reason <text>         who decided it, and why
  --source <number>    the decision or minutes on which it rests
  --lane LIVE | <exercise>     where it holds (default: the lane in which the platform works)
  --purpose <word> --legal-basis <text>    by default those of the coordinator of Timpora
  --revoke <id>        instead of --rule: revokes a setting
  --agency <code>      the coordinator (default: imigrasi-dki); others as above
  --dry-run            asks whether it would be taken, and does nothing

Exit code: 0 done, 2 refused or not done.

rehearse asks early detection which alerts of a rule would come, go and be others, had it had other
numbers over the last days (docs/rehearsal.md). It changes nothing. docs/rules has the parameters of
every rule, and their bounds.

  --rule <rule>        such as overstay
  --set <parameter>=<number>   a number to try, such as graceDays=3 (may be repeated)
  --days <n>           how many days up to today, 1 to 90 (default: 30)
  --lane LIVE | <exercise>     where, by the time there (default: LIVE)
  --officer <name>     who asks (default: the account on this machine); the service's log keeps it
  --json               as JSON
  --api, --issuer, --client   another platform: the address of its early detection, and a client of
                       its participant (--agency, default: deteksi) with the scope operate

Exit code: 0 printed, 2 not rehearsed.
`;
