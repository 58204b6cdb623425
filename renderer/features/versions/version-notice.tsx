import { useEffect, useRef } from 'react'
import { useImports } from '../../state/imports.ts'
import { useLooking } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { compareVersions, useComparing, useSuggestedVersions } from '../../state/versions.ts'

/** Says once, wherever the analyst is, that a file that came looks like a newer version of another. In Replies the band says it. */
export function VersionNotice(): null {
  const suggested = useSuggestedVersions()
  const told = useRef(new Set<string>())
  const busy = useImports((imports) => imports.shown || imports.running)
  const elsewhere = useLooking((looking) => looking.view !== 'replies')
  const comparing = useComparing((looking) => looking.shown)
  useEffect(() => {
    if (busy) return
    for (const { older, newer } of suggested) {
      const key = `${older.sha256} ${newer.sha256}`
      if (told.current.has(key)) continue
      told.current.add(key)
      if (!elsewhere || comparing) continue
      notify(
        'neutral',
        `“${newer.name}” looks like a newer version of “${older.name}”. Both count until you decide.`,
        null,
        {
          words: 'Compare versions',
          act: () => compareVersions({ older: older.sha256, newer: newer.sha256 }),
        },
      )
    }
  }, [suggested, busy, elsewhere, comparing])
  return null
}
