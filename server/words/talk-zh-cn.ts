/** Comments, files and history in Chinese. */
import type { TalkWords } from './talk.ts'

export const talkZhCn: TalkWords = {
  refusal: {
    comment_empty: () => '评论没有内容。',
    comment_too_long: ({ length, most }) => `评论最长 ${most ?? ''} 字，现有 ${length ?? ''} 字，未保存；较长的说明请作为附件上传。`,
    file_empty: () => '文件是空的，未上传。',
    file_too_large: ({ most }) => `单个文件最大 ${most ?? ''} MB，未上传。`,
    file_refused: ({ types }) => `未上传：只接收 ${(types ?? '').replaceAll(', ', '、')}，且内容须与扩展名一致；不接收压缩包和带宏的文件。`,
    file_quota: ({ most, used }) => `本规划的附件空间（${most ?? ''} MB）不足，已用 ${used ?? ''} MB，未上传；请先删除不再需要的附件，或联系管理员。`,
    file_lost: () => '服务器上的这个文件已丢失或损坏，请联系管理员从备份恢复。',
  },
  ways: { grid: '表格填报', seed: '初始数据', job: '系统计算', api: '接口写入', link: '邮件链接填报' },
  made: '由其他指标计算得出',
  mail: {
    subject: (count, who, where, day) =>
      count === 1 ? `【提到您】${who}：${where}` : `【提到您】${count} 条评论提到您（${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日）`,
    intro: (count) => `有 ${count} 条评论提到您。`,
    heading: (count) => `有人提到您 · ${count}`,
    where: (number, name, period) => `${number} ${name}${period === null ? '' : `（${period}）`}`.trim(),
    removed: '（这条评论已删除）',
    open: '打开这一格',
    why: '有人在评论中提到了您，因此收到本邮件。每人每个工作日至多一封。',
  },
}
