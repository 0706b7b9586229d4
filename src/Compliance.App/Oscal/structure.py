#!/usr/bin/env python3
"""Makes structure.json, the table that documents are validated by, from NIST's JSON schema of all OSCAL models.

Only facts go into the table: names, types, what is required, allowed values. Titles and descriptions stay out.
A type is the name of a datatype or object, "Token(a|b)" a closed set of values, "[x]" a list of at least one, "~[x]"
the same or one value alone. Where an object has several shapes, each names what it lacks and needs.
A construct of the schema that this script does not know ends it, so that a newer edition cannot be half understood.

Usage: python3 structure.py ../../../../shared/data/oscal/schema/oscal_complete_schema.json > structure.json
"""
import json
import sys

IGNORED = {"title", "description", "$comment", "$id"}
PREFIX = "oscal-complete-oscal-"

schema = json.load(open(sys.argv[1], encoding="utf-8"))
definitions = schema["definitions"]
objects = {}


def keywords(node):
    return {key for key in node if key not in IGNORED}


def fail(where, node):
    sys.exit(f"{where}: not understood: {json.dumps(node)[:300]}")


def short(name):
    return name[len(PREFIX):] if name.startswith(PREFIX) else name


def type_of(node, where):
    """The type of a value, as the table writes it."""
    keys = keywords(node)
    if keys == {"$ref"}:
        name = node["$ref"].removeprefix("#/definitions/")
        return name.removesuffix("Datatype") if name.endswith("Datatype") else type_of(definitions[name], short(name))
    if keys == {"allOf"} and len(node["allOf"]) == 2 and keywords(node["allOf"][1]) == {"enum"}:
        return f"{type_of(node['allOf'][0], where)}({'|'.join(node['allOf'][1]['enum'])})"
    if keys == {"anyOf"} and len(node["anyOf"]) == 2 and keywords(node["anyOf"][1]) == {"enum"}:
        # Well-known values that others may be added to restrict nothing.
        return type_of(node["anyOf"][0], where)
    if keys == {"anyOf"} and len(node["anyOf"]) == 2 and keywords(node["anyOf"][0]) == {"$ref"} and node["anyOf"][1].get("items") == node["anyOf"][0]:
        # One value may stand for a list of one.
        return f"~{type_of(node['anyOf'][1], where)}"
    if keys == {"type", "minItems", "items"} and node["type"] == "array" and node["minItems"] == 1:
        return f"[{type_of(node['items'], where)}]"
    if "properties" in keys or "anyOf" in keys or keys == {"type", "additionalProperties"}:
        return object_of(node, where)
    fail(where, node)


def object_of(node, where):
    if where in objects:
        return where
    entry = objects[where] = {"has": {}}
    shapes = node.get("anyOf", [node])
    for shape in shapes:
        if keywords(shape) - {"type", "properties", "required", "additionalProperties"} - ({"anyOf"} if shape is node else set()) \
                or shape.get("additionalProperties") is not False or shape.get("type", "object") != "object":
            fail(where, shape)
        for name, value in shape.get("properties", {}).items():
            found = type_of(value, f"{where}/{name}")
            if entry["has"].setdefault(name, found) != found:
                fail(where, value)
    if len(shapes) == 1:
        if shapes[0].get("required"):
            entry["needs"] = sorted(shapes[0]["required"])
    else:
        entry["shapes"] = [
            {
                "lacks": sorted(set(entry["has"]) - set(shape.get("properties", {}))),
                "needs": sorted(shape.get("required", [])),
            }
            for shape in shapes
        ]
    return where


models = {}
for model in schema["oneOf"]:
    (name,) = model["required"]
    if set(model["properties"]) != {"$schema", name} or model["additionalProperties"] is not False:
        fail(name, model)
    models[name] = type_of(model["properties"][name], name)

# Known omission of the JSON rendering (usnistgov/OSCAL issue 2259): the model and its XML schema have it.
combine = objects["profile:merge/combine"]
if combine["has"]:
    sys.exit("profile:merge/combine: the omission has been mended; take the addition out of this script")
combine["has"]["method"] = "String(use-first|merge|keep)"

# The JSON rendering also loses the required names of objects with several shapes; the models and the editions before had them.
for name, needs in {
    "control-common:parameter": ["id"],
    "metadata:metadata/parties": ["type", "uuid"],
    "profile:import": ["href"],
    "profile:modify/set-parameters": ["param-id"],
    "assessment-common:assessment-subject": ["type"],
}.items():
    for shape in objects[name]["shapes"]:
        if set(needs) <= set(shape["needs"]):
            sys.exit(f"{name}: the omission has been mended; take the addition out of this script")
        shape["needs"] = sorted({*shape["needs"], *needs})

datatypes = {}
for name, node in sorted(definitions.items()):
    if name.endswith("Datatype"):
        parts = node.get("allOf", [node])
        datatypes[name.removesuffix("Datatype")] = {
            key: part[key] for part in parts for key in ("type", "format", "pattern", "minimum") if key in part
        }

lines = ["{", f'  "source": "NIST, OSCAL JSON schema of all models, {schema["$id"]}, US public domain; made by structure.py",']
for title, table in (("models", models), ("datatypes", datatypes), ("objects", objects)):
    rows = [f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in table.items()]
    lines += [f'  "{title}": {{', ",\n".join(rows), "  }" + ("," if title != "objects" else "")]
print("\n".join([*lines, "}"]))
