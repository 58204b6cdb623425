import type { ReactElement } from 'react'
import type { ReplacedFile, SheetSummary, SourceSummary } from '../../../app/contract/index.ts'
import { openLetter, startEntry } from '../../state/entering.ts'
import { openSource } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { HiddenMark } from '../../ui/hidden-mark.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNoteSlots } from '../../ui/note-slots.ts'
import { problemText } from '../../ui/problem-text.ts'
import { Reading } from '../../ui/reading.tsx'
import { count, fileSize, formatWords, list, moment, shortHash } from '../../ui/words.ts'
import { FileVersions } from './file-versions.tsx'

/** The chosen file: its sheets and what was made of each, how it was read, where its bytes are. */
export function FileInspector({ source }: { readonly source: SourceSummary | ReplacedFile }): ReactElement {
  const { ofFile: NotesOfFile } = useNoteSlots()
  const replaced = 'replacedBy' in source
  return (
    <aside className="insp fill" data-pane aria-label="File">
      <div className="top">
        <b className="title wrap">{source.name}</b>
        <p className="muted">
          {formatWords(source.format)} · {fileSize(source.size)} · imported {moment(source.importedAt)}
        </p>
        <p className="row g6 gap-top">
          <HiddenMark sources={[source.id]} />
          {replaced && <Badge icon="archive">Replaced, not counted</Badge>}
          {source.redacted === true && <Badge icon="eyeOff">Hidden content removed</Badge>}
        </p>
        {source.illustrative && (
          <p className="gap-top">
            <Badge tone="line">° reconstruction</Badge>
          </p>
        )}
      </div>
      <div className="scroll">
        <ByHand source={source} />
        <section className="sect">
          <h2>
            Sheets <span className="sp" />
            <span className="plain">{source.sheets.length}</span>
          </h2>
          {source.sheets.map((sheet) => (
            <SheetLine key={sheet.index} source={source} sheet={sheet} />
          ))}
        </section>
        {source.encoding !== null && !replaced && (
          <section className="sect">
            <h2>Text taken as</h2>
            <Reading source={source} />
            <p className="muted gap-top">Guessed from the bytes. A change reads the file again.</p>
          </section>
        )}
        <section className="sect">
          <h2>File</h2>
          <dl className="kv">
            <dt>Path</dt>
            <dd className="wrap">{source.path}</dd>
            {source.copies !== undefined && (
              <>
                <dt>Also came as</dt>
                <dd className="wrap">{list(source.copies.map(({ path }) => path))}, the same bytes, counted once</dd>
              </>
            )}
            <dt>SHA-256</dt>
            <dd className="mono" title={source.sha256}>
              {shortHash(source.sha256)}
            </dd>
          </dl>
        </section>
        <FileVersions source={source} />
        {!replaced && (
          <>
            <NotesOfFile source={source} />
            <section className="sect last">
              <Button small kind="quiet" icon="trash" onClick={() => void remove(source)}>
                Remove the file from the workspace
              </Button>
            </section>
          </>
        )}
      </div>
    </aside>
  )
}

/** Why a file was not read, and the way to type its figures in. */
function ByHand({ source }: { readonly source: SourceSummary }): ReactElement {
  const { entered = 0, unread } = source
  return (
    <section className="sect">
      <h2>
        Entered by hand <span className="sp" />
        <span className="plain">{entered === 0 ? 'nothing yet' : count(entered, 'figure')}</span>
      </h2>
      {unread !== undefined && (
        <p className="row g6 sec">
          <Icon name="warning" size={14} className="c-warn" />
          <span>Not read: {problemText(unread).short}. It is kept as it is.</span>
        </p>
      )}
      <p className="row g6 gap-top">
        <Button
          small
          icon="edit"
          onClick={() => void startEntry(source, { page: null, paragraph: null, region: null, quote: '' })}
        >
          Enter a figure
        </Button>
        {(source.letter === true || unread !== undefined) && (
          <Button small kind="quiet" onClick={() => openLetter(source.id)}>
            {unread === undefined ? 'Open its letter' : 'Open its pages'}
          </Button>
        )}
      </p>
    </section>
  )
}

function SheetLine({ source, sheet }: { readonly source: SourceSummary; readonly sheet: SheetSummary }): ReactElement {
  const hidden = sheet.visibility !== 'visible'
  return (
    <button
      type="button"
      className="sheet-line"
      title={sheet.reasons.join('\n')}
      onClick={() => openSource({ source: source.id, sheet: sheet.index, cell: null })}
    >
      <Icon
        name={hidden ? 'eyeOff' : sheet.state === 'review' ? 'help' : sheet.state === 'read' ? 'tick' : 'document'}
        size={14}
        className={hidden || sheet.state === 'review' ? 'c-warn' : sheet.state === 'read' ? 'c-good' : 'muted'}
      />
      <span className="md ell">{sheet.name || 'Table'}</span>
      <span className="muted nw">
        {hidden
          ? 'hidden'
          : sheet.observations > 0
            ? count(sheet.observations, 'number')
            : sheet.state === 'review'
              ? count(sheet.proposals, 'number waits', 'numbers wait')
              : 'no numbers'}
      </span>
    </button>
  )
}

async function remove(source: SourceSummary): Promise<void> {
  const done = await perform({ do: 'remove file', sha256: source.sha256 })
  if (done.ok) notify('neutral', `“${source.name}” removed. Ctrl Z brings it back.`)
  else notify('bad', 'The file was not removed.', done.problem)
}
