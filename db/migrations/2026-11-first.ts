/**
 * The first schema, whole. Frozen: whoever needs it otherwise writes another migration.
 *
 * The text is SQLite's and PostgreSQL's alike but for the types. On PostgreSQL text compares by its bytes (collation C), as SQLite does,
 * so that dates, instants, periods and ids sort alike; on SQLite the tables are strict, so that text stays text.
 */
import { PostgresAdapter, sql, type Kysely } from 'kysely'

/** In an order in which each table refers only to itself and to those above. */
const tables: readonly string[] = [
  `department (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    area TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    short_name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    parent_id TEXT REFERENCES department (id),
    kind TEXT NOT NULL,
    note TEXT,
    sort INTEGER NOT NULL,
    archived_at TEXT
  )`,
  `department_member (
    collective_id TEXT NOT NULL REFERENCES department (id),
    department_id TEXT NOT NULL REFERENCES department (id),
    sort INTEGER NOT NULL,
    PRIMARY KEY (collective_id, department_id)
  )`,
  `person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    email_verified INTEGER NOT NULL CHECK (email_verified IN (0, 1)),
    image TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    role TEXT NOT NULL,
    title TEXT,
    language TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1))
  )`,
  `person_department (
    person_id TEXT NOT NULL REFERENCES person (id),
    department_id TEXT NOT NULL REFERENCES department (id),
    role TEXT NOT NULL,
    PRIMARY KEY (person_id, department_id, role)
  )`,
  `session (
    id TEXT NOT NULL PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    expires_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    ip_address TEXT,
    user_agent TEXT
  )`,
  `account (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    access_token TEXT,
    refresh_token TEXT,
    id_token TEXT,
    access_token_expires_at TEXT,
    refresh_token_expires_at TEXT,
    scope TEXT,
    password TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (provider_id, account_id)
  )`,
  `verification (
    id TEXT NOT NULL PRIMARY KEY,
    identifier TEXT NOT NULL,
    value TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  )`,
  `rate_limit (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    count INTEGER NOT NULL,
    last_request BIGINT NOT NULL
  )`,
  `plan (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    title_en TEXT NOT NULL,
    area TEXT NOT NULL,
    issuer TEXT NOT NULL,
    document_title TEXT NOT NULL,
    document_number TEXT,
    issued_on TEXT,
    document_note TEXT,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    light_preset TEXT NOT NULL,
    light_thresholds TEXT,
    basically_met_from TEXT,
    review_required INTEGER NOT NULL CHECK (review_required IN (0, 1)),
    demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
    watched INTEGER NOT NULL CHECK (watched IN (0, 1)),
    priority INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    judged_as_of TEXT,
    created_at TEXT NOT NULL,
    archived_at TEXT
  )`,
  `plan_body (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    parent_id TEXT REFERENCES plan_body (id),
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    source_clause TEXT NOT NULL,
    sort INTEGER NOT NULL,
    UNIQUE (plan_id, code)
  )`,
  `task (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    parent_id TEXT REFERENCES task (id),
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT,
    title TEXT NOT NULL,
    title_en TEXT NOT NULL,
    summary TEXT,
    due_on TEXT,
    source_clause TEXT NOT NULL,
    sort INTEGER NOT NULL,
    archived_at TEXT,
    UNIQUE (plan_id, code)
  )`,
  `task_department (
    task_id TEXT NOT NULL REFERENCES task (id),
    department_id TEXT NOT NULL REFERENCES department (id),
    role TEXT NOT NULL,
    open_list INTEGER NOT NULL CHECK (open_list IN (0, 1)),
    sort INTEGER NOT NULL,
    PRIMARY KEY (task_id, department_id, role)
  )`,
  `release_source (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    name TEXT NOT NULL,
    workdays INTEGER NOT NULL,
    dates TEXT NOT NULL,
    UNIQUE (plan_id, name)
  )`,
  `period_lock (
    plan_id TEXT NOT NULL REFERENCES plan (id),
    period TEXT NOT NULL,
    department_id TEXT REFERENCES department (id),
    closed_at TEXT NOT NULL,
    closed_by TEXT REFERENCES person (id),
    note TEXT
  )`,
  `indicator (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    code TEXT NOT NULL,
    number TEXT NOT NULL,
    sort INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    unit TEXT NOT NULL,
    decimals INTEGER NOT NULL,
    measure TEXT NOT NULL,
    better TEXT,
    nature TEXT,
    basis TEXT NOT NULL,
    frequency TEXT NOT NULL,
    path TEXT NOT NULL,
    path_nodes TEXT,
    release_workdays INTEGER NOT NULL,
    release_source_id TEXT REFERENCES release_source (id),
    release_dates TEXT,
    preliminary_decides INTEGER NOT NULL CHECK (preliminary_decides IN (0, 1)),
    baseline_period TEXT,
    baseline_value TEXT,
    calibre TEXT,
    light_preset TEXT,
    light_thresholds TEXT,
    formula TEXT,
    judged_as TEXT,
    dimension_id TEXT REFERENCES task (id),
    source_clause TEXT NOT NULL,
    archived_at TEXT,
    UNIQUE (plan_id, code)
  )`,
  `indicator_task (
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    task_id TEXT NOT NULL REFERENCES task (id),
    PRIMARY KEY (indicator_id, task_id)
  )`,
  `indicator_department (
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    department_id TEXT NOT NULL REFERENCES department (id),
    role TEXT NOT NULL,
    sort INTEGER NOT NULL,
    PRIMARY KEY (indicator_id, department_id, role)
  )`,
  `target (
    id TEXT NOT NULL PRIMARY KEY,
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    kind TEXT NOT NULL,
    due_on TEXT NOT NULL,
    operator TEXT NOT NULL,
    value TEXT,
    range_from TEXT,
    range_to TEXT,
    modal TEXT,
    width TEXT,
    "text" TEXT,
    approval_body TEXT,
    approval_document TEXT,
    approved_on TEXT,
    approval_reason TEXT,
    created_at TEXT NOT NULL
  )`,
  `target_draft (
    indicator_id TEXT NOT NULL PRIMARY KEY REFERENCES indicator (id),
    plan_id TEXT NOT NULL REFERENCES plan (id),
    draft TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL
  )`,
  `saved_view (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    at TEXT NOT NULL
  )`,
  `observation (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    period TEXT NOT NULL,
    value TEXT NOT NULL,
    typed TEXT NOT NULL,
    flag TEXT NOT NULL,
    state TEXT NOT NULL,
    firmest TEXT NOT NULL,
    counts TEXT,
    verdict TEXT,
    note TEXT,
    known_from TEXT NOT NULL,
    known_to TEXT,
    person_id TEXT REFERENCES person (id)
  )`,
  `peer_figure (
    id TEXT NOT NULL PRIMARY KEY,
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    name TEXT NOT NULL,
    period TEXT NOT NULL,
    value TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_to TEXT,
    person_id TEXT REFERENCES person (id)
  )`,
  `question (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    period TEXT NOT NULL,
    observation_id TEXT NOT NULL REFERENCES observation (id),
    code TEXT NOT NULL,
    parameters TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    answer TEXT,
    answered_at TEXT,
    answered_by TEXT REFERENCES person (id)
  )`,
  `comment (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    period TEXT,
    person_id TEXT NOT NULL REFERENCES person (id),
    "text" TEXT NOT NULL,
    at TEXT NOT NULL,
    edited_at TEXT,
    removed_at TEXT,
    removed_by TEXT REFERENCES person (id)
  )`,
  `evidence (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    period TEXT,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL REFERENCES person (id),
    removed_at TEXT,
    removed_by TEXT REFERENCES person (id)
  )`,
  `assessment (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    period TEXT NOT NULL,
    as_of TEXT NOT NULL,
    light TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    actual TEXT,
    expected TEXT,
    gap TEXT,
    share TEXT,
    time_share TEXT,
    lead TEXT,
    answer TEXT NOT NULL,
    turned_by TEXT,
    standing INTEGER NOT NULL CHECK (standing IN (0, 1)),
    made_at TEXT NOT NULL,
    used_at TEXT,
    superseded_at TEXT
  )`,
  `warning (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    cause TEXT NOT NULL,
    state TEXT NOT NULL,
    light TEXT NOT NULL,
    first_period TEXT NOT NULL,
    period TEXT NOT NULL,
    periods INTEGER NOT NULL,
    worst TEXT NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessment (id),
    opened_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    resolved_at TEXT
  )`,
  `warning_turn (
    id TEXT NOT NULL PRIMARY KEY,
    warning_id TEXT NOT NULL REFERENCES warning (id),
    as_of TEXT NOT NULL,
    made_at TEXT NOT NULL,
    what TEXT NOT NULL,
    light TEXT NOT NULL,
    period TEXT NOT NULL,
    assessment_id TEXT NOT NULL REFERENCES assessment (id)
  )`,
  `message (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    dedup_key TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    send_after TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    lease_until TEXT,
    message_id_header TEXT NOT NULL,
    address TEXT,
    subject TEXT,
    "text" TEXT,
    html TEXT,
    answer TEXT,
    created_at TEXT NOT NULL,
    sent_at TEXT
  )`,
  `comment_mention (
    comment_id TEXT NOT NULL REFERENCES comment (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    message_id TEXT REFERENCES message (id),
    PRIMARY KEY (comment_id, person_id)
  )`,
  `notification (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    warning_id TEXT NOT NULL REFERENCES warning (id),
    turn_id TEXT NOT NULL REFERENCES warning_turn (id),
    what TEXT NOT NULL,
    department_id TEXT REFERENCES department (id),
    audience TEXT NOT NULL,
    dedup_key TEXT NOT NULL UNIQUE,
    message_id TEXT NOT NULL REFERENCES message (id),
    created_at TEXT NOT NULL
  )`,
  `change (
    plan_id TEXT NOT NULL REFERENCES plan (id),
    seq INTEGER NOT NULL,
    place INTEGER NOT NULL,
    at TEXT NOT NULL,
    person_id TEXT REFERENCES person (id),
    way TEXT NOT NULL,
    batch_id TEXT,
    sheet TEXT NOT NULL,
    row_id TEXT NOT NULL,
    "column" TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (plan_id, seq, place)
  )`,
  `edit_batch (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plan (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    answer TEXT NOT NULL
  )`,
  `calendar_year (
    year INTEGER NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    holidays TEXT NOT NULL
  )`,
  `calendar_local_day (
    date TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL
  )`,
  `calendar_change (
    seq INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    person_id TEXT REFERENCES person (id),
    way TEXT NOT NULL,
    year INTEGER NOT NULL,
    date TEXT,
    before TEXT,
    after TEXT
  )`,
  `job_run (
    job TEXT NOT NULL,
    slot TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    lease_until TEXT NOT NULL,
    ended_at TEXT,
    tries INTEGER NOT NULL,
    outcome TEXT,
    PRIMARY KEY (job, slot)
  )`,
  `installation (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
  )`,
]

const indexes: readonly string[] = [
  'index department_member_department on department_member (department_id)',
  // In two parts: an empty department would be unlike itself.
  'unique index period_lock_all on period_lock (plan_id, period) where department_id is null',
  'unique index period_lock_department on period_lock (plan_id, period, department_id) where department_id is not null',
  'index person_department_department on person_department (department_id)',
  'index session_person on session (user_id)',
  'index account_person on account (user_id)',
  'index verification_identifier on verification (identifier)',
  'index task_department_department on task_department (department_id)',
  'index indicator_task_task on indicator_task (task_id)',
  'index indicator_department_department on indicator_department (department_id)',
  'index indicator_formula on indicator (plan_id) where formula is not null',
  'index target_indicator on target (indicator_id, due_on)',
  'index target_draft_plan on target_draft (plan_id)',
  'index saved_view_plan on saved_view (plan_id, person_id)',
  // Revisions are read as current ones plus closed ones: two partial indexes cost a write half of what a full one beside them would.
  'unique index observation_current on observation (indicator_id, period) where known_to is null',
  'index observation_plan on observation (plan_id, period) where known_to is null',
  // By the end of knowledge: what was known at a moment lies at the end, and for now there is nothing.
  'index observation_closed on observation (indicator_id, known_to) where known_to is not null',
  'unique index peer_figure_current on peer_figure (indicator_id, name, period) where known_to is null',
  'index peer_figure_closed on peer_figure (indicator_id, known_to) where known_to is not null',
  'unique index question_cause on question (observation_id, code)',
  'index question_open on question (plan_id) where answered_at is null',
  'index question_indicator on question (indicator_id, period)',
  'index comment_cell on comment (indicator_id, period)',
  'index comment_plan on comment (plan_id) where removed_at is null',
  'index comment_mention_waiting on comment_mention (person_id) where message_id is null',
  'index comment_mention_message on comment_mention (message_id) where message_id is not null',
  'index evidence_cell on evidence (indicator_id, period)',
  'index evidence_plan on evidence (plan_id) where removed_at is null',
  'unique index assessment_newest on assessment (indicator_id, period) where superseded_at is null',
  'unique index assessment_standing on assessment (indicator_id) where standing = 1',
  'index assessment_plan on assessment (plan_id) where standing = 1',
  'index assessment_superseded on assessment (indicator_id, period) where superseded_at is not null',
  `unique index warning_cause on warning (indicator_id, cause) where state <> 'resolved'`,
  `index warning_plan on warning (plan_id) where state <> 'resolved'`,
  'index warning_turn_warning on warning_turn (warning_id)',
  'index message_due on message (state, send_after)',
  'index message_person on message (person_id, day)',
  'index notification_message on notification (message_id)',
  'index notification_warning on notification (warning_id)',
  'index change_row on change (row_id)',
  `index change_rules on change (plan_id, at) where sheet in ('indicators', 'release-sources', 'rule-approvals', 'rules')`,
  'index calendar_change_year on calendar_change (year)',
  'index edit_batch_person on edit_batch (plan_id, person_id, seq)',
]

const refusal = 'a change is never rewritten or deleted'
const guarded = ['change', 'calendar_change']
const guardsOfSqlite: readonly string[] = guarded.flatMap((table) =>
  ['update', 'delete'].map((verb) => `create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, '${refusal}'); end`),
)
const guardsOfPostgres: readonly string[] = [
  `create function refuse_change() returns trigger language plpgsql as $$ begin raise exception '${refusal}'; end $$`,
  ...guarded.map((table) => `create trigger ${table}_no_rewriting before update or delete on ${table} for each row execute function refuse_change()`),
]

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const typed = (text: string): string => (postgres ? text.replaceAll(/\bTEXT\b/g, 'text collate "C"') : text.replaceAll(/\bBIGINT\b/g, 'INTEGER'))
  // Changes are read along their key and hold the most rows: on SQLite the key is the table.
  const kind = (text: string): string => (postgres ? '' : text.startsWith('change ') ? ' strict, without rowid' : ' strict')
  const statements = [
    ...tables.map((text) => `create table ${typed(text)}${kind(text)}`),
    ...indexes.map((text) => `create ${text}`),
    ...(postgres ? guardsOfPostgres : guardsOfSqlite),
  ]
  // oxlint-disable-next-line no-restricted-properties -- statements of this file
  for (const text of statements) await sql.raw(text).execute(db)
}
