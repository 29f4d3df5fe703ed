/** What the form behind a link in a mail says beside the words of one's own work, in Chinese. */
const monthDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
const moment = (instant: string): string => {
  const at = new Date(instant)
  return `${at.getMonth() + 1}月${at.getDate()}日 ${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`
}

export const formZhCn = {
  title: '填报',
  product: '序时',
  loading: '正在打开…',
  demonstration: '演示数据，均为虚构。',
  greeting: (person: string) => `${person}，您好`,
  asks: (cells: number, warnings: number, orders: number) =>
    `请您处理：${[cells > 0 && `${cells} 处数据`, warnings > 0 && `${warnings} 条预警`, orders > 0 && `${orders} 件督办件`].filter(Boolean).join('、')}。`,
  open: '打开填报',
  binds: (until: string) => `不用登录。打开后，这个链接只在本浏览器有效，${monthDay(until)}止；转发给他人无法使用。`,
  until: (until: string) => `链接 ${monthDay(until)}止`,
  closed: {
    elsewhere: '这个链接已在另一个浏览器中打开，在这里不能使用。',
    expired: (until: string) => `这个链接已于${monthDay(until)}到期。`,
    replaced: '这个链接已停用：您后来打开过新的链接，或者账号、邮箱有变动。',
  },
  renewWhy: '如果您是本人，可以把新的链接发到您的邮箱。新链接只发给本人，转发者收不到。',
  renew: '发新链接到我的邮箱',
  renewed: (at: string) =>
    new Date(at).getTime() <= Date.now() ? '新链接已发到您的邮箱，请从那封邮件打开。' : `新链接将于${moment(at)}发到您的邮箱，请从那封邮件打开。`,
  nothing: '这个链接打不开',
  nothingWhy: '请从收到的邮件里直接点开完整的链接；邮件列表中看到的链接不带密钥，不能使用。有账号的，可以登录填报。',
  signIn: '登录填报',
  offline: '连接不上服务器。',
  again: '重试',
  cells: (count: number) => `待填数据 · ${count}`,
  filled: (count: number) => `已收到 · ${count}`,
  warnings: (count: number) => `预警 · ${count}`,
  flag: '数据性质',
  confirm: '数值不变，确认',
  save: (count: number) => (count === 0 ? '保存' : `保存 ${count} 处`),
  saving: '正在保存…',
  unsent: (count: number) => `连接不上服务器，${count} 处已存在本机，恢复连接后自动提交。`,
  saved: (count: number) => `已保存 ${count} 处。`,
  partly: (saved: number, refused: number) => `${saved > 0 ? `已保存 ${saved} 处，` : ''}${refused} 处未保存，请看红字。`,
  takenBy: (name: string, who: string | null, theirs: string, mine: string) => `“${name}”已由${who ?? '他人'}报为 ${theirs}；您填的 ${mine} 未保存。`,
  noLonger: (name: string, mine: string) => `“${name}”现在不需要您填报，您填的 ${mine} 未保存。`,
  keptHere: '填写内容随时存在本机，刷新或断网不会丢失。',
  cannotYet: '暂时报不了？说明原因和预计日期',
  acknowledge: '说明原因、措施和承诺日期',
  reason: '原因',
  measures: '措施',
  promisedOn: '承诺日期',
  promiseHint: '到这一天之前，催办和升级暂停；过期自动恢复。',
  send: '提交说明',
  sent: '说明已提交，催办暂停到承诺日期。',
  said: (who: string, day: string) => `${who}已说明，承诺 ${monthDay(day)}前完成`,
  sayAnew: '重新说明',
  missing: { note: '请写明情况。', reason: '请写原因。', measures: '请写措施。', promisedOn: '请选日期。' },
  orders: (count: number) => `督办件 · ${count}`,
  limit: (day: string) => `时限 ${monthDay(day)}`,
  firstLimit: (day: string) => `原时限 ${monthDay(day)}`,
  overdue: '已超时限',
  extensionAsked: (day: string) => `已申请延期至${monthDay(day)}，等待督查部门决定。`,
  newLimit: '申请延期至',
  notes: { signed: '', reported: '进展情况', extension_asked: '延期理由' },
  turned: (act: string) => `已提交：${act}。`,
  thanks: '谢谢，本邮件所列事项已全部收到。',
  next: (name: string, period: string, day: string, others: number) =>
    `接下来：${name}（${period}）${others > 0 ? `等 ${others + 1} 项` : ''}，${monthDay(day)}前报送，届时会有邮件提醒。`,
  nothingNext: '目前没有其他要您处理的事项，可以关闭本页。',
}
