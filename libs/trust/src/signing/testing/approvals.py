"""Who approved a directory record, from the pinned root on (docs/signed-records.md, docs/directory.md)."""

import base64
import hashlib
import json

import verify_records
from evidence_file import (
    DIRECTORY,
    MOST_INTEGER,
    MOST_VERSION,
    Refused,
    entry_in,
    expect,
    is_like,
    key_id_of,
    key_name,
    schema_hash,
)

EXCHANGE = "exchange"
RECOVERY = "recovery"
TERMS_SCHEMAS = {
    "b82947a001cb772110df06943b801a98107ca20183c1eaa1953d2e86bdd34c61",
    "72e61ada601617b6b52dac5507fdadcb4bb144672065da8fc7c52dd74c967431",
    "56a8b923850480b7ad2e439ec530b1a3517000fe8cc32872280ac884532ef5a7",
}
IN_FORCE = {"LISTED", "CHANGED", "KEY_ADDED", "KEY_REVOKED", "CLOSED"}
APPROVAL = ["approver", "keyId", "at", "until", "signature"]
MOST_APPROVALS = 100
MOST_CHARACTERS = 32768


def directory_hash(record, version, value):
    key = record["key"].encode("utf-8")
    numbers = len(key).to_bytes(4, "big") + version.to_bytes(4, "big")
    before = bytes.fromhex(record["previousHash"])
    return hashlib.sha256(before + numbers + key + value).digest()


def approvals_in(text):
    """Approvals of another form than the written one are none."""
    try:
        approvals = json.loads(text) if len(text) <= MOST_CHARACTERS else None
    except (ValueError, RecursionError):
        return []
    if not isinstance(approvals, list) or len(approvals) > MOST_APPROVALS:
        return []
    for one in approvals:
        if not isinstance(one, dict) or list(one) != APPROVAL:
            return []
        if not all(is_like(one[name], "[a-z0-9-]{1,40}") for name in ("approver", "keyId")):
            return []
        if not all(is_time(one[name]) for name in ("at", "until")):
            return []
        if not is_like(one["signature"], "[A-Za-z0-9_-]{86}"):
            return []
        signature = base64.urlsafe_b64decode(one["signature"] + "==")
        if base64.urlsafe_b64encode(signature).decode() != one["signature"] + "==":
            return []
    return approvals if json.dumps(approvals, separators=(",", ":")) == text else []


def is_time(value):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_INTEGER


def is_approved(approval, exchange_id, hash_after, key):
    signed = verify_records.fields(
        b"sinergi/directory-approval/1",
        exchange_id.encode("utf-8"),
        hash_after,
        approval["approver"].encode("utf-8"),
        approval["keyId"].encode("utf-8"),
        approval["at"].to_bytes(8, "big"),
        approval["until"].to_bytes(8, "big"),
    )
    signature = base64.urlsafe_b64decode(approval["signature"] + "==")
    return verify_records.is_signed(key.hex(), signature, signed)


def agreement_of(approvable, approvers, threshold):
    """Returns who agreed and when enough of them did first, or None."""
    counted = []
    for hand in approvers:
        for one in approvable["approvals"]:
            is_own = one["approver"] == hand["agency"] and one["keyId"] == hand["keyId"]
            if is_own and is_approved(
                one, approvable["exchangeId"], approvable["hash"], hand["key"]
            ):
                counted.append(one)
                break
    for moment in sorted(one["at"] for one in counted):
        together = [one for one in counted if one["at"] <= moment <= one["until"]]
        if len(together) >= threshold:
            return [key_name(one["approver"], one["keyId"]) for one in together], moment
    return None


def approvable_of(record, exchange_id, terms):
    """Reads what is approved without decoding it."""
    expect(record["topic"] == DIRECTORY)
    text = record["headers"].get("entity-version", "")
    expect(is_like(text, "[1-9][0-9]{0,9}") and int(text) <= MOST_VERSION)
    known = schema_hash(record["schema"])
    listed = [] if terms is None else terms["schemas"]
    is_listed = any(
        one["record"] == "DirectoryEntry" and one["hash"].hex() == known for one in listed
    )
    expect(known in TERMS_SCHEMAS or is_listed)
    value = base64.b64decode(record["value"])
    return {
        "exchangeId": exchange_id,
        "version": int(text),
        "hash": directory_hash(record, int(text), value),
        "approvals": approvals_in(record["headers"].get("approvals", "[]")),
    }


def root_of(exchange_id, terms):
    fingerprint = verify_records.fields(
        b"sinergi/directory-root/1",
        exchange_id.encode("utf-8"),
        terms["threshold"].to_bytes(4, "big"),
        keys_of(terms["approvers"]),
        keys_of([terms["recovery"]] if terms["recovery"] else []),
        keys_of(terms["fenceSigners"]),
    )
    return hashlib.sha256(fingerprint).digest()


def keys_of(named):
    parts = []
    for one in named:
        parts += [one["agency"].encode("utf-8"), one["keyId"].encode("utf-8"), one["key"]]
    return verify_records.fields(*parts)


def are_sound(terms):
    approvers, signers = terms["approvers"], terms["fenceSigners"]
    hands = approvers + ([terms["recovery"]] if terms["recovery"] else [])
    return (
        1 <= terms["threshold"] <= len(approvers)
        and terms["delaySeconds"] >= 0
        and len(signers) > 0
        and len({one["key"] for one in hands}) == len(hands)
        and len({one["agency"] for one in approvers}) == len(approvers)
        and all(
            len(one["key"]) == 32 and key_id_of(one["key"]) == one["keyId"]
            for one in hands + signers
        )
    )


def is_entry_of(entry, record, version, terms):
    own = entry.get("terms")
    judges = own if terms is None else terms
    return (
        entry["code"] == record["key"]
        and entry["version"] == version
        and (entry["code"] == EXCHANGE) == (own is not None)
        and judges is not None
        and any(one["agency"] == entry["owner"] for one in judges["approvers"])
        and (own is None or are_sound(own))
    )


def founding(record, exchange_id, root):
    approvable = approvable_of(record, exchange_id, None)
    version = approvable["version"]
    wrong = Refused("WRONG_ROOT")
    if record["key"] != EXCHANGE or version != 1:
        raise wrong
    try:
        entry = entry_in(record)
    except Refused:
        raise wrong from None
    if not is_entry_of(entry, record, version, None) or entry["change"] not in IN_FORCE:
        raise wrong
    terms = entry["terms"]
    if root_of(exchange_id, terms) != root:
        raise wrong
    agreement = agreement_of(approvable, terms["approvers"], terms["threshold"])
    if agreement is None:
        raise wrong
    return entry, agreement, version


def approved_under(in_force, record, exchange_id, may_refuse):
    terms = in_force["terms"]
    is_of_terms = record["key"] == EXCHANGE
    approvable = approvable_of(record, exchange_id, terms)
    expect(not is_of_terms or approvable["version"] > in_force["version"])
    agreement = agreement_of(approvable, terms["approvers"], terms["threshold"])
    if agreement is None and is_of_terms and terms["recovery"]:
        agreement = agreement_of(approvable, [{**terms["recovery"], "agency": RECOVERY}], 1)
    refusal = agreement_of(approvable, terms["approvers"], 1) if may_refuse else None
    if agreement is None and refusal is None:
        raise Refused("NOT_APPROVED")
    entry = entry_in(record)
    is_refusal = may_refuse and entry["change"] == "REFUSED"
    if agreement is None and not is_refusal:
        raise Refused("NOT_APPROVED")
    expect(is_entry_of(entry, record, approvable["version"], terms))
    own = entry.get("terms")
    if own is not None and not is_refusal:
        if agreement_of(approvable, own["approvers"], own["threshold"]) is None:
            raise Refused("NOT_APPROVED")
    return entry, agreement or refusal, in_force["version"]


def follow_terms(records, exchange_id, root):
    in_force = None
    for record in records:
        expect(record["key"] == EXCHANGE)
        if in_force is None:
            entry, _, _ = founding(record, exchange_id, root)
        else:
            entry, _, _ = approved_under(in_force, record, exchange_id, False)
        expect(entry["change"] in IN_FORCE)
        in_force = {"terms": entry["terms"], "version": entry["version"]}
    return in_force
