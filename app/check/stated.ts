import type { Dimension, Figure, Request } from '../vocabulary/index.ts'

/** A figure as the rules look at it: what it states and where it stands. */
export interface Stated {
  readonly file: string
  readonly sheet: string
  /** A1 address. */
  readonly cell: string
  readonly force: string | null
  readonly measure: string
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly dimensions: readonly Dimension[]
  readonly figure: Figure
}

/** A reply that was received, with or without figures, and the forces that it speaks for. */
export interface Reply {
  readonly file: string
  readonly forces: readonly string[]
}

/** The request, and the bodies that it was sent to. */
export interface Asked {
  readonly request: Request
  readonly forces: readonly { readonly code: string; readonly name: string }[]
}

/** Figures that share a text, in the order of their first. */
export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = key(item)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [item])
    else group.push(item)
  }
  return [...groups.values()]
}

/** The day after an ISO date. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
