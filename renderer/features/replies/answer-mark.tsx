import type { ReactElement } from 'react'
import type { AnswerState } from '../../../app/query/index.ts'
import { answerWords } from './words.ts'

/** How one question was answered, as a small sign that has its own shape; `about` leads the words on hover. */
export function AnswerMark({ state, about }: { readonly state: AnswerState; readonly about: string }): ReactElement {
  const words = about === '' ? answerWords(state) : `${about}: ${answerWords(state)}`
  return (
    <svg className={`answer ${state}`} viewBox="0 0 12 12" role="img" aria-label={words}>
      <title>{words}</title>
      <Shape state={state} />
    </svg>
  )
}

function Shape({ state }: { readonly state: AnswerState }): ReactElement {
  switch (state) {
    case 'answered':
      return <circle cx="6" cy="6" r="4.5" fill="currentColor" />
    case 'withheld':
      return (
        <g fill="none" stroke="currentColor">
          <circle cx="6" cy="6" r="4.2" />
          <path d="M2.6 8 8 2.6M4 9.4 9.4 4" />
        </g>
      )
    case 'partly':
      return (
        <g>
          <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.2" />
          <path d="M6 1.8a4.2 4.2 0 0 0 0 8.4z" fill="currentColor" />
        </g>
      )
    case 'refused':
      return (
        <g fill="none" stroke="currentColor" strokeWidth="1.4">
          <circle cx="6" cy="6" r="4.2" />
          <path d="M3.2 8.8l5.6-5.6" />
        </g>
      )
    case 'not_held':
      return <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeDasharray="2 1.6" />
    case 'missing':
      return <path d="M2 2.5h8v7H2z" fill="none" stroke="currentColor" strokeWidth="1.2" />
    case 'none':
      return <path d="M3 6h6" stroke="currentColor" strokeWidth="1.2" />
  }
}
