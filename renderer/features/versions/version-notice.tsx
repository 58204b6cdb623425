import { useEffect, useRef } from 'react'
import { useImports } from '../../state/imports.ts'
import { useLooking } from '../../state/looking.ts'
import { dismiss, type Notice, notify, useNotices } from '../../state/notices.ts'
import { compareVersions, useComparing, useSuggestedVersions } from '../../state/versions.ts'

/**
 * Says once, wherever the analyst is, that a file that came looks like a newer version of another. The list of an import and the
 * band over the board say it themselves.
 */
export function VersionNotice(): null {
  const suggested = useSuggestedVersions()
  const told = useRef(new Set<string>())
  const offered = useRef<readonly Notice['action'][]>([])
  const said = useImports((imports) => imports.shown)
  const board = useLooking((looking) => looking.view === 'replies')
  const comparing = useComparing((looking) => looking.shown)
  useEffect(() => {
    if (board || comparing) takeAway(offered.current)
    for (const { older, newer } of suggested) {
      const pair = `${older.sha256} ${newer.sha256}`
      if (told.current.has(pair)) continue
      told.current.add(pair)
      if (said || board || comparing) continue
      const action = {
        words: 'Compare versions',
        act: () => compareVersions({ older: older.sha256, newer: newer.sha256 }),
      }
      offered.current = [...offered.current, action]
      const text = `“${newer.name}” looks like a newer version of “${older.name}”. Both count until you decide.`
      notify('neutral', text, null, action)
    }
  }, [suggested, said, board, comparing])
  return null
}

/** The board says it for as long as it is so; what stands at the foot of the window would say it twice. */
function takeAway(offered: readonly Notice['action'][]): void {
  for (const { id, action } of useNotices.getState().notices) if (action && offered.includes(action)) dismiss(id)
}
