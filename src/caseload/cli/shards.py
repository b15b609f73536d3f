"""What the option --shard looks like."""

import click


def parse_shard(text: str) -> tuple[int, int]:
    """`2/4`: the second of four; raises BadParameter for one that is none."""
    first, sign, second = (part.strip() for part in text.partition("/"))
    if sign and all(part.isascii() and part.isdigit() and len(part) < 6 for part in (first, second)):
        number, of = int(first), int(second)
        if 1 <= number <= of:
            return number, of
    raise click.BadParameter(f"write it as I/N, such as 2/4 for the second of four (got {text})")
