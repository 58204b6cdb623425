import { describe, expect, test } from 'vitest'
import type { Facet, ObservationId, ObservationRow, Question } from '../../app/query/index.ts'
import { clipboardText } from '../../renderer/features/explore/copy-rows.ts'
import {
  chosenValues,
  filterValue,
  filterWords,
  onlyValue,
  toggleValue,
} from '../../renderer/features/explore/filters.ts'

const EVERY_ROW: Question = { filters: [], search: '', sort: [] }

const row: ObservationRow = {
  id: 7 as ObservationId,
  force: 'E23000019',
  forceName: 'Nottinghamshire',
  measure: 'offences',
  periodStart: '2018-04-01',
  periodEnd: '2019-03-31',
  periodLabel: '2018/19',
  dimensions: 'platform=Instagram',
  status: 'ok',
  value: 1500,
  low: 1500,
  high: 1500,
  raw: '1,500',
  source: 1,
  file: 'reply.xlsx',
  sheetIndex: 0,
  sheet: 'Q1',
  cell: 'J9',
  row: 8,
  column: 9,
  noteCount: 0,
  illustrative: false,
}

describe('copied rows', () => {
  test('never turn a withheld value into a number', () => {
    const text = clipboardText([{ ...row, status: 'suppressed', value: null, low: 1, high: 4, raw: '<5' }], true)
    expect(text).toBe('1–4')
    expect(clipboardText([{ ...row, status: 'missing', value: null, low: 0, high: null, raw: '' }], true)).toBe(
      'missing',
    )
  })

  test('cannot run as formulas where they are pasted, nor break their row', () => {
    const [, line = ''] = clipboardText([{ ...row, forceName: '=HYPERLINK("x")', raw: '@a\tb\nc' }], false).split('\n')
    const fields = line.split('\t')
    expect(fields).toHaveLength(11)
    expect(fields[0]).toBe('\'=HYPERLINK("x")')
    expect(fields[6]).toBe("'@a b c")
  })

  test('nor by a sign of full width or behind a line end, and a negative number stays one', () => {
    const [, line = ''] = clipboardText([{ ...row, forceName: '＝1+1', raw: '\n=1+1', measure: '-7' }], false).split(
      '\n',
    )
    const fields = line.split('\t')
    expect([fields[0], fields[6], fields[2]]).toEqual(["'＝1+1", "' =1+1", '-7'])
  })

  test('carry headers and the cell they come from, numbers without commas', () => {
    const [head = '', line = ''] = clipboardText([row], false).split('\n')
    expect(head.split('\t').at(-1)).toBe('Cell')
    expect(line.split('\t')).toEqual([
      'Nottinghamshire',
      '2018/19',
      'offences',
      'platform=Instagram',
      '1500',
      '',
      '1,500',
      'value',
      'reply.xlsx',
      'Q1',
      'J9',
    ])
  })
})

describe('filters', () => {
  test('a facet without any tick left no longer filters, rather than matching nothing', () => {
    const once = toggleValue(EVERY_ROW, 'force', 'E23000019')
    expect(once.filters).toEqual([{ column: 'force', test: 'one of', values: ['E23000019'] }])
    expect(toggleValue(once, 'force', 'E23000019').filters).toEqual([])
  })

  test('ticks of two facets stand side by side, dimensions by their key', () => {
    const both = toggleValue(toggleValue(EVERY_ROW, 'status', 'suppressed'), 'dimension:platform', 'Instagram')
    expect(both.filters).toHaveLength(2)
    expect([...(chosenValues(both, 'dimension:platform') ?? [])]).toEqual(['Instagram'])
    expect(chosenValues(both, 'dimension:age')).toBeUndefined()
  })

  test('filtering to a cell asks by what questions know: days of a period, path of a file', () => {
    expect(filterValue(row, 'period', null)).toEqual({ column: 'period', value: '2018-04-01/2019-03-31' })
    expect(filterValue({ ...row, periodStart: null }, 'period', null)).toEqual({ column: 'period', value: null })
    expect(filterValue(row, 'cell', 'replies/reply.xlsx')).toEqual({ column: 'file', value: 'replies/reply.xlsx' })
    expect(filterValue(row, 'value', null)).toBeUndefined()
    expect(onlyValue(toggleValue(EVERY_ROW, 'force', 'E1'), 'force', 'E2').filters).toHaveLength(1)
  })

  test('are named by the labels of their facet, many in few words', () => {
    const facet: Facet = {
      column: 'force',
      label: 'Force',
      values: ['A', 'B', 'C', 'D'].map((value) => ({ value, label: `Force ${value}`, count: 1 })),
    }
    const words = filterWords({ column: 'force', test: 'one of', values: ['A', 'B', 'C', 'D'] }, [facet])
    expect(words).toEqual({ what: 'Force', values: 'Force A, Force B and 2 more' })
    expect(filterWords({ column: 'force', test: 'one of', values: [null] }, [facet]).values).toBe('not named')
  })
})
