import type { ReactElement } from 'react'
import { compareVersions, putOff, useSuggestedVersions } from '../../state/versions.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { count } from '../../ui/words.ts'
import './versions.css'

/** Over the board: the first file that looks like a newer version of another, and how many more do. Asks, decides nothing. */
export function SuggestedVersions(): ReactElement | null {
  const [first, ...more] = useSuggestedVersions()
  if (first === undefined) return null
  const { older, newer } = first
  return (
    <section className="versions-band" aria-label="Versions of one reply">
      <Icon name="copy" size={14} className="c-warn" />
      <p className="ell">
        <b>{newer.name}</b> looks like a newer version of <b>{older.name}</b>
        <span className="sec"> · both count until you decide</span>
        {more.length > 0 && <span className="sec"> · {count(more.length, 'more pair')} like it</span>}
      </p>
      <span className="sp" />
      <Button small onClick={() => compareVersions({ older: older.sha256, newer: newer.sha256 })}>
        Compare versions
      </Button>
      <Button small kind="quiet" onClick={() => putOff(first)}>
        Later
      </Button>
    </section>
  )
}
