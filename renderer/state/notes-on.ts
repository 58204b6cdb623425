import type { PlacedAnnotation } from '../../app/annotate/index.ts'
import { useSession } from './session.ts'

/** Notes that are about a force: on it, on what it states, on files of its reply. */
export function notesOfForce(
  notes: readonly PlacedAnnotation[],
  force: string,
  files: readonly number[],
): readonly PlacedAnnotation[] {
  return notes.filter(
    ({ anchor, forces, file }) =>
      forces.includes(force) ||
      ('force' in anchor && anchor.force === force) ||
      (file !== null && files.includes(file)),
  )
}

/** How many notes are about a force and its files. */
export function useNotesOfForce(force: string, files: readonly number[]): number {
  return useSession((session) => notesOfForce(session.state.annotations, force, files).length)
}

/** How many notes speak of one of these figures, of their force or of their period. */
export function useNotesOnFigures(about: {
  readonly ids: readonly number[]
  readonly force: string
  readonly period: { readonly start: string; readonly end: string } | undefined
}): number {
  const { ids, force, period } = about
  return useSession(
    ({ state }) =>
      state.annotations.filter(({ anchor, observations }) => {
        if (ids.length === 0) return false
        if (anchor.on === 'force') return anchor.force === force
        if (anchor.on === 'period') return anchor.periodStart === period?.start && anchor.periodEnd === period.end
        return observations.some((id) => ids.includes(id))
      }).length,
  )
}
