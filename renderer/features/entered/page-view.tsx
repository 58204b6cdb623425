import { type KeyboardEvent, type PointerEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import type { EnteredFigure } from '../../../app/annotate/index.ts'
import type { SourceSummary } from '../../../app/contract/index.ts'
import type { PageRegion } from '../../../app/vocabulary/index.ts'
import { markEntry, startEntry, useEntering } from '../../state/entering.ts'
import { usePagePicture } from '../../state/pages.ts'
import { Button } from '../../ui/button.tsx'
import { drawnFrom, movedBy, shareStyle } from './region.ts'

/** A page of a file as a picture: a part of it is marked with the pointer or by keys, and a figure entered against it. */
export function PageView({
  source,
  figures,
  lit,
}: {
  readonly source: SourceSummary
  readonly figures: readonly EnteredFigure[]
  readonly lit: EnteredFigure | undefined
}): ReactElement {
  const page = useEntering((entering) => entering.page)
  const draft = useEntering((entering) => entering.draft)
  const picture = usePagePicture(source.sha256, page, source.format === 'pdf').data
  const url = usePictureUrl(picture?.png)
  const [region, keepRegion] = useState<PageRegion | null>(null)
  const setRegion = (to: PageRegion | null): void => {
    keepRegion(to)
    if (to !== null) markEntry(page, to)
  }
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const pages = picture?.pages ?? page
  const turn = (to: number): void => {
    setRegion(null)
    useEntering.setState({ page: Math.max(1, Math.min(pages, to)) })
  }
  const at = (event: PointerEvent<HTMLDivElement>): { readonly x: number; readonly y: number } => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
  }
  const enter = (): void => void startEntry(source, { page, paragraph: null, region, quote: '' })
  const byKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Enter' && region !== null) {
      event.preventDefault()
      enter()
    } else if (event.key === 'Escape') setRegion(null)
    else if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault()
      turn(page + (event.key === 'PageDown' ? 1 : -1))
    } else {
      const moved = movedBy(region, event.key, event.shiftKey)
      if (moved === undefined) return
      event.preventDefault()
      setRegion(moved)
    }
  }
  const ofDraft = draft !== null && draft.sha256 === source.sha256 && draft.page === page ? draft.region : null
  const shown = ofDraft ?? region
  return (
    <div className="page-view">
      <div className="page-bar row">
        <Button small kind="quiet" icon="chevronUp" disabled={page <= 1} onClick={() => turn(page - 1)}>
          Previous page
        </Button>
        <span className="sec nw">
          Page <b>{page}</b> of {pages}
        </span>
        <Button small kind="quiet" icon="chevronDown" disabled={page >= pages} onClick={() => turn(page + 1)}>
          Next page
        </Button>
        <span className="sp" />
        <span className="muted ell">Drag over the figure, or focus the page and use the arrows</span>
        <Button small icon="edit" disabled={picture === undefined} onClick={enter}>
          {region === null ? 'Enter a figure of this page' : 'Enter the marked figure'}
        </Button>
      </div>
      <div className="page-scroll scroll">
        {picture === null && (
          <p className="page-none muted">This page cannot be drawn. The figure is entered with its page and words.</p>
        )}
        {picture === undefined && <p className="page-none muted">Drawing page {page}…</p>}
        {picture != null && (
          // biome-ignore lint/a11y/useSemanticElements: a page is a picture that is marked, no field
          <div
            className="page-paper"
            role="group"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a part of the page is marked by keys too
            tabIndex={0}
            aria-label={`Page ${page} of ${pages}. Arrows move the mark, Shift and arrows size it, Enter enters the figure`}
            style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
            onKeyDown={byKey}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              from.current = at(event)
              setRegion(null)
            }}
            onPointerMove={(event) => {
              if (from.current !== null) setRegion(drawnFrom(from.current, at(event)))
            }}
            onPointerUp={() => {
              from.current = null
            }}
          >
            {url !== undefined && <img src={url} alt={`Page ${page}`} draggable={false} />}
            {figures.map((figure) =>
              figure.page === page && figure.region !== null ? (
                <i
                  key={figure.id}
                  className={figure.id === lit?.id ? 'page-mark lit' : 'page-mark'}
                  style={shareStyle(figure.region)}
                  title={`${figure.written}: ${figure.quote}`}
                  ref={figure.id === lit?.id ? (element) => element?.scrollIntoView({ block: 'center' }) : undefined}
                />
              ) : null,
            )}
            {shown !== null && shown !== undefined && <i className="page-mark new" style={shareStyle(shown)} />}
          </div>
        )}
      </div>
    </div>
  )
}

function usePictureUrl(png: Uint8Array | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (png === undefined) {
      setUrl(undefined)
      return
    }
    const made = URL.createObjectURL(new Blob([png.slice()], { type: 'image/png' }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [png])
  return url
}
