import type { ReactElement } from 'react'
import type { Comparison, Panel } from '../../../app/query/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { count } from '../../ui/words.ts'
import { type Column, classes, isNumber } from './columns.ts'
import { changeWords, rateWords, sumWords } from './figure-words.ts'

/** The head of a group, with the sums of its own matched panel. */
export function GroupRow({
  name,
  size,
  panel,
  found,
  columns,
}: {
  readonly name: string
  readonly size: number
  readonly panel: Panel
  readonly found: Comparison
  readonly columns: readonly Column[]
}): ReactElement {
  return (
    <tr className="grp">
      {columns.map((column) => (
        <td
          key={column.key}
          className={classes(isNumber(column) && 'num', column.look)}
          title={panel.words === '' ? undefined : panelTitle(panel)}
        >
          {column.key === 'force' ? (
            <>
              {name} <span className="plain">{size}</span>
            </>
          ) : column.key === 'flags' ? (
            matchedWords(panel, size) !== '' && <span className="plain">{matchedWords(panel, size)}</span>
          ) : (
            sumFace(panel, column, found)
          )}
        </td>
      ))}
    </tr>
  )
}

/** Of how many of its forces the sums and the change of a group are; nothing where they are of all. */
function matchedWords({ words, forces }: Panel, size: number): string {
  if (words === '' || forces.length === size) return ''
  return forces.length === 0 ? 'no sum: none matched' : `sums: ${forces.length} of ${count(size, 'force')}`
}

/** The sums of all forces that may be added up, at the foot. */
export function PanelRow({
  panel,
  found,
  columns,
}: {
  readonly panel: Panel
  readonly found: Comparison
  readonly columns: readonly Column[]
}): ReactElement {
  const apart = found.rows.filter(({ verdict }) => verdict === 'cannot').length
  return (
    <tr>
      {columns.map((column) => (
        <td key={column.key} className={classes(isNumber(column) && 'num', column.look)} title={panelTitle(panel)}>
          {column.key === 'force'
            ? `${count(panel.forces.length, 'force')} matched`
            : column.key === 'flags'
              ? apart > 0 && (
                  <span className="cmp-flag tone-warn">
                    <Icon name="warning" size={12} />
                    <span className="ell">{apart} cannot share an axis</span>
                  </span>
                )
              : column.key === 'bar'
                ? panel.change.percent !== null && <span className="plain">dashed: all forces</span>
                : sumFace(panel, column, found)}
        </td>
      ))}
    </tr>
  )
}

/** Whose sum it is, and who was left out for what. */
function panelTitle({ words, leftOut }: Panel): string {
  return [words, ...leftOut.map(({ name, reason }) => `Without ${name}: ${reason}`)].join('\n')
}

function sumFace(panel: Panel, { key }: Column, { measure }: Comparison): ReactElement | string {
  const [what, nth] = key.split(' ')
  const slotted = (words: string) => (
    <>
      {words}
      <span className="mk" />
    </>
  )
  switch (what) {
    case 'figure':
      return slotted(sumWords(panel.sums[Number(nth)] ?? null))
    case 'whole':
      return slotted(sumWords(panel.whole))
    case 'change':
      return changeWords(panel.change, measure)
    case 'rate':
      return rateWords(panel.rates[Number(nth)] ?? null)
    default:
      return ''
  }
}
