"""Writes one answer per operation twice: as the wire carries it and as the AWS CLI prints it.

Every member that the service's model knows is filled, each string with the path at which the CLI prints it, so that
a field that is lost, exchanged with another, or kept though nobody asked for it shows.

Usage: python generate.py SERVICE OPERATION...     (needs botocore; writes into the folder of the service)
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
# Values that something is decided by.
FIXED = {
    "NetworkInterfaces.Description": "Interface for NAT Gateway nat-0canary",
    "PrefixLists.PrefixListName": "com.amazonaws.canary.s3",
    "HostedZones.Config.PrivateZone": "false",
    "IsTruncated": "false",
    "MaxItems": "100",
    "DistributionList.IsTruncated": "false",
    "VpcOriginList.IsTruncated": "false",
}
# What leads to another page stands beside the list.
PAGES = {"NextToken", "NextMarker", "Marker", "NextPageMarker", "NextRecordName", "NextRecordType", "NextRecordIdentifier"}


class Writer:
    """Fills shapes. The wire's form of a value is the business of the two writers below."""

    def __init__(self, json_times=False):
        self.count = 0
        self.json_times = json_times

    def scalar(self, shape, path):
        self.count += 1
        if shape.type_name == "boolean":
            return FIXED.get(path, ("false", "true")[self.count % 2])
        if shape.type_name in ("integer", "long"):
            return str(self.count)
        if shape.type_name in ("float", "double"):
            return f"{self.count}.5"
        if shape.type_name == "timestamp":
            start = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
            time = start + datetime.timedelta(minutes=self.count)
            if self.json_times and shape.serialization.get("timestampFormat") != "iso8601":
                return str(int(time.timestamp()))
            return time.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        return FIXED.get(path, f"canary {path}")

    def members(self, shape, path):
        for name, member in shape.members.items():
            leads_on = name in PAGES and path in ("", "DistributionList", "VpcOriginList")
            if not leads_on and member.serialization.get("location") != "header":
                yield member.serialization.get("name", name), member, f"{path}.{name}" if path else name


class Xml(Writer):
    def value(self, shape, path, seen):
        if shape.type_name == "structure":
            if shape.name in seen:
                return ""
            return self.structure(shape, path, seen | {shape.name})
        if shape.type_name == "list":
            item = shape.member.serialization.get("name", "member")
            if shape.member.name == "Tag" and "key" in str(shape.member.members["Key"].serialization):
                name = f"<key>Name</key><value>canary {path}.Value</value>"
                other = "<key>secret canary key</key><value>secret canary value</value>"
                return f"<{item}>{other}</{item}><{item}>{name}</{item}>"
            return f"<{item}>{self.value(shape.member, path, seen)}</{item}>"
        return xml.sax.saxutils.escape(self.scalar(shape, path))

    def structure(self, shape, path, seen):
        out = []
        for tag, member, inner in self.members(shape, path):
            out.append(f"<{tag}>{self.value(member, inner, seen)}</{tag}>")
        return "\n".join(out)


class Json(Writer):
    def value(self, shape, path, seen):
        if shape.type_name == "structure":
            if shape.name in seen:
                return {}
            inside = seen | {shape.name}
            return {name: self.value(member, inner, inside) for name, member, inner in self.members(shape, path)}
        if shape.type_name == "list":
            return [self.value(shape.member, path, seen)]
        if shape.type_name == "map":
            return {"secret canary key": self.value(shape.value, path, seen)}
        text = self.scalar(shape, path)
        if shape.type_name == "string" or text.endswith("Z"):
            return text
        return json.loads(text)


def wire(model, operation, protocol):
    shape = operation.output_shape
    if protocol == "json":
        return "wire.json", json.dumps(Json(json_times=True).value(shape, "", frozenset()), indent=1) + "\n"
    namespace = model.metadata.get("xmlNamespace", "http://example.amazonaws.com/doc/")
    if payload := shape.serialization.get("payload"):
        member = shape.members[payload]
        body = Xml().value(member, payload, frozenset())
        return "xml", f'<{payload} xmlns="{namespace}">\n{body}\n</{payload}>\n'
    body = Xml().structure(shape, "", frozenset())
    if wrapper := shape.serialization.get("resultWrapper"):
        metadata = "<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>"
        body = f"<{wrapper}>\n{body}\n</{wrapper}>\n{metadata}"
    elif protocol == "ec2":
        namespace += "/"
        body = f"<requestId>r</requestId>\n{body}"
    name = f"{operation.name}Response"
    return "xml", f'<{name} xmlns="{namespace}">\n{body}\n</{name}>\n'


def printed(time):
    # As version 2 of the CLI prints times.
    return time.astimezone(datetime.timezone.utc).isoformat()


def main():
    service, *names = sys.argv[1:]
    model = botocore.model.ServiceModel(botocore.loaders.Loader().load_service_model(service, "service-2"), service)
    protocols = model.metadata.get("protocols", [model.metadata["protocol"]])
    protocol = "json" if "json" in protocols else protocols[0]
    folder = HERE / service
    folder.mkdir(exist_ok=True)
    for name in names:
        # CloudFront's names end with the day of their API.
        full = next(known for known in model.operation_names if known.rstrip("0123456789_") == name)
        operation = model.operation_model(full)
        ending, body = wire(model, operation, protocol)
        (folder / f"{name}.{ending}").write_text(body, encoding="utf-8")
        parser = botocore.parsers.create_parser(protocol)
        answer = parser.parse({"body": body.encode(), "headers": {}, "status_code": 200}, operation.output_shape)
        del answer["ResponseMetadata"]
        text = json.dumps(answer, indent=1, default=printed, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


main()
