import type { Problem } from '../../app/vocabulary/index.ts'

/** A problem in one sentence. */
export function sentence(problem: Problem): string {
  switch (problem.kind) {
    case 'empty-file':
      return 'The file is empty.'
    case 'truncated':
      return `The file is cut off: ${problem.part} is not complete.`
    case 'damaged':
      return `The file is damaged (${problem.part}): ${problem.reason}.`
    case 'encrypted':
      return 'The file is protected by a password.'
    case 'too-large':
      return `${problem.part} is larger than ${problem.limit}.`
    case 'unsupported-format':
      return `This is ${problem.found}, which cannot be read: ${problem.advice}.`
    case 'no-cells':
      return 'The file holds no cells.'
    case 'dangerous':
      return `The file was not opened: ${problem.reason}.`
    case 'vanished':
      return 'The file cannot be found any more, or may not be read.'
    case 'unreadable':
      return `The file could not be read: ${problem.reason}.`
    case 'cancelled':
      return 'Reading was cancelled.'
    case 'already-here':
      return `The same file is here already as ${problem.as}.`
    case 'workspace-newer':
      return `The workspace was written by a newer version (${problem.version}).`
    case 'workspace-damaged':
      return `The workspace is damaged: ${problem.reason}.`
    case 'workspace-locked':
      return `The workspace is open elsewhere: ${problem.by}.`
    case 'disk-full':
      return 'The disk is full.'
  }
}
