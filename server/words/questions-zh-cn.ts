/** What Chinese asks about a figure that was entered. */
import type { ObservationFlag } from '../../db/schema.ts'
import { shown } from '../basics/decimal.ts'
import { withUnit } from './explain-zh-cn.ts'
import { shownAsGiven } from './figures.ts'
import type { AskedSubject as Subject, QuestionWords } from './questions.ts'
import type { Words } from './words.ts'

const matters: QuestionWords['matters'] = {
  not_ended: '所属期未结束',
  falls_below_last: '累计数回落',
  above_next: '高于后一期累计',
  month_alone: '像是单期数',
  year_so_far: '像是累计数',
  same_as_last: '与上期相同',
  over_whole: '超过 100%',
  as_fraction: '像是小数',
  as_percent: '像是百分数',
  magnitude: '数量级',
  jump: '变动异常',
  places_jump: '位次变动大',
  other_frequency: '不同频次不一致',
  sum_of_periods: '分期与全期不一致',
  parts_over_whole: '分项大于总量',
  parts_not_whole: '分项合计不等于总量',
  flag_back: '数据性质倒退',
  minus_of_a_fall: '降幅带负号',
}

export const questionsZhCn = (say: Pick<Words, 'period' | 'flags'>): QuestionWords => {
  const figure = (value = '0', { unit }: Subject): string => withUnit(shownAsGiven(value), unit)
  /** What nobody typed is rounded. */
  const about = (value = '0', subject: Subject): string =>
    withUnit(shown(value, Math.min(6, Math.max(subject.decimals, value.split('.')[1]?.length ?? 0))), subject.unit)
  const apart = (value = '0', subject: Subject): string => about(value, subject.unit === '%' ? { ...subject, unit: '个百分点' } : subject)
  return {
    matters,
    ask: ({ code, parameters: p }, subject) => {
      const at = (period = ''): string => say.period(period, subject.basis)
      switch (code) {
        case 'not_ended':
          return `${at(p.period)}尚未结束，却按核定数填报。请核对所属期；如是预计数，请注明。`
        case 'falls_below_last':
          return `累计数 ${figure(p.value, subject)}低于${at(p.otherPeriod)}的 ${figure(p.other, subject)}。累计数一般不回落，是否填错或漏加？`
        case 'above_next':
          return `累计数 ${figure(p.value, subject)}高于后一期（${at(p.otherPeriod)}）的 ${figure(p.other, subject)}，两者必有一处需核对。`
        case 'month_alone':
          return `本次填 ${figure(p.value, subject)}，像是本期单期数；本指标填累计数，${at(p.otherPeriod)}累计已有 ${figure(p.other, subject)}。`
        case 'year_so_far':
          return `本次填 ${figure(p.value, subject)}，像是年初以来的累计数；本指标填当期数，${at(p.from)}至${at(p.to)}各期合计 ${figure(p.sum, subject)}。`
        case 'same_as_last':
          return `本次填 ${figure(p.value, subject)}，与${at(p.lastPeriod)}分毫不差，是否忘了更新？`
        case 'over_whole':
          return `本次填 ${figure(p.value, subject)}，超过 100%。占比和比率一般不超过全部，是否填错？`
        case 'as_fraction':
          return `以往约为 ${about(p.usual, subject)}，本次填 ${figure(p.value, subject)}，像是小数；是否应为 ${figure(p.likely, subject)}？`
        case 'as_percent':
          return `以往约为 ${about(p.usual, subject)}，本次填 ${figure(p.value, subject)}，大了 100 倍；是否应为 ${figure(p.likely, subject)}？`
        case 'magnitude': {
          const times = p.way === 'more' ? (p.factor === '10000' ? ' 1 万倍' : ` ${p.factor} 倍`) : p.factor === '10000' ? '万分之一' : ` ${p.factor} 分之一`
          return `本次填 ${figure(p.value, subject)}，约为以往水平（${about(p.usual, subject)}）的${times}，单位或小数点是否有误？是否应为 ${figure(p.likely, subject)}？`
        }
        case 'jump':
          if (p.kind === 'total')
            return `累计 ${figure(p.value, subject)}，本期新增 ${about(p.step, subject)}；以往 ${p.periods} 期每期一般新增 ${about(p.usual, subject)}，差别超出常见范围。`
          return p.kind === 'flow'
            ? `本次填 ${figure(p.value, subject)}，与以往 ${p.periods} 期的一般水平（${about(p.usual, subject)}）差别过大，超出常见范围。`
            : `比${at(p.lastPeriod)}的 ${figure(p.last, subject)}变动 ${apart(p.step, subject)}，以往 ${p.periods} 期每期一般变动 ${apart(p.usual, subject)}，超出常见范围。`
        case 'places_jump':
          return `由${at(p.lastPeriod)}的第 ${p.last} 位变为第 ${p.value} 位，变动 ${p.places} 位，远大于以往。`
        case 'other_frequency':
          return `本次填 ${figure(p.value, subject)}，同一时点的${at(p.otherPeriod)}已填 ${figure(p.other, subject)}，两者应当一致。`
        case 'sum_of_periods':
          return `${at(p.period)}为 ${figure(p.value, subject)}，其中 ${p.count} 个分期合计 ${figure(p.sum, subject)}，两者应当相等。`
        case 'parts_over_whole':
          return `${p.partNames}合计 ${shownAsGiven(p.parts ?? '0')}，大于${p.wholeName}的 ${shownAsGiven(p.whole ?? '0')}；部分不应大于总量。`
        case 'parts_not_whole':
          return `${p.partNames}合计 ${shownAsGiven(p.parts ?? '0')}，不等于${p.wholeName}的 ${shownAsGiven(p.whole ?? '0')}；以往各期都相等。`
        case 'flag_back':
          return `该期已有${say.flags[p.firmest as ObservationFlag]}，本次却填${say.flags[p.flag as ObservationFlag]}，数据性质倒退。`
        case 'minus_of_a_fall':
          return `“下降”类指标直接填降幅：下降 ${figure(p.value?.replace('-', ''), subject)}应填正数；${figure(p.value, subject)}表示上升。`
        default:
          return code satisfies never
      }
    },
  }
}
