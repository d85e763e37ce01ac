"""An independent verifier of evidence files, written from the pages docs/signed-records.md and
docs/directory.md alone.

    python3 verify_evidence.py <file> --root=<hash> [--directory-key=<key>]
    python3 verify_evidence.py --batch --root=<hash> [--directory-key=<key>]

The root is the fingerprint of the terms with which the directory begins: 64 hexadecimal digits. The
key is the one that signed the directory before it had terms: 43 characters of base64url. With
--batch it reads the bytes of a file a line, in base64, on standard input, and prints a line for
each: what is proved, in JSON, or the reason why nothing is (NOT_EVIDENCE, NO_ROOT, NO_KEY,
WRONG_ROOT, NOT_APPROVED, UNSIGNED, UNKNOWN_KEY, REVOKED_KEY, BAD_SIGNATURE). Exit code: 0 verified,
1 the file proves nothing, 2 it cannot be read, or its root or key was not given.
Needs Python 3.9 and the package `cryptography`.
"""

import argparse
import base64
import json
import re
import sys

import verify_records
from approvals import IN_FORCE, approved_under, follow_terms, founding
from evidence_file import (
    APPROVED_FORMAT,
    DIRECTORY,
    MOST_VERSION,
    Refused,
    entry_in,
    expect,
    is_base64,
    is_like,
    key_id_of,
    key_name,
    read_file,
    schema_hash,
)

AGENCY_URN = "urn:sinergi:agency:"


# Who signed


def source_of(record):
    source = record["headers"].get("ce_source", "")
    expect(source.startswith(AGENCY_URN))
    return source[len(AGENCY_URN) :]


def proof_of(record):
    signature = record["headers"].get("signature")
    if signature is None:
        raise Refused("UNSIGNED")
    if not is_base64(signature):
        raise Refused("BAD_SIGNATURE")
    proof = base64.b64decode(signature)
    try:
        key_id = verify_records.read_proof(proof)[2]
    except verify_records.Refused:
        raise Refused("BAD_SIGNATURE") from None
    return proof, key_id


def version_of(record):
    version = record["headers"].get("entity-version", "1")
    if not is_like(version, "[1-9][0-9]{0,9}") or int(version) > MOST_VERSION:
        raise Refused("BAD_SIGNATURE")
    return int(version)


def check_signed(record, exchange_id, agency, public_key):
    proof, _ = proof_of(record)
    try:
        verify_records.verify(
            {
                "exchangeId": exchange_id,
                "topic": record["topic"],
                "key": record["key"],
                "eventId": record["headers"].get("ce_id", ""),
                "version": version_of(record),
                "schemaHash": schema_hash(record["schema"]),
                "value": base64.b64decode(record["value"]).hex(),
                "signature": proof.hex(),
                "agency": agency,
                "keyId": key_id_of(public_key),
                "publicKey": public_key.hex(),
            }
        )
    except verify_records.Refused:
        raise Refused("BAD_SIGNATURE") from None


def signer_listed_in(entry, record, exchange_id):
    agency = source_of(record)
    expect(entry["code"] == agency and record["key"].startswith(f"{agency}:"))
    _, key_id = proof_of(record)
    named = [
        key
        for key in entry["publicKeys"]
        if key["algorithm"] == "Ed25519" and key["keyId"] == key_id
    ]
    if not named or len(named[0]["key"]) != 32 or key_id_of(named[0]["key"]) != key_id:
        raise Refused("UNKNOWN_KEY")
    if named[0]["revokedAt"] is not None:
        raise Refused("REVOKED_KEY")
    check_signed(record, exchange_id, agency, named[0]["key"])
    return key_name(agency, key_id)


# What is proved


def facts(record, exchange_id, event_id, version, signer, directory):
    return {
        "exchangeId": exchange_id,
        "topic": record["topic"],
        "key": record["key"],
        "eventId": event_id,
        "version": version,
        "signer": signer,
        "directory": directory,
    }


def facts_of_signed(record, exchange_id, signer, directory):
    event_id = record["headers"].get("ce_id", "")
    return facts(record, exchange_id, event_id, version_of(record), signer, directory)


def verify(data, root, directory_key):
    """Returns what the bytes of a file prove under a root or a key of 32 bytes, or raises."""
    file = read_file(data)
    if file["format"] == APPROVED_FORMAT:
        if root is None:
            raise Refused("NO_ROOT")
        return verify_approved(file, root)
    if directory_key is None:
        raise Refused("NO_KEY")
    return verify_signed(file, directory_key)


def verify_approved(file, root):
    exchange_id, record, listing = file["exchangeId"], file["record"], file["listing"]
    in_force = follow_terms(file["terms"], exchange_id, root)
    if listing is None:
        if in_force is None:
            approved = founding(record, exchange_id, root)
        else:
            approved = approved_under(in_force, record, exchange_id, True)
        entry = approved[0]
        return facts(
            record, exchange_id, entry["eventId"], entry["version"], None, approval(*approved)
        )
    expect(in_force is not None)
    approved = approved_under(in_force, listing, exchange_id, False)
    expect(approved[0]["change"] in IN_FORCE)
    signer = signer_listed_in(approved[0], record, exchange_id)
    return facts_of_signed(record, exchange_id, signer, approval(*approved))


def approval(entry, agreement, terms_version):
    approvers, moment = agreement
    return {
        "version": entry["version"],
        "change": entry["change"],
        "at": moment,
        "approvers": approvers,
        "terms": terms_version,
    }


def verify_signed(file, directory_key):
    exchange_id, record, listing = file["exchangeId"], file["record"], file["listing"]
    key_id = key_id_of(directory_key)
    if listing is None:
        expect(record["topic"] == DIRECTORY)
        signer = key_name(source_of(record), key_id)
        check_signed(record, exchange_id, signer["agency"], directory_key)
        listed = {"version": version_of(record), "signer": signer}
        return facts_of_signed(record, exchange_id, signer, listed)
    expect(listing["topic"] == DIRECTORY)
    coordinator = key_name(source_of(listing), key_id)
    check_signed(listing, exchange_id, coordinator["agency"], directory_key)
    entry = entry_in(listing)
    signer = signer_listed_in(entry, record, exchange_id)
    listed = {"version": entry["version"], "signer": coordinator}
    return facts_of_signed(record, exchange_id, signer, listed)


def key_from(text):
    if not re.fullmatch("[A-Za-z0-9_-]{43}", text):
        raise argparse.ArgumentTypeError("expected an Ed25519 key of 43 characters of base64url")
    return base64.urlsafe_b64decode(text + "=")


def root_from(text):
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise argparse.ArgumentTypeError("expected a root of 64 hexadecimal digits")
    return bytes.fromhex(text)


def main():
    arguments = argparse.ArgumentParser(description="Checks, offline, who signed an event.")
    arguments.add_argument("file", nargs="?")
    arguments.add_argument("--batch", action="store_true")
    arguments.add_argument("--root", type=root_from)
    arguments.add_argument("--directory-key", type=key_from)
    order = arguments.parse_args()
    if order.root is None and order.directory_key is None:
        arguments.error("expected --root or --directory-key")
    if order.batch:
        for line in sys.stdin:
            print(said(base64.b64decode(line), order)[0])
        return 0
    if order.file is None:
        arguments.error("expected a file")
    try:
        with open(order.file, "rb") as file:
            data = file.read()
    except OSError as error:
        arguments.error(f"expected a file at {order.file}, got {error.strerror}")
    line, is_verified = said(data, order)
    if line in ("NO_ROOT", "NO_KEY"):
        needed = "--root" if line == "NO_ROOT" else "--directory-key"
        arguments.error(f"expected {needed} for a file of this format")
    print(("Verified: " if is_verified else "Not verified: ") + line)
    return 0 if is_verified else 1


def said(data, order):
    try:
        return json.dumps(verify(data, order.root, order.directory_key)), True
    except Refused as refused:
        return str(refused), False


if __name__ == "__main__":
    sys.exit(main())
