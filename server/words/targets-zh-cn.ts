/** Targets in Chinese. */
import type { TargetWords } from './targets.ts'

const day = (date: string): string => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
const kinds = { final: '终期目标', node: '节点目标' } as const

export const targetsZhCn: TargetWords = {
  lacks: {
    start: '没有基期值或上年数，无从起算，请录入基期值或直接填写。',
    positive: '起点和终点都须大于 0 才能按同一增速分解，请改用等额。',
    past: '往年数据不足，不能按往年比例分解。',
  },
  refusal: {
    nothing_to_divide: ({ name }) => `“${name}”没有可分解的终期数值。`,
    targets_changed: ({ name }) => `“${name}”的目标在您查看之后已有改动，请刷新核对后再操作。`,
    targets_do_not_add_up: ({ name, left, unit }) => `“${name}”各年合计与总目标不符${left ? `，相差 ${left} ${unit}` : ''}，未批准。`,
    approval_in_future: ({ date }) => `批准日期${date ? `（${day(date)}）` : ''}晚于今天。`,
    approval_before_plan: ({ date }) => `批准日期早于规划期${date ? `（${day(date)}起）` : ''}。`,
    approval_before_former: ({ name, date }) => `“${name}”现行目标${date ? `于${day(date)}批准` : '批准在后'}，新的批准日期不能更早。`,
    target_in_print: ({ name }) => `“${name}”的这一版本不能撤回：只能撤回当天录入且未印发的最新版本，其余请凭文件另行调整。`,
  },
  changed: ({ name, what, dueOn, before, after, body, document, date }) => {
    const kind = what === 'year' ? `${dueOn.slice(0, 4)}年目标` : kinds[what]
    const basis = `${day(date)}${body ?? ''}${document === null ? '' : `（${document}）`}批准`
    if (before === null) return `${name}：${kind} ${after ?? ''}，${basis}。`
    return after === null ? `${name}：原${kind} ${before}，${basis}取消。` : `${name}：原${kind} ${before}，${basis}调整为 ${after}；此前的判定按原目标。`
  },
}
