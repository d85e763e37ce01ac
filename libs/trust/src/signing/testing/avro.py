"""Reads an Avro value by the schema it was written with (Apache Avro 1.12, binary encoding)."""

import struct


class NotAvro(Exception):
    pass


def read_value(schema, data, at):
    """Returns the value of a schema that begins at a byte; no byte may follow it."""
    reader = Reader(data, at)
    value = reader.value(schema, "")
    if reader.at != len(data):
        raise NotAvro("bytes follow the value")
    return value


class Reader:
    def __init__(self, data, at):
        self.data, self.at, self.named = data, at, {}

    def take(self, count):
        if count < 0 or self.at + count > len(self.data):
            raise NotAvro("the bytes end too early")
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self):
        value = 0
        for shift in range(0, 70, 7):
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return (value >> 1) ^ -(value & 1)
        raise NotAvro("a number of more than ten bytes")

    def index(self, among):
        index = self.number()
        if not 0 <= index < len(among):
            raise NotAvro("an index of nothing")
        return among[index]

    def text(self):
        try:
            return self.take(self.number()).decode("utf-8")
        except UnicodeDecodeError:
            raise NotAvro("a text that is no UTF-8") from None

    def blocks(self, item):
        items = []
        while True:
            count = self.number()
            if count == 0:
                return items
            if count < 0:
                count = -count
                self.number()
            if count > len(self.data) - self.at:
                raise NotAvro("more items than bytes")
            items.extend(item() for _ in range(count))

    def value(self, schema, namespace):
        if isinstance(schema, list):
            return self.value(self.index(schema), namespace)
        if isinstance(schema, dict):
            return self.complex(schema, namespace)
        if schema == "null":
            return None
        if schema == "boolean":
            return self.take(1) != b"\x00"
        if schema in ("int", "long"):
            return self.number()
        if schema == "float":
            return struct.unpack("<f", self.take(4))[0]
        if schema == "double":
            return struct.unpack("<d", self.take(8))[0]
        if schema == "bytes":
            return self.take(self.number())
        if schema == "string":
            return self.text()
        for name in (schema, f"{namespace}.{schema}"):
            if name in self.named:
                return self.complex(*self.named[name])
        raise NotAvro("a name without a definition")

    def complex(self, schema, outer):
        kind = schema["type"]
        if kind == "array":
            return self.blocks(lambda: self.value(schema["items"], outer))
        if kind == "map":
            return dict(self.blocks(lambda: (self.text(), self.value(schema["values"], outer))))
        if kind not in ("record", "enum", "fixed"):
            return self.value(kind, outer)
        namespace = schema.get("namespace", outer)
        self.named[schema["name"]] = self.named[f"{namespace}.{schema['name']}"] = schema, outer
        if kind == "enum":
            return self.index(schema["symbols"])
        if kind == "fixed":
            return self.take(schema["size"])
        return {
            field["name"]: self.value(field["type"], namespace) for field in schema["fields"]
        }
