/** Writes a report into a file: `npm run report -- ledger --plan yuzhong-2027 --year 2026 --out ledger.xlsx`. */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { makeReport } from '../server/actions/make-report.ts'
import { planOf } from '../server/actions/plan.ts'
import { isDate, localDate, yearOf } from '../server/basics/calendar.ts'
import { Refusal } from '../server/basics/refusals.ts'
import { languageOf, words } from '../server/words/index.ts'
import { inContext, UsageError } from './command-line.ts'

const usage = 'npm run report -- ledger --plan CODE [--year YYYY] [--as-of YYYY-MM-DD] [--language zh-CN|en] [--out FILE.xlsx]'

await inContext(async (ctx) => {
  const options = {
    plan: { type: 'string' },
    year: { type: 'string' },
    language: { type: 'string' },
    'as-of': { type: 'string' },
    out: { type: 'string' },
  } as const
  const { positionals, values } = parseArgs({ allowPositionals: true, options })
  const [kind, ...rest] = positionals
  const asOf = values['as-of'] ?? null
  const isWrong = (values.year !== undefined && !/^\d{4}$/.test(values.year)) || (asOf !== null && !isDate(asOf))
  if (kind === undefined || rest.length > 0 || values.plan === undefined || isWrong) throw new UsageError(usage)
  const language = languageOf(values.language)
  try {
    const plan = await planOf(ctx.db, values.plan)
    const year = values.year === undefined ? yearOf(localDate(ctx.clock.now(), plan.timeZone)) : Number(values.year)
    const { name, bytes } = await makeReport(ctx, kind, { plan: plan.id, year, language, asOf })
    const file = values.out ?? name
    await writeFile(file, bytes)
    console.log(file)
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(`${words[language].refusal(error.code, error.parameters)}\n${usage}`)
    throw error
  }
})
