import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListedFinding } from '../../app/contract/index.ts'
import { HEADING_HEIGHT, placedGroups, ROW_HEIGHT, rowsIn } from '../../renderer/features/findings/inbox-places.ts'

/** Where a finding is drawn does not hang on what it says. */
const groupOf = (key: string, count: number) => ({
  key,
  title: key,
  findings: Array.from({ length: count }, (_, nth) => ({ key: `${key} ${nth}` }) as ListedFinding),
})

test('a group that lies wholly outside of what is on screen draws nothing', () => {
  const [first, second] = placedGroups([groupOf('a', 1000), groupOf('b', 10)])
  if (first === undefined || second === undefined) throw new Error('two groups were placed')
  expect(rowsIn(second, { from: 0, to: 900 })).toEqual([])
  expect(rowsIn(first, { from: second.top, to: second.top + 900 })).toEqual([])
})

test('of thousands of findings only those on screen are drawn, each once, and none of them is missing', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(counts, fc.nat(200_000), fc.integer({ min: 1, max: 1200 }), (sizes, from, room) => {
      const places = placedGroups(sizes.map((count, nth) => groupOf(`${nth}`, count)))
      const stretch = { from, to: from + room }
      const drawn = places.flatMap((place) => rowsIn(place, stretch).map((nth) => place.before + nth))
      const all = places.flatMap(({ top, before, group }) =>
        group.findings.map((_, nth) => ({ nth: before + nth, top: top + HEADING_HEIGHT + nth * ROW_HEIGHT })),
      )
      const wanted = all.filter(({ top }) => top + ROW_HEIGHT > stretch.from && top < stretch.to)
      expect(drawn).toEqual(wanted.map(({ nth }) => nth))
    }),
    { numRuns: 60 },
  )
})

test('groups stand one below the other, and the last ends where the list does', () => {
  const places = placedGroups([groupOf('a', 2), groupOf('b', 3)])
  expect(places.map(({ top, height, before }) => [top, height, before])).toEqual([
    [0, HEADING_HEIGHT + 2 * ROW_HEIGHT, 0],
    [HEADING_HEIGHT + 2 * ROW_HEIGHT, HEADING_HEIGHT + 3 * ROW_HEIGHT, 2],
  ])
})
