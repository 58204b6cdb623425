import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { PagePicture } from '../../app/contract/index.ts'
import { ports } from './ports.ts'
import { useSession } from './session.ts'

/** A page of a pdf file of the workspace as a picture; null where it cannot be drawn. Drawn in a worker of its own that is then ended. */
export function usePagePicture(sha256: string, page: number, enabled: boolean): UseQueryResult<PagePicture | null> {
  const workspace = useSession((session) => session.workspace?.id ?? '')
  return useQuery({
    // The bytes of a file never change: a picture of it is asked for once a workspace.
    queryKey: [workspace, 'page picture', sha256, page],
    queryFn: () => draw(sha256, page),
    enabled,
    gcTime: 30_000,
  })
}

async function draw(sha256: string, page: number): Promise<PagePicture | null> {
  const bytes = await ports().workbench.sourceBytes(sha256)
  if (bytes === null) return null
  const reader = ports().startReader()
  try {
    return (await reader.pagePicture(bytes, page)) ?? null
  } catch {
    return null
  } finally {
    reader.end()
  }
}
