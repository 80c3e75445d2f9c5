"""What articles say: their statements, the numbers they leave out, our readings, their ties."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.accounts.lines import find_line
from analysis.accounts.witnesses import Witnesses
from analysis.export.book import Book, name_entry
from analysis.export.named import MEASURED, name_within
from analysis.export.table import Table, link
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import Figure
from analysis.reading.outcome import find_outcome, reconcile
from analysis.reading.reading import Reading
from analysis.views.assumptions import tabulate_assumptions
from analysis.views.figures import tabulate_figures


def _list_articles(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        article, transcript = reading.article, reading.article.transcript
        source, review = transcript.source, transcript.review
        yield {
            "article": article.name,
            "event": reading.subject.event,
            "outlet": source.outlet,
            "url": source.url,
            "published": source.published.isoformat(),
            "published_time": source.time,
            "text_language": source.language,
            "agency": source.agency,
            "headline": source.headline,
            "is_excerpt": source.excerpt,
            "paragraphs": source.paragraphs,
            "numbers": source.numbers,
            "outlet_note": source.note,
            "statements": len(article.figures),
            "unreviewed": transcript.unreviewed,
            "reviewed_by": review and review.by,
            "reviewed_on": review and review.day.isoformat(),
            "convention": reading.convention.name,
            "verdict": reconcile(reading).outcome.verdict,
            "text_sha256": source.sha256,
            "seed_sha256": article.sha256,
        }


def _list_statements(book: Book) -> Iterator[Row]:
    witnesses = {
        event: Witnesses(each.article for each in readings)
        for event, readings in book.readings.items()
    }
    for reading in book.articles:
        outcome = find_outcome(reading)
        figures = {figure.id: figure for figure in reading.article.figures}
        possible = {claim.id: claim.is_possible for claim in outcome.claims}
        for row in to_records(tabulate_figures(reading)):
            name = name_entry(reading.article.name, row["id"])
            yield {
                **row,
                **_place(reading, row),
                **_describe(figures[row["id"]], reading, witnesses[reading.subject.event]),
                "statement": name,
                "figure": row["id"],
                "withdrawn_by": _find_withdrawer(book, reading, row),
                "assumption_id": (
                    row["assumption"] and name_entry(reading.article.name, row["assumption"])
                ),
                "verdict": outcome.verdicts.get(row["id"]),
                "is_possible": possible.get(row["id"]),
            }


def _find_withdrawer(book: Book, reading: Reading, row: Row) -> str | None:
    """What takes a statement back, in its own article or in another one."""
    own = row["withdrawn_by"]
    if own is not None:
        return name_entry(reading.article.name, own)
    return book.withdrawn.get(name_entry(reading.article.name, row["id"]))


def _place(reading: Reading, row: Row) -> Row:
    """The article of a row, and the names to which it leads."""
    event = reading.subject.event
    names = ("group", "place", "to", "period", "speaker", "via")
    return {
        "article": reading.article.name,
        "event": event,
        **{f"{name}_id": name_within(event, row[name]) for name in names},
    }


def _describe(figure: Figure, reading: Reading, witnesses: Witnesses) -> Row:
    """What a ledger's row leaves out of a figure."""
    line = find_line(figure, reading.article, witnesses)
    start, end = figure.span or (None, None)
    return {
        "readings": "; ".join(figure.readings) or None,
        "text_start": start,
        "text_end": end,
        "line": line.name,
        "line_name": line.label,
    }


def _list_named_places(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        for figure in reading.article.figures:
            for number, place in enumerate(figure.named, 1):
                yield {
                    "statement": name_entry(reading.article.name, figure.id),
                    "place_id": name_within(reading.subject.event, place),
                    "position": number,
                }


def _list_left_out(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        for number, each in enumerate(reading.article.transcript.left_out, 1):
            start, end = each.span or (None, None)
            yield {
                "left_out_id": name_entry(reading.article.name, f"left-out-{number}"),
                "article": reading.article.name,
                "wording": each.wording,
                "paragraph": each.paragraph or 0,
                "text_start": start,
                "text_end": end,
                "reason": each.reason,
            }


def _list_corrections(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        for number, each in enumerate(reading.article.transcript.corrections, 1):
            yield {
                "correction_id": name_entry(reading.article.name, f"correction-{number}"),
                "article": reading.article.name,
                "corrected_on": each.day,
                "correction": each.what,
                "correction_reason": each.why,
            }


def _list_corrected(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        for number, each in enumerate(reading.article.transcript.corrections, 1):
            for figure in each.figures:
                yield {
                    "correction_id": name_entry(reading.article.name, f"correction-{number}"),
                    "statement": name_entry(reading.article.name, figure),
                }


def _list_assumptions(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        assumptions = reading.article.transcript.assumptions
        if not assumptions:
            continue
        told = {row["assumption"]: row for row in to_records(tabulate_assumptions(reading))}
        rows = {row["id"]: row for row in reading.all_records}
        for each in assumptions:
            row = rows[each.figure]
            yield {
                **row,
                **_place(reading, row),
                "assumption_id": name_entry(reading.article.name, each.id),
                "statement": name_entry(reading.article.name, each.figure),
                "reads": told[each.id]["reads"],
                **{f"read_{name}": value for name, value in each.reads.model_dump().items()},
                "because": each.because,
            }


def _list_relations(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        event = reading.subject.event
        for each in reading.article.transcript.relations:
            is_stated = isinstance(each.whole, str)
            scope = {} if isinstance(each.whole, str) else each.whole.model_dump()
            yield {
                "relation_id": name_entry(reading.article.name, each.id),
                "article": reading.article.name,
                "event": event,
                "relation_kind": each.kind,
                "whole_statement": (
                    name_entry(reading.article.name, str(each.whole)) if is_stated else None
                ),
                "measure": scope.get("measure"),
                **{
                    f"{name}_id": name_within(event, scope.get(name))
                    for name in ("group", "place", "period")
                },
                "paragraph": each.paragraph,
                "says": each.says,
            }


def _list_relation_parts(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        for each in reading.article.transcript.relations:
            for number, part in enumerate(dict.fromkeys(each.parts), 1):
                yield {
                    "relation_id": name_entry(reading.article.name, each.id),
                    "statement": name_entry(reading.article.name, part),
                    "position": number,
                }


TABLES = (
    Table(
        "articles",
        "Articles: where each is from, and the state of its figures",
        (
            *("article", "event", "outlet", "url", "published", "published_time"),
            *("text_language", "agency", "headline", "is_excerpt", "paragraphs", "numbers"),
            *("outlet_note", "statements", "unreviewed", "reviewed_by", "reviewed_on"),
            *("convention", "verdict", "text_sha256", "seed_sha256"),
        ),
        ("article",),
        link("events", "event"),
        _list_articles,
    ),
    Table(
        "statements",
        "Statements: every figure of every article, with who says it and how firmly",
        (
            *("statement", "article", "event", "figure", "label", "shown", "wording", "language"),
            *("words_read", "number_words", "readings", "is_counted", "nominal", "low", "high"),
            *("hedge", "measure", "unit", "counts", "of", "change", "status", "reviewed"),
            *("speaker_id", "speaker", "speaker_name", "line", "line_name", "via_id", "voice"),
            *("group_id", "group", "place_id", "place", "to_id", "to", "period_id", "period"),
            *("ours", "by", "doer", "how", "means", "read_measure", "read_group", "read_place"),
            *("read_period", "assumption_id", "reads", "start", "end", "start_precision"),
            *("end_precision", "part", "role", "paragraph", "text_start", "text_end"),
            *("reported", "reported_time", "corrects", "withdrawn_by", "verdict", "is_possible"),
            *("scope", "says", "note", "remark"),
        ),
        ("statement",),
        (
            *link("articles", "article"),
            *MEASURED,
            *link("speakers", "speaker_id", "via_id"),
            *link("groups", "group_id"),
            *link("places", "place_id", "to_id"),
            *link("periods", "period_id"),
            *link("statements", "withdrawn_by"),
            *link("assumptions", "assumption_id"),
        ),
        _list_statements,
    ),
    Table(
        "named_places",
        "Places that were counted where an article names them and prints no number",
        ("statement", "place_id", "position"),
        ("statement", "place_id"),
        (*link("statements", "statement"), *link("places", "place_id")),
        _list_named_places,
    ),
    Table(
        "left_out",
        "Numbers of the texts that are no figure, and why",
        ("left_out_id", "article", "wording", "paragraph", "text_start", "text_end", "reason"),
        ("left_out_id",),
        link("articles", "article"),
        _list_left_out,
    ),
    Table(
        "corrections",
        "What was wrong in an article's seed and was put right",
        ("correction_id", "article", "corrected_on", "correction", "correction_reason"),
        ("correction_id",),
        link("articles", "article"),
        _list_corrections,
    ),
    Table(
        "corrected_statements",
        "Which statements a correction changed",
        ("correction_id", "statement"),
        ("correction_id", "statement"),
        (*link("corrections", "correction_id"), *link("statements", "statement")),
        _list_corrected,
    ),
    Table(
        "assumptions",
        "Readings of ours, and not the articles' words",
        (
            *("assumption_id", "statement", "article", "wording", "status", "speaker_id"),
            *("speaker_name", "reviewed", "reads", "read_measure", "read_group", "read_place"),
            *("read_period", "because"),
        ),
        ("assumption_id",),
        (
            *link("statements", "statement"),
            *link("articles", "article"),
            *link("speakers", "speaker_id"),
        ),
        _list_assumptions,
    ),
    Table(
        "relations",
        "Ties between figures that articles state",
        (
            *("relation_id", "article", "event", "relation_kind", "whole_statement", "measure"),
            *("group_id", "place_id", "period_id", "paragraph", "says"),
        ),
        ("relation_id",),
        (
            *link("articles", "article"),
            *link("statements", "whole_statement"),
            *link("groups", "group_id"),
            *link("places", "place_id"),
            *link("periods", "period_id"),
        ),
        _list_relations,
    ),
    Table(
        "relation_parts",
        "The parts of these ties",
        ("relation_id", "statement", "position"),
        ("relation_id", "statement"),
        (*link("relations", "relation_id"), *link("statements", "statement")),
        _list_relation_parts,
    ),
)
