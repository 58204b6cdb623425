import { type ReactElement, useState } from 'react'
import type { KeyInGrid } from '../../../app/contract/index.ts'
import type { NameScoped, PackDimension } from '../../../app/names/index.ts'
import { notify } from '../../state/notices.ts'
import { perform } from '../../state/perform.ts'
import { ports } from '../../state/ports.ts'
import { useKeysInGrid, useReviewing } from '../../state/review.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { count, figure } from '../../ui/words.ts'
import { saveJson } from './names-files.ts'
import { dimensionOf, namesOf } from './pack.ts'
import './review.css'

/** Makes a subject pack of a key of the grid: its values with counts, spellings grouped under the value they mean. */
export function PackDialog(): ReactElement {
  const keys = useKeysInGrid().data ?? []
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [meant, setMeant] = useState<Readonly<Record<string, string>>>({})
  const key = keys.find((one) => one.key === chosen) ?? keys[0]
  const shut = (): void => useReviewing.setState({ dialog: null })
  const choose = (next: string): void => {
    setChosen(next)
    setMeant({})
  }
  if (key === undefined) {
    return (
      <Dialog title="Make a subject pack" width={560} onClose={shut}>
        <div className="names-form">
          <p className="sec">
            A pack is made of what stands in the grid: a key such as “rank”, its values and how replies spell them.
            Nothing in the grid has a key yet.
          </p>
          <div className="row gap-top">
            <span className="sp" />
            <Button kind="primary" onClick={shut}>
              Done
            </Button>
          </div>
        </div>
      </Dialog>
    )
  }
  const dimension = dimensionOf(key, meant)
  const named = name.trim()
  return (
    <Dialog title="Make a subject pack" width={720} onClose={shut}>
      <div className="names-form">
        <div className="row g12">
          <label className="row g6">
            <span>Name</span>
            <input
              className="inp"
              type="text"
              autoFocus
              value={name}
              placeholder="Police workforce"
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <span className="row g6">
            <span>Key</span>
            <Choice
              label="Key"
              options={keys.map((one) => ({
                key: one.key,
                label: `${one.key.replaceAll('_', ' ')} (${one.values.length})`,
              }))}
              value={key.key}
              onChange={choose}
            />
          </span>
        </div>
        <p className="muted gap-top">
          Write the same meaning beside two values and they are one: “PC” means “Constable”.
        </p>
        <Values value={key} meant={meant} onMean={(value, means) => setMeant({ ...meant, [value]: means })} />
        <div className="row g6 gap-top">
          <span className="muted">
            {count(dimension.values.length, 'value')} in the pack{named === '' && ', which needs a name'}
          </span>
          <span className="sp" />
          <Button kind="quiet" onClick={shut}>
            Done
          </Button>
          <Button disabled={named === ''} onClick={() => void takeHere(named, dimension)}>
            Use in this workspace
          </Button>
          <Button kind="primary" disabled={named === ''} onClick={() => void saveAs(named, dimension)}>
            Save the pack…
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function Values({
  value: { values },
  meant,
  onMean,
}: {
  readonly value: KeyInGrid
  readonly meant: Readonly<Record<string, string>>
  readonly onMean: (value: string, means: string) => void
}): ReactElement {
  return (
    <div className="pack-values gap-top">
      <table className="grid">
        <thead>
          <tr>
            <th>Value</th>
            <th className="num">Numbers</th>
            <th>Written as</th>
            <th>Means</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ value, count: figures, spellings }) => (
            <tr key={value}>
              <td className="ell" title={value}>
                {value}
              </td>
              <td className="num">{figure(figures)}</td>
              <td className="ell sec" title={spellings.join(', ')}>
                {spellings.filter((spelling) => spelling !== value).join(', ')}
              </td>
              <td>
                <input
                  className="inp"
                  type="text"
                  aria-label={`What ${value} means`}
                  maxLength={200}
                  value={meant[value] ?? value}
                  onChange={(event) => onMean(value, event.target.value)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

async function takeHere(pack: string, dimension: PackDimension): Promise<void> {
  const names: readonly NameScoped[] = namesOf(dimension)
  const done = await perform({ do: 'add names', pack, names })
  if (done.ok) notify('good', `Pack “${pack}” is used here: ${count(names.length, 'name')}`)
  else notify('bad', 'The pack was not taken.', done.problem)
}

async function saveAs(pack: string, dimension: PackDimension): Promise<void> {
  await saveJson(await ports().workbench.packFile(pack, [dimension]), pack, `Pack “${pack}”`)
}
