"""How a register comes in: files -> headings -> rows -> plan -> actions."""
