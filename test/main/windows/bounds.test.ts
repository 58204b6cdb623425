import { expect, test } from 'vitest'
import { inSight } from '../../../main/windows/bounds.ts'

const LAPTOP = { x: 0, y: 0, width: 1440, height: 860 }
const BESIDE = { x: 1440, y: -200, width: 1920, height: 1080 }
const window = (x: number, y: number) => ({ x, y, width: 1200, height: 800 })

test.each([
  ['on a screen that is gone', window(1600, 0)],
  ['below the screen', window(0, 850)],
  ['with its upper edge above the screen', window(0, -300)],
  ['with a sliver of its edge on the screen', window(-1150, 0)],
])('a window that stood %s opens where a new one does', (_, bounds) => {
  expect(inSight(bounds, [LAPTOP])).toBeUndefined()
})

test('a window opens where it stood, on whichever screen', () => {
  expect(inSight(window(100, 40), [LAPTOP])).toEqual(window(100, 40))
  expect(inSight(window(1600, -150), [LAPTOP, BESIDE])).toEqual(window(1600, -150))
  expect(inSight(null, [LAPTOP])).toBeUndefined()
})
