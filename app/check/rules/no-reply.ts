import type { Finding } from '../../vocabulary/index.ts'
import type { Asked, Reply, Stated } from '../stated.ts'

/** Forces that were asked and sent nothing. */
export function noReply(stated: readonly Stated[], replies: readonly Reply[], asked: Asked): readonly Finding[] {
  const answered = new Set(
    [...replies.flatMap(({ forces }) => forces), ...stated.map(({ force }) => force ?? '')].flatMap((codes) =>
      codes.split('+'),
    ),
  )
  return asked.forces
    .filter(({ code }) => !answered.has(code))
    .map(({ code, name }) => ({
      rule: 'no-reply',
      force: code,
      file: '',
      sheet: '',
      cells: [],
      note: `No file of ${name} is here.`,
    }))
}
