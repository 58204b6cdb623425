import { describe, expect, test } from 'vitest'
import { asAcross, asKind, narrow, narrowedTo } from '../../../renderer/features/charts/spec-changes.ts'
import { BARS, LINES } from '../../chart/replies.ts'

describe('a change of the chart', () => {
  test('never puts the same thing across and in series', () => {
    for (const spec of [LINES, BARS]) {
      for (const changed of [
        asAcross(spec, 'force'),
        asAcross(spec, 'period'),
        asKind(spec, 'line'),
        asKind(spec, 'bar'),
      ]) {
        expect(changed.series).not.toBe(changed.across)
        expect(changed.kind === 'line' && changed.across === 'force').toBe(false)
      }
    }
  })

  test('narrows one column and leaves the other filters alone', () => {
    const some = narrow(
      { ...LINES, question: { ...LINES.question, filters: [{ column: 'raw', test: 'contains', text: '5' }] } },
      'force',
      ['a'],
    )
    expect(narrowedTo(some, 'force')).toEqual(['a'])
    expect(narrow(some, 'force', ['b']).question.filters).toHaveLength(2)
    expect(narrow(some, 'force', null).question.filters).toEqual([{ column: 'raw', test: 'contains', text: '5' }])
  })
})
