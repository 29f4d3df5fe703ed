import { describe, expect, it } from 'vitest'
import { endOfDay } from '../../server/basics/calendar.ts'
import { addWorkdays } from '../../server/basics/workdays.ts'
import type { DigestFacts } from '../../server/letters/digest.ts'
import { digest } from '../../server/letters/digest.ts'
import { assess } from '../../server/rules/assess.ts'
import { aTarget, publishedWorkdays, someFacts } from '../support/facts.ts'

const asked = { operator: '>=', value: '120', rangeFrom: null, rangeTo: null, text: null } as const

/** A digest with one indicator that is behind, three workdays to answer. */
const sent = (day: string, language: DigestFacts['language']) => {
  const facts = someFacts({}, [aTarget('>=', '120', { kind: 'year', dueOn: `${day.slice(0, 4)}-12-31` })], { [`${day.slice(0, 4)}-06`]: '1' })
  const assessment = assess(facts, endOfDay(day, 'Asia/Shanghai'), publishedWorkdays, `${day.slice(0, 4)}-06`)
  const subject = { name: '进出口总额', unit: '亿元', decimals: 1, basis: 'ytd' } as const
  const matters = [{ number: '1', subject, assessment, cause: 'pace', what: 'opened', asked, link: 'http://127.0.0.1/' }] as const
  const plans = [{ title: '方案', document: '文件', office: '区发展改革委', link: 'http://127.0.0.1/', matters }]
  const limit = addWorkdays(day, 3, publishedWorkdays)
  return digest({ person: '卢芷兰', language, day, department: '区商务委', demonstration: false, limit, plans, mentions: [] })
}

describe('the day by which an answer is asked for', () => {
  it('is said as it is where holidays are known', async () => {
    const { text, html } = await sent('2026-09-17', 'zh-CN')
    for (const said of [text, html]) {
      expect(said).toContain('请于2026年9月21日前处理。')
      expect(said).not.toContain('尚未公布')
    }
  })

  it('is said to be uncertain where they are not', async () => {
    const { text, html } = await sent('2026-12-30', 'zh-CN')
    for (const said of [text, html]) expect(said).toContain('请于2027年1月4日前处理。2027年放假安排尚未公布，有关日期按周一至周五推算，不确定。')
    expect((await sent('2026-12-30', 'en')).text).toContain('4 January 2027. The holidays of 2027 are not published; dates that lean on them are uncertain.')
  })
})
