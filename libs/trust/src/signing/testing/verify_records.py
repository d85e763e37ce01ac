"""An independent verifier of signed records, written from docs/signed-records.md alone.

Reads a JSON object a line on standard input, prints a line for each: "ok <leaf hash>" or the
reason why the signature does not count (MALFORMED, WRONG_SIGNER, BAD_SIGNATURE).
Needs Python 3.9 and the package `cryptography`.
"""

import functools
import hashlib
import json
import re
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MOST_LEAVES = 32
MOST_HASHES = 5


class Refused(Exception):
    pass


def sha256(data):
    return hashlib.sha256(data).digest()


def fields(*parts):
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def leaf_hash(record):
    value = bytes.fromhex(record["value"])
    leaf = fields(
        b"sinergi/record/1",
        record["exchangeId"].encode(),
        record["topic"].encode(),
        record["key"].encode(),
        record["eventId"].encode(),
        record["version"].to_bytes(4, "big"),
        bytes.fromhex(record["schemaHash"]),
        sha256(value),
    )
    return sha256(b"\x00" + leaf)


def read_proof(data):
    if len(data) < 92 or data[0] != 1:
        raise Refused("MALFORMED")
    size, index, count = data[1], data[2], data[3]
    if not 1 <= size <= MOST_LEAVES or index >= size or count > MOST_HASHES:
        raise Refused("MALFORMED")
    if len(data) != 92 + 32 * count:
        raise Refused("MALFORMED")
    key_id = data[4:28].decode("latin-1")
    if not re.fullmatch(r"ed25519-[0-9a-f]{16}", key_id):
        raise Refused("MALFORMED")
    path = [data[28 + 32 * n : 60 + 32 * n] for n in range(count)]
    return size, index, key_id, path, data[-64:]


def root_from_path(leaf, index, size, path):
    """RFC 9162, 2.1.3.2; None where the tree has no such leaf with such a path."""
    node, last, result = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if node & 1 or node == last:
            result = sha256(b"\x01" + sibling + result)
            while not node & 1 and node != 0:
                node, last = node >> 1, last >> 1
        else:
            result = sha256(b"\x01" + result + sibling)
        node, last = node >> 1, last >> 1
    return result if last == 0 else None


def verify(record):
    size, index, key_id, path, signature = read_proof(bytes.fromhex(record["signature"]))
    if key_id != record["keyId"]:
        raise Refused("WRONG_SIGNER")
    leaf = leaf_hash(record)
    root = root_from_path(leaf, index, size, path)
    if root is None:
        raise Refused("BAD_SIGNATURE")
    signed = fields(
        b"sinergi/root/1",
        record["agency"].encode(),
        key_id.encode(),
        size.to_bytes(4, "big"),
        root,
    )
    if not is_signed(record["publicKey"], signature, signed):
        raise Refused("BAD_SIGNATURE")
    return leaf


@functools.lru_cache(maxsize=4096)
def is_signed(public_key, signature, signed):
    """Records of one commit share a signature, so most were asked before."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, signed)
    except InvalidSignature:
        return False
    return True


def main():
    for line in sys.stdin:
        try:
            print("ok", verify(json.loads(line)).hex())
        except Refused as refused:
            print(refused)


if __name__ == "__main__":
    main()
