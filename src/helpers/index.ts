import { registerBeside } from '../applications/index.ts'
import { registerHelping } from '../apply/index.ts'
import { forDrafts } from './acts.ts'
import { helperRoutes } from './routes/helper.tsx'
import { personRoutes } from './routes/person.tsx'
import { texts } from './texts/index.ts'

registerHelping(forDrafts)
registerBeside('helpers', {
  tell({ actor, language }) {
    if (actor.role !== 'newcomer' || actor.level === 'code') return []
    const { title, link } = texts(language).beside
    return [{ title, lines: [], links: [{ href: '/mina-uppgifter/hjalpare', text: link }] }]
  },
})

/** The door of helpers: somebody without an account who helps with one application. */
export const helpersRoutes = [personRoutes, helperRoutes]
export { seedHelper } from './demonstration.ts'
