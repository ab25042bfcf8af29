"""What can be typed after `banshi`?  One module per command, imported only when it is asked for.

Exit codes everywhere: 0 fine, 1 errors found or failure, 2 wrong use.
"""

from __future__ import annotations

from importlib import import_module

import click

from banshi.cli.wrong_use import Mistyped, language_of

#: Command -> its module (attribute `command`) and its line in `banshi --help`, in the order of a working day.
COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("banshi.cli.new", "Start a new matter from a lawful beginning."),
    "check": ("banshi.cli.check", "Say everything that is wrong with definitions."),
    "try": ("banshi.cli.try_", "Dry-run a matter with answers: what is asked, by which route, due when."),
    "examples": ("banshi.cli.examples", "Run the example cases written in the definitions."),
    "paths": ("banshi.cli.paths", "Prove that every path of a matter is in time."),
    "due": ("banshi.cli.due", "Count a time limit, day by day."),
    "fmt": ("banshi.cli.fmt", "Lay definitions out in one style; comments and meaning stay."),
    "convert": ("banshi.cli.convert", "Turn a definition from YAML into JSON, or back."),
    "export": ("banshi.cli.export", "Take a definition out: spreadsheet, national list, bundle."),
    "import": ("banshi.cli.import_", "Bring a definition in: spreadsheet, national list, bundle."),
    "schema": ("banshi.cli.schema", "Print the JSON Schema of definitions, for editors."),
    "diff": ("banshi.cli.diff", "Say in words what changed between two states of definitions."),
    "guide": ("banshi.cli.guide", "Make the service guide and the one-time notice sheet; look whether they hold."),
    "publish": ("banshi.cli.publish", "Put definitions in force, by two persons."),
    "supervise": ("banshi.cli.supervise", "Let rules of supervision hold: warnings, yellow and red cards."),
    "history": ("banshi.cli.history", "Tell every published change of a matter."),
    "migrate": ("banshi.cli.migrate", "Move running cases to another edition, or say which could be."),
    "rebuild": ("banshi.cli.rebuild", "Make the rows of the boards anew from the events."),
    "demo": ("banshi.cli.demo", "Run a demonstration district on this machine."),
    "serve": ("banshi.cli.serve", "Serve the web pages."),
    "work": ("banshi.cli.work", "Do the work behind the pages: notices, timers."),
}


#: Where the context of a command line keeps how to answer it.
WORDS = "banshi.cli.words"


class _Commands(click.Group):
    """Knows every command by name and imports one when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command = import_module(module).command
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        say = language_of(args)
        ctx.meta[WORDS] = say
        try:
            return super().parse_args(ctx, args)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise Mistyped(error, say) from error

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise Mistyped(error, ctx.meta[WORDS]) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="banshi", prog_name="banshi")
def main() -> None:
    """Banshi (办事): approval matters declared in YAML, run as lawful cases.

    Begin with `banshi demo`, or write a matter with `banshi new matter NAME` and ask `banshi check` about it.
    """
