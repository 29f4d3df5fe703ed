import { describe, expect, it } from 'vitest'
import { readNumber } from '../../server/basics/numbers.ts'

describe('readNumber', () => {
  it.each([
    ['12', '亿元', '12'],
    ['012.50', '亿元', '12.50'],
    ['-3.5', '%', '-3.5'],
    ['+3.5', '%', '3.5'],
    ['.5', '%', '0.5'],
    ['5.', '%', '5'],
    ['1,234', '个', '1234'],
    ['1,234,567.8', '元', '1234567.8'],
    ['(1,200)', '元', '-1200'],
    ['（12）', '元', '-12'],
    ['５６．７％', '%', '56.7'],
    ['12.5%', '%', '12.5'],
    ['1.2万', '人', '12000'],
    ['1.2万', '万人', '1.2'],
    ['1.2万人', '万人', '1.2'],
    ['12000人', '万人', '1.2'],
    ['3.4亿元', '亿元', '3.4'],
    ['3,000万元', '亿元', '0.3'],
    ['8亿', '亿元', '8'],
    ['8万', '亿元', '0.0008'],
    ['约3.4', '亿元', '3.4'],
    ['近3.4亿元', '亿元', '3.4'],
    ['23万㎡', '万平方米', '23'],
    ['￥12', '元', '12'],
    ['１２３', '个', '123'],
    ['0', '个', '0'],
    ['-0', '个', '0'],
    [' 7 ', '个', '7'],
    ['\u200b7\u00a0', '个', '7'],
    ['\u202a7\u202c', '个', '7'],
    ['约1.2万', '人', '12000'],
    ['=1200+35', '个', '1235'],
    ['＝１２００＋３５', '个', '1235'],
    ['= 1,200 + 35', '个', '1235'],
    ['=12.5*3', '亿元', '37.5'],
    ['=12.5×3÷2', '亿元', '18.75'],
    ['=（3−1）*（2+.5）', '亿元', '5'],
    ['=-3+1', '亿元', '-2'],
    ['=2-3*4', '亿元', '-10'],
    ['=10/4/5', '亿元', '0.5'],
    ['=1-1', '亿元', '0'],
    ['=0.1+0.2', '亿元', '0.3'],
    ['=1/3*3', '亿元', '1'],
    ['=2/3', '亿元', '0.66666666666666666667'],
    ['=--5', '亿元', '5'],
  ])('reads %j in %s as %s', (text, unit, value) => {
    expect(readNumber(text, unit)).toMatchObject({ kind: 'value', value })
  })

  it.each(['-', '–', '—', '——', '－', 'ー', '一', '不适用', 'N/A', '/'])('takes a lone %s as not applicable', (text) => {
    expect(readNumber(text, '个')).toEqual({ kind: 'not_applicable' })
  })

  it.each(['', '  ', '清空'])('takes %j as clear', (text) => {
    expect(readNumber(text, '个')).toEqual({ kind: 'clear' })
  })

  it.each([
    ['十二', '个', 'not_a_number'],
    ['NaN', '个', 'not_a_number'],
    ['Infinity', '个', 'not_a_number'],
    ['1e999', '个', 'not_a_number'],
    ['1.23E+05', '个', 'not_a_number'],
    ['0x1F', '个', 'wrong_unit'],
    ['1.2.3', '个', 'wrong_unit'],
    ['--5', '个', 'not_a_number'],
    ['(5', '个', 'not_a_number'],
    ['1,23', '个', 'bad_grouping'],
    ['12,34,567', '个', 'bad_grouping'],
    ['12.5%', '亿元', 'percent_not_expected'],
    ['5吨', '亿元', 'wrong_unit'],
    ['#DIV/0!', '个', 'spreadsheet_error'],
    ['####', '个', 'spreadsheet_error'],
    ['暂无', '个', 'ambiguous_blank'],
    ['9'.repeat(31), '个', 'too_many_digits'],
    ['9'.repeat(10_000_000), '个', 'too_long'],
    ['=', '个', 'not_a_sum'],
    ['=SUM(A1)', '个', 'not_a_sum'],
    ['=A1+2', '个', 'not_a_sum'],
    ["=cmd|'/c calc'!A0", '个', 'not_a_sum'],
    ['=HYPERLINK("http://x")', '个', 'not_a_sum'],
    ['=1200+', '个', 'not_a_sum'],
    ['=(1+2', '个', 'not_a_sum'],
    ['=1+2)', '个', 'not_a_sum'],
    ['=1 2+3*', '个', 'not_a_sum'],
    ['=1,23+4', '个', 'not_a_sum'],
    ['=2^10', '个', 'not_a_sum'],
    ['=50%+1', '%', 'not_a_sum'],
    ['=1e3', '个', 'not_a_sum'],
    [`=${'('.repeat(150)}1`, '个', 'not_a_sum'],
    ['=1/0', '个', 'divided_by_zero'],
    ['=5÷(2-2)', '个', 'divided_by_zero'],
    [`=${'9'.repeat(30)}*10`, '个', 'too_many_digits'],
    [`=${'1+'.repeat(200)}1`, '个', 'too_long'],
    ['<img onerror=1>', '个', 'not_a_number'],
  ])('refuses %.30j in %s: %s', (text, unit, code) => {
    expect(readNumber(text, unit)).toMatchObject({ kind: 'problem', problem: { code } })
  })

  it('shows how it understood what it changed, and is silent about plain numbers', () => {
    expect(readNumber('1.2万', '人')).toMatchObject({ understood: '1.2万 → 12000 人' })
    expect(readNumber('1,234', '人')).toMatchObject({ understood: null })
    expect(readNumber('=1200+35', '人')).toMatchObject({ understood: '=1200+35 → 1235 人' })
    expect(readNumber('=7', '')).toMatchObject({ understood: '=7 → 7' })
    expect(readNumber('（12）', '人')).toMatchObject({ understood: '（12） → -12 人' })
    expect(readNumber('约3.4', '亿元')).toMatchObject({ understood: '约3.4 → 3.4 亿元' })
  })
})
