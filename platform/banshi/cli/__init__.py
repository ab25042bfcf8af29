"""What can be typed after `banshi`?  One module per command, imported only when it is asked for.

Exit codes everywhere: 0 fine, 1 errors found or failure, 2 wrong use.
"""

from __future__ import annotations

from importlib import import_module

import click

from banshi.cli.wrong_use import Mistyped, language_of

#: Command -> its module (attribute `command`) and its line in `banshi --help`, in Chinese and in English; in the order
#: of a working day.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "new": ("banshi.cli.new", "从一份合法的底稿开始写新事项", "Start a new matter from a lawful beginning."),
    "check": ("banshi.cli.check", "指出定义里的所有错误", "Say everything that is wrong with definitions."),
    "try": (
        "banshi.cli.try_",
        "用一份回答试办：问什么、走哪条路线、何时到期",
        "Dry-run a matter with answers: what is asked, by which route, due when.",
    ),
    "examples": ("banshi.cli.examples", "运行定义里写的示例", "Run the example cases written in the definitions."),
    "paths": ("banshi.cli.paths", "证明事项的每条路径都不超时限", "Prove that every path of a matter is in time."),
    "due": ("banshi.cli.due", "逐日计算一个时限", "Count a time limit, day by day."),
    "fmt": (
        "banshi.cli.fmt",
        "统一定义的排版；注释和含义不变",
        "Lay definitions out in one style; comments and meaning stay.",
    ),
    "convert": (
        "banshi.cli.convert",
        "把定义从 YAML 转成 JSON，或者转回来",
        "Turn a definition from YAML into JSON, or back.",
    ),
    "export": (
        "banshi.cli.export",
        "导出定义：电子表格、国家清单、整包",
        "Take a definition out: spreadsheet, national list, bundle.",
    ),
    "import": (
        "banshi.cli.import_",
        "导入定义：电子表格、国家清单、整包",
        "Bring a definition in: spreadsheet, national list, bundle.",
    ),
    "schema": (
        "banshi.cli.schema",
        "打印定义的 JSON Schema，供编辑器使用",
        "Print the JSON Schema of definitions, for editors.",
    ),
    "diff": (
        "banshi.cli.diff",
        "用文字说明两份定义之间改了什么",
        "Say in words what changed between two states of definitions.",
    ),
    "guide": (
        "banshi.cli.guide",
        "生成办事指南和一次性告知单，检查是否一致",
        "Make the service guide and the one-time notice sheet; look whether they hold.",
    ),
    "publish": ("banshi.cli.publish", "由两个人发布定义，使其生效", "Put definitions in force, by two persons."),
    "supervise": (
        "banshi.cli.supervise",
        "让监察规则生效：预警、黄牌、红牌",
        "Let rules of supervision hold: warnings, yellow and red cards.",
    ),
    "history": ("banshi.cli.history", "列出一个事项历次发布的变化", "Tell every published change of a matter."),
    "migrate": (
        "banshi.cli.migrate",
        "把在办件迁到另一版，或说明哪些能迁",
        "Move running cases to another edition, or say which could be.",
    ),
    "rebuild": ("banshi.cli.rebuild", "按事件重新生成列表数据", "Make the rows of the boards anew from the events."),
    "demo": ("banshi.cli.demo", "在本机运行演示地区", "Run a demonstration district on this machine."),
    "serve": ("banshi.cli.serve", "运行网站", "Serve the web pages."),
    "work": ("banshi.cli.work", "处理后台工作：通知、时限", "Do the work behind the pages: notices, timers."),
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
        module, *_ = COMMANDS[cmd_name]
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

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = ctx.meta[WORDS]
        words = say("[选项] 命令 [参数]...", "[OPTIONS] COMMAND [ARGS]...")
        formatter.write_usage(ctx.command_path, words, say("用法：", "Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            for zh, en in ABOUT:
                formatter.write_text(ctx.meta[WORDS](zh, en))
                formatter.write_paragraph()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        say = ctx.meta[WORDS]
        with formatter.section(say("选项", "Options")):
            formatter.write_dl([(words, say(zh, en)) for words, zh, en in OPTIONS])
        with formatter.section(say("命令", "Commands")):
            formatter.write_dl([(name, say(zh, en)) for name, (_, zh, en) in COMMANDS.items()])


#: What `banshi --help` says first, and of its options.
ABOUT = (
    (
        "办事：审批事项用 YAML 声明，按法定程序办理。",
        "Banshi (办事): approval matters declared in YAML, run as lawful cases.",
    ),
    (
        "可以先运行 banshi demo；或者用 banshi new matter 名称 写一个事项，再用 banshi check 检查。",
        "Begin with `banshi demo`, or write a matter with `banshi new matter NAME` and ask `banshi check` about it.",
    ),
    ("每个命令的用法：banshi 命令 --help。", "How to use a command: banshi COMMAND --help."),
)
OPTIONS = (
    ("--lang [zh|en]", "用中文或英文回答", "Language of the answer: zh or en."),
    ("--version", "显示版本", "Show the version and exit."),
    ("-h, --help", "显示这些说明", "Show this message and exit."),
)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(["zh", "en"]), expose_value=False)
@click.version_option(package_name="banshi", prog_name="banshi")
def main() -> None:
    """What `ABOUT` says, in the language that was asked for."""
