"""Registers that wait lie under their writer's own key: when a forgotten passphrase takes it, they can be let go."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts import actions
from accounts.permissions import Role
from outreach.models import Import
from tests.conftest import PASSPHRASE
from tests.registers.workbooks import A_VENUE, HEADINGS, csv_bytes


def test_after_a_forgotten_passphrase_she_is_told_and_can_forget_them(opened, client):
    birch = actions.add_account(username="birch", role=Role.COORDINATOR, passphrase=PASSPHRASE, by=opened)
    client.post("/sign-in/", {"username": "birch", "passphrase": PASSPHRASE})
    row = [A_VENUE.get(heading, "") for heading in HEADINGS["venues"]]
    file = SimpleUploadedFile("venues.csv", csv_bytes([HEADINGS["venues"], row]))
    address = client.post("/imports/", {"files": [file]}).url
    assert "What would be taken in" in client.get(address).content.decode()

    code = actions.invite_again(user=birch, by=opened)
    again = Client()
    again.post("/sign-in/", {"username": "birch", "passphrase": code})
    again.post("/passphrase/", {"old": code, "new": "nine slow herons", "again": "nine slow herons"})

    page = again.get(address)
    assert page.status_code == 200
    assert "Your keys do not open this." in page.content.decode()
    assert again.post(f"{address}drop/").status_code == 302
    assert not Import.objects.exists()
