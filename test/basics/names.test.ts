/** Names and days as people write them. */
import { expect, it } from 'vitest'
import { readDate, readPeriod } from '../../server/basics/dates.ts'
import { listedIn, namesOf } from '../../server/basics/names.ts'

const names = namesOf([
  { id: 'd-1', shown: '区发改委', also: ['渝中区发展和改革委员会', '发改委'] },
  { id: 'd-2', shown: '区财政局', also: ['渝中区财政局', '财政'] },
  { id: 'd-3', shown: '新区财政局', also: ['财政'] },
  { id: 'd-4', shown: '财政', also: [] },
])

it.each([
  ['区发改委', { id: 'd-1' }],
  [' 区 发改委\u200b', { id: 'd-1' }],
  ['\u202e区发改委', { id: 'd-1' }],
  ['渝中区发展和改革委员会', { id: 'd-1' }],
  ['d-2', { id: 'd-2' }],
  // Whoever is shown by it goes before those who bear it as another name.
  ['财政', { id: 'd-4' }],
  ['区发展改革委', { nearest: ['区发改委'] }],
  ['', { nearest: [] }],
  ['<img src=x onerror=alert(1)>', { nearest: [] }],
  ['__proto__', { nearest: [] }],
  ['某'.repeat(5000), { nearest: [] }],
])('finds %s', (text, found) => {
  expect(names.find(text)).toEqual(found)
})

it('tells whom a name may mean', () => {
  const both = namesOf([
    { id: 'a', shown: '甲局', also: ['水务'] },
    { id: 'b', shown: '乙局', also: ['水务'] },
  ])
  expect(both.find('水务')).toEqual({ several: ['甲局', '乙局'] })
})

it('splits lists at every mark that people use', () => {
  expect(listedIn('区发改委、区财政局，区教委; 区商务委\n区卫健委,')).toEqual(['区发改委', '区财政局', '区教委', '区商务委', '区卫健委'])
})

it.each([
  ['2027-12-31', '2027-12-31'],
  ['2027/12/31', '2027-12-31'],
  ['2027.1.5', '2027-01-05'],
  ['２０２７年１２月３１日', '2027-12-31'],
  ['20271231', '2027-12-31'],
  ['2027年底', '2027-12-31'],
  ['到2027年底前', '2027-12-31'],
  ['2027年6月底', '2027-06-30'],
  ['2028年2月', '2028-02-29'],
  ['2027年上半年', '2027-06-30'],
  ['2027年一季度末', '2027-03-31'],
  ['2027', '2027-12-31'],
  ['2027-02-30', null],
  ['2027-13', null],
  ['年底', null],
  ['46022', null],
  ['=cmd|calc', null],
  ['', null],
  ['2'.repeat(5000), null],
])('reads %s as a day', (text, day) => {
  expect(readDate(text)).toBe(day)
})

it.each([
  ['2022', '2022'],
  ['2022年', '2022'],
  ['2022年四季度', '2022-Q4'],
  ['2022Q3', '2022-Q3'],
  ['2022-9', '2022-09'],
  ['2022年9月份', '2022-09'],
  ['2022上半年', '2022-H1'],
  ['2022-H3', null],
  ['2022-Q5', null],
])('reads %s as a period', (text, period) => {
  expect(readPeriod(text)).toBe(period)
})
