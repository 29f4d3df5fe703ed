import type { Period } from '../../server/wire.ts'
import { frequencyOf, partsOf } from './periods.ts'
import type { SheetTexts } from './texts-shape.ts'

const shortZh = (period: Period): string => {
  const { kind, place, day } = partsOf(period)
  switch (kind) {
    case 'year':
      return '全年'
    case 'half-year':
      return place === 1 ? '上半年' : '下半年'
    case 'quarter':
      return `${'一二三四'[place - 1]}季度`
    case 'month':
      return `${place}月`
    case 'day':
      return `${place}月${day}日`
    default:
      return kind satisfies never
  }
}
const list = (...parts: readonly (string | false)[]): string => parts.filter((each) => each !== false).join('，')

export const zhCn: SheetTexts = {
  groups: { basics: '基本', judged: '判定' },
  columns: {
    light: '灯',
    number: '序号',
    name: '指标',
    unit: '单位',
    lead: '牵头单位',
    responsible: '责任单位',
    dimension: '目标维度',
    measure: '指标类型',
    frequency: '频率',
    baselinePeriod: '基期',
    baselineValue: '基期值',
    target: '目标值',
    dueOn: '到期',
    yearTarget: '当年目标',
    judgedPeriod: '所属期',
    outcome: '结论',
    expected: '序时应达',
    actual: '实际',
    lead_points: '领先（百分点）',
    share: '完成率%',
    timeShare: '时间进度%',
    gap: '差额',
  },
  outline: {
    withoutTask: '未归入任务',
    withoutDepartment: '未列牵头单位',
    count: (indicators) => `${indicators} 项`,
    open: '已展开',
    folded: '已折叠',
    level: (level) => `第 ${level} 级`,
    alsoUnder: (titles) => `另属：${titles.join('；')}`,
  },
  frequencies: { day: '日', month: '月', quarter: '季', 'half-year': '半年', year: '年' },
  year: (year) => `${year}年`,
  periodShort: shortZh,
  periodLong: (period) => (frequencyOf(period) === 'year' ? `${period}年` : `${period.slice(0, 4)}年${shortZh(period)}`),
  notApplicable: '不适用',
  empty: '空',
  unsaid: '文件未载',
  bars: {
    shown_only: '此列由系统给出，不能填写',
    not_yours: '不是本单位的指标，不能填写',
    computed: '由其他指标算出，不填报',
    not_begun: '该所属期尚未开始',
    not_reported_so_often: '该指标不按此期报送',
    plan_office_only: '由规划主管部门填写',
  },
  sheet: '指标表',
  keysHint: '方向键移动，直接输入即可填写；按 Esc 后再按 Tab 离开表格。',
  explain: '解释此灯（Alt+Enter）',
  refused: '未被接受',
  typed: (text) => `您填的：${text === '' ? '（清空）' : text}`,
  conflict: (who, value, mine) => `${who ?? '别人'}已先改为 ${value === '' ? '空' : value}；您填的 ${mine === '' ? '（清空）' : mine} 没有写入。`,
  takeTheirs: '用对方的',
  putMine: '仍用我的',
  takeAllTheirs: (all) => `${all} 处都用对方的`,
  putAllMine: (all) => `${all} 处都用我的`,
  editAgain: '修改',
  giveUp: '放弃，恢复原值',
  checked: '已核对，无误',
  putRight: '改正',
  remark: '备注（可不填）',
  notChecked: '核对结果没有存上，请重试',
  asked: (cells) => `${cells} 格有疑问，按 F8 逐个核对`,
  selected: (cells) => `已选 ${cells} 格`,
  labels: { typing: '录入', paste: '粘贴', cut: '剪切', clear: '清除', fill: '填充' },
  wrote: (written, skipped, outside) => list(`已填入 ${written} 格`, skipped > 0 && `${skipped} 格不能填写，已跳过`, outside > 0 && `${outside} 格超出表格`),
  copied: (cells) => `已复制 ${cells} 格`,
  tooMuch: '选区超过 20 万格，请缩小后再复制',
  undone: (cells, passed) => list(`已撤销 ${cells} 格`, passed > 0 && `${passed} 格已被别人改过，未动`),
  redone: (cells, passed) => list(`已重做 ${cells} 格`, passed > 0 && `${passed} 格已被别人改过，未动`),
  nothingToUndo: '没有可撤销的操作',
  nothingToRedo: '没有可重做的操作',
  offline: (waiting) => (waiting > 0 ? `连不上服务器，${waiting} 格保存在本机，恢复后自动提交` : '连不上服务器'),
  signedOut: (waiting) => `登录已失效，${waiting} 格保存在本机，重新登录后自动提交`,
  open: (conflicts, problems) => list(conflicts > 0 && `${conflicts} 处冲突`, problems > 0 && `${problems} 处未被接受`, '按 F8 逐个查看'),
  notKept: '浏览器不保存未提交的修改，请等到全部提交后再关闭页面',
  brought: (all) => `已取回上次未提交的 ${all} 格`,
  byOther: (who, value) => `${who ?? '别人'}刚改为 ${value === '' ? '空' : value}`,
  grid: { noRowsToShow: '没有符合条件的指标', filterOoo: '筛选…', applyFilter: '筛选', resetFilter: '清除筛选', clearFilter: '清除', loadingOoo: '加载中…' },
}
