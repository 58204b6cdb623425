import { expect, test } from 'vitest'
import { menuTemplate } from '../../../main/menu/template.ts'

test('names of files are no menu syntax', () => {
  const state = {
    undo: 'Note on A & B',
    redo: null,
    theme: 'light',
    recent: [{ path: '/r&d.foi', name: 'r&d' }],
  } as const
  const labels = JSON.stringify(menuTemplate(state, () => {}, false))
  expect(labels).toContain('"Undo: Note on A && B"')
  expect(labels).toContain('"label":"r&&d","sublabel":"/r&d.foi"')
})
