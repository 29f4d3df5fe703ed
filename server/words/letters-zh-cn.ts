/** Weekly list, monthly page and switching off in Chinese. */
import type { OptionalMail } from '../../db/schema.ts'
import { digestZhCn } from './digest-zh-cn.ts'
import type { LetterWords } from './letters.ts'

const monthDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
const fullDate = (date: string): string => `${date.slice(0, 4)}年${monthDay(date)}`
const named = (kinds: readonly OptionalMail[]): string => kinds.map((kind) => digestZhCn.optional[kind]).join('、')

export const lettersZhCn: LetterWords = {
  weekly: {
    subject: (department, count, day) => `【每周清单】${department === null ? '' : `${department}：`}${digestZhCn.counted(count)}（${monthDay(day)}）`,
    intro: (department, day) => `截至${fullDate(day)}，${department ?? '贵单位'}牵头事项中尚未了结的如下：`,
    promised: (standing, passed) =>
      standing + passed === 0 ? '均未登记整改承诺。' : `已承诺完成日期 ${standing + passed} 项${passed === 0 ? '' : `，其中 ${passed} 项承诺已过期`}。`,
    why: '您是上述单位负责人，因此每周收到一次清单。',
  },
  monthly: {
    subject: (plan, counts, month) =>
      `【每月一页】${plan}：红灯 ${counts.red}、黄灯 ${counts.yellow}、绿灯 ${counts.green + counts.blue}（${Number(month.slice(5, 7))}月）`,
    intro: (plan, scope, day) => `截至${fullDate(day)}，${plan}${scope === null ? '' : `（${scope}）`}进展如下：`,
    counts: { red: '红灯', yellow: '黄灯', green: '绿灯及已完成' },
    share: (count, of) => (of === 0 ? '' : `占 ${Math.round((count * 100) / of)}%`),
    others: (grey, unreported) => (grey === 0 ? '' : `另有 ${grey} 项暂不判定${unreported === 0 ? '' : `，其中未报 ${unreported} 项`}。`),
    redList: (count) => `红灯清单 · ${count}`,
    none: '没有红灯。',
    heads: { matter: '事项', who: '牵头单位', since: '起始', gap: '差距', asked: '要求' },
    nobody: '未明确',
    since: (on, periods) => `${on === null ? '本期' : `${monthDay(on)}起`}${periods > 1 ? `，已持续 ${periods} 期` : ''}`,
    usualAsk: '说明原因及下步措施',
    promised: (on, isOver) => `承诺${monthDay(on)}前完成${isOver ? '（已过期）' : ''}`,
    order: (year, number, limitOn) => `督办〔${year}〕${number}号，${monthDay(limitOn)}前办结`,
    more: (count) => `其余 ${count} 项见附件台账。`,
    attached: (file) => `附件：${file}`,
    tooLarge: (megabytes) => `台账超过 ${megabytes} MB，未随信附上，请在系统“报表”中下载。`,
    notAttached: '按本规划的设置，邮件不含数据，台账请在系统“报表”中下载。',
    why: '您是分管领导，因此每月收到一次。',
  },
  sample: {
    subject: (subject) => `【样张】${subject}`,
    from: { waiting: '样张：您下一封邮件目前的样子，尚未发送。', standing: '样张：目前没有待告知您的新事项，以下按现有未了结事项生成。' },
  },
  unsubscribe: {
    title: '邮件停发',
    ask: (name, kinds) => `将为${name}停发：${named(kinds)}。预警、催报和督办属于职责，不能停发。`,
    done: (name, kinds) => `已为${name}停发：${named(kinds)}。预警、催报和督办属于职责，仍会照常发送。`,
    nothing: '没有可以停发的内容：预警、催报和督办属于职责，不能停发。',
    button: '确认停发',
    settings: '登录后查看邮件设置',
    undo: '如需恢复，请登录后在邮件设置中打开',
  },
}
