import { create } from 'zustand'
import type { OpenWorkspace, Start, WorkspaceState } from '../../app/contract/index.ts'
import type { Problem } from '../../app/vocabulary/index.ts'

/** The workspace as far as the window must know it: identity, the state after the last acknowledged change, what is saved. */
export interface Session {
  readonly phase: 'starting' | 'open' | 'refused'
  /** What the start is doing, in words; empty when open. */
  readonly step: string
  /** Why there is no workspace, where `phase` is `refused`. */
  readonly problem: Problem | null
  readonly workspace: Pick<OpenWorkspace, 'id' | 'path' | 'name' | 'sample'> | null
  /** Name of the workspace that was left for the one that was refused; null where there was none. */
  readonly left: string | null
  readonly state: WorkspaceState
  readonly versions: Start['versions']
  readonly packaged: boolean
  readonly recent: Start['recent']
  /** The snapshot on disk is older than the journal. Nothing is at risk: the journal holds the rest. */
  readonly dirty: boolean
  readonly saving: boolean
  /** Time of day of the last snapshot, "14:02"; null before the first. */
  readonly savedAt: string | null
}

const NOTHING: WorkspaceState = {
  revision: 0,
  undo: null,
  redo: null,
  sources: [],
  charts: [],
  annotations: [],
  forces: [],
  settings: {},
  request: { text: '', date: null, bodies: [], measure: 'offences', countingUnit: '', periods: [], dimensions: [] },
  observationCount: 0,
}

/** The session. Components read it; only the functions of `renderer/state` change it. */
export const useSession = create<Session>(() => ({
  phase: 'starting',
  step: '',
  problem: null,
  workspace: null,
  left: null,
  state: NOTHING,
  versions: { app: '', electron: '', chrome: '' },
  packaged: false,
  recent: [],
  dirty: false,
  saving: false,
  savedAt: null,
}))

/** Forgets the open workspace, before another is opened. */
export function clearSession(step: string): void {
  useSession.setState({
    phase: 'starting',
    step,
    problem: null,
    workspace: null,
    state: NOTHING,
    dirty: false,
    saving: false,
    savedAt: null,
  })
}

/** Puts an acknowledged state in front of the analyst. */
export function publish(state: WorkspaceState, changed: boolean): void {
  useSession.setState((before) => ({ state, dirty: changed || before.dirty }))
}

/** Key of every answer of the workbench: workspace and revision first, so that a change asks anew. */
export function useAnswerKey(): readonly [string, number] {
  const id = useSession((session) => session.workspace?.id ?? '')
  const revision = useSession((session) => session.state.revision)
  return [id, revision]
}
