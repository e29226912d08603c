"""What Rounds costs on this machine, each cost beside its floor: `./rounds measure`.

An organisation is grown (`grown.py`), written into a book (`written.py`) and, unencrypted, into plain tables
(`plain/`); `work.py` says what is measured in it, `goals.py` what it may cost, `table.py` how it is read.
"""
