import type { KeyboardEvent, ReactElement } from 'react'
import type { SheetSummary, SourceSummary } from '../../../app/contract/index.ts'
import { ENTERED_SHEET } from '../../../app/vocabulary/index.ts'
import { useLooking } from '../../state/looking.ts'
import { byWords, forceWords } from '../../state/names.ts'
import { useSession } from '../../state/session.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { sheetName, useDrafts } from './drafts.ts'

/** A sheet with the file that it belongs to. */
export interface SheetPlace {
  readonly source: SourceSummary
  readonly sheet: SheetSummary
}

/** Every sheet of every file. */
export function sheetPlaces(sources: readonly SourceSummary[]): readonly SheetPlace[] {
  return sources.flatMap((source) => source.sheets.map((sheet) => ({ source, sheet })))
}

/** Whether a file has text outside its tables, or pages that could not be read. */
export function hasLetter({ letter, unread }: SourceSummary): boolean {
  return letter === true || unread !== undefined
}

const GROUPS: readonly {
  readonly state: SheetSummary['state']
  readonly title: string
  readonly icon: IconName
  readonly colour: string
}[] = [
  { state: 'review', title: 'To review', icon: 'help', colour: 'c-warn' },
  { state: 'read', title: 'Recognised', icon: 'tick', colour: 'c-good' },
  { state: 'hidden', title: 'Hidden in the file', icon: 'eyeOff', colour: 'c-warn' },
  { state: 'empty', title: 'Nothing to read', icon: 'document', colour: 'muted' },
]

/** The sheets by what was made of them: those that wait for a person first. */
export function SheetList(): ReactElement {
  const sources = useSession((session) => session.state.sources)
  const forces = useSession((session) => session.state.forces)
  const replaced = sheetPlaces(useSession((session) => session.state.replaced) ?? [])
  const places = byWords(sheetPlaces(sources), ({ sheet }) => forceWords(sheet.forces, forces))
  return (
    <nav className="pane side-l fill" data-pane aria-label="Sheets">
      <div className="ph">
        Sheets <span className="x">{places.length}</span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons inside */}
      <div className="scroll" onKeyDown={moveBetween}>
        {GROUPS.map(({ state, title, icon, colour }) => {
          const inGroup = places.filter(({ sheet }) => sheet.state === state)
          if (inGroup.length === 0) return null
          return (
            <section key={state} className="group">
              <h2>
                {title} <span>{inGroup.length}</span>
              </h2>
              {inGroup.map(({ source, sheet }) => (
                <SheetLine
                  key={`${source.id}/${sheet.index}`}
                  source={source}
                  sheet={sheet}
                  icon={icon}
                  colour={colour}
                />
              ))}
            </section>
          )
        })}
        {replaced.length > 0 && (
          <section className="group">
            <h2>
              Replaced, not counted <span>{replaced.length}</span>
            </h2>
            {replaced.map(({ source, sheet }) => (
              <SheetLine
                key={`${source.id}/${sheet.index}`}
                source={source}
                sheet={sheet}
                icon="archive"
                colour="muted"
              />
            ))}
          </section>
        )}
        <Letters sources={sources.filter(hasLetter)} />
      </div>
    </nav>
  )
}

/** The letters: text outside tables, and files that were kept unread. */
function Letters({ sources }: { readonly sources: readonly SourceSummary[] }): ReactElement | null {
  const current = useLooking(({ place }) => (place?.sheet === ENTERED_SHEET ? place.source : null))
  if (sources.length === 0) return null
  return (
    <section className="group">
      <h2>
        Letters and pages <span>{sources.length}</span>
      </h2>
      {sources.map(({ id, name, path, entered, unread }) => (
        <button
          key={id}
          type="button"
          className={current === id ? 'fl cur' : 'fl'}
          aria-current={current === id ? 'true' : undefined}
          ref={current === id ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          title={path}
          onClick={() => useLooking.setState({ place: { source: id, sheet: ENTERED_SHEET, cell: null } })}
        >
          <Icon
            name={unread === undefined ? 'document' : 'warning'}
            size={14}
            className={unread === undefined ? 'muted' : 'c-warn'}
          />
          <span className="ell md">{name}</span>
          <span className="pc">{entered ?? ''}</span>
          <span className="f2 ell">
            {entered === undefined
              ? unread === undefined
                ? 'text outside tables'
                : 'not read, kept'
              : 'entered by hand'}
          </span>
        </button>
      ))}
    </section>
  )
}

function SheetLine({
  source,
  sheet,
  icon,
  colour,
}: SheetPlace & { readonly icon: IconName; readonly colour: string }): ReactElement {
  const current = useLooking(({ place }) => place?.source === source.id && place.sheet === sheet.index)
  const forces = useSession((session) => session.state.forces)
  const tried = useDrafts((drafts) => sheetName(source.sha256, sheet.index) in drafts)
  // What holds no numbers yet is known by its own name.
  const silent = sheet.forces.length === 0 && sheet.state !== 'read'
  const first = silent ? sheet.name || source.name : forceWords(sheet.forces, forces) || 'No force named'
  const second =
    silent || source.sheets.length < 2 || sheet.name === '' ? source.name : `${sheet.name} · ${source.name}`
  return (
    <button
      type="button"
      className={current ? 'fl cur' : 'fl'}
      aria-current={current ? 'true' : undefined}
      title={`${source.path} › ${sheet.name}`}
      onClick={() => useLooking.setState({ place: { source: source.id, sheet: sheet.index, cell: null } })}
    >
      <Icon name={icon} size={14} className={colour} />
      <span className="ell md">{first}</span>
      <span className="pc">
        {sheet.observations > 0 ? sheet.observations : sheet.proposals > 0 ? `(${sheet.proposals})` : ''}
      </span>
      <span className="f2 ell">
        {tried && <b className="c-warn">Not confirmed · </b>}
        {second}
      </span>
    </button>
  )
}

/** Arrows move the focus from line to line. */
function moveBetween(event: KeyboardEvent<HTMLDivElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  event.preventDefault()
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('.fl')]
  const current = document.activeElement
  lines[(current instanceof HTMLElement ? lines.indexOf(current) : -1) + by]?.focus()
}
