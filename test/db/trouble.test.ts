import { expect, it } from 'vitest'
import { troubleOf } from '../../db/trouble.ts'

const coded = (code: string): Error => Object.assign(new Error(code), { code })

it.each([
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy'],
  ['55P03', 'busy'],
  ['40001', 'busy'],
  ['SQLITE_FULL', 'full'],
  ['53100', 'full'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'duplicate'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'duplicate'],
  ['23505', 'duplicate'],
  ['SQLITE_READONLY', 'read_only'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['08006', 'unreachable'],
  ['ECONNREFUSED', 'unreachable'],
  // A broken foreign key or check is our mistake, not trouble.
  ['SQLITE_CONSTRAINT_FOREIGNKEY', null],
  ['23503', null],
  ['42P01', null],
])('%s is %s', (code, trouble) => {
  expect(troubleOf(coded(code))).toBe(trouble)
})

it('is found behind what wrapped it', () => {
  expect(troubleOf(new Error('save', { cause: new Error('run', { cause: coded('23505') }) }))).toBe('duplicate')
})

it('is not seen in what is no error', () => {
  expect([troubleOf(null), troubleOf('SQLITE_BUSY'), troubleOf({ code: 'SQLITE_BUSY' }), troubleOf(new Error('SQLITE_BUSY'))]).toEqual([null, null, null, null])
})
