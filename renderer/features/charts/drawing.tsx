import type { ReactElement } from 'react'
import type {
  AnnotationMark,
  ChartLayout,
  RuleMark,
  SwatchMark,
  TextMark,
  WithheldMark,
} from '../../../app/chart/index.ts'

/** The hatch of what is withheld: the same tile as in the exported file. */
export const HATCH = 'chart-withheld'

/** Colour of a chart token; the paper is light in both themes. */
export function tokenColour(token: string): string {
  return token === 'paper' ? 'var(--chart-paper)' : `var(--chart-${token})`
}

/** The pattern that withheld marks are filled with. */
export function HatchPattern(): ReactElement {
  return (
    <defs>
      <pattern id={HATCH} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} fill="var(--chart-held-ground)" />
        <path d="M0 0v6" stroke="var(--chart-held-stripe)" strokeWidth={1.6} />
      </pattern>
    </defs>
  )
}

/** What lies under the figures: bands of whole periods, bands where nothing was given, the lines of the axes. */
export function Ground({ layout }: { readonly layout: ChartLayout }): ReactElement {
  return (
    <g aria-hidden>
      {layout.annotations.map(
        ({ id, band }) => band !== null && <rect key={id} {...band} fill={tokenColour('seq-1')} />,
      )}
      {layout.withheld.map((mark) => mark.shape === 'band' && <Withheld key={keyOf(mark)} mark={mark} />)}
      {layout.rules.map((rule) => (
        <Rule key={`${rule.x1} ${rule.y1} ${rule.x2} ${rule.y2} ${rule.colour}`} rule={rule} />
      ))}
    </g>
  )
}

/** What lies over the figures: ranges, legend, every text, the annotations with their leaders. */
export function Words({
  layout,
  chosen,
}: {
  readonly layout: ChartLayout
  readonly chosen: string | null
}): ReactElement {
  return (
    <g aria-hidden>
      {layout.entered.map(({ series, category, outline }) => (
        <g key={`${series} ${category}`} data-entered={category}>
          <Ring outline={outline} />
        </g>
      ))}
      {layout.swatches.map((swatch) => (
        <Swatch key={`${swatch.x} ${swatch.y}`} swatch={swatch} />
      ))}
      {layout.texts.map((mark) => (
        <Text key={`${mark.role} ${mark.x} ${mark.y} ${mark.text}`} mark={mark} />
      ))}
      {layout.annotations.map((annotation) => (
        <Callout key={annotation.id} annotation={annotation} chosen={annotation.id === chosen} />
      ))}
    </g>
  )
}

/** Ranges from the lowest to the highest value that a reply allows. */
export function Ranges({ layout }: { readonly layout: ChartLayout }): ReactElement {
  return (
    <g aria-hidden>
      {layout.withheld.map((mark) => mark.shape === 'range' && <Withheld key={keyOf(mark)} mark={mark} />)}
    </g>
  )
}

function keyOf(mark: WithheldMark): string {
  return `${mark.series} ${mark.category} ${mark.shape}`
}

function Withheld({ mark }: { readonly mark: WithheldMark }): ReactElement {
  return (
    <g data-withheld={mark.status}>
      <rect {...mark.box} fill={`url(#${HATCH})`} />
      {mark.outline !== '' && <path d={mark.outline} stroke={tokenColour('held')} strokeWidth={1} fill="none" />}
      {mark.arrow !== '' && <path d={mark.arrow} fill={tokenColour('held')} />}
    </g>
  )
}

function Rule({ rule }: { readonly rule: RuleMark }): ReactElement {
  const width = rule.colour === 'grid' || rule.dashed ? 1 : rule.colour === 'axis' ? 1.2 : 2
  return (
    <path
      d={`M${rule.x1} ${rule.y1}L${rule.x2} ${rule.y2}`}
      stroke={tokenColour(rule.colour)}
      strokeWidth={width}
      strokeDasharray={rule.dashed ? '2 3' : undefined}
      fill="none"
    />
  )
}

/** Paper under the ink, so that it is seen on a bar too. */
function Ring({ outline }: { readonly outline: string }): ReactElement {
  return (
    <>
      <path d={outline} stroke={tokenColour('paper')} strokeWidth={4} fill="none" />
      <path d={outline} stroke={tokenColour('ink')} strokeWidth={1.5} fill="none" />
    </>
  )
}

function Swatch({ swatch }: { readonly swatch: SwatchMark }): ReactElement {
  const { x, y, kind, outline } = swatch
  const colour = tokenColour(swatch.colour)
  if (kind === 'ring') return <Ring outline={outline} />
  if (kind === 'box') return <rect x={x} y={y - 6} width={12} height={12} fill={colour} />
  if (kind === 'hatch') {
    return <rect x={x + 0.5} y={y - 5.5} width={23} height={11} fill={`url(#${HATCH})`} stroke={tokenColour('held')} />
  }
  return (
    <>
      <path d={`M${x} ${y}h24`} stroke={colour} strokeWidth={2} fill="none" />
      {outline !== '' && <path d={outline} fill={colour} />}
    </>
  )
}

function Text({ mark }: { readonly mark: TextMark }): ReactElement {
  return (
    <text
      x={mark.x}
      y={mark.y}
      className={mark.halo ? 'halo' : undefined}
      fontSize={mark.size}
      fontWeight={mark.weight}
      textAnchor={mark.anchor}
      fill={tokenColour(mark.colour)}
    >
      {mark.text}
    </text>
  )
}

function Callout({
  annotation,
  chosen,
}: {
  readonly annotation: AnnotationMark
  readonly chosen: boolean
}): ReactElement {
  const [start, bend, end] = annotation.leader
  const { text, marker } = annotation
  return (
    <g data-annotation={annotation.id}>
      {start !== undefined && bend !== undefined && end !== undefined && (
        <path
          d={`M${start.x} ${start.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`}
          stroke={tokenColour('ink2')}
          strokeWidth={1}
          fill="none"
        />
      )}
      {marker !== null && <circle cx={marker.x} cy={marker.y} r={7.5} className="chart-number" />}
      {annotation.words.map((mark) => (
        <Text key={mark.y} mark={mark} />
      ))}
      {chosen && marker === null && (
        <rect className="chart-chosen" x={text.x - 4} y={text.y - 2} width={text.width + 8} height={text.height + 4} />
      )}
      {chosen && marker !== null && <circle className="chart-chosen" cx={marker.x} cy={marker.y} r={10} />}
    </g>
  )
}
