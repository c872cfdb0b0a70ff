/** The door of figures: what neighbours may publish, and what the site mounts. */
export { seedFigures } from './acts/seed.ts'
