/** Why a file, or a part of one, could not be used. Facts only: the English lives in renderer and command line. */
export type Problem =
  | FileProblem<'empty-file'>
  | FileProblem<'truncated', { readonly part: string }>
  | FileProblem<'damaged', { readonly part: string; readonly reason: string }>
  | FileProblem<'encrypted'>
  | FileProblem<'too-large', { readonly part: string; readonly limit: string }>
  | FileProblem<'unsupported-format', { readonly found: string; readonly advice: string }>
  | FileProblem<'no-cells'>
  | FileProblem<'dangerous', { readonly reason: string }>
  | FileProblem<'vanished'>
  | FileProblem<'unreadable', { readonly reason: string }>
  | FileProblem<'cancelled'>
  | FileProblem<'already-here', { readonly as: string }>
  | FileProblem<'workspace-newer', { readonly version: number }>
  | FileProblem<'workspace-damaged', { readonly reason: string }>
  | FileProblem<'workspace-locked', { readonly by: string }>
  | FileProblem<'disk-full'>

type FileProblem<Kind extends string, Facts = unknown> = { readonly kind: Kind; readonly file: string } & Facts

export type ProblemKind = Problem['kind']

/** Either what was asked for or the problem in its way. Problems are returned; bugs are thrown. */
export type Result<Value, Trouble = Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Trouble }

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refused<Trouble>(problem: Trouble): { readonly ok: false; readonly problem: Trouble } {
  return { ok: false, problem }
}
