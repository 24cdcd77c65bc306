"""Every code a problem of a file may carry, in one place: scripts rely on them, so they stay.

What follows for the answer is said by `Problem.is_lost`; a note changes nothing that she wrote.

| of the file        | meaning                                                            |
|--------------------|--------------------------------------------------------------------|
| encoding_guessed   | how its letters are encoded was not sure                           |
| separator_guessed  | how it is cut into cells was not sure                              |
| title_lines        | lines above the names of its columns are left alone                |
| other_tables       | further sheets or tables are left alone                            |
| columns_joined     | columns of one name, never filled in one row, are read as one      |
| columns_numbered   | columns of one name are told apart by a number                     |
| ambiguous_moment   | day and month of a moment could be either, and nothing says which  |
| unknown_column     | a column is left out                                               |
| missing_column     | a question has no column: unanswered for everybody                 |

| note on a column   | meaning                                                            |
|--------------------|--------------------------------------------------------------------|
| spreadsheet_days   | a column of day numbers of a spreadsheet, read as days             |
| swapped_days       | a spreadsheet may have exchanged day and month in this column      |
| first_of_january   | so many births on 1 January that their day and month are not known |
| not_approved       | submissions that somebody doubted in the form tool: they are taken |

| of a row            | meaning                                                           |
|---------------------|-------------------------------------------------------------------|
| consent_missing     | no answer to the consent: nothing of the row is kept              |
| no_id, no_moment    | no submission id, no moment of submission                         |
| no_name             | a name is empty                                                   |
| repeated_submission | the submission stands twice: taken once                           |
| changed_submission  | it stands twice with other answers: the first is kept             |
| changed_since       | it is here already with other answers: those stay                 |

| of a cell            | meaning                                                          |
|----------------------|------------------------------------------------------------------|
| not_a_date           | no date can be read                                              |
| no_such_day          | that day is not in the calendar                                  |
| ambiguous_date       | day and month could be either, and nothing says which            |
| contradicting_dates  | the column holds dates of both orders                            |
| contradicts_order    | the date is not in the order of its column                       |
| two_digit_year       | the century is not said                                          |
| other_calendar       | a year or month of another calendar: never converted             |
| out_of_range         | a number, day or year outside what is possible                   |
| year_only            | only the year is said, and only the year is kept                 |
| not_a_number         | no whole number can be read                                      |
| several_values       | two values or a range where one is asked for                     |
| not_a_phone          | no telephone number can be read                                  |
| cut_by_spreadsheet   | a spreadsheet rounded the number: digits are lost                |
| second_value         | two numbers or addresses: the first is kept                      |
| plus_added           | an international number without its +                            |
| doubtful_phone       | no numbering plan has this number: kept, to be checked           |
| not_an_email         | no e-mail address can be read                                    |
| doubtful_email       | perhaps a slip of the pen in a well-known domain: kept as written |
| unknown_choice       | not one of the choices (perhaps with the nearest one)            |
| ambiguous_choice     | could be two of the choices                                      |
| no_own_code          | a place without an ISO code of its own                           |
| unclear_answer       | yes and no at once, or a level not reached yet                   |
| read_by_word         | a word read as a level by the usual scale                        |
| part_of_level        | a part of a level (B1+, A2.1): the level is kept                 |
"""

from __future__ import annotations

OF_THE_FILE = frozenset({
    "encoding_guessed", "separator_guessed", "title_lines", "other_tables", "columns_joined",
    "columns_numbered", "ambiguous_moment", "unknown_column", "missing_column",
    "spreadsheet_days", "swapped_days", "first_of_january", "not_approved",
})  # fmt: skip
OF_A_ROW = frozenset({
    "consent_missing", "no_id", "no_moment", "no_name", "repeated_submission",
    "changed_submission", "changed_since",
})  # fmt: skip
OF_A_CELL = frozenset({
    "not_a_date", "no_such_day", "ambiguous_date", "contradicting_dates", "contradicts_order",
    "two_digit_year", "other_calendar", "out_of_range", "year_only", "not_a_number",
    "several_values", "not_a_phone", "cut_by_spreadsheet", "second_value", "plus_added",
    "doubtful_phone", "not_an_email", "doubtful_email", "unknown_choice", "ambiguous_choice",
    "no_own_code", "unclear_answer", "read_by_word", "part_of_level",
})  # fmt: skip
NOTES = frozenset({
    "plus_added", "doubtful_phone", "doubtful_email", "read_by_word", "part_of_level",
})  # fmt: skip
"""Codes of a cell that is kept whole, and only looked at twice."""

CODES = OF_THE_FILE | OF_A_ROW | OF_A_CELL
