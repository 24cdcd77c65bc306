"""The commands, one a file: each adds itself to the group with help in one language."""

from workbench.commands import (
    dashboards,
    doctor,
    export,
    import_applications,
    import_mentors,
    init,
    publish,
    replay,
    start,
    what_if,
)

ALL = (
    init,
    import_applications,
    import_mentors,
    export,
    publish,
    replay,
    what_if,
    start,
    dashboards,
    doctor,
)
