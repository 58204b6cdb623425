import { type ReactElement, useEffect, useState } from 'react'
import { importArrivals } from '../state/imports.ts'
import { ports } from '../state/ports.ts'
import { Icon } from '../ui/icon.tsx'

/** Takes files, folders and zips dropped anywhere on the window. A dropped link or text does nothing. */
export function DropTarget(): ReactElement | null {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      event.preventDefault()
      const files = holdsFiles(event)
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = files ? 'copy' : 'none'
      setOver(files)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      event.preventDefault()
      setOver(false)
      if (!holdsFiles(event) || event.dataTransfer === null) return
      const files = [...event.dataTransfer.files]
      if (files.length === 0) return
      void ports()
        .host.chooseFiles(files)
        .then((arrivals) => importArrivals(arrivals, 'shown'))
    }
    window.addEventListener('dragenter', drag)
    window.addEventListener('dragover', drag)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', drag)
      window.removeEventListener('dragover', drag)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  if (!over) return null
  return (
    <div className="landing">
      <div>
        <Icon name="folder" size={18} />
        Drop to read these replies
        <p>Files, folders and zips, and files of recipes. Originals are copied in and never changed.</p>
      </div>
    </div>
  )
}

function holdsFiles(event: DragEvent): boolean {
  // A link dragged from a browser carries a URL, and sometimes a file made of it.
  const types = event.dataTransfer?.types ?? []
  return types.includes('Files') && !types.includes('text/uri-list')
}
