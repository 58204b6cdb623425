import { type ReactElement, useState } from 'react'
import type { ChartLayout } from '../../../app/chart/index.ts'
import { Button } from '../../ui/button.tsx'
import { Segments } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { ExportFormat } from './use-export.ts'

const SCALES = ['1', '2', '3'] as const

/** Asks how a chart is exported: a drawing that stays sharp, or a picture of so many pixels. */
export function ExportDialog({
  layout,
  onExport,
  onClose,
}: {
  readonly layout: ChartLayout
  readonly onExport: (format: ExportFormat, scale: number) => Promise<void>
  readonly onClose: () => void
}): ReactElement {
  const [format, setFormat] = useState<ExportFormat>('svg')
  const [scale, setScale] = useState<(typeof SCALES)[number]>('2')
  const [busy, setBusy] = useState(false)
  const times = Number(scale)
  return (
    <Dialog title="Export the chart" width={400} onClose={onClose}>
      <div className="export-form">
        <div className="slots">
          <span className="muted">Format</span>
          <Segments
            label="Format"
            options={[
              { key: 'svg', label: 'SVG' },
              { key: 'png', label: 'PNG' },
            ]}
            value={format}
            onChange={setFormat}
          />
          {format === 'png' && (
            <>
              <span className="muted">Size</span>
              <Segments
                label="Size"
                options={SCALES.map((key) => ({ key, label: `${key}×` }))}
                value={scale}
                onChange={setScale}
              />
            </>
          )}
        </div>
        <p className="muted">
          {format === 'svg'
            ? `${layout.width} × ${layout.height}, with its font, alt text and source cells inside. Sharp at any size.`
            : `${layout.width * times} × ${layout.height * times} pixels.`}
        </p>
        <div className="row">
          <span className="sp" />
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabled={busy}
            onClick={() => {
              setBusy(true)
              void onExport(format, times).finally(onClose)
            }}
          >
            Export {format.toUpperCase()}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
