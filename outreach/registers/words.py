"""The words by which registers are known, read once from words.yaml."""

from pathlib import Path

import yaml


def _read():
    sections = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
    return {
        section: {
            name: {key: [word for line in lines for word in line.split(", ")] for key, lines in table.items()}
            for name, table in tables.items()
        }
        for section, tables in sections.items()
    }


WORDS = _read()
