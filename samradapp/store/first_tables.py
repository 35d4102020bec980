"""The tables of the first version, as SQL; released, and never edited: what came since is in ``schema``.

Protocol tables (content of a meeting) all have ``meeting_id`` and an integer key: ``triggers`` reads the schema
and makes journal and lock for them. Positions are real numbers, never unique, so that moving one row writes one
row. Minutes lie in a table of their own, since typing is no step.

AUTOINCREMENT, since undo brings rows back with their numbers: no other meeting may have taken one meanwhile. Which
person, seat or group of the register a row was copied from is remembered by number, without a foreign key: what is
deleted from the register touches no meeting, locked or not, and its number is never given to another.
"""

REGISTER = """
CREATE TABLE body (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    short_name TEXT NOT NULL DEFAULT '',
    formula TEXT NOT NULL DEFAULT '',
    number_form TEXT NOT NULL DEFAULT '{n}.',
    item_word TEXT NOT NULL DEFAULT 'ärende',
    numbers_start_over INTEGER NOT NULL DEFAULT 0,
    tense TEXT NOT NULL DEFAULT 'past' CHECK (tense IN ('past', 'present')),
    has_seats INTEGER NOT NULL DEFAULT 1,
    quorum_rule TEXT NOT NULL DEFAULT 'majority' CHECK (quorum_rule IN ('majority', 'number', 'none')),
    quorum_number INTEGER NOT NULL DEFAULT 0,
    council INTEGER NOT NULL DEFAULT 0,
    call_order INTEGER NOT NULL DEFAULT 1,
    no_displacement INTEGER NOT NULL DEFAULT 1,
    member_resumes INTEGER NOT NULL DEFAULT 1,
    no_return_after_leaving INTEGER NOT NULL DEFAULT 1,
    return_after_recusal INTEGER NOT NULL DEFAULT 1,
    own_principal_only INTEGER NOT NULL DEFAULT 1,
    attendance_first INTEGER NOT NULL DEFAULT 0,
    name_order TEXT NOT NULL DEFAULT 'given-name',
    party_upper INTEGER NOT NULL DEFAULT 1,
    paper_signatures INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE kind_label (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body_id INTEGER NOT NULL REFERENCES body ON DELETE CASCADE,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    UNIQUE (body_id, kind)
);
CREATE TABLE principal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    position REAL NOT NULL DEFAULT 0
);
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    party TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT ''
);
CREATE TABLE seat (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body_id INTEGER NOT NULL REFERENCES body ON DELETE CASCADE,
    principal_id INTEGER REFERENCES principal,
    party TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    position REAL NOT NULL DEFAULT 0
);
CREATE TABLE holding (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    seat_id INTEGER NOT NULL REFERENCES seat ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person,
    starts TEXT,
    ends TEXT
);
CREATE TABLE substitute (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body_id INTEGER NOT NULL REFERENCES body ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person,
    principal_id INTEGER REFERENCES principal,
    party TEXT NOT NULL DEFAULT '',
    starts TEXT,
    ends TEXT,
    position REAL NOT NULL DEFAULT 0
);
CREATE TABLE people_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body_id INTEGER NOT NULL REFERENCES body ON DELETE CASCADE,
    name TEXT NOT NULL,
    position REAL NOT NULL DEFAULT 0
);
CREATE TABLE group_member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES people_group ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person,
    principal_id INTEGER REFERENCES principal,
    role TEXT NOT NULL DEFAULT '',
    position REAL NOT NULL DEFAULT 0
);
CREATE TABLE calendar_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body_id INTEGER NOT NULL REFERENCES body ON DELETE CASCADE,
    day TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    place TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body_id INTEGER REFERENCES body ON DELETE CASCADE,
    name TEXT NOT NULL
);
CREATE TABLE template_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    template_id INTEGER NOT NULL REFERENCES template ON DELETE CASCADE,
    body_id INTEGER REFERENCES body ON DELETE SET NULL,
    title TEXT NOT NULL DEFAULT '',
    starts TEXT,
    ends TEXT,
    own_seats INTEGER NOT NULL DEFAULT 1,
    position REAL NOT NULL DEFAULT 0
);
CREATE TABLE template_part_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    template_part_id INTEGER NOT NULL REFERENCES template_part ON DELETE CASCADE,
    people_group_id INTEGER NOT NULL REFERENCES people_group ON DELETE CASCADE
);
CREATE TABLE template_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    template_part_id INTEGER NOT NULL REFERENCES template_part ON DELETE CASCADE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'matter',
    generated TEXT,
    generated_for TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    own_items_here INTEGER NOT NULL DEFAULT 0,
    planned_minutes INTEGER,
    presenters TEXT NOT NULL DEFAULT '',
    position REAL NOT NULL DEFAULT 0
)
"""

PROTOCOL = """
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    body_id INTEGER NOT NULL REFERENCES body,
    number INTEGER NOT NULL,
    year INTEGER NOT NULL,
    day TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    place TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    first_item INTEGER,
    status TEXT NOT NULL DEFAULT 'planned' CHECK (
        status IN ('planned', 'open', 'draft', 'with-adjusters', 'adjusted', 'archived', 'cancelled')),
    opened TEXT,
    closed TEXT,
    current_item INTEGER REFERENCES item ON DELETE SET NULL,
    notice_sent INTEGER NOT NULL DEFAULT 0,
    roll_opened INTEGER NOT NULL DEFAULT 0,
    chair TEXT NOT NULL DEFAULT '',
    secretary TEXT NOT NULL DEFAULT ''
);
CREATE INDEX meeting_of_body ON meeting(body_id, year, number);
CREATE TABLE adjuster (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    name TEXT NOT NULL,
    position REAL NOT NULL
);
CREATE TABLE part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    body_id INTEGER NOT NULL REFERENCES body,
    title TEXT NOT NULL DEFAULT '',
    starts TEXT,
    ends TEXT,
    position REAL NOT NULL
);
CREATE TABLE attendance_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    name TEXT NOT NULL,
    body_id INTEGER REFERENCES body,
    register_group INTEGER,
    starts TEXT,
    ends TEXT,
    position REAL NOT NULL
);
CREATE TABLE part_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    part_id INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
    group_id INTEGER NOT NULL REFERENCES attendance_group ON DELETE CASCADE
);
CREATE TABLE attendee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    person_id INTEGER,
    name TEXT NOT NULL
);
CREATE TABLE roll_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    group_id INTEGER NOT NULL REFERENCES attendance_group ON DELETE CASCADE,
    attendee_id INTEGER REFERENCES attendee ON DELETE CASCADE,
    mark TEXT NOT NULL DEFAULT 'unmarked' CHECK (mark IN ('unmarked', 'present', 'absent', 'excused')),
    standing TEXT NOT NULL DEFAULT 'other' CHECK (standing IN ('member', 'substitute', 'other')),
    party TEXT NOT NULL DEFAULT '',
    principal TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    substitute_for TEXT NOT NULL DEFAULT '',
    register_seat INTEGER,
    position REAL NOT NULL
);
CREATE TABLE item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    part_id INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
    uuid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'matter' CHECK (
        kind IN ('formality', 'information', 'dialogue', 'decision', 'matter')),
    number INTEGER,
    section TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    withdrawn INTEGER NOT NULL DEFAULT 0,
    generated TEXT CHECK (generated IN ('decisions', 'assignments', 'next-meeting')),
    generated_for TEXT NOT NULL DEFAULT '',
    own_text INTEGER NOT NULL DEFAULT 0,
    planned_minutes INTEGER,
    own_items_before INTEGER NOT NULL DEFAULT 0,
    opened TEXT,
    closed TEXT,
    adjusted TEXT,
    position REAL NOT NULL
);
CREATE TABLE minutes (
    item_id INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    text TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE presenter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    name TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    position REAL NOT NULL
);
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    uuid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('take-note', 'direction', 'recommendation', 'assignment', 'resolution',
                                       'election', 'postpone', 'refer-back')),
    text TEXT NOT NULL DEFAULT '',
    clauses TEXT NOT NULL DEFAULT '[]',
    assignee TEXT NOT NULL DEFAULT '',
    matter TEXT NOT NULL DEFAULT '',
    due TEXT,
    edited INTEGER NOT NULL DEFAULT 0,
    position REAL NOT NULL
);
CREATE TABLE motion (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('approve', 'reject', 'amend', 'add', 'postpone', 'refer-back', 'adjourn')),
    text TEXT NOT NULL DEFAULT '',
    withdrawn INTEGER NOT NULL DEFAULT 0,
    position REAL NOT NULL
);
CREATE TABLE mover (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    motion_id INTEGER NOT NULL REFERENCES motion ON DELETE CASCADE,
    attendee_id INTEGER NOT NULL REFERENCES attendee
);
CREATE TABLE vote (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    yes_means TEXT NOT NULL DEFAULT '',
    no_means TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    casting TEXT CHECK (casting IN ('yes', 'no')),
    position REAL NOT NULL
);
CREATE TABLE ballot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    vote_id INTEGER NOT NULL REFERENCES vote ON DELETE CASCADE,
    attendee_id INTEGER NOT NULL REFERENCES attendee,
    choice TEXT NOT NULL CHECK (choice IN ('yes', 'no', 'abstain'))
);
CREATE TABLE reservation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    text TEXT NOT NULL DEFAULT '',
    position REAL NOT NULL
);
CREATE TABLE reserver (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    reservation_id INTEGER NOT NULL REFERENCES reservation ON DELETE CASCADE,
    attendee_id INTEGER NOT NULL REFERENCES attendee
);
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (
        kind IN ('arrives', 'leaves', 'recused', 'returns', 'serves', 'stands-down', 'chairs')),
    attendee_id INTEGER NOT NULL REFERENCES attendee ON DELETE CASCADE,
    before_item INTEGER REFERENCES item,
    seat_id INTEGER REFERENCES roll_entry ON DELETE CASCADE,
    clock TEXT,
    position REAL NOT NULL
);
CREATE TABLE meeting_body (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    body_id INTEGER NOT NULL,
    settings TEXT NOT NULL
);
CREATE TABLE adjournment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    before_item INTEGER REFERENCES item
)
"""

# Journaled so that a deleted meeting or item comes back with them, but outside the lock.
BESIDE = """
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    name TEXT NOT NULL
);
CREATE TABLE signature (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    signed TEXT NOT NULL,
    method TEXT NOT NULL DEFAULT '',
    identifier TEXT NOT NULL DEFAULT ''
)
"""

HISTORY = """
CREATE TABLE minutes_version (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    at REAL NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX version_of_item ON minutes_version(item_id, at);
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL,
    at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ')),
    who TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL,
    field TEXT,
    starts_meeting INTEGER NOT NULL DEFAULT 0,
    undoes INTEGER REFERENCES step
);
CREATE INDEX step_of_meeting ON step(meeting_id, id);
CREATE TABLE open_step (id INTEGER PRIMARY KEY CHECK (id = 1), step_id INTEGER REFERENCES step);
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step,
    name TEXT NOT NULL,
    row INTEGER NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
    before TEXT
);
CREATE TABLE reopening (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL,
    item_id INTEGER,
    step_id INTEGER NOT NULL REFERENCES step,
    who TEXT NOT NULL CHECK (who <> ''),
    reason TEXT NOT NULL CHECK (reason <> '')
);
CREATE TABLE file (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE export (
    id INTEGER PRIMARY KEY,
    meeting_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES file
);
CREATE INDEX export_of_meeting ON export(meeting_id, kind)
"""

FIRST_VERSION = (REGISTER, PROTOCOL, BESIDE, HISTORY)
