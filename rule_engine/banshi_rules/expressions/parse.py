"""How are the words of an expression put together?  Precedence climbing over tokens, with bounds on size and depth.

From weak to strong: `? :`, `||`, `&&`, comparisons and `in` (not chained), `+ -`, `* / %`, `! -`, `.` and calls.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from banshi_rules.expressions.complaints import Complaints, Unreadable
from banshi_rules.expressions.lex import ID, Sort, Token, tokens
from banshi_rules.expressions.limits import MAX_CHARACTERS, MAX_DEPTH, MAX_NODES
from banshi_rules.expressions.nodes import (
    And,
    Arithmetic,
    Call,
    Column,
    Compare,
    Conditional,
    Each,
    In,
    ListOf,
    Literal,
    Name,
    Negative,
    Node,
    Not,
    Or,
)

MACROS: Final = ("exists", "all", "sum")
_COMPARISONS: Final = frozenset(("==", "!=", "<", "<=", ">", ">="))
_SUMS: Final = frozenset("+-")
_PRODUCTS: Final = frozenset("*/%")
#: Words of other languages that stand for a sign, and the sign.
WORDS_FOR_SIGNS: Final = {
    "and": "&&", "or": "||", "not": "!", "is": "==", "equals": "==", "mod": "%", "div": "/",
    "并且": "&&", "而且": "&&", "且": "&&", "或者": "||", "或": "||", "非": "!", "不是": "!=",
    "等于": "==", "大于": ">", "小于": "<",
}  # fmt: skip
#: Findings of the words behind which the grammar cannot be judged: a sign is gone, or a text has swallowed the rest.
_CONFUSING: Final = ("X102", "X104", "X108")
_WORDS: Final = {"true": True, "false": False}


def parse(text: str, complaints: Complaints) -> Node | None:
    """The tree of the text; None when something is wrong with it, which has been said."""
    if len(text) > MAX_CHARACTERS:
        complaints.add("X101", 0, 1, most=MAX_CHARACTERS, found=len(text))
        return None
    made = tokens(text, complaints)
    spelling = len(complaints.findings)
    try:
        node = _Parser(made, complaints).whole()
    except Unreadable:
        if any(finding.code in _CONFUSING for finding in complaints.findings[:spelling]):
            del complaints.findings[spelling:]
        return None
    return None if complaints.findings else node


class _Parser:
    def __init__(self, made: tuple[Token, ...], complaints: Complaints) -> None:
        self.tokens = made
        self.complaints = complaints
        self.next = 0
        self.nodes = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.next]

    def whole(self) -> Node:
        if self.token.sort is Sort.END:
            raise self.complaints.stop("X110", 0, 1)
        node = self.conditional()
        if self.next < len(self.tokens) - 1:
            raise self.unexpected()
        return node

    # -- the grammar, from weak to strong ----------------------------------------------------------------------------

    def conditional(self) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.complaints.stop("X109", self.token.start, self.token.end, most=MAX_DEPTH)
        node = self.either()
        if self.take("?"):
            then = self.conditional()
            if not self.take(":"):
                raise self.missing(":")
            otherwise = self.conditional()
            node = self.made(
                Conditional(start=node.start, end=otherwise.end, condition=node, then=then, otherwise=otherwise),
                node, then, otherwise,
            )  # fmt: skip
        self.depth -= 1
        return node

    def either(self) -> Node:
        parts = [self.both()]
        while self.take("||"):
            parts.append(self.both())
        if len(parts) == 1:
            return parts[0]
        return self.made(Or(start=parts[0].start, end=parts[-1].end, parts=tuple(parts)), *parts)

    def both(self) -> Node:
        parts = [self.comparison()]
        while self.take("&&"):
            parts.append(self.comparison())
        if len(parts) == 1:
            return parts[0]
        return self.made(And(start=parts[0].start, end=parts[-1].end, parts=tuple(parts)), *parts)

    def comparison(self) -> Node:
        left = self.sum()
        op = self.comparing()
        if op is None:
            return left
        right = self.sum()
        second = self.token
        if self.comparing() is not None:
            raise self.complaints.stop("X113", second.start, second.end, sign=second.text)
        if op == "in":
            return self.made(In(start=left.start, end=right.end, item=left, among=right), left, right)
        return self.made(Compare(start=left.start, end=right.end, op=op, left=left, right=right), left, right)

    def comparing(self) -> str | None:
        if self.token.sort is Sort.NAME and self.token.text == "in":
            self.next += 1
            return "in"
        return self.one_of(_COMPARISONS)

    def sum(self) -> Node:
        node = self.product()
        while (op := self.one_of(_SUMS)) is not None:
            right = self.product()
            node = self.made(Arithmetic(start=node.start, end=right.end, op=op, left=node, right=right), node, right)
        return node

    def product(self) -> Node:
        node = self.prefixed()
        while (op := self.one_of(_PRODUCTS)) is not None:
            right = self.prefixed()
            node = self.made(Arithmetic(start=node.start, end=right.end, op=op, left=node, right=right), node, right)
        return node

    def prefixed(self) -> Node:
        signs: list[Token] = []
        while self.token.sort is Sort.SIGN and self.token.text in "!-":
            signs.append(self.token)
            self.next += 1
        node = self.followed()
        for sign in reversed(signs):
            made = Not if sign.text == "!" else Negative
            node = self.made(made(start=sign.start, end=node.end, operand=node), node)
        return node

    def followed(self) -> Node:
        node = self.single()
        while self.take("."):
            name = self.token
            if name.sort is not Sort.NAME:
                raise self.unexpected()
            self.next += 1
            if self.take("("):
                node = self.each(node, name)
            else:
                self.check_id(name)
                node = self.made(Column(start=node.start, end=name.end, record=node, name=name.text), node)
        return node

    def single(self) -> Node:
        token = self.token
        if token.sort is Sort.NUMBER:
            self.next += 1
            value = Decimal(token.text) if "." in token.text else int(token.text[:32])
            return self.made(Literal(start=token.start, end=token.end, value=value))
        if token.sort is Sort.TEXT:
            self.next += 1
            return self.made(Literal(start=token.start, end=token.end, value=token.text))
        if token.sort is Sort.NAME:
            return self.named()
        if self.take("("):
            node = self.conditional()
            return replace(node, start=token.start, end=self.close(")", token))
        if self.take("["):
            items = self.items("]", token)
            end = self.tokens[self.next - 1].end
            return self.made(ListOf(start=token.start, end=end, items=items), *items)
        raise self.unexpected()

    def named(self) -> Node:
        token = self.token
        if token.text == "in" or token.text in WORDS_FOR_SIGNS:
            raise self.unexpected()
        self.next += 1
        if token.text in _WORDS:
            return self.made(Literal(start=token.start, end=token.end, value=_WORDS[token.text]))
        opening = self.token
        if self.take("("):
            arguments = self.items(")", opening)
            end = self.tokens[self.next - 1].end
            return self.made(Call(start=token.start, end=end, function=token.text, arguments=arguments), *arguments)
        if token.text in ("null", "None", "nil"):
            raise self.complaints.stop("X116", token.start, token.end, found=token.text)
        if token.text in ("True", "False", "TRUE", "FALSE"):
            raise self.complaints.stop("X106", token.start, token.end, found=token.text, meant=token.text.lower())
        self.check_id(token)
        return self.made(Name(start=token.start, end=token.end, name=token.text))

    def each(self, among: Node, macro: Token) -> Node:
        opening = self.tokens[self.next - 1]
        if macro.text not in MACROS:
            raise self.complaints.stop("X124", macro.start, macro.end, name=macro.text, known=MACROS)
        variable = self.token
        if variable.sort is not Sort.NAME or self.tokens[self.next + 1].text != ",":
            raise self.complaints.stop("X114", variable.start, variable.end, macro=macro.text)
        self.check_id(variable)
        self.next += 2
        body = self.conditional()
        end = self.close(")", opening)
        return self.made(
            Each(start=among.start, end=end, macro=macro.text, among=among, variable=variable.text, body=body),
            among, body,
        )  # fmt: skip

    # -- small steps -------------------------------------------------------------------------------------------------

    def take(self, sign: str) -> bool:
        token = self.tokens[self.next]
        if token.text == sign and token.sort is Sort.SIGN:
            self.next += 1
            return True
        return False

    def one_of(self, signs: frozenset[str]) -> str | None:
        token = self.tokens[self.next]
        if token.text in signs and token.sort is Sort.SIGN:
            self.next += 1
            return token.text
        return None

    def items(self, closing: str, opening: Token) -> tuple[Node, ...]:
        if self.take(closing):
            return ()
        items = [self.conditional()]
        while self.take(","):
            items.append(self.conditional())
        self.close(closing, opening)
        return tuple(items)

    def close(self, closing: str, opening: Token) -> int:
        """Where the bracket is closed; what stands there instead is complained about."""
        if self.take(closing):
            return self.tokens[self.next - 1].end
        if self.token.sort is Sort.END:
            raise self.complaints.stop("X111", opening.start, opening.end, opened=opening.text, sign=closing)
        raise self.unexpected()

    def made(self, node: Node, *below: Node) -> Node:
        """The node, counted; chains like `a + b + …` stand inside each other as well."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self.complaints.stop("X115", node.start, node.start + 1, most=MAX_NODES)
        height = 1 + max((part.height for part in below), default=0)
        if height > MAX_DEPTH:
            raise self.complaints.stop("X109", node.start, node.start + 1, most=MAX_DEPTH)
        return replace(node, height=height) if below else node

    def check_id(self, token: Token) -> None:
        if ID.fullmatch(token.text) is None:
            found = token.text if len(token.text) <= 40 else token.text[:40] + "…"
            self.complaints.add("X112", token.start, token.end, name=found)

    def missing(self, sign: str) -> Unreadable:
        return self.complaints.stop("X117", self.token.start, self.token.end, sign=sign)

    def unexpected(self) -> Unreadable:
        token = self.token
        if token.sort is Sort.END:
            return self.complaints.stop("X118", max(token.start - 1, 0), token.end)
        meant = WORDS_FOR_SIGNS.get(token.text.lower()) if token.sort is Sort.NAME else None
        if meant is not None:
            return self.complaints.stop("X106", token.start, token.end, found=token.text, meant=meant)
        found = token.text if len(token.text) <= 40 else token.text[:40] + "…"
        return self.complaints.stop("X119", token.start, token.end, found=found)
