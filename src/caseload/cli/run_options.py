"""The options of commands that make many runs: how many at a time, which part of them, and where."""

import click

from caseload.cli.options import ANY_PATH, join_options


def parse_shard(text: str) -> tuple[int, int]:
    """`2/4`: the second of four; raises BadParameter for one that is none."""
    first, sign, second = (part.strip() for part in text.partition("/"))
    if sign and all(part.isascii() and part.isdigit() and len(part) < 6 for part in (first, second)):
        number, of = int(first), int(second)
        if 1 <= number <= of:
            return number, of
    raise click.BadParameter(f"write it as I/N, such as 2/4 for the second of four (got {text})")


run_options = join_options(
    click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Runs at a time."),
    click.option(
        "--shard", type=parse_shard, default="1/1", metavar="I/N", help="Only every N-th run, from the I-th on."
    ),
    click.option(
        "--cluster", is_flag=False, flag_value="local", metavar="[ADDRESS]", help="On dask: here, or tls://..."
    ),
    click.option("--tls-ca", type=ANY_PATH, metavar="FILE", help="Who may sign the certificates of a tls:// cluster."),
    click.option("--tls-cert", type=ANY_PATH, metavar="FILE", help="Our certificate for it."),
    click.option("--tls-key", type=ANY_PATH, metavar="FILE", help="The key of our certificate."),
    click.option("--retry-failed", is_flag=True, help="Run again what failed before."),
)
