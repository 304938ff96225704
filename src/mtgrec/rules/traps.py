"""The table of traps: the rules whose breaches are seen while reading, with their words.

F0.. the file cannot be read · F1.. one value or item is wrong, the rest is read · F2.. read, but
look at it · F3.. the workspace around the records · T0.. the same thing in two places; and two
that only the written words can tell: A012, N006.
What `mtgrec check` says beyond that stands in `model/rules`, with a page for each of these too.
"""

from mtgrec.model.message import N_
from mtgrec.rules.engine.info import ERROR, HINT, WARNING, RuleInfo

NOT_UTF8 = RuleInfo(
    "F001",
    "not-utf-8",
    ERROR,
    N_("this is not {encoding} text (byte 0x{byte}){guess}"),
    N_("save the file as {encoding} in the editor{mend}"),
)
UTF16 = RuleInfo(
    "F002",
    "utf-16",
    ERROR,
    N_("this is UTF-16 text, not UTF-8"),
    N_(
        "save the file as UTF-8 in the editor, or convert it: "
        "iconv -f UTF-16 -t UTF-8 OLD.md > NEW.md"
    ),
)
CONTROL_CHARACTER = RuleInfo(
    "F003",
    "control-character",
    ERROR,
    N_("a control character ({character}) stands in the text"),
    N_("delete the invisible character at this place"),
)
UNCLOSED = RuleInfo(
    "F004",
    "unclosed-front-matter",
    ERROR,
    N_("the front matter is opened by --- but never closed"),
    N_("put a line with only --- after the last field, before the text begins"),
)
FULL_WIDTH_COLON = RuleInfo(
    "F005",
    "full-width-colon",
    ERROR,
    N_("a full-width colon (：) stands after “{key}”, where a half-width one (:) is needed"),
    N_("write “{key}: ” with a half-width colon and a blank"),
    fix="unsafe",
)
TAB = RuleInfo(
    "F006",
    "tab",
    ERROR,
    N_("a tab stands where only blanks are allowed"),
    N_("replace the tab by blanks (two for each level)"),
)
SPECIAL_START = RuleInfo(
    "F007",
    "special-start",
    ERROR,
    N_("a value begins with {character}, which has a meaning of its own there"),
    N_("put the whole value in quotes: {value}"),
)
COLON_IN_VALUE = RuleInfo(
    "F008",
    "colon-in-value",
    ERROR,
    N_("a second “: ” stands in a value without quotes"),
    N_("put the whole value in quotes: {value}"),
)
DUPLICATE_KEY = RuleInfo(
    "F009",
    "duplicate-key",
    ERROR,
    N_("“{key}” stands twice, in line {first} and in line {second}"),
    N_("keep one of the two lines, or put both values into one list"),
)
YAML_MACHINERY = RuleInfo(
    "F010",
    "yaml-machinery",
    ERROR,
    N_("{what} is not used in records"),
    N_("write the value out; if plain text is meant, put it in quotes"),
)
NOT_A_MAPPING = RuleInfo(
    "F011",
    "not-a-mapping",
    ERROR,
    N_("the front matter is {what}, not lines of “name: value”"),
    N_("begin each line with the name of a field, a colon and a blank, without a leading dash"),
)
UNKNOWN_TYPE = RuleInfo(
    "F012",
    "unknown-type",
    ERROR,
    N_("“{word}” is no record type; did you mean “{close}”?"),
    N_("known types: {known}"),
)
MERGE_MARKER = RuleInfo(
    "F013",
    "merge-marker",
    ERROR,
    N_("a merge conflict was left unresolved here"),
    N_("decide between the two versions and delete the lines <<<<<<<, ======= and >>>>>>>"),
)
TOO_LARGE = RuleInfo(
    "F014",
    "too-large",
    ERROR,
    N_("the front matter is too large to be read ({measure})"),
    N_("split the record, or move long text below the front matter"),
)
BROKEN_YAML = RuleInfo(
    "F015",
    "broken-yaml",
    ERROR,
    N_("the front matter cannot be read from here on"),
    N_("check the indentation, the colons and the quotes of this line and the one before it"),
)
CANNOT_OPEN = RuleInfo(
    "F016",
    "cannot-open",
    ERROR,
    N_("this cannot be opened: {reason}"),
    N_("check the permissions of the file and its folder"),
)
ODD_FILE_NAME = RuleInfo(
    "F017",
    "odd-file-name",
    ERROR,
    N_("the name of this file is not UTF-8"),
    N_("rename the file"),
)

COLON_WITHOUT_BLANK = RuleInfo(
    "F018",
    "colon-without-blank",
    ERROR,
    N_("there is no blank after the colon of “{key}”"),
    N_("write “{key}: ” with a blank after the colon"),
)
MISSING_COLON = RuleInfo(
    "F019",
    "missing-colon",
    ERROR,
    N_("there is no colon after “{key}”"),
    N_("write “{key}: ” with a half-width colon and a blank"),
)
WIDE_BLANK = RuleInfo(
    "F020",
    "full-width-blank",
    ERROR,
    N_("a full-width blank stands where only half-width ones are allowed"),
    N_("delete it, and type half-width blanks (two for each level)"),
    fix="unsafe",
)
WRONG_INDENT = RuleInfo(
    "F021",
    "wrong-indentation",
    ERROR,
    N_("this line begins in column {column}, which fits none of the lines above it"),
    N_("move it exactly under the line it belongs to: to column {wanted}"),
)
NOT_CLOSED = RuleInfo(
    "F022",
    "not-closed",
    ERROR,
    N_("nothing closes the {character} that stands here"),
    N_("end the value with a half-width {closing}, or delete the {character}"),
)
BAD_ESCAPE = RuleInfo(
    "F023",
    "bad-escape",
    ERROR,
    N_("“{escape}” means nothing in double quotes"),
    N_("put the value in single quotes, or write each backslash twice"),
)
LOST_TYPE = RuleInfo(
    "F024",
    "lost-type",
    ERROR,
    N_("this line names a type of record, but not where the type is read"),
    N_("between the first two --- lines, write one type on one line: name, colon, blank, type"),
)
TIGHT_DASH = RuleInfo(
    "F025",
    "dash-without-blank",
    ERROR,
    N_("there is no blank after the dash before “{key}”"),
    N_("write “- {key}: ” with a blank after the dash"),
)

NAMELESS_LINE = RuleInfo(
    "F026",
    "nameless-line",
    ERROR,
    N_("this line is no field: it does not begin with a name and a colon"),
    N_("if it belongs to the line above, indent it further than that line; else give it a name"),
)

WRONG_DATE = RuleInfo(
    "F101",
    "wrong-date",
    ERROR,
    N_("“{value}” is no date (field {field})"),
    N_("write the date as 2026-06-05"),
)
WRONG_NUMBER = RuleInfo(
    "F102",
    "wrong-number",
    ERROR,
    N_("“{value}” is no number (field {field})"),
    N_("write a number such as 15%, 1,000, 1.2万 or ¥1000"),
)
UNKNOWN_WORD = RuleInfo(
    "F103",
    "unknown-word",
    ERROR,
    N_("“{value}” is not a word for {field}{guess}"),
    N_("possible words: {known}"),
    fix="unsafe",
)
ITEM_IS_LIST = RuleInfo(
    "F104",
    "item-is-list",
    ERROR,
    N_("an entry of {field} is itself a list"),
    N_("write one dash per entry, and the entry's fields below it"),
)
WRONG_SHAPE = RuleInfo(
    "F105",
    "wrong-shape",
    ERROR,
    N_("{field} wants {wanted}"),
    N_("example: {example}"),
)
SAME_FIELD = RuleInfo(
    "F106",
    "same-field-twice",
    ERROR,
    N_("“{key}” and “{other}” (line {first}) are two names of one field; the first one counts"),
    N_("delete one of the two{hint}"),
)
YEARLESS_DATE = RuleInfo(
    "F107",
    "date-without-year",
    ERROR,
    N_("“{value}” has no year, and the record has no date to tell it (field {field})"),
    N_("write the date with its year, as 2026-06-05, or give the record a date"),
)
UNCERTAIN_DATE = RuleInfo(
    "F110",
    "uncertain-date",
    ERROR,
    N_("“{value}” is no certain day, so it is not counted (field {field})"),
    N_("{reason}; write the date out, as 2026-06-05"),
)

HASH_COMMENT = RuleInfo(
    "F201",
    "hash-comment",
    WARNING,
    N_("everything from “{text}” on counts as a comment, so it is not read"),
    N_("put the whole value in quotes if it belongs to the text"),
)
ODD_FENCE = RuleInfo(
    "F202",
    "odd-fence",
    WARNING,
    N_("the front matter should stand between two lines of exactly ---, from the first line on"),
    N_("delete what stands before it, and the extra dashes"),
)
BARE_ITEM = RuleInfo(
    "F203",
    "bare-item",
    WARNING,
    N_("an entry of {field} is only a sentence; it is read as its {what}"),
    N_("write it as “{example}: …”, with {other} and the other fields on the lines below it"),
)
UNFILLED_BOXES = RuleInfo(
    "F204",
    "unfilled-boxes",
    WARNING,
    N_("none of the boxes is ticked: “{value}”; read as {status}"),
    N_("tick one box (☑) or write one word"),
)
RELATIVE_DATE = RuleInfo(
    "F205",
    "relative-date",
    WARNING,
    N_("“{value}” is read as {day}, as seen from the date of the record"),
    N_("write the date out, as {day}"),
    fix="safe",
)
UNKNOWN_KEY = RuleInfo(
    "F206",
    "unknown-key",
    WARNING,
    N_("“{key}” is not a field mtgrec knows{guess}"),
    N_("correct the name; if another tool uses this key, add it to extra_keys in mtgrec.toml"),
)
BLANK_ITEMS = RuleInfo(
    "F208",
    "blank-items",
    HINT,
    N_("blank entries, not counted: {count}"),
    N_("fill them in or leave them; they do no harm"),
)

TYPE_BELOW = RuleInfo(
    "F209",
    "type-below",
    HINT,
    N_("a type of record is named below the front matter, so this file is not taken for a record"),
    N_("if it is one, move this line up between the two --- lines"),
)
STATUS_SPELLING = RuleInfo(
    "F210",
    "status-spelling",
    HINT,
    N_("“{value}” is read as {status}"),
    N_("write “{word}”, so that one status has one name everywhere"),
    fix="safe",
)

SAME_RECORD_ID = RuleInfo(
    "F301",
    "same-record-id",
    ERROR,
    N_("the record id {id} is also used by {other}"),
    N_("give one of the two another id (field id 编号), or delete it"),
)
TWO_METRIC_FILES = RuleInfo(
    "F302",
    "two-metric-files",
    ERROR,
    N_("{first} and {second} lie in one folder; neither is read"),
    N_("put the rows of both into one file"),
)
WRONG_ROW = RuleInfo(
    "F303",
    "wrong-row",
    ERROR,
    N_("this row of readings is not read: {reason}"),
    N_("a row needs a date, a metric and a number as its value"),
)
NO_COLUMN = RuleInfo(
    "F304",
    "missing-column",
    ERROR,
    N_("the heading line has no column for {column}"),
    N_(
        "the columns, with commas between: "
        "date 日期, channel 渠道, metric 指标, value 数值, expected 预期, campaign 项目"
    ),
)
UNCLEAR_CAMPAIGN = RuleInfo(
    "F305",
    "unclear-campaign",
    ERROR,
    N_("the folder's records do not tell which campaign these readings belong to"),
    N_("add a column campaign 项目"),
)
WRONG_PERSON = RuleInfo(
    "F306",
    "wrong-person",
    ERROR,
    N_("this entry of the people file is not read: {reason}"),
    N_("each entry needs at least a name: “- name: …”"),
)

WRONG_HOLIDAY = RuleInfo(
    "F307",
    "wrong-holiday",
    ERROR,
    N_("this entry of the holidays file is not read: {reason}"),
    N_("under “off 休” and “work 班” write dates, as 2026-10-01, or 2026-10-01 ~ 2026-10-07"),
)
SAME_COLUMN = RuleInfo(
    "F308",
    "same-column-twice",
    WARNING,
    N_("“{heading}” and “{first}” are both the column {column}; the first one counts"),
    N_("delete one of the two columns, or give it a name that mtgrec does not know"),
)

BODY_TASKS = RuleInfo(
    "N006",
    "body-tasks",
    HINT,
    N_("tasks written as “- [ ]” in the text, not counted: {count}"),
    N_("write tasks under {actions} in the front matter to have them followed up"),
)
DEADLINE_OR_FINISH = RuleInfo(
    "A012",
    "deadline-or-finish",
    WARNING,
    N_("deadline or finishing date? “{key}: {day}”, of what is done, is read as its deadline"),
    N_(
        "write {due} if it is the deadline, {finished} if it is the day on which it was really "
        "finished"
    ),
)

SAME_ITEM_ID = RuleInfo(
    "T001",
    "same-item-id",
    ERROR,
    N_("the id {id} is used twice in this record (first in line {first})"),
    N_("give one of the two another id"),
)
COPIED_ITEM = RuleInfo(
    "T002",
    "copied-item",
    ERROR,
    N_("this is a copy of {original}; it is not counted"),
    N_("delete the copy, and mention the original by its address in the text"),
    fix="safe",
)
CHANGED_COPY = RuleInfo(
    "T007",
    "changed-copy",
    ERROR,
    N_("this is a copy of {original}, but says something else ({fields}); it is not counted"),
    N_("move what is new to the original (mtgrec set {original} FIELD=VALUE), delete the copy"),
    fix="unsafe",
)

READER_RULES: tuple[RuleInfo, ...] = tuple(
    rule for rule in list(globals().values()) if isinstance(rule, RuleInfo)
)
