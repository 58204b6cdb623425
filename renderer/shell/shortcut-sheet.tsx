import type { ReactElement } from 'react'
import { useLooking } from '../state/looking.ts'
import { Key } from '../ui/badge.tsx'
import { Dialog } from '../ui/dialog.tsx'

type Line = readonly [keys: string, words: string]

const SECTIONS: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
  {
    title: 'Anywhere',
    lines: [
      ['Ctrl K', 'Command palette'],
      ['Ctrl 1 … 6', 'The views, in their order'],
      ['F6', 'Next pane'],
      ['Ctrl F', 'Find in the view'],
      ['Q', 'Review what waits'],
      ['Ctrl Z', 'Undo, the step named'],
      ['Ctrl Shift Z', 'Redo'],
      ['Ctrl Shift H', 'History, and back to a point'],
      ['Ctrl S', 'Save'],
      ['Ctrl I', 'Import files'],
      ['Ctrl E', 'Export'],
      ['?', 'This sheet'],
    ],
  },
  {
    title: 'In a grid or sheet',
    lines: [
      ['← ↑ → ↓', 'Move'],
      ['Home End', 'First, last column'],
      ['Page Up Page Down', 'A screen up, down'],
      ['Enter', 'Open the source cell'],
      ['Esc', 'Shut the sheet beside the grid'],
      ['N', 'Note on the number'],
      ['F', 'Filter to the value'],
      ['[ ]', 'Previous, next sheet'],
      ['Ctrl C', 'Copy with headers'],
      ['Ctrl Shift C', 'Copy values only'],
    ],
  },
  {
    title: 'On a sheet in Source',
    lines: [
      ['Shift and arrows', 'Select cells'],
      ['H L V T N I', 'Make them header, label, value, total, note, ignored'],
      ['B, then arrows', 'Move a border out, with Shift in'],
      ['Ctrl Enter', 'Confirm the layout'],
      ['Esc', 'Leave the sheet as it was'],
      ['F', 'Find in the sheet'],
      ['+ − 0', 'Larger, smaller, usual size'],
    ],
  },
  {
    title: 'In Findings',
    lines: [
      ['[ ] or ↑ ↓', 'Previous, next finding'],
      ['Space', 'Pick for a letter or a decision'],
      ['1 … 5', 'Open, queried, explained, accepted, no problem'],
      ['R', 'Write the reason'],
      ['L', 'Draft the letter'],
      ['Enter', 'Open the source cell'],
    ],
  },
]

/** Every key that does something. */
export function ShortcutSheet(): ReactElement {
  return (
    <Dialog title="Keyboard" width={640} onClose={() => useLooking.setState({ layer: null })}>
      <div className="keys">
        {SECTIONS.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {lines.map(([keys, words]) => (
                <li key={keys}>
                  <span>{words}</span>
                  <span className="combo">
                    <Key>{keys}</Key>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
