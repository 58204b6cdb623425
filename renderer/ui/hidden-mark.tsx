import type { ReactElement } from 'react'
import { useHiddenContent } from '../state/hidden.ts'
import { useLooking } from '../state/looking.ts'
import { Icon } from './icon.tsx'
import { count } from './words.ts'
import './hidden-mark.css'

/** How many places of some files hide something: nothing where none does. A click lists them. */
export function HiddenMark({
  sources,
  short = false,
}: {
  readonly sources: readonly number[]
  /** The number alone, where there is little room. */
  readonly short?: boolean
}): ReactElement | null {
  const places = useHiddenContent()
    ?.filter(({ source, included }) => included && sources.includes(source))
    .flatMap((file) => file.places)
  if (places === undefined || places.length === 0) return null
  const unseen = places.filter(({ state }) => state === 'unseen').length
  return (
    <button
      type="button"
      className={`bdg warn hidden-mark ${short ? 'short' : ''}`}
      title={places.map(({ what }) => what).join('\n')}
      aria-label={`${count(places.length, 'hidden place')}, ${unseen} unseen. List the hidden content`}
      onClick={(event) => {
        event.stopPropagation()
        useLooking.setState({ layer: 'hidden' })
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Icon name="eyeOff" size={12} />
      {short ? places.length : `${places.length} hidden`}
    </button>
  )
}
