"""Loads what each goal brings, in the order in which they refer to each other."""

from collections.abc import Callable

from allesoverpesten.home.first_content import search_words, site_tree
from content.core.models import LoadedRecord
from content.core.search import index as search_index
from content.infopunt import first_content as infopunt
from helpdesk import first_content as helpdesk
from knowledge.research import first_content as research
from knowledge.training import first_content as training


def load_everything(say: Callable[[str], object]) -> None:
    """Load all first content once; `say` receives a Dutch line for each part."""
    before = LoadedRecord.objects.count()
    with search_index.resting():
        home = site_tree.load()
        say("Voorpagina, secties en instellingen: klaar.")
        say(f"Hulpdiensten: {helpdesk.load(home)} nieuw.")
        say(f"Infopunt: {infopunt.load(home)} nieuw.")
        say(f"Wegwijzers: {training.load(home)} nieuw.")
        say(f"Publicaties: {research.load(home)} nieuw.")
        search_words.load()
    if LoadedRecord.objects.count() > before:
        say(f"Zoeken: {search_index.rebuild()} vindplaatsen.")
