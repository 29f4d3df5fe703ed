/** What the calendar page says about a person's own deadlines in other calendars, in Chinese. */
const monthDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

export const feedZhCn = {
  title: '我的时限订阅',
  why: '把报数截止日、目标到期日、承诺日期和督办件时限加到手机或电脑的日历里，自动更新。地址仅供本人使用，知道地址的人都能看到，请勿转发。',
  none: '尚未开通。',
  make: '生成订阅地址',
  renew: '换新地址',
  drop: '停用',
  dropped: '订阅已停用，原地址不再有效。',
  since: (on: string, readOn: string | null) => `${monthDay(on)}开通，${readOn === null ? '还没有日历读取过' : `${monthDay(readOn)}读取过`}。`,
  once: '地址只显示这一次，请复制到日历的“订阅日历”或“添加日历（网址）”里；原有地址已失效。',
  address: '订阅地址',
  subscribe: '用本机日历打开',
}
