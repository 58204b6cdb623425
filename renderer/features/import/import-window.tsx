import { type ReactElement, useState } from 'react'
import { openLetter } from '../../state/entering.ts'
import {
  cancelImport,
  forgetImports,
  type Imports,
  type Incoming,
  isDone,
  keepByHand,
  showImports,
  useImports,
} from '../../state/imports.ts'
import { forceWords } from '../../state/names.ts'
import { useWaiting } from '../../state/review.ts'
import { useSession } from '../../state/session.ts'
import { compareVersions, useSuggestedVersions } from '../../state/versions.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { problemFacts, problemText } from '../../ui/problem-text.ts'
import { count, figure } from '../../ui/words.ts'
import './import.css'

/** The import: each file with its state and reason, how fast it goes, and a Cancel that says what it keeps. */
export function ImportWindow(): ReactElement | null {
  const imports = useImports()
  if (!imports.shown || imports.files.length === 0) return null
  return <OpenWindow imports={imports} />
}

function OpenWindow({ imports }: { readonly imports: Imports }): ReactElement {
  const { files, running, skipped } = imports
  // The same count as the badge of Source: a question may concern a file that was read without doubt.
  const waiting = useWaiting()
  const done = files.filter(isDone)
  const kept = files.filter(({ state }) => state === 'read' || state === 'review' || state === 'kept')
  const cancelled = files.filter((file) => file.state === 'cancelled').length
  const stopping = running ? 0 : files.filter((file) => file.state === 'keeping').length
  const observations = files.reduce((sum, file) => sum + file.observations, 0)
  return (
    <Dialog
      title={titleOf(imports, cancelled + stopping)}
      width={720}
      className="import"
      onClose={() => showImports(false)}
    >
      <p className="pace muted">
        {running ? paceWords(imports, done.length) : doneWords(imports, kept.length, cancelled, stopping)}
      </p>
      <div
        className="prog"
        role="progressbar"
        aria-label="Files read"
        aria-valuemin={0}
        aria-valuemax={files.length}
        aria-valuenow={done.length}
      >
        <i style={{ width: `${(done.length / Math.max(1, files.length)) * 100}%` }} />
      </div>
      <div className="tally">
        <dl>
          <Tally words="read" value={files.filter((file) => file.state === 'read').length} />
          {running ? (
            <Tally words="to review" value={files.filter((file) => file.state === 'review').length} tone="c-warn" />
          ) : (
            <Tally words={waiting === 1 ? 'question waits (Q)' : 'questions wait (Q)'} value={waiting} tone="c-warn" />
          )}
          <Tally words="not read" value={files.filter((file) => file.state === 'refused').length} tone="c-bad" />
          {running ? (
            <Tally words="to go" value={files.length - done.length} />
          ) : (
            cancelled > 0 && <Tally words="cancelled" value={cancelled} />
          )}
        </dl>
        <div className="sp" />
        <p className="muted">
          {count(observations, 'number')} {running ? 'so far' : 'found'}
          {skipped > 0 ? `, ${count(skipped, 'temporary or hidden file')} passed over` : ''}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list without a button in it is scrolled by the arrows too */}
      <section className="files" tabIndex={0} aria-label="Files">
        <table className="grid">
          <colgroup>
            <col />
            <col className="w-whose" />
            <col className="w-found" />
            <col className="w-how" />
          </colgroup>
          <thead>
            <tr>
              <th>File</th>
              <th>Force</th>
              <th>What was found</th>
              <th>State</th>
            </tr>
          </thead>
          <tbody>
            {(running ? files : byNeed(files)).map((file) => (
              <FileLine key={file.key} file={file} running={running} />
            ))}
          </tbody>
        </table>
      </section>
      {!running && <Versions files={files} />}
      <div className="df">
        <Icon name="shield" size={14} className="muted" />
        <span className="muted">What is hidden in a file is named, not shown</span>
        <span className="sp" />
        {running ? (
          <>
            <Button onClick={cancelImport}>
              {kept.length === 0 ? 'Cancel, keep nothing' : `Cancel, keep the ${figure(kept.length)}`}
            </Button>
            <Button kind="primary" autoFocus onClick={() => showImports(false)}>
              Work while it reads
            </Button>
          </>
        ) : (
          <>
            <Button kind="quiet" onClick={forgetImports}>
              Clear the list
            </Button>
            <Button kind="primary" autoFocus onClick={() => showImports(false)}>
              {kept.length === 0 ? 'Close' : `Go on with the ${figure(kept.length)}`}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  )
}

/** Which of the files that came look like newer versions of others. Both count until that is decided. */
function Versions({ files }: { readonly files: readonly Incoming[] }): ReactElement | null {
  const came = new Set(files.map(({ sha256 }) => sha256))
  const pairs = useSuggestedVersions().filter(({ older, newer }) => came.has(newer.sha256) || came.has(older.sha256))
  if (pairs.length === 0) return null
  return (
    <ul className="alike" aria-label="Versions of one reply">
      {pairs.map(({ older, newer }) => (
        <li key={`${older.sha256} ${newer.sha256}`}>
          <Icon name="copy" size={14} className="c-warn" />
          <span className="ell">
            {newer.name} <span className="sec">looks like a newer version of {older.name}</span>
          </span>
          <button
            type="button"
            className="link nw"
            onClick={() => {
              showImports(false)
              compareVersions({ older: older.sha256, newer: newer.sha256 })
            }}
          >
            Compare versions
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Once all is read, what was refused stands first, then what waits for a person. */
function byNeed(files: readonly Incoming[]): readonly Incoming[] {
  const rank = ({ state }: Incoming): number =>
    state === 'refused' ? 0 : state === 'review' ? 1 : state === 'copy' ? 2 : 3
  return [...files].sort((a, b) => rank(a) - rank(b))
}

function Tally({
  words,
  value,
  tone = '',
}: {
  readonly words: string
  readonly value: number
  readonly tone?: string
}): ReactElement {
  return (
    <div className={value === 0 ? 'muted' : tone}>
      <dt>{words}</dt>
      <dd>{figure(value)}</dd>
    </div>
  )
}

function FileLine({ file, running }: { readonly file: Incoming; readonly running: boolean }): ReactElement {
  const [open, setOpen] = useState(false)
  const look = file.state === 'keeping' && !running ? STOPPING : LOOKS[file.state]
  const waiting = file.state === 'waiting' || file.state === 'cancelled'
  return (
    <>
      <tr className={file.state === 'reading' ? 'hov' : ''}>
        <td className={waiting ? 'muted' : 'md'} title={file.path}>
          {file.name}
        </td>
        <td className={waiting ? 'muted' : ''}>
          <Whose file={file} />
        </td>
        <td
          className={file.problem === null ? 'sec' : 'c-bad'}
          title={file.problem === null ? (file.found ?? undefined) : problemText(file.problem).explanation}
        >
          <Found file={file} running={running} />
        </td>
        <td>
          <span className={`row g6 ${look.colour}`}>
            <Icon name={look.icon} size={14} />
            {look.word}
            {file.problem !== null && (
              <button type="button" className="link why" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? 'Less' : 'Why'}
              </button>
            )}
            {file.state === 'kept' && <EnterLink path={file.path} />}
          </span>
        </td>
      </tr>
      {open && file.problem !== null && (
        <tr className="reason">
          <td colSpan={4}>
            <p>
              {problemText(file.problem).explanation} {problemText(file.problem).advice}
            </p>
            <p className="mono muted">
              {problemFacts(file.problem)
                .map(([key, value]) => `${key} ${value}`)
                .join(' · ')}
            </p>
            {file.keepable && (
              <Button small icon="edit" onClick={() => void keepByHand(file.key)}>
                Keep it and enter figures by hand
              </Button>
            )}
          </td>
        </tr>
      )}
    </>
  )
}

/** From a file that was kept unread to its pages. */
function EnterLink({ path }: { readonly path: string }): ReactElement | null {
  const source = useSession(({ state }) => state.sources.find((one) => one.path === path))
  if (source === undefined) return null
  const open = (): void => {
    showImports(false)
    openLetter(source.id)
  }
  return (
    <button type="button" className="link" onClick={open}>
      Enter figures
    </button>
  )
}

function Whose({ file }: { readonly file: Incoming }): ReactElement {
  const forces = useSession((session) => session.state.forces)
  if ((file.state !== 'read' && file.state !== 'review') || file.found !== null)
    return <>{file.state === 'waiting' ? '' : '–'}</>
  const whose = forceWords(file.forces, forces)
  if (whose === '') return <span className="c-warn">{file.observations > 0 ? 'not named' : '–'}</span>
  return <>{whose}</>
}

function Found({ file, running }: { readonly file: Incoming; readonly running: boolean }): ReactElement {
  if (file.problem !== null) return <>{problemText(file.problem).short}</>
  if (file.found !== null) return <>{file.found}</>
  switch (file.state) {
    case 'waiting':
      return <span className="muted">waiting</span>
    case 'cancelled':
      return <span className="muted">nothing was kept</span>
    case 'keeping':
      return running ? <>keeping its cells</> : <span className="muted">being taken out again</span>
    case 'reading':
      return (
        <span className="row">
          <span className="ell">
            {file.progress === null || file.progress.cells === 0 ? 'reading' : count(file.progress.cells, 'cell')}
          </span>
          <span className="prog thin">
            <i style={{ width: `${share(file)}%` }} />
          </span>
        </span>
      )
    default:
      if (file.sheets === 0) return <>no table</>
      return (
        <>
          {count(file.sheets, 'sheet')}, {count(file.observations, 'number')}
        </>
      )
  }
}

interface Look {
  readonly icon: IconName
  readonly word: string
  readonly colour: string
}

const LOOKS: Readonly<Record<Incoming['state'], Look>> = {
  waiting: { icon: 'time', word: 'Waiting', colour: 'muted' },
  reading: { icon: 'refresh', word: 'Reading', colour: 'c-acc' },
  keeping: { icon: 'refresh', word: 'Keeping', colour: 'c-acc' },
  read: { icon: 'tick', word: 'Read', colour: 'c-good' },
  review: { icon: 'help', word: 'To review', colour: 'c-warn' },
  copy: { icon: 'copy', word: 'Counted once', colour: 'muted' },
  kept: { icon: 'edit', word: 'Kept', colour: 'c-warn' },
  refused: { icon: 'issue', word: 'Not read', colour: 'c-bad' },
  cancelled: { icon: 'ban', word: 'Cancelled', colour: 'muted' },
}

/** A file that was being kept when Cancel was pressed, until it is out again or the journal has it after all. */
const STOPPING: Look = { icon: 'refresh', word: 'Stopping', colour: 'muted' }

function share(file: Incoming): number {
  const { progress } = file
  return progress === null || progress.of === 0 ? 0 : Math.min(100, (progress.done / progress.of) * 100)
}

function titleOf({ files, running }: Imports, cancelled: number): string {
  if (running) return `Reading ${count(files.length, 'file')}`
  return cancelled > 0 ? 'Import cancelled' : `Read ${count(files.length, 'file')}`
}

function paceWords({ files, startedAt }: Imports, done: number): string {
  const seconds = (performance.now() - startedAt) / 1000
  const words = `${figure(done)} of ${figure(files.length)} done`
  if (done < 3 || seconds < 1) return words
  const rate = done / seconds
  const left = Math.ceil((files.length - done) / rate)
  return `${words} · ${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} files a second · about ${count(left, 'second')} left`
}

function doneWords({ files }: Imports, kept: number, cancelled: number, stopping: number): string {
  const refused = files.filter((file) => file.state === 'refused').length
  const copies = files.filter((file) => file.state === 'copy').length
  return [
    `${count(kept, 'file')} kept`,
    copies > 0 ? `${figure(copies)} identical to another, counted once` : '',
    refused > 0 ? `${figure(refused)} not read, each with its reason below` : '',
    stopping > 0 ? 'the last one is being taken out again' : '',
    cancelled > 0 ? `nothing of the ${figure(cancelled)} cancelled remains` : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
