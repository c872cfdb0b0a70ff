import { fileRoutes } from './files.tsx'
import { releaseRoutes } from './releases.tsx'
import { sourceRoutes } from './sources.tsx'

export const editorFigureRoutes = [fileRoutes, releaseRoutes, sourceRoutes]
