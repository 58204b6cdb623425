import type { ReactElement } from 'react'
import { useLooking } from '../state/looking.ts'
import { Key } from '../ui/badge.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SHORTCUTS } from './shortcuts.ts'

/** Every key that does something. */
export function ShortcutSheet(): ReactElement {
  return (
    <Dialog title="Keyboard" width={920} onClose={() => useLooking.setState({ layer: null })}>
      <div className="keys">
        {SHORTCUTS.map(({ title, lines }) => (
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
