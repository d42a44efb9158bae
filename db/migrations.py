"""The schema of the corpus, step by step. A step never changes once it has been released; a new need is a new step."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

CORPUS = Migrations("corpus")

MARKER = """
create table marker (
  product text not null, kind text not null, made_by text not null, schema integer not null
) strict;
"""

_CORPUS_SQL = """
create table pack (
  id text primary key check (id <> ''), title text not null, version text not null, licence text not null,
    authors text not null,
  language text not null, about text not null, sha256 text not null
) strict;
create table debate (
  id text primary key check (id <> ''), question text not null check (question <> ''), short text not null,
    stakes text not null,
  orientation text not null, first_pole text not null, second_pole text not null, axis_note text not null,
  steps text not null check (json_valid(steps)), necessities text not null check (json_valid(necessities)),
    how_coded text not null,
  absent text not null check (json_valid(absent)), absent_note text not null, missing_voices text not null,
  presets text not null check (json_valid(presets))
) strict;
create table theme (
  id text primary key, debate text not null references debate(id), key text not null, letter text not null,
    title text not null,
  short text not null, question text not null, first_pole text not null, second_pole text not null,
    orientation text not null,
  unique (debate, key)
) strict;
create table school (
  id text primary key, name text not null, claim text not null, years text not null, named_by text not null,
    note text not null
) strict;
create table voice (
  id text primary key, name text not null check (name <> ''), given text not null, family text not null,
    sort_name text not null,
  full_name text not null, native_name text not null,
  kind text not null check (kind in ('historian', 'participant', 'commentator', 'mentioned')),
  born text not null, died text not null, born_place text not null, died_place text not null, life_note text not null,
  nationality text not null, profession text not null, biography text not null, what_was_seen text not null,
  main_work text not null, main_year integer, changes text not null check (json_valid(changes))
) strict;
create table label (
  voice text not null references voice(id), school text not null references school(id), wording text not null,
  given_by text not null, years text not null, note text not null
) strict;
create table work (
  id text primary key, title text not null, year integer check (year between -5000 and 3000), kind text not null,
  voice text not null, csl text not null check (json_valid(csl))
) strict;
create table quotation (
  id text primary key, voice text not null references voice(id), debate text not null references debate(id),
    theme text not null,
  themes text not null check (json_valid(themes)), text text not null check (text <> ''), lead_in text not null,
    aside text not null,
  work text not null, work_text text not null, locator text not null,
  grade text not null check (grade in ('work', 'copy', 'cited', 'reported')),
  seen_at text not null, place text not null, second_check text not null, check_note text not null,
    note text not null,
  withheld text not null
) strict;
create table position (
  id text primary key, debate text not null references debate(id), voice text not null references voice(id),
    theme text not null,
  code text not null check (code in ('stance', 'off axis', 'not found', 'no source seen')),
  stance integer check (stance between -3 and 3), low integer check (low between -3 and 3),
    high integer check (high between -3 and 3),
  first text not null, second text not null, year integer check (year between -5000 and 3000),
    year_text text not null,
  headline text not null check (length(headline) <= 120), summary text not null, reason text not null,
    second_reading text not null,
  evidence text not null, rests_on text not null,
  basis text not null check (basis in ('work', 'review', 'abstract', 'article', 'general knowledge', '')),
  necessity text not null, low_confidence integer not null check (low_confidence in (0, 1)),
  unique (debate, voice, theme), foreign key (debate, theme) references theme(debate, key),
  check (low is null or high is null or low <= high),
  check (stance is null or code = 'stance')
) strict;
create table position_work (
  position text not null references position(id), work text not null references work(id), place integer not null,
  primary key (position, place)
) strict;
create table position_quotation (
  position text not null references position(id), quotation text not null references quotation(id),
    place integer not null,
  primary key (position, place)
) strict;
create table dated_code (
  id text primary key, debate text not null references debate(id), voice text not null references voice(id),
    theme text not null,
  year integer not null check (year between -5000 and 3000), stance integer not null check (stance between -3 and 3),
  drawn text not null check (drawn in ('joined', 'point', 'words')), low_confidence integer not null,
    rests_on text not null,
  foreign key (debate, theme) references theme(debate, key)
) strict;
create table event (
  id text primary key, title text not null, start text not null, "end" text not null, edtf text not null,
    old_style text not null,
  precision text not null, earliest real not null, latest real not null,
    importance integer not null check (importance between 1 and 5),
  themes text not null check (json_valid(themes)), description text not null, continuity_reading text not null,
  break_reading text not null, disputed text not null, note text not null,
    figures text not null check (json_valid(figures)),
  sources text not null check (json_valid(sources)), verified text not null check (verified in ('seen',
    'general knowledge')),
  seen_to text not null, verified_note text not null, in_article integer not null check (in_article in (0, 1)),
  check (earliest <= latest)
) strict;
create table leaning (
  voice text not null references voice(id), event text not null references event(id),
    debate text not null references debate(id),
  theme text not null, reading text not null check (reading in ('continuity', 'break', 'other')),
  basis text not null check (basis in ('seen', 'from the article', 'general knowledge')), source text not null
) strict;
create table period (
  id text primary key, title text not null, start text not null, "end" text not null, earliest real not null,
    latest real not null,
  band text not null check (band in ('events', 'publications')), summary text not null, check (earliest <= latest)
) strict;
create table publication (
  id text primary key, work text not null, voice text not null, author text not null, title text not null,
  original_title text not null, year integer not null check (year between -5000 and 3000), publisher text not null,
  place text not null, kind text not null, themes text not null check (json_valid(themes)),
    significance text not null,
  tendency text not null, note text not null, sources text not null check (json_valid(sources)),
  verified text not null check (verified in ('seen', 'general knowledge')), verified_note text not null,
  in_article integer not null check (in_article in (0, 1))
) strict;
create table correction (
  id text primary key, kind text not null check (kind in ('correction', 'trap')), verdict text not null,
    clause text not null,
  finding text not null, advice text not null, seen text not null, record text not null check (json_valid(record)),
  voices text not null check (json_valid(voices)), events text not null check (json_valid(events)),
  publications text not null check (json_valid(publications)),
    quotations text not null check (json_valid(quotations)),
  themes text not null check (json_valid(themes)), section text not null
) strict;
create table criticism (
  id text primary key, critic text not null, critic_voice text not null,
    criticised text not null references voice(id),
  body text not null, ground text not null, source text not null, grade text not null, by_type integer not null,
  kind text not null check (kind in ('criticism', 'support')), note text not null
) strict;
create table term (
  id text primary key, term text not null, russian text not null, aliases text not null check (json_valid(aliases)),
  definition text not null, why_first text not null, events text not null check (json_valid(events)),
  related text not null check (json_valid(related)), verified text not null,
    sources text not null check (json_valid(sources))
) strict;
create index position_by_debate on position (debate);
create index quotation_by_voice on quotation (voice);
create index leaning_by_event on leaning (event);
create index criticism_by_criticised on criticism (criticised);
"""


def run(db: Database, sql: str) -> None:
    """Run statements one by one: ``executescript`` would commit the step's transaction in the middle."""
    for statement in sql.split(";\n"):
        if statement.strip():
            db.execute(statement)


@CORPUS()
def m001_corpus(db: Database) -> None:
    """Everything that packs hold."""
    run(db, MARKER + _CORPUS_SQL)


_FURTHER_SQL = """
alter table debate add column axis_title text not null default '';
alter table debate add column reads_events integer not null default 0 check (reads_events in (0, 1));
alter table theme add column first_name text not null default '';
alter table theme add column second_name text not null default '';
alter table theme add column steps text not null default '[]' check (json_valid(steps));
alter table quotation add column speaker text not null default '';
alter table term add column debates text not null default '[]' check (json_valid(debates));
alter table correction add column debates text not null default '[]' check (json_valid(debates));
alter table correction add column estimates text not null default '[]' check (json_valid(estimates));
create table further_position (
  id text primary key, debate text not null references debate(id), voice text not null references voice(id),
    theme text not null,
  code text not null
    check (code in ('stance', 'off axis', 'not coded', 'in words', 'not found', 'no source seen')),
  stance integer check (stance between -3 and 3), low integer check (low between -3 and 3),
    high integer check (high between -3 and 3),
  first text not null, second text not null, year integer check (year between -5000 and 3000),
    year_text text not null,
  headline text not null check (length(headline) <= 120), summary text not null, reason text not null,
    second_reading text not null,
  evidence text not null, rests_on text not null,
  basis text not null check (basis in ('work', 'review', 'abstract', 'article', 'general knowledge', '')),
  necessity text not null, low_confidence integer not null check (low_confidence in (0, 1)),
  own_name text not null, jointly text not null check (json_valid(jointly)),
  unique (debate, voice, theme), foreign key (debate, theme) references theme(debate, key),
  check (low is null or high is null or low <= high),
  check (stance is null or code = 'stance')
) strict;
drop table position;
alter table further_position rename to position;
create index position_by_debate on position (debate);
create table further_leaning (
  voice text not null references voice(id), event text not null references event(id),
    debate text not null references debate(id),
  theme text not null, reading text not null check (reading in ('continuity', 'break', 'other', '')),
  basis text not null check (basis in ('seen', 'from the article', 'general knowledge')), source text not null
) strict;
drop table leaning;
alter table further_leaning rename to leaning;
create index leaning_by_event on leaning (event);
create table estimate (
  id text primary key, debate text not null references debate(id), axis text not null check (axis <> ''),
    counts text not null check (counts <> ''),
  includes text not null, low real, high real, best real, unit text not null, start text not null, "end" text not null,
  earliest real not null, latest real not null, author text not null,
    voices text not null check (json_valid(voices)),
  work_text text not null, work text not null, year integer check (year between -5000 and 3000),
    year_text text not null,
  grade text not null check (grade in ('work', 'copy', 'cited', 'reported')),
  note text not null, second_check text not null, check_note text not null, unplotted text not null,
  in_article integer not null check (in_article in (0, 1)), clause text not null,
  check (low is not null or high is not null or best is not null)
) strict;
create table poll (
  id text primary key, debate text not null references debate(id), series text not null check (series <> ''),
    question text not null,
  pollster text not null, date text not null, earliest real not null, latest real not null,
  value real not null check (value between 0 and 100),
  grade text not null check (grade in ('work', 'copy', 'cited', 'reported')),
  note text not null, second_check text not null, check_note text not null,
  wartime integer not null check (wartime in (0, 1)), in_article integer not null check (in_article in (0, 1)),
    clause text not null
) strict;
create table passage (
  id text primary key, chapter text not null, period text not null, text text not null check (text <> ''),
  events text not null check (json_valid(events)), voices text not null check (json_valid(voices)),
  debates text not null check (json_valid(debates)), themes text not null check (json_valid(themes)),
    terms text not null check (json_valid(terms)),
  sources text not null check (json_valid(sources))
) strict;
"""
"""A corpus is built anew from its packs, so the table of positions is still empty when it is replaced here."""


@CORPUS()
def m002_further(db: Database) -> None:
    """Several debates, some without an axis; estimates, polls and the story."""
    run(db, _FURTHER_SQL)


_SEARCH_SQL = """
create table entry (
  number integer primary key, kind text not null, id text not null check (id <> ''), title text not null,
    also text not null, body text not null, coding text not null,
  voice text not null, debate text not null, theme text not null,
    first_year integer, last_year integer, withheld integer not null check (withheld in (0, 1))
) strict;
create table alias (folded text not null check (folded <> ''), named integer not null) strict;
create index alias_by_folded on alias (folded);
create virtual table entry_words using fts5 (
  title, also, body, coding, about, facets, content = '', tokenize = 'ascii', prefix = '1 2 3'
);
"""
"""What can be searched: a row for everything that has a page or a place, and its words, folded (``db.folding``). The words
are held as an index alone, since the row has the text; folded words are parted by blanks, so the plainest tokenizer does."""


@CORPUS()
def m003_search(db: Database) -> None:
    """The full-text index."""
    run(db, _SEARCH_SQL)


@CORPUS()
def m004_words(db: Database) -> None:
    """The words of the index, read out of the index itself; from here on it holds themes and the story too."""
    run(db, "create virtual table word using fts5vocab(entry_words, row)")


@CORPUS()
def m005_dated(db: Database) -> None:
    """The day of a pack's version, where the pack names it."""
    run(db, "alter table pack add column dated text not null default ''")
