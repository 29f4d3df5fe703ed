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
  comma: '，',
  wholeSheet: '全选（Ctrl+A）',
  paste: {
    tooLarge: '粘贴的内容放不下',
    larger: (asked, has) => `要粘贴 ${asked.rows} 行 × ${asked.columns} 列，从这里起只有 ${has.rows} 行 × ${has.columns} 列。`,
    beyond: (cells, rows, columns) => `${list(rows > 0 && `多出 ${rows} 行`, columns > 0 && `多出 ${columns} 列`)}，共 ${cells} 格不会填入。`,
    hiddenRows: (rows) => `另有 ${rows} 行被筛选或折叠隐藏，粘贴只填入显示的行。`,
    fit: (cells) => `填入放得下的 ${cells} 格`,
    cancel: '取消',
    cancelled: '没有粘贴',
    tooMuch: (cells, most) => `共 ${cells} 格，一次最多 ${most / 10_000} 万格，请分次进行`,
    cleared: (cells) => `其中 ${cells} 格为空白，已清空`,
    merged: (cells) => `合并单元格盖住的 ${cells} 格未动`,
    tooLong: (cells, most) => `${cells} 格文字超过 ${most} 字，未填入`,
    onlyShown: (hidden) => `只填入显示的行，${hidden} 行被隐藏未动`,
    oneFile: '一次只能放入一个文件',
    noTextFile: (name) => `“${name}”不是文本文件。可放入 .txt、.csv、.tsv；Excel 文件请打开后复制再粘贴`,
    largeFile: (megabytes) => `文件超过 ${megabytes} MB，请分次放入`,
    byKey: '浏览器只允许用键盘粘贴，请按 Ctrl+V',
  },
  find: {
    label: '查找',
    hint: '查找单元格里的文字或数字',
    close: '关闭（Esc）',
    next: '下一处（Enter）',
    previous: '上一处（Shift+Enter）',
    looking: '查找中…',
    count: (at, all, isCut, hidden) => list(`${at}/${all}${isCut ? '+' : ''}`, hidden > 0 && `另有 ${hidden} 行被隐藏`),
    none: (hidden) => (hidden > 0 ? `显示的行里没有，被隐藏的 ${hidden} 行里有` : '没有找到'),
  },
  goTo: {
    label: '定位',
    hint: '序号或指标名，也可带所属期：地区生产总值 3月',
    close: '关闭（Esc）',
    none: '没有这个指标',
    rowHidden: '（此行被筛选或折叠隐藏）',
    columnHidden: (period) => `${period}这一列没有显示`,
  },
  menu: {
    label: '单元格菜单',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    clear: '清除',
    fillDown: '向下填充',
    fillRight: '向右填充',
    explain: '解释此灯',
    ascending: '按此列升序',
    descending: '按此列降序',
    unsorted: '恢复原来的顺序',
    keys: '所有按键',
  },
  help: {
    title: '按键',
    close: '关闭',
    groups: [
      {
        title: '移动',
        keys: [
          ['方向键', '移动一格'],
          ['Ctrl+方向键', '跳到有数与无数的边界'],
          ['Tab / Enter', '向右 / 向下；选中多格时在其中循环'],
          ['Shift+Tab / Shift+Enter', '向左 / 向上'],
          ['Home / End', '本行首格 / 末格'],
          ['Ctrl+Home / Ctrl+End', '左上角 / 右下角'],
          ['PageUp / PageDown', '上一屏 / 下一屏'],
          ['Ctrl+G', '定位到指标、所属期'],
          ['Ctrl+F', '查找'],
          ['F3 / Shift+F3', '下一处 / 上一处'],
          ['F8', '下一个待处理的格：冲突、未被接受、有疑问'],
          ['Esc 再 Tab', '离开表格'],
        ],
      },
      {
        title: '选择',
        keys: [
          ['Shift+方向键', '扩大选区'],
          ['Ctrl+Shift+方向键', '扩大到边界'],
          ['Ctrl+空格 / Shift+空格', '整列 / 整行；也可点列头、行号'],
          ['Ctrl+A', '全选'],
        ],
      },
      {
        title: '填写',
        keys: [
          ['直接输入', '替换原值'],
          ['F2', '在原值上修改'],
          ['Enter / Tab', '确定'],
          ['Esc', '放弃'],
          ['Ctrl+Enter', '填入选中的每一格'],
          ['Delete', '清除选区'],
          ['Ctrl+D / Ctrl+R', '向下 / 向右填充'],
          ['Ctrl+C / Ctrl+X / Ctrl+V', '复制 / 剪切 / 粘贴'],
          ['Ctrl+Z / Ctrl+Y', '撤销 / 重做'],
        ],
      },
      {
        title: '其他',
        keys: [
          ['Alt+Enter', '解释此灯'],
          ['Shift+F2', '进入格旁的提示'],
          ['Shift+F10', '单元格菜单'],
          ['F1 / Ctrl+/', '本页'],
        ],
      },
    ],
    notes: [
      '可填：1234、1,234、1.2万、3.4亿元、56.7%、（12）表示 −12、约 12、=1200+35（加减乘除和括号）。如何理解会显示出来，原文保留。',
      '“-”表示不适用。粘贴的空白格会清空原值；被合并单元格盖住的格不动。',
      '可从 Excel、WPS、网页表格粘贴，也可把 .txt、.csv、.tsv 文件拖到表格上。粘贴的是显示的数，需要全部小数位时请先在原表里显示出来。',
    ],
  },
  grid: { noRowsToShow: '没有符合条件的指标', filterOoo: '筛选…', applyFilter: '筛选', resetFilter: '清除筛选', clearFilter: '清除', loadingOoo: '加载中…' },
}
