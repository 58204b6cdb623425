import { type ReactElement, useState } from 'react'
import type { NameKept } from '../../../app/contract/index.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Combo } from '../../ui/combo.tsx'

type What = NameKept['what']

const KINDS = [
  { key: 'force', label: 'Force' },
  { key: 'value', label: 'Value of a key' },
  { key: 'header', label: 'Header' },
  { key: 'measure', label: 'What is counted' },
  { key: 'marker', label: 'Sign' },
] as const satisfies readonly { readonly key: What; readonly label: string }[]

const SIGNS = [
  { key: 'zero', label: 'Zero' },
  { key: 'suppressed 1-4', label: 'Suppressed, 1–4' },
  { key: 'suppressed 0-4', label: 'Suppressed, 0–4' },
  { key: 'suppressed 1-9', label: 'Suppressed, 1–9' },
  { key: 'suppressed 0-', label: 'Suppressed, no bound' },
  { key: 'refused', label: 'Refused' },
  { key: 'not_held', label: 'Not held' },
  { key: 'missing', label: 'Missing' },
] as const

/** Adds one name by hand, for every file: what is written, and what it means. */
export function AddName(): ReactElement {
  const forces = useSession((session) => session.state.forces)
  const [what, setWhat] = useState<What>('header')
  const [written, setWritten] = useState('')
  const [key, setKey] = useState('')
  const [means, setMeans] = useState('')
  const ready = written.trim() !== '' && means.trim() !== '' && (what !== 'value' || key.trim() !== '')
  const choose = (next: What): void => {
    setWhat(next)
    setMeans('')
  }
  const add = async (): Promise<void> => {
    const name = {
      what,
      key: what === 'value' ? keyOf(key) : '',
      written: written.trim(),
      means: meant(what, means),
      scope: null,
    }
    const done = await perform({ do: 'set name', name })
    if (!done.ok) return notify('bad', 'The name was not added.', done.problem)
    setWritten('')
    setMeans('')
  }
  return (
    <form
      className="row g6 gap-top add-name"
      aria-label="Add a name"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void add()
      }}
    >
      <Choice label="Kind of name" options={KINDS} value={what} onChange={choose} />
      <Field label="Written" value={written} onChange={setWritten} />
      {what === 'value' && <Field label="Key" value={key} onChange={setKey} />}
      <span className="muted">means</span>
      {what === 'force' ? (
        <Combo
          key={written === '' ? 'none' : 'some'}
          label="Force that it means"
          placeholder="Force"
          options={forces.map(({ code, name }) => ({ key: code, label: name }))}
          value={means === '' ? null : means}
          onChange={setMeans}
        />
      ) : what === 'marker' ? (
        <Choice
          label="What the sign means"
          options={SIGNS}
          value={SIGNS.find((sign) => sign.key === means)?.key ?? null}
          onChange={setMeans}
        />
      ) : (
        <Field label={what === 'header' ? 'Key that it heads' : 'Meaning'} value={means} onChange={setMeans} />
      )}
      <Button small type="submit" disabled={!ready}>
        Add
      </Button>
    </form>
  )
}

/** Keys are written as the program writes those that it makes of headers: `hair_colour`. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[=;]/g, ' ')
    .trim()
    .replace(/[\s_]+/g, '_')
}

function meant(what: What, means: string): string {
  return what === 'header' ? keyOf(means) : means.trim()
}

function Field({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}): ReactElement {
  return (
    <input
      className="inp"
      type="text"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
