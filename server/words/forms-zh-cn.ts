/** Links in mails and deadlines in calendars, in Chinese. */
import type { FormCounts, FormWords } from './forms.ts'

const matters = ({ cells, warnings, orders }: FormCounts): string =>
  [cells > 0 && `${cells} 处数据`, warnings > 0 && `${warnings} 条预警`, orders > 0 && `${orders} 件督办件`].filter(Boolean).join('、')

export const formsZhCn = (date: (day: string) => string): FormWords => ({
  mail: {
    subject: '【新的填报链接】请用本邮件中的链接继续填报',
    intro: (counts) => `您的填报链接在另一台设备上打开，或已过有效期，现发来新的链接（${matters(counts)}）。`,
    open: '打开填报',
    until: (day) => `链接只供您本人使用，首次打开后只在该浏览器有效，${date(day)}止。`,
    why: '有人在填报页面上为您申请了新链接，因此收到本邮件。如非本人操作，不必理会，原链接不能由他人使用。',
  },
  uses: {
    opened: '打开链接',
    elsewhere: '在其他浏览器打开，已拒绝',
    saved: '保存数据',
    filed: '上传佐证材料',
    refused: '提交了链接以外的内容，已拒绝',
    answered: '核对数据',
    acknowledged: '说明预警',
    order_turned: '办理督办件',
    renewed: '申请新链接',
  },
  feed: {
    name: (person) => `序时 · ${person}的时限`,
    release: (count, first) => (count === 1 ? `报数截止：${first}` : `报数截止：${first}等 ${count} 项`),
    target: (count, first) => (count === 1 ? `目标到期：${first}` : `目标到期：${first}等 ${count} 项`),
    promise: (indicator) => `承诺完成：${indicator}`,
    order: (number, title) => `督办件时限：${title}（${number}）`,
    matter: (number, name, more) => `${number} ${name}（${more}）`.trim(),
    cause: (word) => `预警：${word}`,
    firstLimit: (day) => `原时限 ${date(day)}`,
  },
})
