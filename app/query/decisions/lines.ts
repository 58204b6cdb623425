import type { SqlDatabase } from '../../store/index.ts'
import { standingIn } from './counted.ts'
import { decisionsIn } from './decision.ts'
import { effectOf } from './trial.ts'
import { caveatOf } from './words.ts'

/** What must be said of figures because of decisions. */
export interface DecisionLines {
  /** Ids and words of the decisions that concern a figure, the oldest first. */
  readonly of: (observation: number) => readonly { readonly id: string; readonly words: string }[]
  /** Words of the decisions that concern a force or figures of it. */
  readonly ofForce: (force: string) => readonly string[]
  /** No decision stands. */
  readonly none: boolean
}

/** The decisions by the figures that they concern. */
export function decisionLines(db: SqlDatabase): DecisionLines {
  const all = decisionsIn(db)
  const byFigure = new Map<number, { id: string; words: string }[]>()
  const byForce = new Map<string, string[]>()
  for (const { id, about, reason } of all) {
    const words = caveatOf(db, { about, reason })
    const { ids } = effectOf(db, about)
    const taken = about.kind === 'take figures' ? standingIn(db, about) : []
    for (const one of new Set([...ids, ...taken])) put(byFigure, one, { id, words })
    if ('force' in about) put(byForce, about.force, words)
  }
  return { of: (one) => byFigure.get(one) ?? [], ofForce: (force) => byForce.get(force) ?? [], none: all.length === 0 }
}

function put<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
