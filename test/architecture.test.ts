/**
 * The laws of the house that a machine can read off the sources: arrows between floors, doors of libraries, what pure
 * code may not touch, circles. If it complains, move the code, not the test; a new library or room gets its line here.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'

/** From the ground up. A file may import from its own floor and from those below it. */
const floors: readonly (readonly string[])[] = [
  ['db/'],
  ['server/basics/'],
  ['server/measures/', 'server/paths/', 'server/lights/', 'server/sheets/'],
  ['server/rules/'],
  ['server/words/', 'server/intake/', 'server/wire/'],
  [
    'server/config.ts',
    'server/clock.ts',
    'server/errors.ts',
    'server/log.ts',
    'server/version.ts',
    'server/kept-bodies.ts',
    'server/evidence-folder.ts',
    'server/seal.ts',
    'server/tries.ts',
  ],
  ['server/workbook.model.ts', 'server/workbook.pack.ts', 'server/workbook.looks.ts', 'server/workbook.worker.ts', 'server/workbook.ts', 'server/paper.ts'],
  ['server/reports/', 'server/letters/', 'server/channels/', 'server/live.ts', 'server/presence.ts', 'server/auth.ts'],
  ['server/context.ts'],
  ['server/actions/'],
  ['server/routes/'],
  ['server/app.ts', 'server/pages.ts'],
  ['server/serve.ts', 'server/main.ts'],
  ['jobs/'],
  ['seeds/'],
]

/** Takes facts and gives decisions: of `db/` only the row types, of Node nothing, no chance. */
const pure = [...floors.slice(1, 5).flat(), 'server/letters/']

/** Where each library comes in; one that is not listed has no door. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['db/connect.ts'],
  pg: ['db/connect.ts'],
  kysely: ['db/'],
  'pinyin-pro': ['server/basics/pinyin.ts'],
  'decimal.js': ['server/basics/decimal.ts'],
  'better-auth': ['server/auth.ts'],
  '@node-rs/argon2': ['server/auth.ts'],
  pino: ['server/log.ts'],
  hucre: ['server/workbook.worker.ts'],
  docx: ['server/paper.ts'],
  nodemailer: ['server/channels/email.ts'],
  'postal-mime': ['server/channels/'],
  'node-cron': ['jobs/schedule.ts'],
  vite: ['seeds/dev.ts'],
  zod: ['server/'],
  hono: ['server/', 'client/api/'],
  'hono-openapi': ['server/'],
  '@hono/node-server': ['server/'],
  'ag-grid-community': ['client/sheet/grid.ts', 'client/sheet/grid-state.ts', 'client/sheet/columns.ts', 'client/cells/'],
  '@ag-grid-community/locale': ['client/sheet/grid.ts'],
  echarts: ['client/charts/'],
  'opencc-js': ['client/sheet/simplified.ts'],
  react: ['client/'],
  'react-dom': ['client/'],
  '@mantine/core': ['client/'],
  '@mantine/hooks': ['client/'],
  '@mantine/notifications': ['client/'],
  '@tanstack/react-query': ['client/'],
  wouter: ['client/'],
}
const doorsForTypes: typeof doors = { hucre: ['server/workbook.looks.ts'] }

/** Who reads what a decision must be handed. Ids carry the moment they were made. */
const readers: Readonly<Record<string, readonly string[]>> = {
  'process.env': ['server/config.ts', 'seeds/dev.ts'],
  'Date.now': ['server/clock.ts', 'db/ids.ts', 'seeds/dev.ts'],
  'new Date()': ['server/clock.ts', 'seeds/dev.ts'],
  'Temporal.Now': ['server/clock.ts', 'seeds/dev.ts'],
}
const temporal = ['server/basics/calendar.ts', 'server/clock.ts']

const shelves = ['measures', 'paths', 'lights', 'reports', 'channels', 'sheets']
const mayNameKinds = ['seeds/', 'db/migrations/', 'server/words/', 'client/words/']

const queries = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto'])
const sqlText = /\b(select\b.+\bfrom|insert into|delete from|update \w+ set|(create|alter|drop) table)\b/is

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value
const nodesOf = (node: Node, found: Node[] = []): Node[] => {
  found.push(node)
  for (const part of Object.values(node).flat()) if (isNode(part)) nodesOf(part, found)
  return found
}

interface Import {
  readonly name: string
  readonly onlyTypes: boolean
}
const importsOf = (nodes: readonly Node[]): Import[] =>
  nodes.flatMap((node) => {
    const source = node['source'] as Node | null | undefined
    if (typeof source?.['value'] !== 'string') return []
    const names = [node['specifiers'] ?? []].flat() as Node[]
    const isOfTypes = (part: Node): boolean => (part['importKind'] ?? part['exportKind']) === 'type'
    return [{ name: source['value'], onlyTypes: node.type === 'TSImportType' || isOfTypes(node) || (names.length > 0 && names.every(isOfTypes)) }]
  })

interface Source {
  readonly file: string
  readonly nodes: readonly Node[]
  readonly imports: readonly Import[]
  readonly textOf: (node: unknown) => string
}
const read = (file: string, text: string): Source => {
  const nodes = nodesOf(parseSync(file, text).program as unknown as Node)
  return { file, nodes, imports: importsOf(nodes), textOf: (node) => text.slice(Number((node as Node)['start']), Number((node as Node)['end'])) }
}

const isIn = (file: string, places: readonly string[]): boolean => places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place))
const floorOf = (file: string): number => floors.findIndex((rooms) => isIn(file, rooms))
const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/')
const targetOf = (file: string, name: string): string => posix.join(posix.dirname(file), name)
const packageOf = (name: string): string => (/^@[^/]+\/[^/]+|^[^/]+/.exec(name) ?? [name])[0]

const breachesOfArrows = (file: string, target: string, onlyTypes: boolean): (string | false)[] =>
  file.startsWith('client/')
    ? [!target.startsWith('client/') && !(target.startsWith('server/') && onlyTypes) && `the client takes only types, of server/: ${target}`]
    : [
        ((floorOf(file) >= 0 && floorOf(target) > floorOf(file)) || /^(client|test)\//.test(target)) && `upward arrow to ${target}`,
        isIn(file, pure) && target.startsWith('db/') && !(target === 'db/schema.ts' && onlyTypes) && `pure code takes only types, of db/schema.ts: ${target}`,
        /^db\/migrations\/(?!index)/.test(file) && `a migration imports nothing of ours: ${target}`,
      ]

const breachesOfDoors = (file: string, name: string, onlyTypes: boolean): (string | false)[] => {
  if (name.startsWith('node:')) return [isIn(file, [...pure, 'client/']) && `no ${name} here`]
  const door = [...(doors[packageOf(name)] ?? []), ...(onlyTypes ? (doorsForTypes[packageOf(name)] ?? []) : [])]
  return [!isIn(file, door) && `${name} outside its door (${door.join(', ') || 'it has none'})`]
}

const breachesOfReading = ({ file, textOf }: Source, node: Node): (string | false)[] => {
  const isNow = /^(New|Call)Expression$/.test(node.type) && textOf(node['callee']) === 'Date' && (node['arguments'] as unknown[]).length === 0
  const what = isNow ? 'new Date()' : node.type === 'MemberExpression' ? textOf(node) : ''
  const reader = readers[what]
  return [
    reader !== undefined && !file.startsWith('client/') && !isIn(file, reader) && `${what} outside ${reader[0]}`,
    what === 'Math.random' && isIn(file, pure) && 'no chance in pure code',
    node.type === 'Identifier' && node['name'] === 'Temporal' && !isIn(file, temporal) && `Temporal outside ${temporal.join(', ')}`,
  ]
}

const breachesOfQueries = ({ file, textOf }: Source, node: Node): (string | false)[] => {
  if (file.startsWith('db/')) return []
  const method = node.type === 'MemberExpression' ? textOf(node['property']) : ''
  const said = node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node['value'] === 'string') ? textOf(node) : ''
  return [queries.has(method) && `a query outside db/: ${method}`, sqlText.test(said) && !/\/(words|letters)\//.test(file) && `SQL outside db/: ${said}`]
}

/** Pairs of something asked and what it is compared to. */
const comparisonsOf = (node: Node): (readonly [subject: unknown, answer: unknown])[] => {
  if (node.type === 'SwitchStatement') return (node['cases'] as Node[]).map((one) => [node['discriminant'], one['test']])
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(String(node['operator']))) return []
  return [
    [node['left'], node['right']],
    [node['right'], node['left']],
  ]
}

const breachesOfKinds = ({ file, textOf }: Source, node: Node, keysByShelf: ReadonlyMap<string, ReadonlySet<string>>): (string | false)[] =>
  comparisonsOf(node).flatMap(([subject, answer]) =>
    [...keysByShelf].map(([shelf, keys]) => {
      const key = isNode(answer) && answer.type === 'Literal' ? String(answer['value']) : ''
      // A key like `share` is also a plain word: it is one of the shelf's if the other side says so.
      const meansShelf = key.includes('-') || new RegExp(shelf.slice(0, -1), 'i').test(textOf(subject))
      return keys.has(key) && meansShelf && !isIn(file, [`server/${shelf}/`, ...mayNameKinds]) && `asks which of ${shelf} it holds: ${key}`
    }),
  )

/** A way along the arrows that comes back to where it began; `null` if there is none. */
const circleIn = (arrows: readonly (readonly [from: string, to: string])[]): string | null => {
  const next = Map.groupBy(arrows, ([from]) => from)
  const done = new Set<string>()
  const walk = (place: string, way: readonly string[]): string | null => {
    if (way.includes(place)) return [...way.slice(way.indexOf(place)), place].join(' → ')
    if (done.has(place)) return null
    done.add(place)
    return (next.get(place) ?? []).reduce<string | null>((found, [, to]) => found ?? walk(to, [...way, place]), null)
  }
  return [...next.keys()].reduce<string | null>((found, place) => found ?? walk(place, []), null)
}

/** All breaches in a set of files (path → text), each as `file: what is wrong`. */
const breachesIn = (texts: ReadonlyMap<string, string>): string[] => {
  const sources = [...texts].map(([file, text]) => read(file, text))
  const entriesOf = (shelf: string): Import[] => sources.filter(({ file }) => file === `server/${shelf}/index.ts`).flatMap(({ imports }) => imports)
  const keysByShelf = new Map(shelves.map((shelf) => [shelf, new Set(entriesOf(shelf).map(({ name }) => posix.basename(name, '.ts')))]))

  const breaches = sources.flatMap((source) => {
    const { file, imports, nodes } = source
    return [
      floorOf(file) < 0 && !file.startsWith('client/') && 'stands on no floor',
      ...imports.flatMap(({ name, onlyTypes }) =>
        name.startsWith('.') ? breachesOfArrows(file, targetOf(file, name), onlyTypes) : breachesOfDoors(file, name, onlyTypes),
      ),
      ...nodes.flatMap((node) => [...breachesOfReading(source, node), ...breachesOfQueries(source, node), ...breachesOfKinds(source, node, keysByShelf)]),
    ].flatMap((breach) => (breach ? [`${file}: ${breach}`] : []))
  })

  const arrows = sources.flatMap(({ file, imports }) =>
    imports.filter(({ name }) => name.startsWith('.')).map(({ name }) => [file, targetOf(file, name)] as const),
  )
  const betweenRooms = arrows.map(([from, to]) => [roomOf(from), roomOf(to)] as const).filter(([from, to]) => from !== to)
  const circle = circleIn(arrows) ?? circleIn(betweenRooms)
  return circle ? [...breaches, `circle: ${circle}`] : breaches
}

const badlyNamed = (paths: readonly string[]): string[] =>
  paths.filter((path) => path.split('/').some((part) => /^(utils?|common|helpers?|misc)(\.|$)/i.test(part)))

const root = resolve(import.meta.dirname, '..')
const filesIn = (...folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  )

it('keeps arrows, doors, shelves and pure rooms', () => {
  const files = filesIn('server', 'client', 'db', 'seeds', 'jobs').filter((file) => /\.tsx?$/.test(file) && !/\.(config|d)\.tsx?$/.test(file))
  expect(breachesIn(new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])))).toEqual([])
})

it('has no drawer for things without a name', () => {
  expect(badlyNamed(filesIn('server', 'client', 'db', 'seeds', 'jobs', 'test'))).toEqual([])
  expect(badlyNamed(['server/utils/x.ts', 'client/helpers.ts', 'server/rules/due.ts'])).toEqual(['server/utils/x.ts', 'client/helpers.ts'])
})

const measures = { 'server/measures/index.ts': "import { a } from './annual-total.ts'; import { s } from './share.ts'" }

it.each<[string, Record<string, string>, string]>([
  ['an upward arrow', { 'server/rules/due.ts': "import { a } from '../actions/undo.ts'" }, 'upward arrow'],
  ['an upward arrow of types', { 'db/plans.ts': "import type { A } from '../server/clock.ts'" }, 'upward arrow'],
  ['an upward re-export', { 'jobs/index.ts': "export * from '../seeds/main.ts'" }, 'upward arrow'],
  ['an upward dynamic import', { 'server/app.ts': "await import('../jobs/main.ts')" }, 'upward arrow'],
  ['code that looks into the tests', { 'seeds/demo.ts': "import { a } from '../test/support/build.ts'" }, 'upward arrow'],
  ['a room without a floor', { 'server/elsewhere/a.ts': '' }, 'no floor'],
  ['a value from the server in the client', { 'client/api/door.ts': "import { app } from '../../server/app.ts'" }, 'only types'],
  ['a type of a row in the client', { 'client/api/door.ts': "import type { Plan } from '../../db/schema.ts'" }, 'only types'],
  ['a value from the ground in a rule', { 'server/rules/due.ts': "import { lights } from '../../db/schema.ts'" }, 'only types'],
  ['a query in a shelf', { 'server/measures/cap.ts': "import type { A } from '../../db/plans.ts'" }, 'only types'],
  ['a file system in a rule', { 'server/rules/due.ts': "import { readFileSync } from 'node:fs'" }, 'no node:fs'],
  ['chance in a rule', { 'server/rules/backoff.ts': 'const a = Math.random()' }, 'no chance'],
  ['a migration that moves with the code', { 'db/migrations/2026-01-x.ts': "import { a } from '../ids.ts'" }, 'migration'],
  ['a library outside its door', { 'server/actions/undo.ts': "import { sql } from 'kysely'" }, 'outside its door'],
  ['a part of a library outside its door', { 'client/main.tsx': "const a = import('echarts/core')" }, 'outside its door'],
  ['a value where only types may enter', { 'server/workbook.looks.ts': "import { read } from 'hucre'" }, 'outside its door'],
  ['a library without a door', { 'server/app.ts': "import _ from 'lodash'" }, 'it has none'],
  ['the environment', { 'server/routes/health.ts': 'export const a = process.env.PORT' }, 'process.env outside'],
  ['the time', { 'jobs/evaluate.ts': 'export const a = Date.now()' }, 'Date.now outside'],
  ['the time as a date', { 'jobs/evaluate.ts': 'export const a = new Date' }, 'new Date() outside'],
  ['Temporal', { 'server/rules/due.ts': 'let a: Temporal.Instant' }, 'Temporal outside'],
  ['a query outside the ground', { 'server/routes/plans.ts': "ctx.db.selectFrom('plan')" }, 'a query outside'],
  ['SQL outside the ground', { 'server/live.ts': 'run(`select *\n from change where id = ${id}`)' }, 'SQL outside'],
  ['a question for the kind', { ...measures, 'server/rules/due.ts': "if (row.measure === 'share') stop()" }, 'asks which of measures'],
  ['a switch on the kind', { ...measures, 'client/main.tsx': "switch (x) { case 'annual-total': }" }, 'asks which of measures'],
  [
    'a circle of files',
    { 'db/a.ts': "import './b.ts'", 'db/b.ts': "import './c.ts'", 'db/c.ts': "import type { A } from './a.ts'" },
    'circle: db/a.ts → db/b.ts',
  ],
  [
    'a circle of rooms',
    { 'server/paths/a.ts': "import '../lights/a.ts'", 'server/lights/b.ts': "import '../paths/b.ts'" },
    'circle: server/paths → server/lights → server/paths',
  ],
])('notices %s', (_, files, message) => {
  const breaches = breachesIn(new Map(Object.entries(files)))
  expect(breaches).toEqual([expect.stringContaining(message)])
})

it('leaves alone what is allowed', () => {
  const allowed = {
    ...measures,
    'client/api/door.ts': "import { hc } from 'hono/client'; import type { App } from '../../server/app.ts'; const sharing = { kind: 'share' }",
    'server/rules/due.ts': "import type { Plan } from '../../db/schema.ts' // Temporal, process.env\nconst a = new Date(0); const b = c === 'share'",
    'server/workbook.looks.ts': "import type { Sheet } from 'hucre'; const a = 'select a plan'",
    'server/clock.ts': "import { a } from './basics/calendar.ts'; export const now = () => Temporal.Now.instant()",
    'db/connect.ts': "import Database from 'better-sqlite3'; import { Kysely } from 'kysely'",
  }
  expect(breachesIn(new Map(Object.entries(allowed)))).toEqual([])
})
