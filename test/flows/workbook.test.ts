/** Flow 3, down: from the button to a file with the figures of the screen. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { standingOf } from '../../db/assessments.ts'
import { changesAfter } from '../../db/changes.ts'
import { openHouse, placeOf, planCode, readSheet, typeFigure } from '../support/house.ts'
import { bareEnv } from '../support/server.ts'

const execute = promisify(execFile)

it('gives the ledger with its name, marked, and freezes the verdicts that it prints', async () => {
  await using house = await openHouse()
  const office = await house.as('office')
  await office.ask('POST', '/api/jobs/evaluate', { asOf: '2026-11-23' })
  const { status, headers, body } = await office.ask<string>('GET', `/api/reports/ledger?plan=${planCode}&year=2026`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toMatch(/filename\*=UTF-8''.*指标台账.*\.xlsx/)
  expect(body.slice(0, 2)).toBe('PK')

  const sheet = await readSheet(office)
  const place = placeOf(sheet, 'nursery-places')
  const indicator = sheet.rows.id[place]!
  const [printed] = await standingOf(house.ctx.db, [indicator])
  expect(printed?.usedAt).not.toBeNull()
  await typeFigure(office, indicator, '2026-Q3', sheet.values['2026-Q3']![place]!, '9')
  const [next] = await standingOf(house.ctx.db, [indicator])
  expect(next?.id).not.toBe(printed?.id)
  const kept = await house.ctx.db.selectFrom('assessment').selectAll().where('id', '=', printed!.id).executeTakeFirstOrThrow()
  expect(kept).toMatchObject({ light: printed!.light, answer: printed!.answer, standing: 0, supersededAt: expect.any(String) })
})

it('lets everybody who is signed in have it, and changes no cell', async () => {
  await using house = await openHouse()
  for (const name of ['labour', 'leader', 'observer', 'supervisor']) {
    const other = await house.as(name)
    expect((await other.ask('GET', `/api/reports/ledger?plan=${planCode}&year=2025&language=en`)).status, name).toBe(200)
  }
  const sheet = await readSheet(await house.as('office'))
  expect(await changesAfter(house.ctx.db, sheet.plan, 0, 10)).toEqual([])
})

// Nine processes, each of which starts the house.
it('writes the same from the command line', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  const run = async (file: string, ...words: string[]): Promise<string> => {
    const env = bareEnv({ DATA_DIR: folder })
    return (await execute(process.execPath, [resolve(import.meta.dirname, '../..', file), ...words], { cwd: folder, env })).stdout
  }
  await run('seeds/main.ts', 'demo')
  expect(await run('jobs/command.ts', 'evaluate', '--as-of', '2026-10-31')).toMatch(/新增预警 [1-9]/)
  expect(await run('jobs/command.ts', 'evaluate', '--as-of', '2026-10-31')).toContain('新增预警 0')
  expect((await run('jobs/report.ts', 'ledger', '--plan', planCode, '--year', '2026', '--out', 'ledger.xlsx')).trim()).toBe('ledger.xlsx')
  expect(readFileSync(join(folder, 'ledger.xlsx')).subarray(0, 2).toString()).toBe('PK')
  await Promise.all([
    ...[['ledger', '--plan', 'nowhere'], ['ledger', '--plan', planCode, '--year', '1999'], ['nothing', '--plan', planCode], []].map((words) =>
      expect(run('jobs/report.ts', ...words)).rejects.toThrow(/npm run report/),
    ),
    expect(run('jobs/command.ts', 'evaluate', '--as-of', 'soon')).rejects.toThrow(/--as-of/),
  ])
  rmSync(folder, { recursive: true })
})
