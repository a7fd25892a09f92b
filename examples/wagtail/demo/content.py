"""What the demo starts with: three people, one page and one notice, both of them drafts."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import APIToken, Page, Site, Workflow
from wagtail.models.workflows import WorkflowContentType

from demo.models import Bericht, Mededeling, Voorpagina

USERS_TOLD = """Inloggen kan als (het wachtwoord is de naam):
  schrijver   schrijft, en dient in bij de redactie
  redacteur   mag ook publiceren en goedkeuren
  chef        mag alles, ook een tegengehouden tekst toch publiceren"""


def create(port: int = 8000) -> None:
    """Make whatever is not there yet, and let the addresses of pages have the port that was chosen this time."""
    if not Voorpagina.objects.exists():
        _begin()
    site = Site.objects.get()
    site.port = port
    site.save()


def api_told(address: str) -> str:
    """Return a command that asks the API to publish the page of the demo; its key is made anew at each start."""
    APIToken.objects.filter(name="demo").delete()
    _, token = APIToken.create_token(user=get_user_model().objects.get(username="redacteur"), name="demo")
    page = Bericht.objects.order_by("pk").first()
    publish = f"{address}/api/v3/pages/{page.pk if page else 'ID'}/actions/publish/"
    return (
        f"Publiceren door de API, als redacteur:\n  curl -X POST -H 'Authorization: Bearer {token}' {publish}"
    )


def _begin() -> None:
    _people()
    front = _front_page()
    front.add_child(
        instance=Bericht(
            title="De oven is terug",
            intro="Wees er snel bij: alleen vandaag het allerbeste brood van Nederland.",
            tekst=(
                "<p>De nieuwe oven staat er sinds dinsdag. Hij is kleiner dan de oude en gebruikt de helft van "
                "het gas.</p><p>Koop nu ons desembrood, want <b>op is op</b>.</p>"
            ),
            blokken=[
                ("alinea", "<p>Op woensdag bakken we om zes uur ’s ochtends; je kunt meekijken.</p>"),
                ("tips", [{"kop": "Bewaren", "uitleg": "In een linnen zak blijft brood twee dagen goed."}]),
            ],
            live=False,
        )
    ).save_revision()
    Mededeling(kop="Maandag dicht", tekst="<p>Op maandag 6 april zijn we dicht.</p>", live=False).save()


def _people() -> None:
    users = get_user_model().objects
    users.create_superuser("chef", "chef@example.nl", "chef")
    for name, group in (("schrijver", "Editors"), ("redacteur", "Moderators")):
        person = users.create_user(name, f"{name}@example.nl", name)
        person.groups.add(Group.objects.get(name=group))
    notices = Permission.objects.filter(content_type__app_label="demo", content_type__model="mededeling")
    for name, kinds in (("Editors", ("add", "change")), ("Moderators", ("add", "change", "publish"))):
        codes = [f"{kind}_mededeling" for kind in kinds]
        Group.objects.get(name=name).permissions.add(*notices.filter(codename__in=codes))


def _front_page() -> Voorpagina:
    Page.objects.filter(depth=2).delete()  # the page that says that Wagtail works
    root = Page.get_first_root_node()
    front = root.add_child(instance=Voorpagina(title="Bakkerij Noord", slug="home"))
    Site.objects.all().delete()
    Site.objects.create(
        hostname="localhost", root_page=front, is_default_site=True, site_name="Bakkerij Noord"
    )
    workflow = Workflow.objects.get(name="Moderators approval")
    kind = Mededeling(kop="", tekst="").get_content_type()
    WorkflowContentType.objects.create(workflow=workflow, content_type=kind)
    return front
