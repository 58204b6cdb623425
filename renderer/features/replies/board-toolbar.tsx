import { type ReactElement, useEffect, useRef } from 'react'
import type { ReplyBoard } from '../../../app/query/index.ts'
import { useLooking } from '../../state/looking.ts'
import { Choice, Segments } from '../../ui/choice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { formatWords } from '../../ui/words.ts'
import { type Arrangement, AS_IT_IS, someAsked } from './arrange.ts'
import { arrange, useBoard } from './board-state.ts'
import { statusWords, yearWords } from './words.ts'

/** What of the board is shown and how it is grouped. */
export function BoardToolbar({ board }: { readonly board: ReplyBoard }): ReactElement {
  const { text, status, format, years, group } = useBoard(({ arrangement }) => arrangement)
  const field = useRef<HTMLInputElement>(null)
  const findAsked = useLooking((looking) => looking.findAsked)
  const asked = useRef(findAsked)
  useEffect(() => {
    if (findAsked !== asked.current) field.current?.focus()
    asked.current = findAsked
  }, [findAsked])
  const statuses = [...new Set(board.rows.map((row) => row.status))]
  const unasked = someAsked(board) && board.rows.some((row) => !row.asked)
  const all = { key: '', label: 'any' } as const
  return (
    <div className="tb board-tools">
      <SearchField ref={field} label="Find in replies" value={text} onSearch={search} width={180} />
      <Labelled words="Reply">
        <Choice
          label="Status of the reply"
          value={status}
          options={[
            all,
            ...statuses.map((key) => ({ key, label: statusWords(key).word })),
            ...(unasked ? [{ key: 'not asked' as const, label: 'Not asked, but here' }] : []),
          ]}
          onChange={(key: Arrangement['status']) => arrange({ status: key })}
        />
      </Labelled>
      <Labelled words="Format">
        <Choice
          label="Format of the reply"
          value={format}
          options={[
            all,
            ...distinct(board.rows.flatMap((row) => row.formats)).map((key) => ({ key, label: formatWords(key) })),
          ]}
          onChange={(key) => arrange({ format: key })}
        />
      </Labelled>
      <Labelled words="Years">
        <Choice
          label="Years of the reply"
          value={years}
          options={[
            all,
            ...distinct(board.rows.map((row) => yearWords(row.years))).map((key) => ({ key, label: key })),
          ]}
          onChange={(key) => arrange({ years: key })}
        />
      </Labelled>
      {(text !== '' || status !== '' || format !== '' || years !== '') && (
        <button
          type="button"
          className="link"
          onClick={() => arrange({ text: AS_IT_IS.text, status: '', format: '', years: '' })}
        >
          Show every reply
        </button>
      )}
      <span className="sp" />
      <Segments
        label="Grouped by"
        options={[
          { key: 'status', label: 'By reply' },
          { key: 'region', label: 'By region' },
          { key: 'none', label: 'One list' },
        ]}
        value={group}
        onChange={(key) => arrange({ group: key })}
      />
    </div>
  )
}

function search(text: string): void {
  arrange({ text })
}

function Labelled({ words, children }: { readonly words: string; readonly children: ReactElement }): ReactElement {
  return (
    <span className="row g4">
      <span className="muted">{words}</span>
      {children}
    </span>
  )
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word !== '').sort()
}
