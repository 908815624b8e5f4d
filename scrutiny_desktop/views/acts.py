"""The table of acts: menus, toolbars, palette, key editor and help all read from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from scrutiny_desktop.views.marking import N_


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a person can do; ``where`` names the screen it belongs to, empty for everywhere.

    ``inside`` acts take their key only while the screen's own list or text has the focus,
    so that a plain letter stays a letter in every field.
    """

    name: str
    text: str
    usual: str = ""
    """The key it has unless another was chosen for it."""
    menu: str = ""
    where: str = ""
    icon: str = ""
    inside: bool = False
    also: str = ""
    """A second key, for hands that know it from elsewhere."""
    number: int = 0
    """Which of several alike it is, where its words say so."""

    @property
    def keys(self) -> str:
        """Its key; empty for none."""
        return _CHOSEN.get(self.name, self.usual)

    @property
    def every_key(self) -> tuple[str, ...]:
        """Its keys, the one that is shown first."""
        return tuple(key for key in (self.keys, self.also) if key)

    @property
    def words(self) -> str:
        """The act in the reader's language, with its mnemonic."""
        return QCoreApplication.translate("acts", self.text).replace("{n}", str(self.number))

    @property
    def plain_words(self) -> str:
        """The same without mnemonic and dots."""
        return self.words.replace("&", "").removesuffix("…")


_CHOSEN: dict[str, str] = {}


def choose_keys(chosen: Mapping[str, str]) -> None:
    """Give acts other keys than the usual ones in all of the program, as a translation gives them other words."""
    _CHOSEN.clear()
    _CHOSEN.update(chosen)


MENUS = (
    ("library", N_("acts", "&Library")),
    ("edit", N_("acts", "&Edit")),
    ("go", N_("acts", "&Go")),
    ("paper", N_("acts", "&Paper")),
    ("look", N_("acts", "Loo&k")),
    ("look/find", N_("acts", "&Find")),
    ("look/way", N_("acts", "&Ways to go")),
    ("look/pages", N_("acts", "&Pages")),
    ("marks", N_("acts", "&Marks")),
    ("marks/other", N_("acts", "&Other marks")),
    ("marks/colour", N_("acts", "&Colour")),
    ("marks/selection", N_("acts", "&Selection")),
    ("marks/way", N_("acts", "From mark to mar&k")),
    ("marks/copies", N_("acts", "Co&pies and lists")),
    ("questions", N_("acts", "&Questions")),
    ("questions/order", N_("acts", "Order and &themes")),
    ("questions/one", N_("acts", "Put as o&ne")),
    ("questions/out", N_("acts", "&Share, save and print")),
    ("checklist", N_("acts", "&Checklist")),
    ("checklist/judged", N_("acts", "A&ssurance")),
    ("checklist/linked", N_("acts", "E&vidence and questions")),
    ("checklist/table", N_("acts", "&Table")),
    ("checklist/out", N_("acts", "Save and &print")),
    ("promises", N_("acts", "Prom&ises")),
    ("live", N_("acts", "Li&ve")),
    ("live/sitting", N_("acts", "The s&itting")),
    ("live/attendance", N_("acts", "A&ttendance")),
    ("live/speaker", N_("acts", "&Who speaks")),
    ("live/question", N_("acts", "&Question")),
    ("live/point", N_("acts", "&Point")),
    ("live/outcome", N_("acts", "&Outcome")),
    ("live/screen", N_("acts", "&Room and screens")),
    ("record", N_("acts", "&Record")),
    ("share", N_("acts", "&Share")),
    ("share/circle", N_("acts", "Folder and &people")),
    ("help", N_("acts", "&Help")),
)
"""Each menu by its name, a menu within another behind that one's name and a stroke."""

ACTS = (
    Act("add_papers", N_("acts", "&Add papers…"), "Ctrl+O", "library", icon="open"),
    Act("paste_papers", N_("acts", "Paste pap&ers"), "Ctrl+V", "library", icon="copy"),
    Act("new_meeting", N_("acts", "&New meeting…"), "Ctrl+N", "library", icon="add"),
    Act("choose_meeting", N_("acts", "Choose a &meeting…"), "Ctrl+M", "library", icon="meeting"),
    Act("protect", N_("acts", "&Protect with a passphrase…"), "", "library", icon="lock"),
    Act("lock", N_("acts", "&Lock now"), "Ctrl+Alt+L", "library", icon="lock"),
    Act("back_up", N_("acts", "&Back up now"), "Ctrl+Shift+B", "library", icon="save"),
    Act("save_library", N_("acts", "Save the library as one &file…"), "Ctrl+Alt+S", "library", icon="save"),
    Act("restore", N_("acts", "&Restore from a backup…"), "", "library", icon="history"),
    Act("remove_meeting", N_("acts", "Remo&ve a meeting…"), "", "library", icon="remove"),
    Act("settings", N_("acts", "&Settings"), "Ctrl+,", "library", icon="settings"),
    Act("quit", N_("acts", "&Quit"), "Ctrl+Q", "library", icon="close"),
    Act("undo", N_("acts", "&Undo"), "Ctrl+Z", "edit", icon="undo"),
    Act("redo", N_("acts", "&Redo"), "Ctrl+Shift+Z", "edit", icon="redo", also="Ctrl+Y"),
    Act("search", N_("acts", "&Search and commands…"), "Ctrl+K", "edit", icon="search"),
    Act("history", N_("acts", "&History of changes…"), "Ctrl+Shift+H", "edit", icon="history"),
    Act("go_meeting", N_("acts", "&Meeting"), "Alt+1", "go", icon="meeting"),
    Act("go_papers", N_("acts", "&Papers"), "Alt+2", "go", icon="papers"),
    Act("go_questions", N_("acts", "&Questions"), "Alt+3", "go", icon="questions"),
    Act("go_checklist", N_("acts", "&Checklist"), "Alt+4", "go", icon="checklist"),
    Act("go_live", N_("acts", "&Live"), "Alt+5", "go", icon="live"),
    Act("go_record", N_("acts", "&Record"), "Alt+6", "go", icon="record"),
    Act("go_promises", N_("acts", "Pr&omises"), "Alt+7", "go", icon="promises"),
    Act("go_share", N_("acts", "S&hare"), "Alt+8", "go", icon="share"),
    Act("next_pane", N_("acts", "&Next pane"), "Ctrl+F6", "go", icon="forward"),
    Act("ask", N_("acts", "&Question from passage"), "Q", "marks", "papers", "questions", inside=True),
    Act("highlight", N_("acts", "&Highlight"), "H", "marks", "papers", "highlight", inside=True),
    Act("note", N_("acts", "&Note"), "N", "marks", "papers", "note", inside=True),
    Act("evidence", N_("acts", "&Evidence for…"), "E", "marks", "papers", "evidence", inside=True),
    Act("recommend", N_("acts", "&Recommendation from passage"), "R", "marks", "papers", "checklist", inside=True),
    Act("underline", N_("acts", "&Underline"), "U", "marks/other", "papers", inside=True),
    Act("strike", N_("acts", "Stri&ke through"), "X", "marks/other", "papers", inside=True),
    Act("bookmark", N_("acts", "&Bookmark"), "B", "marks/other", "papers", inside=True),
    Act("place_note", N_("acts", "Note on a &place"), "M", "marks/other", "papers", "note", inside=True),
    Act("mark_area", N_("acts", "Mark an &area"), "A", "marks/other", "papers", inside=True),
    Act("pen", N_("acts", "Pe&n"), "D", "marks/other", "papers", inside=True),
    Act("colour_plain", N_("acts", "Colour: p&lain"), "0", "marks/colour", "papers", inside=True),
    Act("colour_key", N_("acts", "Colour: &key point"), "1", "marks/colour", "papers", inside=True),
    Act("colour_concern", N_("acts", "Colour: &concern"), "2", "marks/colour", "papers", inside=True),
    Act("colour_good", N_("acts", "Colour: &good practice"), "3", "marks/colour", "papers", inside=True),
    Act("colour_check", N_("acts", "Colour: &to check"), "4", "marks/colour", "papers", inside=True),
    Act("tag_mark", N_("acts", "Ta&gs of the mark"), "T", "marks", "papers", inside=True),
    Act("resolve_mark", N_("acts", "&Done with the mark"), "K", "marks", "papers", "tick", inside=True),
    Act("all_marks", N_("acts", "&All marks of the meeting…"), "Ctrl+Shift+M", "marks/way", "papers", "note"),
    Act("copy_with_source", N_("acts", "&Copy with source"), "C", "marks/selection", "papers", "copy", inside=True),
    Act("select_sentence", N_("acts", "&Select sentence"), "S", "marks/selection", "papers", inside=True),
    Act("select_paragraph", N_("acts", "Select p&aragraph"), "P", "marks/selection", "papers", inside=True),
    Act("go_to_page", N_("acts", "&Go to page…"), "Ctrl+G", "look/way", "papers", "forward"),
    Act("go_back", N_("acts", "Go &back"), "Alt+Left", "look/way", "papers", "back"),
    Act("go_forward", N_("acts", "Go for&ward"), "Alt+Right", "look/way", "papers", "forward"),
    Act("find_in_paper", N_("acts", "&Find in paper"), "Ctrl+F", "look/find", "papers", "search"),
    Act("find_next", N_("acts", "Find n&ext"), "F3", "look/find", "papers", "down"),
    Act("find_previous", N_("acts", "Find pre&vious"), "Shift+F3", "look/find", "papers", "up"),
    Act("next_mark", N_("acts", "&Next mark"), "]", "marks/way", "papers", "forward", inside=True),
    Act("previous_mark", N_("acts", "&Previous mark"), "[", "marks/way", "papers", "back", inside=True),
    Act("next_paper", N_("acts", "Next p&aper"), "Ctrl+PgDown", "look/way", "papers", "down"),
    Act("previous_paper", N_("acts", "Previous pape&r"), "Ctrl+PgUp", "look/way", "papers", "up"),
    Act("larger", N_("acts", "&Larger text"), "Ctrl+=", "look", "papers", "add", also="Ctrl++"),
    Act("smaller", N_("acts", "&Smaller text"), "Ctrl+-", "look", "papers", "less"),
    Act("pages_or_text", N_("acts", "Pa&ges or text"), "F4", "look", "papers", "papers"),
    Act("fit_width", N_("acts", "Fit page &width"), "Ctrl+2", "look/pages", "papers"),
    Act("fit_page", N_("acts", "Fit whole pa&ge"), "Ctrl+0", "look/pages", "papers"),
    Act("rotate_pages", N_("acts", "Ro&tate pages"), "Ctrl+R", "look/pages", "papers"),
    Act("two_pages", N_("acts", "Two pages &side by side"), "Ctrl+3", "look/pages", "papers"),
    Act("classify", N_("acts", "W&ho may see this paper…"), "Ctrl+Shift+X", "paper", "papers", "lock"),
    Act("next_link", N_("acts", "Next lin&k"), "L", "look/way", "papers", inside=True),
    Act("save_pages", N_("acts", "Sa&ve pages as PDF…"), "Ctrl+E", "paper", "papers", "save"),
    Act("beside", N_("acts", "Read &beside…"), "Ctrl+B", "look", "papers", "beside"),
    Act("what_changed", N_("acts", "Wha&t changed…"), "Ctrl+Shift+W", "paper", "papers", "history"),
    Act("save_marked_copy", N_("acts", "Save a &marked copy…"), "Ctrl+Shift+E", "marks/copies", "papers", "save"),
    Act("bring_in_marks", N_("acts", "&Bring in marks…"), "Ctrl+Shift+I", "marks/copies", "papers", "open"),
    Act("export_marks", N_("acts", "E&xport marks…"), "Ctrl+Shift+L", "marks/copies", "papers", "save"),
    Act("print", N_("acts", "&Print…"), "Ctrl+P", "paper", "papers", "print"),
    Act("large_print", N_("acts", "Large pr&int…"), "Ctrl+L", "paper", "papers", "print"),
    Act("read_pictures", N_("acts", "Read pict&ures by machine"), "Ctrl+Shift+O", "paper", "papers", "papers"),
    Act("correct_split", N_("acts", "Correct how the pack is &split…"), "Ctrl+Shift+D", "paper", "papers"),
    Act("move_paper", N_("acts", "M&ove to another meeting or item…"), "Ctrl+Shift+J", "paper", "papers", "meeting"),
    Act("file_answer", N_("acts", "It &answers a promise…"), "Ctrl+Shift+U", "paper", "papers", "promises"),
    Act("earlier_version", N_("acts", "Is a ne&w version of…"), "", "paper", "papers", "history"),
    Act("review_marks", N_("acts", "&Look at carried marks…"), "Ctrl+Shift+V", "marks/way", "papers", "history"),
    Act("place_mark", N_("acts", "Place the mark on the passa&ge"), "Y", "marks/way", "papers", inside=True),
    Act("page_thumbnails", N_("acts", "Page t&humbnails"), "Ctrl+T", "look/pages", "papers"),
    Act("dark_paper", N_("acts", "&Dark paper"), "Ctrl+D", "look", "papers"),
    Act("add_question", N_("acts", "&Add question"), "Ctrl+Shift+Q", "questions", icon="add"),
    Act("add_theme", N_("acts", "Add &theme"), "Ctrl+Shift+T", "questions/order", "questions", "add"),
    Act("question_up", N_("acts", "Move &up"), "Ctrl+Up", "questions/order", "questions", "up", inside=True),
    Act("question_down", N_("acts", "Move &down"), "Ctrl+Down", "questions/order", "questions", "down", inside=True),
    Act("next_draft", N_("acts", "Save and write the ne&xt"), "Ctrl+Return", "questions", "questions", "add"),
    Act("opening", N_("acts", "Question from an openin&g…"), "Ctrl+Shift+J", "questions", "questions", "help"),
    Act("own_plan", N_("acts", "In or out of my &plan"), "P", "questions", "questions", "tick", inside=True),
    Act("share_question", N_("acts", "S&hare with the Chair"), "H", "questions/out", "questions", "share", inside=True),
    Act("share_from_plan", N_("acts", "Share with &others…"), "Ctrl+Shift+S", "questions/out", "questions", "share"),
    Act("merge_similar", N_("acts", "Put similar questions as o&ne"), "M", "questions/one", "questions", inside=True),
    Act("merge_above", N_("acts", "Put as one with the question a&bove"), "Shift+M", "questions/one", "questions",
        inside=True),
    Act("merge_with", N_("acts", "Put as one &with…"), "Ctrl+Shift+M", "questions/one", "questions"),
    Act("take_apart", N_("acts", "Take a&part what was put as one"), "U", "questions/one", "questions", inside=True),
    Act("split_theme", N_("acts", "&Split the theme here"), "S", "questions/order", "questions", inside=True),
    Act("join_theme", N_("acts", "&Join the theme with the one above"), "J", "questions/order", "questions",
        inside=True),
    Act("open_passage", N_("acts", "&Open passage"), "Ctrl+Shift+Return", "questions", "questions", "papers"),
    Act("save_plan", N_("acts", "Sa&ve the question plan…"), "Ctrl+S", "questions/out", "questions", "save"),
    Act("print_plan", N_("acts", "Pri&nt the question plan…"), "Ctrl+P", "questions/out", "questions", "print"),
    Act("promise_of_question", N_("acts", "An answer was pro&mised…"), "Ctrl+Shift+U", "questions", "questions",
        "promises"),
    Act("remove_question", N_("acts", "&Remove question"), "Del", "questions", "questions", "remove", inside=True),
    Act("add_recommendation", N_("acts", "&Add recommendation"), "Ctrl+Shift+R", "checklist", icon="add"),
    Act("add_passage", N_("acts", "&Add passage to recommendation"), "Ctrl+Shift+A", "checklist/linked", "checklist",
        "add"),
    Act("opening_for", N_("acts", "Question from an openin&g…"), "Ctrl+Shift+J", "checklist/linked", "checklist",
        "help"),
    Act("report_progress", N_("acts", "&Report progress"), "Ctrl+Shift+P", "checklist", "checklist", "history"),
    Act("promise_of_recommendation", N_("acts", "A promise on &it…"), "Ctrl+Shift+U", "checklist/linked", "checklist",
        "promises"),
    Act("see_chain", N_("acts", "From &finding to evidence"), "Ctrl+J", "checklist/linked", "checklist", "beside"),
    Act("save_tracker", N_("acts", "&Save the tracker…"), "Ctrl+S", "checklist/out", "checklist", "save"),
    Act("print_tracker", N_("acts", "Pri&nt the tracker…"), "Ctrl+P", "checklist/out", "checklist", "print"),
    Act("judge_not_considered", N_("acts", "&Not considered"), "Ctrl+1", "checklist/judged", "checklist", "circle"),
    Act("judge_not_assured", N_("acts", "Not &assured"), "Ctrl+2", "checklist/judged", "checklist", "close"),
    Act("judge_partly_assured", N_("acts", "&Partly assured"), "Ctrl+3", "checklist/judged", "checklist", "more"),
    Act("judge_assured", N_("acts", "A&ssured"), "Ctrl+4", "checklist/judged", "checklist", "tick"),
    Act("remove_recommendation", N_("acts", "R&emove recommendation"), "Del", "checklist", "checklist", "remove",
        inside=True),
    Act("take_in_recommendations", N_("acts", "Take &in recommendations from a paper…"), "Ctrl+Shift+N", "checklist",
        icon="open"),
    Act("bring_forward", N_("acts", "&Bring forward from earlier meetings…"), "Ctrl+Shift+F", "checklist",
        icon="forward"),
    Act("add_promise", N_("acts", "&Add promise"), "Ctrl+Shift+Y", "promises", icon="add"),
    Act("chase_promise", N_("acts", "&Chased today"), "Ctrl+Shift+K", "promises", "promises", "clock"),
    Act("receive_promise", N_("acts", "It came &today"), "Ctrl+Shift+U", "promises", "promises", "tick"),
    Act("write_letter", N_("acts", "Write a &letter…"), "Ctrl+L", "promises", "promises", "note"),
    Act("save_calendar", N_("acts", "&Save as a calendar…"), "Ctrl+S", "promises", "promises", "save"),
    Act("remove_promise", N_("acts", "&Remove promise"), "Del", "promises", "promises", "remove", inside=True),
    Act("write_cell", N_("acts", "&Write in the cell"), "F2", "checklist/table", "checklist", "note", inside=True),
    Act("copy_rows", N_("acts", "&Copy rows"), "Ctrl+C", "checklist/table", "checklist", "copy", inside=True),
    Act("set_selected", N_("acts", "Se&t for the selected…"), "Ctrl+Shift+E", "checklist/table", "checklist", "more"),
    Act("revise_due", N_("acts", "Another &due date…"), "Ctrl+Shift+D", "checklist", "checklist", "clock"),
    Act("close_recommendation", N_("acts", "C&lose, by the Panel…"), "Ctrl+Shift+X", "checklist", "checklist", "lock"),
    Act("filter_checklist", N_("acts", "&Filter by words"), "Ctrl+F", "checklist/table", "checklist", "search"),
    Act("checklist_filters", N_("acts", "F&ilter by what is missing…"), "Ctrl+Shift+I", "checklist/table", "checklist"),
    Act("sort_checklist", N_("acts", "S&ort by the column"), "Ctrl+Shift+O", "checklist/table", "checklist", "swap"),
    Act("group_checklist", N_("acts", "&Group rows…"), "Ctrl+Shift+G", "checklist/table", "checklist", "outline"),
    Act("checklist_view", N_("acts", "Saved &views…"), "Ctrl+Shift+V", "checklist/table", "checklist"),
    Act("checklist_columns", N_("acts", "Col&umns…"), "Ctrl+Shift+K", "checklist/table", "checklist"),
    Act("progress_chart", N_("acts", "Progress c&hart…"), "Ctrl+Shift+L", "checklist/table", "checklist", "record"),
    Act("start_meeting", N_("acts", "&Start meeting"), "Ctrl+Shift+S", "live/sitting", "live", "play"),
    Act("pause_meeting", N_("acts", "Pa&use or resume"), "Ctrl+Shift+P", "live/sitting", "live", "clock"),
    Act("adjourn_meeting", N_("acts", "Ad&journ"), "Ctrl+Shift+J", "live/sitting", "live", "forward"),
    Act("end_meeting", N_("acts", "&End the meeting"), "Ctrl+Shift+E", "live/sitting", "live", "close"),
    Act("next_item", N_("acts", "Take the next &item"), "Ctrl+Shift+PgDown", "live/sitting", "live", "down"),
    Act("items", N_("acts", "Agenda ite&ms"), "F3", "live/sitting", "live", "meeting"),
    Act("late_item", N_("acts", "Add a &late item"), "Ctrl+Shift+L", "live/sitting", "live", "add"),
    Act("exclude_public", N_("acts", "E&xclude or readmit the public"), "Ctrl+Shift+X", "live/sitting", "live", "lock"),
    Act("attendance", N_("acts", "Attendan&ce"), "F2", "live/attendance", "live", "note"),
    Act("live_witnesses", N_("acts", "Witnesses: fold or s&how"), "Ctrl+Shift+W", "live/screen", "live", "witness"),
    Act("attend_present", N_("acts", "Prese&nt, or back again"), "P", "live/attendance", "live", "tick", inside=True),
    Act("attend_all", N_("acts", "All expected are presen&t"), "Shift+P", "live/attendance", "live", "tick",
        inside=True),
    Act("attend_left", N_("acts", "Has le&ft"), "L", "live/attendance", "live", inside=True),
    Act("attend_apologies", N_("acts", "&Apologies"), "A", "live/attendance", "live", inside=True),
    Act("attend_absent", N_("acts", "A&bsent"), "X", "live/attendance", "live", inside=True),
    Act("attend_expected", N_("acts", "Expected a&gain"), "E", "live/attendance", "live", inside=True),
    Act("attend_substitute", N_("acts", "Substitut&e for this member"), "S", "live/attendance", "live", "add",
        inside=True),
    Act("attend_declare", N_("acts", "&Declare an interest"), "D", "live/attendance", "live", "warning", inside=True),
    Act("attend_add", N_("acts", "Add a &person"), "Ins", "live/attendance", "live", "add", inside=True),
    Act("attend_remove", N_("acts", "Remove this pe&rson"), "Del", "live/attendance", "live", "remove", inside=True),
    Act("next_question", N_("acts", "&Next question"), "Ctrl+PgDown", "live/question", "live", "down"),
    Act("previous_question", N_("acts", "&Previous question"), "Ctrl+PgUp", "live/question", "live", "up"),
    Act("point_noted", N_("acts", "Point n&oted"), "F5", "live/point", "live", "note"),
    Act("point_concern", N_("acts", "&Concern"), "F6", "live/point", "live", "warning"),
    Act("point_information", N_("acts", "&Information requested"), "F7", "live/point", "live", "help"),
    Act("point_action", N_("acts", "&Action"), "F8", "live/point", "live", "play"),
    Act("point_resolution", N_("acts", "&Resolution"), "F9", "live/point", "live", "tick"),
    Act("outcome_answered", N_("acts", "&Answered"), "Ctrl+1", "live/outcome", "live", "tick"),
    Act("outcome_partly", N_("acts", "Partl&y answered"), "Ctrl+2", "live/outcome", "live", "more"),
    Act("outcome_written", N_("acts", "&Written answer promised"), "Ctrl+3", "live/outcome", "live", "papers"),
    Act("outcome_not_reached", N_("acts", "Not reac&hed"), "Ctrl+4", "live/outcome", "live", "circle"),
    Act("outcome_withdrawn", N_("acts", "Wi&thdrawn"), "Ctrl+5", "live/outcome", "live", "close"),
    Act("floor_question", N_("acts", "Question from the &floor"), "Ctrl+F", "live/question", "live", "add"),
    Act("next_to_finish", N_("acts", "Ne&xt to finish"), "Ctrl+J", "live/point", "live", "forward"),
    Act("speaker", N_("acts", "Who spea&ks…"), "F4", "live/speaker", "live", "witness"),
    *(Act(f"speaker_{n}", N_("acts", "&{n} speaks"), f"Shift+F{n}", "live/speaker", "live", number=n)
      for n in range(1, 10)),
    Act("jump_to_question", N_("acts", "&Go to question…"), "Ctrl+G", "live/question", "live", "search"),
    Act("not_reached", N_("acts", "Not &yet reached…"), "Ctrl+L", "live/question", "live", "circle"),
    Act("live_side", N_("acts", "Points or running o&rder"), "Ctrl+R", "live/screen", "live", "swap"),
    Act("live_question_up", N_("acts", "Move question &up"), "Ctrl+Shift+Up", "live/question", "live", "up"),
    Act("live_question_down", N_("acts", "Move question &down"), "Ctrl+Shift+Down", "live/question", "live", "down"),
    Act("own_order", N_("acts", "Running order: the Panel’s, or my own p&lan"), "Ctrl+Shift+O", "live/question", "live",
        "swap"),
    Act("unplanned", N_("acts", "Unpl&anned questions too"), "Ctrl+U", "live/question", "live"),
    Act("live_merge", N_("acts", "Put as one with the question &before the panel"), "Ctrl+Shift+G", "live/question",
        "live"),
    Act("glance", N_("acts", "Full screen for gl&ances"), "F11", "live/screen", "live", "live"),
    Act("closing_summary", N_("acts", "Closing summar&y…"), "Ctrl+Shift+C", "live", "live", "record"),
    Act("follow_up", N_("acts", "After the meetin&g…"), "Ctrl+Shift+U", "live", "live", "promises"),
    Act("own_note", N_("acts", "My o&wn note on the question"), "Ctrl+Shift+M", "live/question", "live", "note"),
    Act("follow_chair", N_("acts", "&Follow the Chair’s marks as they come"), "Ctrl+H", "live/screen", "live", "share"),
    Act("room_window", N_("acts", "&Window for the room"), "F12", "live/screen", "live", "window"),
    Act("room_blank", N_("acts", "Show the roo&m, or blank"), "Shift+F12", "live/screen", "live", "window"),
    Act("open_live_passage", N_("acts", "Show pa&ssage"), "Ctrl+Shift+Return", "live/question", "live", "papers"),
    Act("save_minute", N_("acts", "&Save the draft minute or table…"), "Ctrl+S", "record", "record", "save"),
    Act("save_second", N_("acts", "Save as Word &file or workbook…"), "Ctrl+Shift+S", "record", "record", "save"),
    Act("save_third", N_("acts", "Save as &text, table or calendar…"), "Ctrl+Shift+E", "record", "record", "save"),
    Act("copy_minute", N_("acts", "&Copy the draft minute or table"), "Ctrl+Shift+C", "record", "record", "copy"),
    Act("print_record", N_("acts", "&Print…"), "Ctrl+P", "record", "record", "print"),
    Act("correct_sentence", N_("acts", "C&orrect the sentence"), "F2", "record", "record", "note"),
    Act("take_back_correction", N_("acts", "Take the correction &back"), "Shift+F2", "record", "record", "undo"),
    Act("next_sentence", N_("acts", "&Next sentence"), "]", "record", "record", "down", inside=True),
    Act("previous_sentence", N_("acts", "Pre&vious sentence"), "[", "record", "record", "up", inside=True),
    Act("minute_wording", N_("acts", "&Wording of the minutes…"), "Ctrl+Shift+W", "record", "record", "note"),
    Act("share_more", N_("acts", "&Share…"), "Ctrl+Shift+S", "share", "share", "share"),
    Act("send_order", N_("acts", "Send the r&unning order to the Panel…"), "Ctrl+Shift+P", "share", "share", "share"),
    Act("send_record", N_("acts", "Send the recor&d to the Panel…"), "Ctrl+Shift+E", "share", "share", "record"),
    Act("withdraw_shared", N_("acts", "&Withdraw"), "Del", "share", "share", "remove", inside=True),
    Act("take_received", N_("acts", "&Take into the plan"), "T", "share", "share", "tick", inside=True),
    Act("thank_received", N_("acts", "&Leave with thanks"), "L", "share", "share", inside=True),
    Act("open_shared_file", N_("acts", "&Open a file that came…"), "Ctrl+Shift+O", "share", "share", "open"),
    Act("send_file", N_("acts", "Send to the &Chair…"), "Ctrl+S", "share", "share", "save"),
    Act("save_people", N_("acts", "Save the &list of people…"), "Ctrl+Shift+L", "share/circle", "share", "save"),
    Act("paste_invitation", N_("acts", "Paste an in&vitation…"), "Ctrl+Shift+V", "share/circle", "share", "copy"),
    Act("name_holders", N_("acts", "&Who holds which exempt papers…"), "Ctrl+Shift+X", "share/circle", "share", "lock"),
    Act("choose_shared_folder", N_("acts", "Choose the shared &folder…"), "Ctrl+Shift+D", "share/circle", "share"),
    Act("choose_shared_database", N_("acts", "Use a &database…"), "Ctrl+Shift+K", "share/circle", "share"),
    Act("go_round", N_("acts", "Look for what is &new now"), "F5", "share", "share", "clock"),
    Act("save_log", N_("acts", "Sa&ve the log…"), "Ctrl+E", "share", "share", "save"),
    Act("help", N_("acts", "&Help"), "F1", "help", icon="help"),
    Act("keys", N_("acts", "&Keys"), "Ctrl+/", "help", icon="keyboard"),
    Act("open_sample", N_("acts", "&Open the Examplebridge sample"), "", "help", icon="meeting"),
    Act("remove_sample", N_("acts", "&Remove the Examplebridge sample"), "", "help", icon="remove"),
    Act("about", N_("acts", "&About and licences"), "", "help", icon="help"),
)  # fmt: skip

BY_NAME = {act.name: act for act in ACTS}


def key_of(name: str) -> str:
    """An act's key as this system writes it, for words and hints that name it."""
    return QKeySequence(BY_NAME[name].keys).toString(QKeySequence.SequenceFormat.NativeText)


def keyed(text: str) -> str:
    """Words with the keys of the acts whose names stand in them: "Make one with {new_meeting}."; other places stay."""
    return text.format_map(_Keys())


class _Keys(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return key_of(name) if name in BY_NAME else f"{{{name}}}"
