/** Digests as people get them: read as text and as HTML, from facts alone. */
import { describe, expect, it } from 'vitest'
import { endOfDay } from '../../server/basics/calendar.ts'
import type { DigestFacts, LetterPlan, Matter, WarningMatter } from '../../server/letters/matters.ts'
import { digest } from '../../server/letters/digest.ts'
import { limitOn } from '../../server/actions/letter-parts.ts'
import { assess } from '../../server/rules/assess.ts'
import { aTarget, publishedWorkdays, someFacts } from '../support/facts.ts'

const asked = { operator: '>=', value: '100', rangeFrom: null, rangeTo: null, text: null } as const
const address = 'https://xushi.example.gov.cn/plans/x?indicator=1'

const aPlan = (more: Partial<LetterPlan> = {}): LetterPlan => ({
  id: 'plan',
  title: '五年方案',
  document: '《行动方案》',
  office: '区发展改革委',
  contact: null,
  link: 'https://xushi.example.gov.cn/plans/x',
  withoutFigures: false,
  demonstration: false,
  ...more,
})

/** Eight months of a year whose target is 100. */
const verdict = (actual: string, day = '2026-09-17') => {
  const year = day.slice(0, 4)
  const facts = someFacts({}, [aTarget('>=', '100', { kind: 'year', dueOn: `${year}-12-31` })], { [`${year}-08`]: actual })
  return assess(facts, endOfDay(day, 'Asia/Shanghai'), publishedWorkdays, `${year}-08`)
}

const aWarning = (more: Partial<WarningMatter> = {}): WarningMatter => {
  const assessment = more.assessment ?? verdict('54.3')
  return {
    kind: 'warning',
    planId: 'plan',
    department: '区商务委',
    link: address,
    sort: 1,
    standsInFor: null,
    what: 'opened',
    number: '12',
    subject: { name: '进出口总额', unit: '亿元', decimals: 1, basis: 'ytd' },
    asked,
    assessment,
    cause: 'pace',
    light: assessment.light,
    worst: assessment.light,
    openedOn: '2026-09-17',
    periods: 2,
    step: null,
    promised: null,
    ...more,
  }
}

const letter = (matters: readonly Matter[], more: Partial<DigestFacts> = {}) => {
  const day = more.day ?? '2026-09-17'
  return digest({
    person: '卢芷兰',
    language: 'zh-CN',
    day,
    limit: limitOn(day, null, publishedWorkdays, 3),
    plans: [aPlan()],
    matters,
    mentions: [],
    form: null,
    optional: [],
    settings: 'https://xushi.example.gov.cn/mails/settings',
    unsubscribe: null,
    ...more,
  })
}
const visible = (html: string): string =>
  html
    .replace(/<(style|title)>.*?<\/\1>|<!--.*?-->/gs, '')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&[#\w]+;/g, ' ')

describe('the subject', () => {
  it('says the matter where there is one', async () => {
    expect((await letter([aWarning()])).subject).toBe('【红灯预警】区商务委：进出口总额欠序时 12.4 个百分点（1—8月）')
  })

  it('names the most urgent of several, and counts the others by urgency', async () => {
    const matters = [
      aWarning({ number: '1', assessment: verdict('62') }),
      aWarning({ number: '2', subject: { name: '社零总额', unit: '亿元', decimals: 1, basis: 'ytd' }, assessment: verdict('40') }),
      aWarning(),
      aWarning({ number: '3', what: 'resolved', worst: 'red', assessment: verdict('70') }),
    ]
    expect((await letter(matters)).subject).toBe('【红灯预警】区商务委：社零总额欠序时 26.7 个百分点（1—8月）；另有红灯 1、黄灯 1、已转好 1')
  })

  it('puts what is owed before what is red, and what is overdue before both', async () => {
    const overdue: Matter = {
      kind: 'order',
      planId: 'plan',
      department: '区商务委',
      link: address,
      sort: 1,
      standsInFor: null,
      year: 2026,
      number: 3,
      title: '外贸稳增长',
      demand: '报送整改方案',
      what: 'taken',
      who: '贺立言',
      limit: limitOn('2026-09-17', '2026-09-14', publishedWorkdays),
      firstLimitOn: '2026-09-10',
      isOver: true,
      ended: false,
    }
    const late = aWarning({
      cause: 'report',
      assessment: { ...verdict('54.3'), outcome: 'none', reason: 'not_reported', light: 'grey', actual: null, gap: null },
    })
    const { subject, text } = await letter([aWarning(), late, overdue])
    expect(subject).toBe('【逾期】区商务委：督办〔2026〕3号 外贸稳增长，逾期 3 个工作日；另有未报 1、红灯 1')
    expect(text).toContain('时限9月14日（原时限9月10日）')
    expect([...text.matchAll(/^【(\S+) · 1】$/gm)].map(([, group]) => group)).toEqual(['逾期', '未报', '红灯'])
  })
})

describe('the body', () => {
  it('has department, matter, target, progress, gap, limit, what is asked, basis and contact, in both parts', async () => {
    const plans = [aPlan({ contact: '督查室 贺立言 023-6000 0000' })]
    const { text, html } = await letter([aWarning()], { plans })
    for (const said of [text, visible(html)])
      for (const field of [
        '区商务委',
        '12 进出口总额',
        '目标：不低于 100 亿元',
        '1—8月完成 54.3 亿元，应达 66.7 亿元',
        '欠序时 12.4 个百分点',
        '请于2026年9月21日前处理（3 个工作日内）。',
        '请核对数据，说明原因及下步措施。',
        '依据：五年方案（《行动方案》）',
        '联系：区发展改革委，督查室 贺立言 023-6000 0000。',
        '后续每期需',
        '已持续 2 期',
      ])
        expect(said).toContain(field)
  })

  it('says that a limit is uncertain where holidays are not known', async () => {
    const { text, html } = await letter([aWarning()], { day: '2026-12-30' })
    for (const said of [text, html])
      expect(said).toContain('请于2027年1月4日前处理（3 个工作日内）。2027年放假安排尚未公布，有关日期按周一至周五推算，不确定。')
    expect((await letter([aWarning()], { day: '2026-12-30', language: 'en' })).text).toContain(
      '4 January 2027 (within 3 workdays). The holidays of 2027 are not published; dates that lean on them are uncertain.',
    )
  })

  it('draws the pace by cells whose widths add up, with words for who cannot see it', async () => {
    const { html } = await letter([aWarning()])
    const bar = /<table role="img" aria-label="实际 54.3 亿元，应达 66.7 亿元".*?<\/table>/s.exec(html)?.[0] ?? ''
    const widths = [...bar.matchAll(/width="(\d+)%" height/g)].map(([, width]) => Number(width))
    expect(widths).toEqual([54, 13, 1, 32])
    expect(html).not.toMatch(/<img|<script|url\(|@import|display:flex/)
  })

  it('gives notice and no figures where the plan says so', async () => {
    const { subject, text, html } = await letter([aWarning()], { plans: [aPlan({ withoutFigures: true })] })
    expect(subject).toBe('【红灯预警】区商务委：进出口总额欠序时（1—8月）')
    for (const said of [subject, text, visible(html)]) expect(said).not.toMatch(/54\.3|66\.7|12\.4|不低于/)
    expect(text).toContain('邮件只作提示，不含数据')
  })

  it('holds no Chinese of ours in English', async () => {
    const english = aWarning({
      department: 'Commerce',
      subject: { name: 'Imports and exports', unit: '', decimals: 1, basis: 'ytd' },
      step: { kind: 'notice', round: 2 },
    })
    const plans = [aPlan({ title: 'Scheme', document: 'Scheme', office: 'Commission' })]
    const { subject, text, html } = await letter([english], { language: 'en', person: 'Lu Zhilan', plans, optional: ['resolved', 'mentions'] })
    expect(subject).toBe('[Red] Commerce: Imports and exports, 12.4 percentage points behind the pace (January–August)')
    for (const said of [subject, text, visible(html)]) expect(said).not.toMatch(/[\p{Script=Han}，；：？！（）【】]/u)
  })

  it('shows names as text, on one line, whatever stands in them', async () => {
    const hostile = '区<b>商务委</b>\r\nBcc: x@y.z\u202E'
    const { subject, text, html } = await letter([aWarning({ department: hostile, subject: { ...aWarning().subject, name: `<img src=x>\n${hostile}` } })], {
      person: hostile,
    })
    expect(subject).not.toMatch(/[\r\n\u202E]/)
    expect(html).not.toMatch(/<img|<b>|\u202E/)
    expect(html).toContain('&lt;img src=x&gt;')
    expect(text.split('\n').some((line) => line.startsWith('Bcc:'))).toBe(false)
  })
})

describe('a storm', () => {
  it('of 5,000 matters stays below what mail programs cut off, and names every one', async () => {
    const matters = Array.from({ length: 5000 }, (_, place) =>
      aWarning({
        number: String(place + 1),
        sort: place,
        subject: { name: `指标名称较长的一项重点任务指标${place + 1}号`, unit: '亿元', decimals: 1, basis: 'ytd' },
      }),
    )
    const { subject, text, html } = await letter(matters)
    expect(Buffer.byteLength(html)).toBeLessThan(100_000)
    expect(Array.from(subject).length).toBeLessThan(111)
    expect(text.match(/^· \d+ 指标名称/gm)).toHaveLength(5000)
    const shown = visible(html).match(/指标名称较长的一项重点任务指标\d+号/g)?.length ?? 0
    expect(visible(html)).toContain(`其余 ${5000 - shown} 项`)
  })

  it('of ten matters tells three at length and ten in short', async () => {
    const { html } = await letter(Array.from({ length: 12 }, (_, place) => aWarning({ number: String(place + 1), sort: place })))
    expect(html.match(/role="img"/g)).toHaveLength(10)
    expect(html.match(/后续每期需/g)).toHaveLength(3)
    expect(visible(html)).toContain('12 进出口总额')
  })
})
