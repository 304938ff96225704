"""Report a list in the place of a text, or the reverse, with the expected form and an example."""

from mtgrec.document.reporter import Reporter
from mtgrec.document.yaml.cuts import is_in_braces
from mtgrec.document.yaml.nodes import Node, Scalar, Sequence, is_dashed
from mtgrec.model.message import N_, Message
from mtgrec.model.records.schema import KINDS
from mtgrec.model.records.schema.field import SEVERAL, Field
from mtgrec.rules.files.fields import WRONG_SHAPE

_EXPECTED_SHAPES = {
    "items": N_("a list of entries, each beginning with a dash"),
    "group": N_("fields of its own, indented below it"),
    "reasons": N_("a rule code and a reason on each line below it"),
    "log": N_("a list of dated notes"),
}
_EXAMPLES = {
    "group": {"zh": "总额: 100000", "en": "total: 100000"},
    "reasons": {"zh": "A012: …", "en": "A012: …"},
    "log": {"zh": "- 2026-06-04: …", "en": "- 2026-06-04: …"},
}


def wrong_shape(reporter: Reporter, field: Field, node: Node) -> None:
    """Report that the shape of a value (text, list, mapping) does not fit its field.

    What is in braces, or cut by a comma, is reported as that already.
    """
    if is_in_braces(node) or (
        isinstance(node, Sequence)
        and any(isinstance(each, Scalar) and each.cut for each in node.items)
    ):
        return
    reporter.report(
        WRONG_SHAPE,
        node.start,
        field=field,
        wanted=Message(_expected_shape(field, node)),
        example=_example(field, reporter.language),
    )


def _expected_shape(field: Field, node: Node) -> str:
    if field.kind in ("items", "log") and is_dashed(node):
        return N_("a dash (-) and a blank before each entry")
    if field.kind in SEVERAL:
        return N_("one text, or a list of texts")
    return _EXPECTED_SHAPES.get(field.kind) or N_("a single value")


def _example(field: Field, language: str) -> str:
    if field.kind == "items":
        fields = KINDS[field.items].fields
        return f"- {(fields.find('what') or fields.fields[0]).title(language)}: …"
    examples = _EXAMPLES.get(field.kind)
    return examples[language] if examples else f"{field.title(language)}: …"
