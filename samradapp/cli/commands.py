"""The commands: results on stdout, messages in Swedish on stderr.

Exit codes: 0 done, 1 the answer is no, 2 wrong use or a file that cannot be read.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from samradapp import __version__, paths
from samradapp.actions.import_meeting import Imported
from samradapp.actions.open_data import OpenedData, is_key_of, known_key, open_data
from samradapp.cli.opening import alone, now, opened_for_writing, reading, writing
from samradapp.cli.swedish import SwedishGroup, usage_sentence
from samradapp.domain.document import DocumentKind
from samradapp.domain.swedish import counted
from samradapp.errors import SamradError, explain
from samradapp.store.window_lock import WindowLock

json_option = click.option("--json", "as_json", is_flag=True, help="Skriv ett JSON-dokument.")


def run_command(arguments: list[str]) -> int:
    """Run one command and give its exit code; what a user can cause never gives a traceback."""
    _write_utf8()
    try:
        result = cli.main(args=arguments, prog_name="samradapp", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        click.echo("Avbrutet.", err=True)
        return 2
    except click.ClickException as error:
        click.echo(usage_sentence(error), err=True)
        return 2
    except Exception as error:
        sentence = explain(error)
        if sentence is None:
            raise
        click.echo(sentence, err=True)
        return 2
    return result if isinstance(result, int) else 0


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


_PATH = click.Path(path_type=Path, readable=False)  # what may not be read says so itself, file by file


@click.group(cls=SwedishGroup, context_settings={"help_option_names": ["--help"]})
@click.option(
    "--data-dir",
    metavar="MAPP",
    type=_PATH,
    help="Mappen med databasen, i stället för den vanliga.",
)
@click.version_option(__version__, message="Samrådsprotokoll %(version)s", help="Visa versionen.")
@click.pass_context
def cli(context: click.Context, data_dir: Path | None) -> None:
    """Samrådsprotokoll: från dagordning till färdigt protokoll i Word.

    Utan kommando öppnas fönstret. MÖTE skrivs 2-2024, eller ORGAN/2-2024 när två organ delar det.
    """
    context.obj = data_dir or paths.default_data_dir()


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


@cli.command("import")
@click.argument("files", metavar="FIL...", nargs=-1, required=True, type=_PATH)
@click.option("--replace", is_flag=True, help="Låt filen ersätta ett möte som redan finns; går att ångra i fönstret.")
@json_option
@click.pass_obj
def import_files(data_dir: Path, files: tuple[Path, ...], replace: bool, as_json: bool) -> int:
    """Hämta mötesfiler."""
    from samradapp.actions.import_meeting import import_meeting

    done: list[dict[str, Any]] = []
    failed = False
    with writing(data_dir) as opened:
        for file in files:
            try:
                imported = import_meeting(opened.db, file, replace_existing=replace)
            except Exception as error:
                sentence = explain(error)
                if sentence is None:
                    raise
                click.echo(sentence, err=True)
                failed = True
                continue
            done.append(_import_entry(imported))
            if not as_json:
                what = (
                    "fanns redan, inget är ändrat"
                    if imported.duplicate
                    else counted(imported.items, "ärende", "ärenden")
                )
                click.echo(f"{imported.body} {imported.meeting}: {what}")
    if as_json:
        _print_json(done)
    return 2 if failed else 0


def _import_entry(imported: Imported) -> dict[str, Any]:
    entry = {
        "file": imported.file,
        "meeting": imported.meeting,
        "body": imported.body,
        "items": imported.items,
        "present": imported.present,
        "absent": imported.absent,
        "decisions": imported.decisions,
        "not_understood": [],
    }
    return entry | ({"duplicate": True} if imported.duplicate else {})


@cli.command("meetings")
@json_option
@click.pass_obj
def list_meetings(data_dir: Path, as_json: bool) -> None:
    """Lista möten."""
    from samradapp.domain.meeting import STATUS_NAMES
    from samradapp.store import meeting_list

    with reading(data_dir) as opened:
        lines = meeting_list.list_meetings(opened.db)
    if as_json:
        _print_json(
            [
                {
                    "meeting": line.label,
                    "body": line.body,
                    "date": line.day.isoformat(),
                    "status": line.status.value,
                    "items": line.items,
                    "reference": line.reference,
                }
                for line in lines
            ]
        )
        return
    for line in lines:
        status = STATUS_NAMES[line.status].lower()
        items = counted(line.items, "ärende", "ärenden")
        click.echo(f"{line.label:>9}  {line.day.isoformat()}  {line.body}, {items}, {status}")


@cli.command()
@click.argument("meeting", metavar="MÖTE")
@click.argument("target", metavar="MÅL", type=_PATH)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in DocumentKind]),
    default=DocumentKind.PROTOCOL.value,
    help="Protokoll, kallelse, närvarolista eller mötesfil.",
)
@click.option("--overwrite", is_flag=True, help="Skriv över en fil som har ändrats för hand.")
@click.pass_obj
def export(data_dir: Path, meeting: str, target: Path, kind: str, overwrite: bool) -> None:
    """Skriv ett dokument. MÅL är en fil eller en mapp."""
    from samradapp.actions.export_document import export_document, file_name, write_document
    from samradapp.store import meetings

    chosen = DocumentKind(kind)
    with WindowLock(paths.lock_path(data_dir)) as lock, reading(data_dir) as beside:
        meeting_id = _meeting_id(beside, meeting)
        name = file_name(meetings.load(beside.db, meeting_id), chosen)
        path = target / name if target.is_dir() else target
        # Beside an open window the document is written, but only the window may remember it.
        if not lock.acquire():
            write_document(beside.db, meeting_id, chosen, path, now(), overwrite=overwrite)
        else:
            with opened_for_writing(data_dir) as opened:
                export_document(opened.db, meeting_id, chosen, path, now(), overwrite=overwrite)
    click.echo(str(path))


def _meeting_id(opened: OpenedData, name: str) -> int:
    """Find "2-2024" or "KORTNAMN/2-2024". Raises SamradError when no meeting or several are called so."""
    from samradapp.store import meeting_list

    body, _, label = name.rpartition("/")
    found = [
        line
        for line in meeting_list.list_meetings(opened.db)
        if line.label == label and (not body or body.casefold() in (line.short_name.casefold(), line.body.casefold()))
    ]
    if not found:
        sought = f"Mötet {name}" if name.strip() else "Ett möte utan namn"
        raise SamradError(f"{sought} finns inte. Se vilka som finns med samradapp meetings.")
    if len(found) > 1:
        choices = ", ".join(f"{line.short_name or line.body}/{line.label}" for line in found)
        raise SamradError(f"Flera organ har ett möte {label}. Skriv något av {choices}.")
    return found[0].id


@cli.command()
@click.option("--out", metavar="MAPP", type=_PATH, default=Path(), help="Mappen som protokollet skrivs i.")
@click.pass_obj
def demo(data_dir: Path, out: Path) -> None:
    """Håll ett påhittat möte från mall till färdigt protokoll.

    Mötet läggs i en egen datamapp, skild från dina möten, och protokollet skrivs i Word.
    """
    from samradapp.actions.demo import make_demo_meeting
    from samradapp.actions.export_document import export_document, file_name
    from samradapp.store import meeting_list, meetings

    if not out.is_dir():
        raise SamradError(f"Mappen {out} finns inte. Skapa den eller välj en annan.")
    demo_dir = data_dir / "exempel"
    with alone(demo_dir):
        opened = open_data(demo_dir)
        try:
            held = next(iter(meeting_list.list_meetings(opened.db)), None)
            meeting_id = held.id if held is not None else make_demo_meeting(opened.db)
            meeting = meetings.load(opened.db, meeting_id)
            target = out / file_name(meeting, DocumentKind.PROTOCOL)
            export_document(opened.db, meeting_id, DocumentKind.PROTOCOL, target, now())
        finally:
            opened.db.close()
    click.echo(str(target))


@cli.command()
@json_option
@click.pass_obj
def check(data_dir: Path, as_json: bool) -> int:
    """Se efter att databasen och säkerhetskopiorna är hela."""
    from samradapp.store import checks

    with reading(data_dir) as opened:
        findings = (
            *checks.check(opened.db),
            *checks.check_copies(paths.copies_dir(data_dir), opened.key),
        )
        damaged = any(finding.kind == "integrity" for finding in findings)
        # Counted as rows, since a meeting that cannot be read is one of them.
        count = 0 if damaged else opened.db.table("meeting").count
        encrypted = opened.encrypted
    size = paths.database_path(data_dir).stat().st_size
    if as_json:
        listed = [{"kind": finding.kind, "message": finding.message} for finding in findings]
        _print_json(
            {
                "ok": not findings,
                "findings": listed,
                "schema": checks.schema_version(),
                "meetings": count,
                "bytes": size,
                "encrypted": encrypted,
            }
        )
    for finding in findings:
        click.echo(finding.message, err=True)
    if not encrypted:
        click.echo("Databasen är inte krypterad: datorn har ingen säker nyckelring.", err=True)
    if not findings and not as_json:
        click.echo(f"Allt är helt: {counted(count, 'möte', 'möten')}, {size // 1024} kB.")
    return 1 if findings else 0


@cli.command()
@click.argument("target", metavar="MÅL", type=_PATH)
@click.pass_obj
def backup(data_dir: Path, target: Path) -> None:
    """Skriv en hel säkerhetskopia till en fil som inte finns."""
    from samradapp.store import copies

    with reading(data_dir) as opened:
        copies.backup(opened.db, target)
    click.echo(str(target))


@cli.command()
@click.argument("source", metavar="KÄLLA", type=_PATH)
@click.option("--code", metavar="KOD", help="Återställningskoden, om kopian är från en annan dator.")
@click.pass_obj
def restore(data_dir: Path, source: Path, code: str | None) -> None:
    """Lägg en säkerhetskopia i databasens ställe.

    Kopian prövas först, och det som ersätts sparas bredvid.
    """
    from samradapp.store import copies
    from samradapp.store.database import is_encrypted
    from samradapp.store.keys import key_from_code

    path = paths.database_path(data_dir)
    with alone(data_dir):
        key = key_from_code(code) if code is not None else known_key(path)
        if code is None and is_encrypted(source) and (key is None or not is_key_of(source, key)):
            raise SamradError(f"{source.name} är krypterad med en annan nyckel. Ange återställningskoden med --code.")
        kept = copies.restore(source, path, key, now())
        if code is not None:
            open_data(data_dir, code).db.close()
            if key is not None and known_key(path) != key:
                click.echo("Nyckelringen kunde inte spara koden, så databasen går inte att öppna här.", err=True)
    click.echo(f"Återställd från {source.name}.")
    if kept:
        click.echo(f"Det som fanns ligger kvar i {kept.name}.", err=True)
