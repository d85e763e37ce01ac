"""The form of an evidence file (docs/signed-records.md), and what is read of it by its schema."""

import base64
import binascii
import functools
import hashlib
import json
import re

import avro

SIGNED_FORMAT = "sinergi-evidence-1"
APPROVED_FORMAT = "sinergi-evidence-2"
DIRECTORY = "timpora.directory"
DIRECTORY_RECORD = "id.timpora.sinergi.DirectoryEntry"
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
    expect(isinstance(file, dict))
    is_approved = file.get("format") == APPROVED_FORMAT
    expect(set(file) == (FILE | {"terms"} if is_approved else FILE))
    expect(is_approved or file["format"] == SIGNED_FORMAT)
    expect(is_text(file["exchangeId"]))
    check = check_approved if is_approved else check_record
    if file["listing"] is None:
        check(file["record"])
    else:
        check_record(file["record"])
        check(file["listing"])
    if is_approved:
        expect(isinstance(file["terms"], list))
        for one in file["terms"]:
            check_approved(one)
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


def check_approved(record):
    expect(isinstance(record, dict) and is_like(record.get("previousHash"), "[0-9a-f]{64}"))
    check_record({name: record[name] for name in record if name != "previousHash"})


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


def key_name(agency, key_id):
    return {"agency": agency, "keyId": key_id}


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
