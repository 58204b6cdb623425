import type { ReactElement } from 'react'
import { FileTrigger, Button as TriggerButton } from 'react-aria-components'
import type { NameKept } from '../../../app/contract/index.ts'
import type { Force } from '../../../app/vocabulary/index.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { useNames, useReviewing } from '../../state/review.ts'
import { useSession } from '../../state/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { count } from '../../ui/words.ts'
import { AddName } from './add-name.tsx'
import { exportNames, importNames } from './names-files.ts'
import './review.css'

/** The names that the analyst added: what each means, where it holds, and the way to another workspace and back. */
export function NamesDialog(): ReactElement {
  const names = useNames().data ?? []
  const forces = useSession((session) => session.state.forces)
  const sources = useSession((session) => session.state.sources)
  const shut = (): void => useReviewing.setState({ dialog: null })
  return (
    <Dialog title="Names" width={720} onClose={shut}>
      <div className="names-form">
        <p className="sec">
          {names.length === 0
            ? 'No name was added yet. An answer in Review adds one; a file of names or a subject pack brings many.'
            : `${count(names.length, 'name')} of this workspace. Every file that holds one is read by it.`}
        </p>
        {names.length > 0 && (
          <div className="names-scroll gap-top">
            <table className="grid names-table">
              <thead>
                <tr>
                  <th>Written</th>
                  <th>Means</th>
                  <th>Kind</th>
                  <th>Holds for</th>
                  <th>From</th>
                  <th>
                    <span className="unseen">Forget</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {names.map((name) => (
                  <tr key={`${name.what}|${name.key}|${name.written}|${name.scope}`}>
                    <td title={name.written}>{name.written}</td>
                    <td title={name.means}>{meansWords(name, forces)}</td>
                    <td>{KIND[name.what](name.key)}</td>
                    <td>
                      {name.scope === null
                        ? 'every file'
                        : (sources.find(({ sha256 }) => sha256 === name.scope)?.name ?? 'a file that is not here')}
                    </td>
                    <td>{name.pack === '' ? 'an answer' : name.pack}</td>
                    <td className="num">
                      <IconButton label={`Forget “${name.written}”`} icon="cross" onClick={() => void forget(name)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <AddName />
        <div className="row g6 gap-top">
          <FileTrigger
            acceptedFileTypes={['.json', 'application/json']}
            onSelect={(files) => {
              const [file] = files ?? []
              if (file !== undefined) void importNames(file)
            }}
          >
            <TriggerButton className="btn">Import names or a pack…</TriggerButton>
          </FileTrigger>
          <Button disabled={names.length === 0} onClick={() => void exportNames()}>
            Export names…
          </Button>
          <Button kind="quiet" onClick={() => useReviewing.setState({ dialog: 'pack' })}>
            Make a pack…
          </Button>
          <span className="sp" />
          <Button kind="primary" onClick={shut}>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

const KIND: Readonly<Record<NameKept['what'], (key: string) => string>> = {
  force: () => 'force',
  value: (key) => key.replaceAll('_', ' '),
  header: () => 'header',
  measure: () => 'what is counted',
  marker: () => 'sign',
}

function meansWords({ what, means }: NameKept, forces: readonly Force[]): string {
  if (what === 'force') {
    if (means === '') return 'no force'
    return means
      .split('+')
      .map((code) => forces.find((force) => force.code === code)?.name ?? code)
      .join(' and ')
  }
  if (what !== 'marker') return means
  if (means === 'not_held') return 'not held'
  const bounds = /^suppressed (\d+)-(\d*)$/.exec(means)
  if (bounds === null) return means
  return bounds[2] === '' ? 'suppressed, no bound' : `suppressed, ${bounds[1]}–${bounds[2]}`
}

async function forget({ what, key, written, scope }: NameKept): Promise<void> {
  const done = await perform({ do: 'clear name', name: { what, key, written, scope } })
  if (!done.ok) notify('bad', 'The name was not forgotten.', done.problem)
}
