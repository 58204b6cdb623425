import type { ReactElement } from 'react'
import type { ReplacedFile, SourceSummary, VersionPair } from '../../../app/contract/index.ts'
import { useCommand } from '../../state/commands.ts'
import { notify } from '../../state/notices.ts'
import { bringBack, compareVersions, replaceWithCorrected, useVersionsOf } from '../../state/versions.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'

/** In the inspector of a file: which others it is a version of, what was decided about them, and the way to a corrected one. */
export function FileVersions({ source }: { readonly source: SourceSummary | ReplacedFile }): ReactElement {
  const pairs = useVersionsOf(source.sha256)
  useCommand('replace-file', () => {
    if ('replacedBy' in source) notify('neutral', `“${source.name}” is replaced already.`)
    else void replaceWithCorrected(source)
  })
  return (
    <section className="sect">
      <h2>Versions</h2>
      {pairs.map((pair) => (
        <div key={`${pair.older.sha256} ${pair.newer.sha256}`} className="version-pair">
          <p className="wrap">{versionWords(pair, source.sha256)}</p>
          <Button small onClick={() => compareVersions({ older: pair.older.sha256, newer: pair.newer.sha256 })}>
            Compare versions
          </Button>
        </div>
      ))}
      {'replacedBy' in source ? (
        <Button small icon="undo" onClick={() => void bringBack(source)}>
          Bring it back
        </Button>
      ) : (
        <Button small kind="quiet" icon="swap" onClick={() => void replaceWithCorrected(source)}>
          Replace with a corrected file…
        </Button>
      )}
    </section>
  )
}

/** On the line of a file: that it looks like a version of another, or which one it has replaced. */
export function VersionMark({ sha256 }: { readonly sha256: string }): ReactElement | null {
  const [pair] = useVersionsOf(sha256).filter(({ state }) => state !== 'both')
  if (pair === undefined) return null
  const words = versionWords(pair, sha256)
  if (pair.state === 'suggested') {
    return (
      <Badge tone="warn" icon="copy" title={words}>
        {pair.newer.sha256 === sha256 ? 'Newer version?' : 'Older version?'}
      </Badge>
    )
  }
  return <span className="muted ell">{words}</span>
}

/** What a pair says of one of its two files. */
export function versionWords({ older, newer, state }: VersionPair, sha256: string): string {
  const isNewer = newer.sha256 === sha256
  switch (state) {
    case 'suggested':
      return isNewer ? `Looks like a newer version of ${older.name}` : `${newer.name} looks like a newer version of it`
    case 'replaced':
      return isNewer ? `Newer version of ${older.name}, which is kept` : `Replaced by ${newer.name}, kept`
    case 'both':
      return `${isNewer ? older.name : newer.name} counts beside it, by decision`
  }
}
