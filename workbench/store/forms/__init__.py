"""Readers of form exports (CSV, XLSX) and of the forms themselves (XLSForm)."""

from workbench.store.forms.reading import read, read_with
from workbench.store.forms.xlsform import read_form

__all__ = ["read", "read_form", "read_with"]
