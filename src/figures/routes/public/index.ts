import { catalogueRoutes } from './catalogue.ts'
import { compareRoutes } from './compare.tsx'
import { openDataRoutes } from './open-data.tsx'
import { figurePageRoutes } from './pages.tsx'
import { peerRoutes } from './peers.tsx'
import { releaseRoutes } from './releases.tsx'
import { subscribeRoutes } from './subscribe.tsx'
import { tileRoutes } from './tiles.tsx'

export const publicFigureRoutes = [
  figurePageRoutes,
  compareRoutes,
  peerRoutes,
  releaseRoutes,
  subscribeRoutes,
  openDataRoutes,
  catalogueRoutes,
  tileRoutes,
]
