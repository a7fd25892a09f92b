"""The description of the service for programs, as OpenAPI 3.1.

The answers to checks are those of ``output_schema.json``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from sincerity import __version__
from sincerity.channels import ALIASES, CHANNELS
from sincerity.gates import Action
from sincerity.gates.clearance import MOST_LETTERS
from sincerity.markup import Markup
from sincerity.report import Band, Verdict
from sincerity.server.fields import FORMATS
from sincerity.server.gate import MOST_FIELDS, MOST_POINTER
from sincerity.server.requests import MOST_ID, Offsets
from sincerity.server.settings import Limits, Settings
from sincerity.server.signing import SIGNATURE, TIMESTAMP

_STRING = {"type": "string"}
WRITTEN = r"[^\s\u001c-\u001f\u0085]"
"""One character that is not empty: Python counts these five as white space, and other languages do not."""
_STRINGS = {"type": "array", "items": _STRING}
_PROBLEMS = {
    "400": "The body is not JSON, or not UTF-8.",
    "408": "The body came too slowly.",
    "413": "The body is too large.",
    "415": "The body is not announced as plain JSON.",
    "422": "Something in the request is not as it should be; `pointer` says where.",
    "503": "The service is busy, stopping, or the work took too long.",
}


def openapi(settings: Settings) -> dict[str, Any]:
    """Return the document for a service with these settings."""
    limits = settings.limits
    keyed: dict[str, Any] = {} if settings.key is None else {"security": [{"key": []}]}
    key_problem = {} if settings.key is None else {"401": "The key is missing or wrong."}
    offsets = {
        "name": "offsets",
        "in": "query",
        "description": "What positions count: Unicode code points, or UTF-16 units as in JavaScript.",
        "schema": {"enum": [unit.value for unit in Offsets], "default": Offsets.CODE_POINTS.value},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "sincerity", "version": __version__, "summary": "Reads Dutch draft posts."},
        "paths": {
            "/v1/check": {
                "post": {
                    "operationId": "check",
                    "summary": "Check one post, or up to 200.",
                    **keyed,
                    "parameters": [offsets],
                    "requestBody": _body("CheckRequest"),
                    "responses": _responses("Check", {**_PROBLEMS, **key_problem}),
                }
            },
            "/v1/gate": {
                "post": {
                    "operationId": "gate",
                    "summary": "Decide whether a document may be published.",
                    "parameters": [offsets, _header(TIMESTAMP, "^[0-9]{1,12}$"), _header(SIGNATURE, None)],
                    "requestBody": _body("GateRequest"),
                    "responses": _responses(
                        "Decision",
                        {
                            **_PROBLEMS,
                            "401": "The signature is missing, wrong, or too old.",
                            "403": "The gate is closed, or a bypass is not allowed.",
                            "409": "This very request was answered before.",
                        },
                    ),
                }
            },
            "/v1/rules": {
                "get": {
                    "operationId": "rules",
                    "summary": "Name all rules that run.",
                    **keyed,
                    "responses": _responses("Rules", key_problem),
                }
            },
            "/v1/rules/{id}": {
                "get": {
                    "operationId": "rule",
                    "summary": "Tell all about one rule.",
                    **keyed,
                    "parameters": [{"name": "id", "in": "path", "required": True, "schema": _STRING}],
                    "responses": _responses("Rule", {"404": "There is no such rule.", **key_problem}),
                }
            },
            "/healthz": {"get": _plain("healthz", "The process lives.", "Status", {})},
            "/readyz": {"get": _plain("readyz", "It takes work.", "Status", {"503": "It is stopping."})},
        },
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {**_output(), **_own(limits)},
        },
    }


def _body(name: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _responses(name: str, problems: dict[str, str]) -> dict[str, Any]:
    def content(schema: str) -> dict[str, Any]:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}

    told = {
        "421": "The request is for another host name.",
        "403": "The request is from another site.",
        **problems,
    }
    return {
        "200": {"description": "The answer.", "content": content(name)},
        **{
            status: {"description": text, "content": content("Problem")}
            for status, text in sorted(told.items())
        },
    }


def _plain(operation: str, summary: str, schema: str, problems: dict[str, str]) -> dict[str, Any]:
    return {"operationId": operation, "summary": summary, "responses": _responses(schema, problems)}


def _header(name: str, pattern: str | None) -> dict[str, Any]:
    schema: dict[str, Any] = {**_STRING, **({"pattern": pattern} if pattern else {})}
    return {"name": name, "in": "header", "required": True, "schema": schema}


@cache
def _output() -> dict[str, Any]:
    """Return the schemas of the JSON output under names of this document."""
    text = resources.files("sincerity").joinpath("output_schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text.replace("#/$defs/", "#/components/schemas/"))
    defs: dict[str, Any] = schema.pop("$defs")
    schema.pop("$schema"), schema.pop("$id")
    return {"Check": schema, **defs}


def _own(limits: Limits) -> dict[str, Any]:
    text = {"type": "string", "maxLength": limits.characters}
    maybe_text = {"type": ["string", "null"], "maxLength": limits.characters}
    channel = {"enum": [*CHANNELS, *ALIASES, None]}
    post = {
        "text": {**text, "minLength": 1, "pattern": WRITTEN},
        "channel": channel,
        "reply_to": {**maybe_text, "description": "The message that the post answers."},
        "id": {"type": ["string", "integer", "null"], "maxLength": MOST_ID},
        "markup": {"enum": [*(markup.value for markup in Markup), None]},
    }
    finding = dict(_output()["finding"])
    finding["properties"] = {"field": {"type": ["string", "null"]}, **finding["properties"]}
    finding["required"] = ["field", *finding["required"]]
    summary = {
        "id": _STRING,
        "label": {"type": ["string", "null"]},
        "category": _STRING,
        "severity": _STRING,
        "status": _STRING,
        "summary": _STRING,
        "channels": _STRINGS,
        "aliases": _STRINGS,
    }
    example = _object(
        {
            "text": _STRING,
            "spans": {"type": "array"},
            "whole": {"type": "boolean"},
            "reply_to": {"type": ["string", "null"]},
            "channel": {"type": ["string", "null"]},
        }
    )
    examples = {"type": "array", "items": example}
    action = {"enum": [action.value for action in Action]}
    return {
        "Post": _object(post, ["text"]),
        "CheckRequest": {
            "oneOf": [
                {"$ref": "#/components/schemas/Post"},
                _object(
                    {
                        "posts": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": limits.posts,
                            "items": {"$ref": "#/components/schemas/Post"},
                        }
                    }
                ),
            ]
        },
        "GateRequest": _object(
            {
                "document": {"type": ["object", "array"]},
                "fields": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": MOST_FIELDS,
                    "items": _object(
                        {
                            "pointer": {
                                "type": "string",
                                "maxLength": MOST_POINTER,
                                "pattern": "^(/([^~/]|~[01])*)*$",
                                "description": "A JSON Pointer; * stands for every element of a list.",
                            },
                            "format": {"enum": list(FORMATS), "default": "plain"},
                        },
                        ["pointer"],
                    ),
                },
                "channel": channel,
                "reply_to": maybe_text,
                "bypass": {
                    **_object(
                        {
                            "who": {"type": "string", "maxLength": MOST_LETTERS},
                            "reason": {"type": "string", "maxLength": MOST_LETTERS},
                            "permitted": {"type": "boolean"},
                        }
                    ),
                    "type": ["object", "null"],
                },
            },
            ["document", "fields"],
        ),
        "Decision": _object(
            {
                "version": {"const": 1},
                "decision": action,
                "reasons": {
                    "type": "array",
                    "items": _object({"code": _STRING, "decision": action, "message": _STRING}),
                },
                "verdict": {"enum": [*(verdict.value for verdict in Verdict), None]},
                "band": {"enum": [*(band.value for band in Band), None]},
                "scores": {"type": ["object", "null"], "additionalProperties": {"type": "number"}},
                "acts_social": {"type": ["number", "null"]},
                "findings": {"type": "array", "items": finding},
                "failures": {"type": "array", "items": {"$ref": "#/components/schemas/failure"}},
                "notices": _STRINGS,
                "digest": _STRING,
                "pack": _STRING,
                "bypass": {"type": ["object", "null"]},
            }
        ),
        "Rules": _object({"rules": {"type": "array", "items": _object(summary)}}),
        "Rule": _object(
            {
                **summary,
                "message": _STRING,
                "explain": _STRING,
                "suggestions": {"type": "array", "items": _object({"text": _STRING})},
                "references": {"type": "array"},
                "examples": _object({"bad": examples, "good": examples}),
                "pack": _STRING,
            }
        ),
        "Status": {"type": "object", "properties": {"status": _STRING}, "required": ["status"]},
        "Problem": _object(
            {"error": _object({"code": _STRING, "message": _STRING, "pointer": _STRING}, ["code", "message"])}
        ),
    }


def _object(properties: dict[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }
