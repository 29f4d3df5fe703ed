/** Working in one sheet together, in Chinese: closed periods, people who are here, and the way back. */
export const togetherZhCn = {
  periods: {
    section: '关闭填报',
    about: '关闭后，任何人都不能修改该所属期的数值；已打开的表格立即锁定。需要更正时先重新开放。',
    year: '年份',
    period: '所属期',
    state: '状态',
    open: '开放',
    closed: '已关闭',
    by: (who: string | null, moment: string) => (who === null ? moment : `${who}，${moment}`),
    why: '说明',
    act: '操作',
    note: '说明（可不填）',
    close: '关闭填报',
    closeUpTo: '连同此前各期一并关闭',
    reopen: '重新开放',
    reopenUpTo: '连同此前各期一并重新开放',
    closeOne: (period: string) => `关闭${period}填报`,
    reopenOne: (period: string) => `重新开放${period}填报`,
    notBegun: '尚未开始',
    confirmClose: (period: string, upTo: boolean) =>
      upTo ? `${period}及此前结束的所有月、季、半年、年都将停止填报，正在填的人会立即看到。` : `${period}将停止填报，正在填的人会立即看到。`,
    confirmReopen: (period: string, upTo: boolean) => (upTo ? `${period}及此前结束的所有月、季、半年、年都可以再次填报。` : `${period}可以再次填报。`),
    cancel: '取消',
  },
  here: {
    others: (count: number) => `另有 ${count} 人在线`,
    elsewhere: '不在本表所示范围',
  },
  steps: {
    next: (name: string, step: string) => `${name}：${step}`,
    list: (name: string) => `${name}多步`,
    upTo: (name: string, steps: number, step: string) => `${name} ${steps} 步，直到：${step}`,
  },
}
