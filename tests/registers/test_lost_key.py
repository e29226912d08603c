"""Registers that wait lie under their writer's own key: when a forgotten passphrase takes it, they can be let go."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts import actions
from accounts.permissions import Role
from outreach.models import Import
from tests.conftest import PASSPHRASE
from tests.life import offers_of
from tests.registers.workbooks import A_VENUE, HEADINGS, csv_bytes


def test_after_a_forgotten_passphrase_she_is_told_and_can_forget_them(opened, client):
    birch = actions.add_account(username="birch", role=Role.COORDINATOR, passphrase=PASSPHRASE, by=opened)
    client.post("/sign-in/", {"username": "birch", "passphrase": PASSPHRASE})
    row = [A_VENUE.get(heading, "") for heading in HEADINGS["venues"]]
    file = SimpleUploadedFile("venues.csv", csv_bytes([HEADINGS["venues"], row]))
    address = client.post("/imports/", {"files": [file]}).url
    assert f"POST {address}take/" in offers_of(client.get(address))

    code = actions.invite_again(user=birch, by=opened)
    again = Client()
    again.post("/sign-in/", {"username": "birch", "passphrase": code})
    again.post("/passphrase/", {"old": code, "new": "nine slow herons", "again": "nine slow herons"})

    page = again.get(address)
    assert page.status_code == 200
    assert offers_of(page) == [f"POST {address}drop/"]
    assert again.post(f"{address}drop/").status_code == 302
    assert not Import.objects.exists()
