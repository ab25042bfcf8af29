"""What may stand in a definition?  Prints the JSON Schema of one kind of file, or the reference page of all of them."""

from __future__ import annotations

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

KINDS = ("matter", "catalogue", "district", "department", "flow", "dictionary", "law", "supervision")


@click.command(short_help="Print the JSON Schema of definitions.")
@click.argument("kind", type=click.Choice(KINDS), default="matter")
@click.option("--reference", is_flag=True, help="Print the reference page of all kinds of file (Markdown) instead.")
@with_json
@in_language
def command(kind: str, reference: bool, as_json: bool, say: Speech) -> None:
    """Print the JSON Schema of one kind of file, with the field kinds of this installation.

    KIND is matter (the default), district, department, flow, dictionary, law or supervision.
    The answer is JSON with and without --json.

    \b
    Examples:
      banshi schema > matter.schema.json      # then name it in your editor: it completes keys and underlines mistakes
      banshi schema district
      banshi schema --reference > docs/language/reference.md
    """
    from banshi.cli.matters import known_words
    from banshi.cli.reference import reference_page
    from banshi.definitions.shape import schema

    kinds = known_words(say).kinds
    if reference and not as_json:
        click.echo(reference_page({name: schema(name, kinds) for name in KINDS}), nl=False)
    else:
        answer_json(schema(kind, kinds))
