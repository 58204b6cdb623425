import type { CheckProgress, FindingList } from '../contract/index.ts'
import type { SqlDatabase } from '../store/index.ts'
import type { Force } from '../vocabulary/index.ts'
import { figuresStamp, findingSteps, holdChecks, isHeld, lastFindings } from './findings.ts'

/** A check that leaves room for other questions between its steps. */
export interface FindingRunner {
  /** What the rules find now. Asked again while a check runs, it is that check that answers. */
  readonly findings: () => Promise<FindingList>
  readonly progress: () => CheckProgress | null
  /** Ends the check that runs and begins no other in this workspace, until it is let go again: what was found before is answered. */
  readonly hold: (held: boolean) => void
  /** Leaves the next while to somebody who tries things out and waits for each answer. */
  readonly stepAside: () => void
}

/** What a workbench lends to a check. */
export interface RunnerParts {
  readonly db: () => SqlDatabase
  readonly forces: readonly Force[]
  readonly inTurn: <Value>(work: () => Value) => Promise<Value>
  /** Lets whatever waits outside be heard, so that it gets its turn. */
  readonly pause: () => Promise<void>
}

const NOTHING: FindingList = { findings: [], rules: [], checked: 0, outdated: true }

/** Pauses of a check that steps aside: long enough for the next key, short enough that the check comes to its end. */
const ASIDE = 60

/** Checks step by step, each in its turn among what else is asked. A change of the figures in between begins it anew. */
export function findingRunner({ db, forces, inTurn, pause }: RunnerParts): FindingRunner {
  let running: Promise<FindingList> | undefined
  let progress: CheckProgress | null = null
  let aside = 0

  const run = async (): Promise<FindingList> => {
    let begun: { readonly over: SqlDatabase; readonly stamp: string; readonly steps: Steps } | undefined
    for (;;) {
      const list = await inTurn(() => {
        const store = db()
        if (isHeld(store)) return lastFindings(store) ?? NOTHING
        const stamp = figuresStamp(store)
        if (begun?.over !== store || begun.stamp !== stamp)
          begun = { over: store, stamp, steps: findingSteps(store, forces) }
        const step = begun.steps.next()
        if (step.done) return step.value
        progress = step.value
        return undefined
      })
      if (list !== undefined) return list
      do await pause()
      while (aside-- > 0)
      aside = 0
    }
  }

  return {
    findings: () => {
      running ??= run().finally(() => {
        running = undefined
        progress = null
      })
      return running
    },
    progress: () => progress,
    hold: (wanted) => holdChecks(db(), wanted),
    stepAside: () => {
      aside = ASIDE
    },
  }
}

type Steps = ReturnType<typeof findingSteps>
