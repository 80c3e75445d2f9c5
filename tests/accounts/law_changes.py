"""Worlds changed in ways that must change nothing, or only one thing."""

from dataclasses import replace

from law_events import World


def shuffle(world, random):
    """The same reports and figures in another order."""
    reports = [
        replace(report, figures=tuple(random.sample(report.figures, len(report.figures))))
        for report in world.reports
    ]
    random.shuffle(reports)
    return replace(world, reports=tuple(reports))


def rename_files(world, random):
    """The same reports under other names, which sort otherwise."""
    slugs = [f"z{number}" for number in range(len(world.reports))]
    random.shuffle(slugs)
    reports = (
        replace(report, slug=slug) for report, slug in zip(world.reports, slugs, strict=True)
    )
    return replace(world, reports=tuple(reports))


def rename(world, names):
    """The same with other names for groups, places, periods and speakers."""

    def change(value):
        if isinstance(value, dict):
            return {change(key): change(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(change(each) for each in value)
        return names.get(value, value)

    reports = tuple(
        replace(
            report,
            figures=tuple(
                {
                    key: names.get(value, value)
                    if key in ("group", "place", "period", "speaker", "by")
                    else value
                    for key, value in figure.items()
                }
                for figure in report.figures
            ),
        )
        for report in world.reports
    )
    return World(reports, change(world.event))


def keep(world, test):
    """The same with only those figures that pass; a report without figures is gone."""
    reports = (
        replace(report, figures=tuple(figure for figure in report.figures if test(figure)))
        for report in world.reports
    )
    return replace(world, reports=tuple(report for report in reports if report.figures))
