"""How a register comes in, file by file.

`files` reads workbooks and CSV (`workbook_child` in a process of its own); `headings` says which register a sheet is;
`cells`, `words` and `vocabulary` read single values; `rows` makes typed rows; `age` says who is surely 18; `problems`
puts into words what is wrong with a row; `recorded` is what the book holds already; `planner` compares, and makes the
`plan`; `building` makes records of it, `actions` writes them, `undoing` takes them back. `brought` is what waits for
correction, `review` what the page shows of it, `rejects` the file of refused rows, `progress` the bar.
"""
