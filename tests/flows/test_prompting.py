"""Openings: ours, the member's own, and none."""

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.domain.prompt import PLACE, Prompt
from scrutiny_desktop.flows import prompting
from scrutiny_desktop.store.library import open_library


@pytest.fixture
def library(access, clock):
    with open_library(access, clock=clock) as db:
        yield db


def test_each_of_ours_is_short_asks_about_the_recommendation_and_names_its_source(resources):
    ours = prompting.ours(resources)
    assert len(ours) >= 6
    for each in ours:
        assert PLACE in each.text and each.text.endswith("?") and len(each.text) < 110 and each.source


def test_an_opening_is_about_the_recommendation_and_begins_with_a_capital():
    assert Prompt(text="{recommendation}: who checked?").about("recommendation 3") == "Recommendation 3: who checked?"


def test_words_in_other_braces_are_left_as_the_member_wrote_them():
    assert Prompt(text="What of {this} {}?").about("recommendation 3") == "What of {this} {}?"


def test_the_members_own_list_takes_the_place_of_ours_until_it_is_reset(library, resources):
    prompting.keep(library, [Prompt(text="Who pays?")])
    assert prompting.offered(library, resources) == (Prompt(text="Who pays?", source="own"),)
    assert prompting.are_own(library)
    prompting.keep(library, None)
    assert prompting.offered(library, resources) == prompting.ours(resources)
    assert not prompting.are_own(library)


def test_a_kept_list_that_is_damaged_gives_what_can_be_read(library, resources):
    from scrutiny_desktop.store import settings

    settings.keep(library, "prompts.own", ["x", {"text": ""}, {"text": "Who pays?", "source": 4}])
    assert prompting.offered(library, resources) == (Prompt(text="Who pays?"),)


def test_a_file_in_the_readers_language_takes_the_place_of_the_english_one(tmp_path, resources):
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording/prompts.toml").write_text('[[prompt]]\ntext = "Who?"\n', encoding="utf-8")
    (tmp_path / "wording/prompts.cy.toml").write_text('[[prompt]]\ntext = "Pwy?"\n', encoding="utf-8")
    assert [each.text for each in prompting.ours(tmp_path, "cy")] == ["Pwy?"]
    assert [each.text for each in prompting.ours(tmp_path, "de")] == ["Who?"]
    (tmp_path / "wording/prompts.toml").write_text("[[", encoding="utf-8")
    with pytest.raises(ScrutinyError):
        prompting.ours(tmp_path)


def test_they_can_be_switched_off(library):
    assert not prompting.are_off(library)
    prompting.switch(library, is_on=False)
    assert prompting.are_off(library)
