import { type ReactElement, useState } from 'react'
import type { HiddenFile, HiddenPlaceSummary } from '../../../app/contract/index.ts'
import { hideAgain, reveal, useHiddenContent } from '../../state/hidden.ts'
import { openSource, useLooking } from '../../state/looking.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { count, moment } from '../../ui/words.ts'
import { RemoveWindow } from './remove-window.tsx'
import { contentWords, placesWords, STATE_WORDS, showable } from './words.ts'
import './quarantine.css'

/** Everything that the files of the workspace hide, file by file, and what is done with it. */
export function HiddenWindow(): ReactElement {
  const files = useHiddenContent()
  const [removing, setRemoving] = useState<HiddenFile | null>(null)
  const close = (): void => useLooking.setState({ layer: null })
  if (removing !== null) return <RemoveWindow file={removing} onDone={() => setRemoving(null)} />
  return (
    <Dialog title="Hidden content" width={860} onClose={close} className="hidden-window">
      <div className="hidden-list scroll">
        {files !== undefined && <Summary files={files} />}
        {files?.map((file) => (
          <FilePlaces key={file.sha256} file={file} onRemove={() => setRemoving(file)} />
        ))}
      </div>
      <div className="df">
        <span className="muted">What is shown or counted can be undone with Ctrl Z. What is removed cannot.</span>
        <span className="sp" />
        <Button autoFocus onClick={close}>
          Close
        </Button>
      </div>
    </Dialog>
  )
}

function Summary({ files }: { readonly files: readonly HiddenFile[] }): ReactElement {
  if (files.every(({ places }) => places.length === 0)) {
    return <p className="hidden-lead">No file of this workspace hides anything that the program can find.</p>
  }
  return (
    <p className="hidden-lead">
      {placesWords(files)}, unseen by a reader of the files. Such content may name people. It is not shown, searched,
      counted or exported unless you decide so here.
    </p>
  )
}

function FilePlaces({ file, onRemove }: { readonly file: HiddenFile; readonly onRemove: () => void }): ReactElement {
  const [counting, setCounting] = useState<string | null>(null)
  return (
    <section className="hidden-file" aria-label={file.name}>
      <div className="row">
        <b className="ell">{file.name}</b>
        {!file.included && <span className="muted nw">taken out of the workspace, kept for undo</span>}
        <span className="sp" />
        {file.places.length > 0 && (
          <Button small icon="trash" onClick={onRemove}>
            Remove for good…
          </Button>
        )}
      </div>
      {file.places.length > 0 && (
        <table className="grid">
          <colgroup>
            <col />
            <col className="w-content" />
            <col className="w-decided" />
            <col className="w-acts" />
          </colgroup>
          <thead>
            <tr>
              <th>What is hidden</th>
              <th>Holds</th>
              <th>Decision</th>
              <th>
                <span className="unseen">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {file.places.map((place) => (
              <PlaceRow
                key={place.id}
                file={file}
                place={place}
                counting={counting === place.id}
                onCount={(on) => setCounting(on ? place.id : null)}
              />
            ))}
          </tbody>
        </table>
      )}
      {file.removed.map((place) => (
        <p key={place.id} className="muted row g6 hidden-gone">
          <Icon name="tick" size={12} />
          {[place.what, removedWords(place)].filter(Boolean).join(': ')} removed for good, {moment(place.at)}
          {place.reason !== '' && <span className="ell">“{place.reason}”</span>}
        </p>
      ))}
    </section>
  )
}

function PlaceRow({
  file,
  place,
  counting,
  onCount,
}: {
  readonly file: HiddenFile
  readonly place: HiddenPlaceSummary
  readonly counting: boolean
  readonly onCount: (on: boolean) => void
}): ReactElement {
  const { id, state, sheet } = place
  const can = showable([place]).length > 0 && file.included
  return (
    <>
      <tr>
        <th title={place.what}>
          {sheet !== null && file.included ? (
            <button
              type="button"
              className="link"
              title="Open the sheet in Source"
              onClick={() => {
                useLooking.setState({ layer: null })
                openSource({ source: file.source, sheet, cell: null })
              }}
            >
              {place.what}
            </button>
          ) : (
            place.what
          )}
          {place.kind !== 'sheet' && place.sheetName !== '' && <span className="muted"> on {place.sheetName}</span>}
        </th>
        <td>{contentWords(place)}</td>
        <td className={state === 'unseen' ? 'c-warn' : ''} title={place.reason}>
          {STATE_WORDS[state]}
        </td>
        <td className="acts">
          {can && state === 'unseen' && (
            <Button small kind="quiet" onClick={() => void reveal(file, [id], false, '')}>
              Show
            </Button>
          )}
          {can && state !== 'unseen' && (
            <Button small kind="quiet" onClick={() => void hideAgain(file, [id])}>
              Hide again
            </Button>
          )}
          {can && state === 'shown' && (
            <Button small kind="quiet" on={counting} onClick={() => onCount(!counting)}>
              Count…
            </Button>
          )}
        </td>
      </tr>
      {counting && <CountRow file={file} id={id} onDone={() => onCount(false)} />}
    </>
  )
}

/** Asks why hidden content counts among the figures: the reason stays with the decision. */
function CountRow({
  file,
  id,
  onDone,
}: {
  readonly file: HiddenFile
  readonly id: string
  readonly onDone: () => void
}): ReactElement {
  const [reason, setReason] = useState('')
  const save = (): void => {
    if (reason.trim() === '') return
    void reveal(file, [id], true, reason.trim()).then(onDone)
  }
  return (
    <tr>
      <td colSpan={4} className="count-row">
        <span className="row g6">
          <input
            // biome-ignore lint/a11y/noAutofocus: the analyst has just asked to say why
            autoFocus
            className="inp grow"
            aria-label="Why it counts"
            placeholder="Why it counts among the figures"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') save()
            }}
          />
          <Button small disabled={reason.trim() === ''} onClick={save}>
            Count it
          </Button>
        </span>
      </td>
    </tr>
  )
}

function removedWords({ cells, comments }: { readonly cells: number; readonly comments: number }): string {
  const words = [cells > 0 ? count(cells, 'cell') : '', comments > 0 ? count(comments, 'comment') : '']
  return words.filter((word) => word !== '').join(' and ')
}
