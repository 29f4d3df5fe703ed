/**
 * The worker thread that writes workbooks: lays a packed workbook out on sheets of paper and asks the library for the
 * bytes. The only door to the library; what the library gets wrong is put right here.
 *
 * Each sheet, from the top: mark, title, line, head (one row or two), body, notes. The body is never without a row, so
 * that filters, formats and formulas have something to point at.
 */
import { parentPort } from 'node:worker_threads'
import { cellRef, colToLetter, rangeRef, writeXlsx } from 'hucre/xlsx'
import type { Cell as WrittenCell, CellStyle, CellValue, ConditionalRule, MergeRange, WriteSheet } from 'hucre/xlsx'
