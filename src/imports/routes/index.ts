import { checkedRoutes } from './checked.tsx'
import { columnRoutes } from './columns.tsx'
import { startRoutes } from './start.tsx'

export const importRoutes = [startRoutes, columnRoutes, checkedRoutes]
