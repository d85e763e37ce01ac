"""An independent verifier of evidence files, written from docs/signed-records.md alone.

    python3 verify_evidence.py <file> --directory-key=<key>
    python3 verify_evidence.py --batch --directory-key=<key>

The key is the one that signs the directory: 43 characters of base64url. With --batch it reads the
bytes of a file a line, in base64, on standard input, and prints a line for each: what is proved, in
JSON, or the reason why nothing is (NOT_EVIDENCE, UNSIGNED, UNKNOWN_KEY, REVOKED_KEY,
BAD_SIGNATURE). Exit code: 0 verified, 1 the file proves nothing, 2 it cannot be read.
Needs Python 3.9 and the package `cryptography`.
"""

import argparse
import base64
import binascii
import functools
import hashlib
import json
import re
import sys

import avro
import verify_records

FORMAT = "sinergi-evidence-1"
DIRECTORY = "timpora.directory"
DIRECTORY_RECORD = "id.timpora.sinergi.DirectoryEntry"
AGENCY_URN = "urn:sinergi:agency:"
MOST_BYTES = 8 * 1024 * 1024
DEEPEST = 64
MOST_INTEGER = 2**53 - 1
MOST_VERSION = 2**31 - 1
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
FILE = {"format", "exchangeId", "record", "listing"}
RECORD = {"topic", "partition", "offset", "appendedAt", "key", "headers", "value", "schema"}


class Refused(Exception):
    pass


def expect(holds):
    if not holds:
        raise Refused("NOT_EVIDENCE")


# The file


def read_file(data):
    expect(len(data) <= MOST_BYTES)
    try:
        file = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=members_once,
            parse_int=safe_integer,
            parse_float=no_number,
            parse_constant=no_number,
        )
    except (ValueError, RecursionError):
        raise Refused("NOT_EVIDENCE") from None
    check_content(file, 0)
    expect(isinstance(file, dict) and set(file) == FILE and file["format"] == FORMAT)
    expect(is_text(file["exchangeId"]))
    check_record(file["record"])
    if file["listing"] is not None:
        check_record(file["listing"])
    return file


def members_once(pairs):
    expect(len({name for name, _ in pairs}) == len(pairs))
    return dict(pairs)


def safe_integer(literal):
    expect(len(literal) < 20 and abs(int(literal)) <= MOST_INTEGER)
    return int(literal)


def no_number(_):
    raise Refused("NOT_EVIDENCE")


def check_content(value, depth):
    if isinstance(value, str):
        expect(LONE_SURROGATE.search(value) is None)
    elif isinstance(value, (dict, list)):
        expect(depth < DEEPEST)
        for one in value:
            check_content(one, depth + 1)
            if isinstance(value, dict):
                check_content(value[one], depth + 1)


def is_text(value):
    return isinstance(value, str) and value != ""


def is_like(value, form):
    return isinstance(value, str) and re.fullmatch(form, value) is not None


def is_base64(value):
    if not isinstance(value, str):
        return False
    try:
        return base64.b64encode(base64.b64decode(value, validate=True)).decode() == value
    except (binascii.Error, ValueError):
        return False


def check_record(record):
    expect(isinstance(record, dict) and set(record) == RECORD)
    expect(is_text(record["topic"]) and is_text(record["key"]))
    partition = record["partition"]
    expect(isinstance(partition, int) and not isinstance(partition, bool) and partition >= 0)
    expect(is_like(record["offset"], "[0-9]{1,19}"))
    date, time = "[0-9]{4}-[0-9]{2}-[0-9]{2}", r"[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}"
    expect(is_like(record["appendedAt"], f"{date}T{time}Z"))
    headers = record["headers"]
    expect(isinstance(headers, dict))
    expect(all(isinstance(value, str) for value in headers.values()))
    expect(is_base64(record["value"]))
    expect(isinstance(record["schema"], dict))


# The schema's canonical form (RFC 8785). Its numbers are integers by now.


def canonical(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def schema_hash(schema):
    return hash_of_text(json.dumps(schema))


@functools.lru_cache(maxsize=64)
def hash_of_text(text):
    """Most files of a batch have one of a few schemas."""
    return hashlib.sha256(canonical(json.loads(text)).encode("utf-8")).hexdigest()


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


def key_id_of(public_key):
    return "ed25519-" + hashlib.sha256(public_key).hexdigest()[:16]


def entry_in(listing):
    value, schema = base64.b64decode(listing["value"]), listing["schema"]
    expect(len(value) >= 5 and value[0] == 0)
    name = schema.get("name", "")
    full_name = name if "." in name else f"{schema.get('namespace', '')}.{name}"
    expect(schema.get("type") == "record" and full_name == DIRECTORY_RECORD)
    try:
        return avro.read_value(schema, value, 5)
    except (avro.NotAvro, KeyError, TypeError, RecursionError):
        raise Refused("NOT_EVIDENCE") from None


def facts(record, exchange_id, agency, key_id, listing):
    return {
        "exchangeId": exchange_id,
        "topic": record["topic"],
        "key": record["key"],
        "eventId": record["headers"].get("ce_id", ""),
        "version": version_of(record),
        "agency": agency,
        "keyId": key_id,
        "listing": listing,
    }


def verify(data, root):
    """Returns what the bytes of a file prove under a directory key of 32 bytes, or raises."""
    file = read_file(data)
    exchange_id, record, listing = file["exchangeId"], file["record"], file["listing"]
    root_id = key_id_of(root)
    if listing is None:
        expect(record["topic"] == DIRECTORY)
        agency = source_of(record)
        check_signed(record, exchange_id, agency, root)
        return facts(record, exchange_id, agency, root_id, None)
    expect(listing["topic"] == DIRECTORY)
    coordinator = source_of(listing)
    check_signed(listing, exchange_id, coordinator, root)
    agency = source_of(record)
    entry = entry_in(listing)
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
    listed = {"version": entry["version"], "agency": coordinator, "keyId": root_id}
    return facts(record, exchange_id, agency, key_id, listed)


def key_from(text):
    if not re.fullmatch("[A-Za-z0-9_-]{43}", text):
        raise argparse.ArgumentTypeError("expected an Ed25519 key of 43 characters of base64url")
    return base64.urlsafe_b64decode(text + "=")


def main():
    arguments = argparse.ArgumentParser(description="Checks, offline, who signed an event.")
    arguments.add_argument("file", nargs="?")
    arguments.add_argument("--batch", action="store_true")
    arguments.add_argument("--directory-key", type=key_from, required=True)
    order = arguments.parse_args()
    if order.batch:
        for line in sys.stdin:
            print(said(base64.b64decode(line), order.directory_key)[0])
        return 0
    if order.file is None:
        arguments.error("expected a file")
    try:
        with open(order.file, "rb") as file:
            data = file.read()
    except OSError as error:
        arguments.error(f"expected a file at {order.file}, got {error.strerror}")
    line, is_verified = said(data, order.directory_key)
    print(("Verified: " if is_verified else "Not verified: ") + line)
    return 0 if is_verified else 1


def said(data, root):
    try:
        return json.dumps(verify(data, root)), True
    except Refused as refused:
        return str(refused), False


if __name__ == "__main__":
    sys.exit(main())
