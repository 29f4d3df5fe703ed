import type { WarningWords } from './warnings.ts'

export const warningsZhCn: WarningWords = {
  refusal: {
    mute_out_of_range: ({ from, to }) => `静默的截止日须在 ${from ?? ''} 至 ${to ?? ''} 之间。`,
    absence_out_of_range: () => '结束日不能早于开始日，也不能早于今天；一次最长一年。',
    no_stand_in: () => '代理人须是另一位在用账号的人员。',
  },
}
