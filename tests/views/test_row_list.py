"""Rows that are known by a key."""

from dataclasses import dataclass

from scrutiny_desktop.views.row_list import ROW, RowList


@dataclass(frozen=True)
class Line:
    key: str
    words: str


class Lines(RowList[Line]):
    def _key(self, row: Line) -> str:
        return row.key

    def _spoken(self, row: Line) -> str:
        return row.words


ONE, TWO = Line("a", "One"), Line("b", "Two")


def test_a_list_keeps_the_rules_of_qt(qtmodeltester):
    model = Lines()
    qtmodeltester.check(model)
    model.show_rows([ONE, TWO])
    assert [model.index(at).data() for at in range(2)] == ["One", "Two"]
    assert model.index(1).data(ROW) is TWO


def test_other_words_in_the_same_rows_are_told_of_that_row_alone(qtbot):
    model, told = Lines(), []
    model.show_rows([ONE, TWO])
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(model.modelReset):
        assert not model.show_rows([ONE, Line("b", "Second")])
    assert told == [(1, 1)]


def test_other_rows_are_shown_anew(qtbot):
    model = Lines()
    with qtbot.waitSignal(model.modelReset):
        assert model.show_rows([TWO])
    assert (model.row_of("b"), model.row_of("a")) == (0, -1)
    assert model.place_of("b").isValid()
    assert not model.place_of("a").isValid()


def test_only_rows_that_came_or_went_are_touched(qtbot, qtmodeltester):
    model, told = Lines(), []
    model.show_rows([ONE, TWO])
    qtmodeltester.check(model)
    model.rowsInserted.connect(lambda _, first, last: told.append(("came", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: told.append(("went", first, last)))
    with qtbot.assertNotEmitted(model.modelReset):
        assert model.change_rows([ONE, Line("c", "Between"), TWO])
        assert model.change_rows([Line("c", "Between"), TWO])
        assert model.change_rows([Line("d", "Other"), TWO])
        assert not model.change_rows([Line("d", "Again"), TWO])
    assert told == [("came", 1, 1), ("went", 0, 0), ("went", 0, 0), ("came", 0, 0)]
    assert [model.index(at).data() for at in range(model.rowCount())] == ["Again", "Two"]
