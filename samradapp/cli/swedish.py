"""Click in Swedish: the words around the help texts, and what is said of a command that is not understood."""

from typing import Any

import click

_HEADINGS = {"Options": "Flaggor", "Commands": "Kommandon"}
_SEE_HELP = "Se samradapp --help."


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Användning: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class SwedishCommand(click.Command):
    """A command whose help is Swedish throughout."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[FLAGGOR]")
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_swedish(super().get_help_option(ctx))


class SwedishGroup(click.Group):
    """A group of such commands, that answers an unknown one in Swedish."""

    context_class = _Context
    command_class = SwedishCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[FLAGGOR]")
        kwargs.setdefault("subcommand_metavar", "KOMMANDO ...")
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_swedish(super().get_help_option(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None:
            raise click.NoSuchOption(name, ctx=ctx) if name.startswith("-") else _NoSuchCommandError(name, ctx)
        return super().resolve_command(ctx, args)


class _NoSuchCommandError(click.UsageError):
    """A command that there is not."""


def _in_swedish(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Visa den här hjälpen."
    return option


def usage_sentence(error: click.ClickException) -> str:
    """Say in Swedish what click says in English, and where to read more."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    help_at = f"Se {context.command_path} --help." if context else _SEE_HELP
    return f"{_sentence(error, context)} {help_at}"


def _sentence(error: click.ClickException, context: click.Context | None) -> str:
    match error:
        case _NoSuchCommandError():
            return f"Kommandot {error.message} finns inte."
        case click.NoSuchOption():
            return f"Flaggan {error.option_name} finns inte."
        case click.BadOptionUsage():
            return f"Flaggan {error.option_name} saknar sitt värde, eller har fått ett fast den inte tar något."
        case click.MissingParameter():
            return f"{_called(error.param)} saknas."
        case click.BadParameter(param=click.Option(type=click.Choice() as choice)):
            return f"{_called(error.param)} ska vara något av {', '.join(map(str, choice.choices))}."
        case click.BadParameter():
            return f"{_called(error.param)} har ett värde som inte går att använda."
    if context is None or isinstance(context.command, click.Group):
        return "Kommandot saknas."
    return f"{context.info_name} har fått fler ord än det kan ta."


def _called(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return f"Flaggan {parameter.opts[-1]}"
    return parameter.human_readable_name if parameter else "Ett argument"
