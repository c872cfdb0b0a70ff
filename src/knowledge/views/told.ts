import type { Problems } from '../../design/index.ts'

/** What a refused form draws again, and what has just happened. */
export type Told = {
  problems?: Problems | undefined
  typed?: Record<string, string> | undefined
  status?: string | undefined
}
