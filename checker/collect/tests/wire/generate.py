"""Writes one answer per EC2 operation twice: as the wire carries it and as the AWS CLI prints it.

Every member that the service's model knows is filled, each string with the path at which the CLI prints it, so that
a field that is lost, exchanged with another, or kept though nobody asked for it shows.

Usage: python generate.py OPERATION...     (needs botocore; writes beside itself)
"""

import datetime
import json
import pathlib
import sys
import xml.sax.saxutils

import botocore.loaders
import botocore.model
import botocore.parsers

HERE = pathlib.Path(__file__).parent
MODEL = botocore.model.ServiceModel(botocore.loaders.Loader().load_service_model("ec2", "service-2"), "ec2")
# Values that something is decided by.
FIXED = {
    "NetworkInterfaces.Description": "Interface for NAT Gateway nat-0canary",
    "PrefixLists.PrefixListName": "com.amazonaws.canary.s3",
}


class Writer:
    def __init__(self):
        self.count = 0

    def text(self, shape, path):
        self.count += 1
        if shape.type_name == "boolean":
            return ("false", "true")[self.count % 2]
        if shape.type_name in ("integer", "long"):
            return str(self.count)
        if shape.type_name in ("float", "double"):
            return f"{self.count}.5"
        if shape.type_name == "timestamp":
            start = datetime.datetime(2026, 1, 2, 3, 4, 5) + datetime.timedelta(minutes=self.count)
            return start.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        return FIXED.get(path, f"canary {path}")

    def value(self, shape, path, seen):
        if shape.type_name == "structure":
            if shape.name in seen:
                return ""
            return self.members(shape, path, seen | {shape.name})
        if shape.type_name == "list":
            item = shape.member.serialization.get("name", "item")
            if shape.member.name == "Tag":
                name = f"<key>Name</key><value>canary {path}.Value</value>"
                other = "<key>secret canary key</key><value>secret canary value</value>"
                return f"<{item}>{other}</{item}><{item}>{name}</{item}>"
            return f"<{item}>{self.value(shape.member, path, seen)}</{item}>"
        return xml.sax.saxutils.escape(self.text(shape, path))

    def members(self, shape, path, seen):
        out = []
        for name, member in shape.members.items():
            if not path and name == "NextToken":
                continue
            tag = member.serialization.get("name", name)
            inner = self.value(member, f"{path}.{name}" if path else name, seen)
            out.append(f"<{tag}>{inner}</{tag}>")
        return "\n".join(out)


def main():
    for name in sys.argv[1:]:
        shape = MODEL.operation_model(name).output_shape
        body = Writer().members(shape, "", frozenset())
        wire = f'<{name}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">\n<requestId>r</requestId>\n{body}\n</{name}Response>\n'
        (HERE / f"{name}.xml").write_text(wire, encoding="utf-8")
        parser = botocore.parsers.create_parser("ec2")
        printed = parser.parse({"body": wire.encode(), "headers": {}, "status_code": 200}, shape)
        del printed["ResponseMetadata"]
        # As version 2 of the CLI prints times.
        text = json.dumps(printed, indent=1, default=lambda time: time.isoformat(), ensure_ascii=False)
        (HERE / f"{name}.json").write_text(text + "\n", encoding="utf-8")


main()
