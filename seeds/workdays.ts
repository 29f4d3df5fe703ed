/**
 * Legal workdays of mainland China, 2020 to 2026, as the yearly notices of the State Council's General Office arrange them.
 *
 * Spans are those of the notices, weekends included; what they change of Monday to Friday follows from them. A year without a notice is not
 * here and stays unknown: that of 2027 is published late in 2026. Taken from the package chinese-days 1.5.7 (MIT), names of joined holidays
 * as in the notices; `test/intake/holiday-notice.test.ts` reads the wordings of all seven and comes to the same.
 */
import type { PublishedYear } from '../db/workdays.ts'

type Row = readonly [name: string, off: string, worked: string]

const notices: Readonly<Record<number, readonly Row[]>> = {
  2020: [
    ['元旦', '01-01', ''],
    ['春节', '01-24..02-02', '01-19'],
    ['清明节', '04-04..04-06', ''],
    ['劳动节', '05-01..05-05', '04-26 05-09'],
    ['端午节', '06-25..06-27', '06-28'],
    ['国庆节、中秋节', '10-01..10-08', '09-27 10-10'],
  ],
  2021: [
    ['元旦', '01-01..01-03', ''],
    ['春节', '02-11..02-17', '02-07 02-20'],
    ['清明节', '04-03..04-05', ''],
    ['劳动节', '05-01..05-05', '04-25 05-08'],
    ['端午节', '06-12..06-14', ''],
    ['中秋节', '09-19..09-21', '09-18'],
    ['国庆节', '10-01..10-07', '09-26 10-09'],
  ],
  2022: [
    ['元旦', '01-01..01-03', ''],
    ['春节', '01-31..02-06', '01-29 01-30'],
    ['清明节', '04-03..04-05', '04-02'],
    ['劳动节', '04-30..05-04', '04-24 05-07'],
    ['端午节', '06-03..06-05', ''],
    ['中秋节', '09-10..09-12', ''],
    ['国庆节', '10-01..10-07', '10-08 10-09'],
  ],
  2023: [
    // The notice's span begins on Saturday 31 December 2022.
    ['元旦', '01-01..01-02', ''],
    ['春节', '01-21..01-27', '01-28 01-29'],
    ['清明节', '04-05', ''],
    ['劳动节', '04-29..05-03', '04-23 05-06'],
    ['端午节', '06-22..06-24', '06-25'],
    ['中秋节、国庆节', '09-29..10-06', '10-07 10-08'],
  ],
  2024: [
    ['元旦', '01-01', ''],
    ['春节', '02-10..02-17', '02-04 02-18'],
    ['清明节', '04-04..04-06', '04-07'],
    ['劳动节', '05-01..05-05', '04-28 05-11'],
    ['端午节', '06-10', ''],
    ['中秋节', '09-15..09-17', '09-14'],
    ['国庆节', '10-01..10-07', '09-29 10-12'],
  ],
  2025: [
    ['元旦', '01-01', ''],
    ['春节', '01-28..02-04', '01-26 02-08'],
    ['清明节', '04-04..04-06', ''],
    ['劳动节', '05-01..05-05', '04-27'],
    ['端午节', '05-31..06-02', ''],
    ['国庆节、中秋节', '10-01..10-08', '09-28 10-11'],
  ],
  2026: [
    ['元旦', '01-01..01-03', '01-04'],
    ['春节', '02-15..02-23', '02-14 02-28'],
    ['清明节', '04-04..04-06', ''],
    ['劳动节', '05-01..05-05', '05-09'],
    ['端午节', '06-19..06-21', ''],
    ['中秋节', '09-25..09-27', ''],
    ['国庆节', '10-01..10-07', '09-20 10-10'],
  ],
}

/** Numbers of the notices; Spring Festival of 2020 was prolonged to 2 February by a second one. */
const numbers: Readonly<Record<number, string>> = {
  2020: '国办发明电〔2019〕16号；春节假期延长：国办发明电〔2020〕1号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
}

export const publishedYears: readonly PublishedYear[] = Object.entries(notices).map(([year, rows]) => ({
  year: Number(year),
  source: `国务院办公厅关于${year}年部分节假日安排的通知（${numbers[Number(year)] ?? ''}）`,
  holidays: rows.map(([name, off, worked]) => {
    const [from = '', to = from] = off.split('..').map((day) => `${year}-${day}`)
    return { name, from, to, worked: worked === '' ? [] : worked.split(' ').map((day) => `${year}-${day}`) }
  }),
}))
