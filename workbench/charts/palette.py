"""The colours and letters of every chart and staff page: ink, two greys, one accent, amber.

The style sheet of the pages repeats these values (a test holds the two equal). Each is at least
4.5:1 against white except `PALE`, which only ever stands behind or beside a written number.
"""

from __future__ import annotations

INK = "#1f2933"
GREY = "#52606d"
PALE = "#cbd2d9"
ACCENT = "#0b6e8a"
AMBER = "#b45309"
FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', Roboto, Helvetica, Arial, sans-serif"
SIZE = 14
