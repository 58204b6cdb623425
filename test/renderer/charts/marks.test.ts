import { describe, expect, test } from 'vitest'
import { layoutChart } from '../../../app/chart/index.ts'
import { forceOf, type Mark, marksOf, neighbour, periodOf } from '../../../renderer/features/charts/marks.ts'
import { BARS, LINES, SOUTH_EAST, TEN_FORCES } from '../../chart/replies.ts'

const lines = layoutChart(LINES, SOUTH_EAST, [], { forces: [] })
const bars = layoutChart(BARS, TEN_FORCES, [], { forces: [] })

function named(marks: readonly Mark[], label: string): Mark {
  const found = marks.find((mark) => mark.label === label)
  if (found === undefined) throw new Error(`no mark ${label}`)
  return found
}

describe('marks of a chart', () => {
  test('are every figure, given or withheld: what is withheld can be annotated too', () => {
    expect(marksOf(lines)).toHaveLength(28)
    expect(named(marksOf(lines), 'Hampshire, 2021/22: refused, s.12').observation).not.toBeNull()
    expect(marksOf(bars)).toHaveLength(20)
  })

  test('are touched on the whole bar, or on what is drawn in its place', () => {
    const essex = named(marksOf(bars), 'Essex, 2018/19: 166')
    const drawn = bars.series.flatMap(({ points }) => points).find(({ label }) => label === essex.label)
    expect(drawn?.box).not.toBeNull()
    expect(essex.box).toEqual(drawn?.box)
    const held = marksOf(bars).filter(({ label }) => label.startsWith('City of London'))
    expect(held.map(({ box }) => box?.height)).toEqual(held.map(() => drawn?.box?.height))
    expect(marksOf(lines).every(({ box }) => box === null)).toBe(true)
  })

  test('are none where no reply says anything', () => {
    const [first, ...rest] = TEN_FORCES
    expect(marksOf(layoutChart(BARS, rest, [], { forces: [] }))).toHaveLength(19)
    expect(first?.forceName).toBe('Nottinghamshire')
  })

  test('know their force and their period, whichever is across', () => {
    const kent = named(marksOf(lines), 'Kent, 2017/18: 122')
    expect([forceOf(LINES, kent), periodOf(LINES, kent)]).toEqual([
      'E23000032',
      { start: '2017-04-01', end: '2018-03-31' },
    ])
    const essex = named(marksOf(bars), 'Essex, 2018/19: 166')
    expect([forceOf(BARS, essex), periodOf(BARS, essex)]).toEqual(['Essex', { start: '2018-04-01', end: '2019-03-31' }])
  })
})

describe('arrow keys', () => {
  const marks = marksOf(lines)
  const from = named(marks, 'Kent, 2018/19: 140')
  const to = (key: string, mark = from) => neighbour(marks, mark, key, false)?.label

  test('stop at the ends of a line', () => {
    expect(to('ArrowLeft', named(marks, 'Kent, 2017/18: 122'))).toBeUndefined()
    expect(to('ArrowRight', named(marks, 'Kent, 2023/24: 264'))).toBeUndefined()
  })

  test('go along the line, and up and down to the next point of the same year', () => {
    expect(to('ArrowRight')).toBe('Kent, 2019/20: 176')
    expect(to('ArrowLeft')).toBe('Kent, 2017/18: 122')
    expect(to('ArrowUp')).toBe('Hampshire, 2018/19: 181')
    expect(to('ArrowDown')).toMatch(/^(Surrey|Sussex), 2018\/19: 76$/)
    expect(to('End')).toBe('Kent, 2023/24: 264')
  })

  test('leave other keys to others', () => {
    expect(to('a')).toBeUndefined()
  })

  test('go down the forces of bars that lie, and across to the other year', () => {
    const lying = marksOf(bars)
    const essex = named(lying, 'Essex, 2017/18: 60')
    expect(neighbour(lying, essex, 'ArrowRight', true)?.label).toBe('Essex, 2018/19: 166')
    expect(neighbour(lying, essex, 'ArrowDown', true)?.label).toBe('Nottinghamshire, 2017/18: 86')
  })
})
