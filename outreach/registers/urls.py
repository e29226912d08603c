"""The addresses of registers on their way in."""

from django.urls import path

from outreach.registers.views import decisions, imports

ONE = "imports/<uuid:pk>/"
SHEET = f"{ONE}sheets/<int:place>/"

urlpatterns = [
    path("imports/", imports.imports, name="imports"),
    path(ONE, imports.import_page, name="import"),
    path(f"{ONE}rows/", decisions.import_rows, name="import-rows"),
    path(SHEET, decisions.import_sheet, name="import-sheet"),
    path(f"{SHEET}encoding/", decisions.import_encoding, name="import-encoding"),
    path(f"{SHEET}columns/<slug:register>/", decisions.import_columns, name="import-columns"),
    path(f"{ONE}take/", imports.import_take, name="import-take"),
    path(f"{ONE}rejects/", imports.import_rejects, name="import-rejects"),
    path(f"{ONE}drop/", imports.import_drop, name="import-drop"),
    path(f"{ONE}undo/", imports.import_undo, name="import-undo"),
    path(f"{ONE}originals/", imports.import_originals, name="import-originals"),
]
