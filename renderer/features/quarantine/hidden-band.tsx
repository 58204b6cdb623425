import type { ReactElement } from 'react'
import { hideAgain, reveal, useHiddenContent } from '../../state/hidden.ts'
import { useLooking } from '../../state/looking.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { count } from '../../ui/words.ts'
import { countWords } from './words.ts'
import './quarantine.css'

/** Over a sheet that hides something: what and how much, unseen until it is decided. */
export function HiddenBand(): ReactElement | null {
  const place = useLooking((looking) => looking.place)
  const file = useHiddenContent()?.find(({ source }) => source === place?.source)
  const here = file?.places.filter(({ sheet }) => sheet === place?.sheet) ?? []
  if (file === undefined || here.length === 0) return null
  const unseen = here.filter(({ state }) => state === 'unseen')
  const shown = here.filter(({ state }) => state !== 'unseen')
  const ids = (places: typeof here) => places.map(({ id }) => id)
  return (
    <section className="hidden-band" aria-label="Hidden content of this sheet">
      <Icon name="eyeOff" size={14} className="c-warn" />
      <p className="ell">
        {unseen.length > 0 && (
          <>
            <b>{countWords(unseen)} hidden</b>
            <span className="sec"> · {count(cellsOf(unseen), 'cell')} unseen, not counted</span>
          </>
        )}
        {unseen.length > 0 && shown.length > 0 && ' · '}
        {shown.length > 0 && (
          <>
            {countWords(shown)} shown by decision
            <span className="sec">
              {shown.some(({ state }) => state === 'counted') ? ', counted' : ', not counted'}
            </span>
          </>
        )}
      </p>
      <span className="sp" />
      {unseen.length > 0 && (
        <Button small onClick={() => void reveal(file, ids(unseen), false, '')}>
          Show them
        </Button>
      )}
      {shown.length > 0 && (
        <Button small onClick={() => void hideAgain(file, ids(shown))}>
          Hide again
        </Button>
      )}
      <Button small kind="quiet" onClick={() => useLooking.setState({ layer: 'hidden' })}>
        All hidden content…
      </Button>
    </section>
  )
}

function cellsOf(places: readonly { readonly cells: number }[]): number {
  return places.reduce((sum, { cells }) => sum + cells, 0)
}
