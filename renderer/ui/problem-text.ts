import type { Problem } from '../../app/vocabulary/index.ts'
import { figure, sentence } from './words.ts'

/** A problem in English: what happened, and what to do. */
export interface ProblemText {
  readonly title: string
  /** In a few words, for a list of files. */
  readonly short: string
  readonly explanation: string
  readonly advice: string
}

/** The English of every kind of problem. File names are quoted as they are. */
export function problemText(problem: Problem): ProblemText {
  const name = `“${problem.file}”`
  switch (problem.kind) {
    case 'empty-file':
      return {
        title: `${name} is empty`,
        short: 'empty file, 0 bytes',
        explanation:
          'The file holds no bytes. A download or an e-mail attachment that breaks off at once leaves such a file.',
        advice: 'Save the attachment again and import the new copy.',
      }
    case 'truncated':
      return {
        title: `${name} could not be read to the end`,
        short: `cut short${inPart(problem.part)}`,
        explanation: `The file stops early${inPart(problem.part)}. This happens when a download or an e-mail attachment breaks off.`,
        advice: 'Save the attachment again and import the new copy.',
      }
    case 'damaged':
      if (problem.reason === 'nul bytes') {
        return {
          title: `${name} holds NUL bytes`,
          short: 'NUL bytes in the text',
          explanation:
            'NUL bytes (bytes of value zero) stand among its text, as where a part of a file was overwritten or never written. Digits may be missing there, so no number was taken.',
          advice: 'Save the attachment again, or ask the force for another copy.',
        }
      }
      return {
        title: `${name} is damaged`,
        short: `damaged${inPart(problem.part)}`,
        explanation: `The content does not hold together${inPart(problem.part)}: ${problem.reason}. Numbers from such a file could be wrong, so none were taken.`,
        advice: 'Ask the force for another copy, or open it in a spreadsheet program and save it anew.',
      }
    case 'encrypted':
      return {
        title: `${name} is protected by a password`,
        short: 'protected by a password',
        explanation: 'The content is encrypted and cannot be read without its password.',
        advice: 'Open it with the password in a spreadsheet program, save it without one, and import that copy.',
      }
    case 'too-large':
      return {
        title: `${name} is larger than the workbench will read`,
        short: `too large: ${grouped(problem.limit)}`,
        explanation: `${partName(problem.part)} passes the limit: ${grouped(problem.limit)}.`,
        advice: 'Split the file, or ask the force for the table alone.',
      }
    case 'unsupported-format':
      return {
        title: `${name} is of a kind that cannot be read`,
        short: problem.found === 'unknown' ? 'of an unknown kind' : problem.found,
        explanation:
          problem.found === 'unknown'
            ? 'Its content is of no kind that the workbench knows.'
            : `By its content this is: ${problem.found}.`,
        advice: `${sentence(problem.advice)}.`,
      }
    case 'no-cells':
      return {
        title: `${name} holds no cells`,
        short: 'no cells',
        explanation: 'The file opened, but no sheet in it holds anything.',
        advice: 'Check with the force that the right file was sent.',
      }
    case 'dangerous':
      return {
        title: `${name} was refused for safety`,
        short: 'refused for safety',
        explanation: `The file is built in a way that replies are not: ${problem.reason}.`,
        advice: 'Ask the force for a plain copy.',
      }
    case 'vanished':
      return {
        title: `${name} is no longer there`,
        short: 'no longer there',
        explanation: 'The file was moved, renamed or deleted while it was being read.',
        advice: 'Put it back, or import it from where it is now.',
      }
    case 'unreadable':
      return {
        title: `${name} could not be opened`,
        short: 'could not be opened',
        explanation: `The computer gave this reason: ${problem.reason || 'none'}.`,
        advice: 'Check that you may read the file and that no other program holds it.',
      }
    case 'cancelled':
      return {
        title: `${name} was cancelled`,
        short: 'cancelled',
        explanation: 'The import was cancelled before this file was kept. Nothing of it remains.',
        advice: 'Import it again at any time.',
      }
    case 'already-here':
      return {
        title: `${name} is already in this workspace`,
        short: `already here as ${problem.as}`,
        explanation: `Its bytes are the same as those of “${problem.as}”, so it was not added a second time.`,
        advice: 'Nothing needs to be done.',
      }
    case 'workspace-newer':
      return {
        title: `${name} was made by a newer version`,
        short: 'made by a newer version',
        explanation: `The workspace has format ${figure(problem.version)}, which this version does not know. The file was not changed.`,
        advice: 'Open it with the newer version of FOI Workbench.',
      }
    case 'workspace-damaged':
      return {
        title: `${name} is damaged`,
        short: 'damaged workspace',
        explanation: `The workspace could not be opened: ${problem.reason}. The file was not changed.`,
        advice: 'Open a copy from before, or start a new workspace from the original replies.',
      }
    case 'workspace-locked':
      return {
        title: `${name} is open in another window`,
        short: 'open in another window',
        explanation: `It is held by ${problem.by}. Two windows on one workspace could overwrite each other.`,
        advice: 'Go on in that window, or close it first.',
      }
    case 'disk-full':
      return {
        title: 'The disk is full',
        short: 'disk full',
        explanation: `${name} could not be written. The file that was there before is as it was.`,
        advice: 'Free some room, then save again.',
      }
  }
}

/** The facts of a problem, line by line, to be copied. */
export function problemFacts(problem: Problem): readonly (readonly [string, string])[] {
  return Object.entries(problem).map(([key, value]) => [key, String(value)] as const)
}

function inPart(part: string): string {
  return part === '' ? '' : ` in ${part}`
}

function partName(part: string): string {
  return part === '' ? 'The file' : `The part ${part}`
}

/** Long numbers in a text with their thousands apart: "1,048,576 rows". */
function grouped(text: string): string {
  return text.replace(/\d{5,}/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','))
}
