import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChartLayout, ChartSpec } from '../../../app/chart/index.ts'
import type { SavedChart } from '../../../app/contract/index.ts'
import type { Question } from '../../../app/query/index.ts'
import { useLooking } from '../../state/looking.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { ports } from '../../state/ports.ts'
import { useAnswerKey, useSession } from '../../state/session.ts'
import { rebased, showsOther, withWords } from './spec-changes.ts'

/** The chart on screen: one that is kept, or a draft that is kept with its first change. */
export interface OpenChart {
  /** The same before and after a draft is kept, so that what is being typed then stays. */
  readonly key: string
  readonly id: string | null
  readonly name: string
  readonly spec: ChartSpec
}

export interface Charts {
  readonly saved: readonly SavedChart[]
  readonly open: OpenChart | null
  /** A new chart is being begun. */
  readonly drafting: boolean
  /** Why no new chart could be begun. */
  readonly error: Error | null
  readonly choose: (id: string) => void
  readonly begin: () => void
  /** Keeps the chart on screen with these changes. */
  readonly keep: (changes: { readonly name?: string; readonly spec?: ChartSpec }) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

/** The chart that this view showed last. Where another is on the desk, somebody chose it by name: that goes before a draft. */
let left: string | null = null

let turn: Promise<void> = Promise.resolve()

/** One change after the other: each builds on the last. */
function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work, work)
  return turn
}

function goTo(id: string | null): void {
  left = id
  useLooking.setState({ chart: id })
}

/** The workspace's charts and the one on screen. Without one, or for a question that no chart asks yet, a draft. */
export function useCharts(): Charts {
  const saved = useSession((session) => session.state.charts)
  const chosen = useLooking((looking) => looking.chart)
  const question = useLooking((looking) => looking.question)
  const [asked, setAsked] = useState(() => chosen === left && isNew(question, saved))
  const [draftId, setDraftId] = useState(() => crypto.randomUUID())
  const drafting = saved.length === 0 || (asked && chosen === left)
  const draft = useDraft(question, drafting)
  const kept = drafting ? undefined : (saved.find(({ id }) => id === chosen) ?? saved[0])
  const begun: OpenChart | null =
    drafting && draft.data != null
      ? { key: draftId, id: null, name: nameOf(draft.data, saved), spec: draft.data }
      : null
  const open = kept === undefined ? begun : { ...kept, key: kept.id }
  return {
    saved,
    open,
    drafting,
    error: draft.error,
    choose: (id) => {
      setAsked(false)
      goTo(id)
    },
    begin: () => {
      setDraftId(crypto.randomUUID())
      setAsked(true)
      goTo(null)
    },
    keep: ({ name, spec }) =>
      inTurn(async () => {
        if (open === null) return
        const id = open.id ?? draftId
        // By its turn the chart may be another than was on screen when this was asked for.
        const now = useSession.getState().state.charts.find((chart) => chart.id === id)
        const before = now?.spec ?? open.spec
        const done = await perform({
          do: now === undefined ? 'add chart' : 'change chart',
          id,
          name: name ?? now?.name ?? open.name,
          spec: spec === undefined ? before : await withOwnTitle(before, rebased(open.spec, spec, before)),
        })
        if (!done.ok) return notify('bad', 'The chart was not kept.', done.problem)
        setAsked(false)
        goTo(id)
      }),
    remove: async (id) => {
      const done = await perform({ do: 'delete chart', id })
      if (!done.ok) return notify('bad', 'The chart was not deleted.', done.problem)
      setDraftId(crypto.randomUUID())
      goTo(null)
      notify('neutral', 'Chart deleted. Ctrl Z brings it back.')
    },
  }
}

/** The chart of a spec, placed; the last one stays on screen until the next is there. */
export function useLayout(spec: ChartSpec | null): UseQueryResult<ChartLayout | null> {
  const key = useAnswerKey()
  return useQuery({
    queryKey: [...key, 'chart', spec],
    queryFn: () => (spec === null ? null : ports().workbench.chartLayout(spec)),
    placeholderData: keepPreviousData,
  })
}

function useDraft(question: Question, enabled: boolean): UseQueryResult<ChartSpec | null> {
  const key = useAnswerKey()
  const observations = useSession((session) => session.state.observationCount)
  return useQuery({
    queryKey: [...key, 'suggested chart', question],
    queryFn: () => ports().workbench.suggestChart(question),
    enabled: enabled && observations > 0,
  })
}

/** Whether the rows of Explore were narrowed to something that no chart shows. */
function isNew(question: Question, saved: readonly SavedChart[]): boolean {
  if (question.filters.length === 0 && question.search === '') return false
  const filters = JSON.stringify(question.filters).slice(1, -1)
  return !saved.some(({ spec }) => JSON.stringify(spec.question.filters).includes(filters))
}

/** A title that the program wrote for other figures, or for others across, gives way to one for these. */
async function withOwnTitle(before: ChartSpec, after: ChartSpec): Promise<ChartSpec> {
  if (!showsOther(before, after)) return after
  const { workbench } = ports()
  const [old, fresh] = await Promise.all([workbench.chartLayout(before), workbench.chartLayout(after)])
  return withWords(before, after, old.ownWords, fresh.ownWords)
}

/** The title, shortened to a tab's width, and a number where another chart has that name. */
function nameOf(spec: ChartSpec, saved: readonly SavedChart[]): string {
  const title = spec.title === '' ? 'Chart' : spec.title
  const short = title.length <= 32 ? title : `${title.slice(0, title.lastIndexOf(' ', 31))}…`
  const taken = new Set(saved.map(({ name }) => name))
  for (let n = 2, name = short; ; n += 1) {
    if (!taken.has(name)) return name
    name = `${short} ${n}`
  }
}
