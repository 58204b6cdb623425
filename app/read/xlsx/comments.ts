import { type CellComment, parseA1 } from '../../vocabulary/index.ts'
import type { XmlHandler } from '../xml/index.ts'
import { unescaped } from './escapes.ts'

/** Reads a comments part: the notes that hang on cells. */
export function commentsHandler(into: (comment: CellComment) => void): XmlHandler {
  const authors: string[] = []
  let reading: 'author' | 'text' | undefined
  let text = ''
  let at = parseA1('')
  let author = ''
  return {
    open: (name, tag) => {
      if (name === 'author') {
        reading = 'author'
        text = ''
      } else if (name === 'comment') {
        at = parseA1(tag.attribute('ref') ?? '')
        author = authors[tag.integer('authorId') ?? -1] ?? ''
        text = ''
      } else if (name === 't') reading = 'text'
    },
    text: (run) => {
      if (reading !== undefined) text += run.read()
    },
    close: (name) => {
      if (name === 'author') authors.push(text)
      else if (name === 'comment' && at !== undefined) into({ at, author, text: unescaped(text) })
      if (name === 'author' || name === 't') reading = undefined
    },
  }
}

/** Reads a threaded comments part. Replies are comments of the same cell. */
export function threadsHandler(persons: ReadonlyMap<string, string>, into: (comment: CellComment) => void): XmlHandler {
  let at = parseA1('')
  let author = ''
  let text = ''
  let inText = false
  return {
    open: (name, tag) => {
      if (name === 'threadedComment') {
        at = parseA1(tag.attribute('ref') ?? '')
        author = persons.get(tag.attribute('personId') ?? '') ?? ''
        text = ''
      } else if (name === 'text') inText = true
    },
    text: (run) => {
      if (inText) text += run.read()
    },
    close: (name) => {
      if (name === 'text') inText = false
      else if (name === 'threadedComment' && at !== undefined) into({ at, author, text })
    },
  }
}

/** Reads the persons part: the authors of threaded comments. */
export function personsHandler(into: Map<string, string>): XmlHandler {
  return {
    open: (name, tag) => {
      if (name === 'person') into.set(tag.attribute('id') ?? '', tag.attribute('displayName') ?? '')
    },
  }
}

/** Notes, then threads. A thread also leaves a note at its cell that only says so: it is dropped. */
export function withoutStubs(notes: readonly CellComment[], threads: readonly CellComment[]): readonly CellComment[] {
  const threaded = new Set(threads.map(({ at }) => `${at.row}:${at.column}`))
  return [...notes.filter(({ at }) => !threaded.has(`${at.row}:${at.column}`)), ...threads]
}
